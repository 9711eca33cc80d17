"""Who does it and to whom: the nouns of a matched frame, and the actors of the reading that they name."""

from collections.abc import Iterable, Iterator

from dateline.base.spans import Span, hull
from dateline.parse import Token, phrases
from dateline.recognise.events.triggers import Match
from dateline.recognise.events.view import View

JOINT_TYPES = frozenset({"CONSULT", "ASSAULT", "COOPERATE"})
_LONGEST_EVIDENCE = 220  # code points: a clause core longer than this is cut to trigger and object


def actors_of(view: View, match: Match) -> tuple[str, ...]:
    """The ids of those who act, in text order."""
    nouns = [match.agent] if match.agent is not None else []
    if match.frame.swap:
        nouns = _objects(match) or _oblique(view, match, ("by", "from", "in"))
    if match.frame.joint and match.frame.type in JOINT_TYPES:
        nouns += [*_objects(match), *_oblique(view, match, ("with", "between", "among"))]
    return _unique(actor for noun in nouns for actor in named(view, noun))


def recipients_of(view: View, match: Match, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of those to whom it is done: the first place of the frame where somebody stands who does not act."""
    if match.frame.swap:
        found = named(view, match.agent) if match.agent is not None else ()
        return tuple(actor for actor in found if actor not in actors)
    if match.receiving and match.light is not None:
        subject = phrases.subject(view.sentence, match.light)
        return named(view, subject) if subject is not None else ()
    for nouns in _receiver_places(view, match):
        found = _unique(actor for noun in nouns for actor in named(view, noun) if actor not in actors)
        if found:
            return found
    return ()


def receivers(view: View, match: Match) -> list[Token]:
    """The nouns of the first place of the frame that is filled, whether they name an actor or not."""
    return next((nouns for nouns in _receiver_places(view, match) if nouns), [])


def evidence(view: View, match: Match) -> Span:
    """The shortest run that shows actor and act: agent, trigger, object."""
    sentence = view.sentence
    core = [word.span for word in match.words if not word.is_inserted] or [match.token.span]
    if match.light is None and not match.frame.is_verb:
        core.append(view.span_of_noun(match.token))
    nouns = [match.object] if match.object is not None else []
    nouns += [noun for noun in receivers(view, match) if noun is not match.object][:1]
    for noun in nouns:
        if not _far(noun, match):
            core.append(view.span_of_noun(noun))
    run = hull(core)
    if match.agent is not None and not match.agent.is_inserted:
        whole = hull([run, view.span_of_noun(match.agent)])
        if whole.length() <= _LONGEST_EVIDENCE:
            run = whole
    if run.length() > _LONGEST_EVIDENCE:
        run = hull(word.span for word in match.words if not word.is_inserted)
    return run if sentence.span.covers(run) else hull([match.token.span])


def _far(noun: Token, match: Match) -> bool:
    return abs(noun.index - match.token.index) > 25


def named(view: View, noun: Token, depth: int = 0) -> tuple[str, ...]:
    """The ids of the actors that a noun and its conjuncts name. Where the head names nobody ('the missiles fired by the
    army', 'the decision of the court', 'US airstrike'), those who stand in its phrase as possessor, maker or name.
    """
    found: list[str] = []
    for head in view.heads(noun):
        actor = view.index.at(view.span_of_noun(head), head.span)
        if actor is not None:
            found.append(actor.id)
        elif depth < 2:
            found += _inside(view, head, depth)
    return _unique(found)


def _inside(view: View, head: Token, depth: int) -> Iterator[str]:
    sentence = view.sentence
    places: list[list[Token]] = [
        sentence.children(head, "poss"),
        [inner for _, inner in phrases.prepositional(sentence, head, "by")],
        [m for m in view.modifiers(head) if m.dep != "poss"][::-1],
        [inner for _, inner in phrases.prepositional(sentence, head, "of", "from", "on", "against", "in")],
        [by for acl in sentence.children(head, "acl", "relcl") if (by := phrases.agent(sentence, acl)) is not None and by is not head],
    ]
    for nouns in places:
        found = [actor for noun in nouns for actor in named(view, noun, depth + 1)]
        if found:
            yield from found
            return


def _objects(match: Match) -> list[Token]:
    return [match.object] if match.object is not None and match.object not in match.claims else []


def _oblique(view: View, match: Match, prepositions: tuple[str, ...]) -> list[Token]:
    hosts = [host for host in (match.token, match.light, *match.claims) if host is not None]
    return [noun for host in hosts for _, noun in phrases.prepositional(view.sentence, host, *prepositions)]


def _receiver_places(view: View, match: Match) -> Iterator[list[Token]]:
    sentence, frame = view.sentence, match.frame
    if frame.is_verb and frame.give:
        yield sentence.children(match.token, "dative")
    if not frame.is_verb and frame.of == "recipient":
        yield [noun for _, noun in phrases.prepositional(sentence, match.token, "of")]
    for place in frame.receivers:
        if place == "object":
            yield _dative_or_object(view, match)
        else:
            yield _oblique(view, match, (place,))
    if not frame.is_verb and frame.of == "recipient":
        yield [owner for owner in sentence.children(match.token, "poss") if owner is not match.agent]
        yield [m for m in view.modifiers(match.token) if m is not match.agent and m.dep != "poss"]


def _dative_or_object(view: View, match: Match) -> list[Token]:
    dative = [noun for noun in view.sentence.children(match.token, "dative") if noun.pos != "ADP"]
    return dative or ([match.object] if match.object is not None else [])


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
