"""Who does it and to whom: the nouns of a matched frame, and the actors of the reading that they name."""

from collections.abc import Iterable, Iterator

from dateline.base.spans import Span, hull
from dateline.parse import Token, phrases
from dateline.recognise.events.doing import authors, opponents, parties
from dateline.recognise.events.match import Match
from dateline.recognise.events.nouns import doer
from dateline.recognise.events.receivers import oblique, receiver_places
from dateline.recognise.events.view import View, lemma_of, listed

JOINT_TYPES = frozenset({"CONSULT", "ASSAULT", "COOPERATE"})
_LONGEST_EVIDENCE = 220  # code points: a clause core longer than this is cut to trigger and object
_LONGEST_GAP = 60  # code points between trigger and a noun of its clause: more holds another clause


def actors_of(view: View, match: Match) -> tuple[str, ...]:
    """The ids of those who act, in text order."""
    nouns = [match.agent] if match.agent is not None else []
    if match.agent is not None and match.frame.is_verb:
        nouns = [one for one in (_doer(view, match.agent),) if one is not None]
    nouns = authors(view, match) or nouns or opponents(view, match) or parties(view, match)
    if match.frame.swap:
        nouns = _objects(match) or oblique(view, match, ("by", "from", "in"))
    if match.frame.joint and (match.frame.own or match.frame.type in JOINT_TYPES):
        nouns += [*_objects(match), *oblique(view, match, ("with", "between", "among"))]
    moved = match.frame.type == "MOBILIZE" or "withdraw" in match.frame.modes
    if not nouns and moved and match.object is not None:
        nouns = _owners(view, match.object)
    found = _unique(actor for noun in nouns for actor in named(view, noun))
    return tuple(actor for actor in found if actor not in _done_to(view, match))


def _done_to(view: View, match: Match) -> tuple[str, ...]:
    """The subject of a passive clause never does it: 'Hale was killed by men in his house'."""
    harm = match.frame.type in ("ASSAULT", "COERCE", "SANCTION") and not match.frame.swap
    passive = harm and match.frame.is_verb and phrases.is_passive(view.sentence, match.token)
    if not passive or match.object is None:
        return ()
    actor = view.index.at(view.span_of_noun(match.object), match.object.span)
    return (actor.id,) if actor is not None else ()


def _doer(view: View, noun: Token) -> Token | None:
    """The noun itself, or for a deed ('the bombing of a market by rebels') who does it, never to whom it is done."""
    who, is_deed = doer(view, noun)
    return who if is_deed and not view.index.at(noun.span) else noun


def _answerable(view: View, match: Match, noun: Token) -> Token | None:
    """The noun itself; for a deed that is condemned, asked for, praised or protested against who does it.

    Never to whom it is done; and nobody answers for a death: 'protests over the death of a student'.
    """
    if match.frame.type == "PROTEST" and lemma_of(noun) in listed("losses"):
        return next((one for one in view.heads(noun) if lemma_of(one) not in listed("losses")), None)
    told = match.frame.type in ("ACCUSE", "REQUEST", "SUPPORT", "PROTEST")
    if not told or "allege" in match.frame.modes or lemma_of(noun) in listed("penalty"):
        return noun
    return _doer(view, noun)


def _owners(view: View, troops: Token) -> list[Token]:
    """Whose troops or weapons are moved where nobody is said to move them: 'US troops will be sent'."""
    owners = [m for m in view.modifiers(troops) if view.index.mentions(m.span)]
    return owners or ([troops] if view.index.mentions(troops.span) else [])


def recipients_of(view: View, match: Match, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of those to whom it is done: the first place of the frame where somebody stands who does not act."""
    if match.frame.swap:
        found = named(view, match.agent) if match.agent is not None else ()
        return tuple(actor for actor in found if actor not in actors)
    if match.receiving and match.light is not None:
        subject = phrases.subject(view.sentence, match.light)
        return named(view, subject) if subject is not None else ()
    for nouns in receiver_places(view, match):
        answering = [one for noun in nouns if (one := _answerable(view, match, noun)) is not None]
        found = _unique(actor for noun in answering for actor in named(view, noun) if actor not in actors)
        if found:
            return found
    return ()


def receivers(view: View, match: Match) -> list[Token]:
    """The nouns of the first place of the frame that is filled, whether they name an actor or not."""
    return next((nouns for nouns in receiver_places(view, match) if nouns), [])


def evidence(view: View, match: Match) -> Span:
    """The shortest run that shows actor and act: agent, trigger, object."""
    core = [word.span for word in match.words if not word.is_inserted] or [match.token.span]
    if match.light is None and not match.frame.is_verb:
        core.append(view.span_of_noun(match.token))
    nouns = [match.object] if match.object is not None else []
    nouns += [noun for noun in receivers(view, match) if noun is not match.object][:1]
    for noun in nouns:
        core = _with(core, _whole(view, noun))
    if match.agent is not None and not match.agent.is_inserted and not _is_parted(view, match.agent, match):
        fired = [word for word in view.sentence.children(match.agent, "acl") if lemma_of(word) in listed("fires")]
        core = _with(core, hull([_whole(view, match.agent), *(word.span for word in fired if word.tag == "VBG")]))
    return hull(core)


def _whole(view: View, noun: Token) -> Span:
    """The phrase of a noun with those coordinated with it."""
    return hull(view.span_of_noun(head) for head in phrases.with_conjuncts(view.sentence, noun))


def _is_parted(view: View, agent: Token, match: Match) -> bool:
    """Another act stands between agent and trigger: 'Ostland opposes the plan and calls on ...'."""
    verb = match.predicate
    head = view.sentence.head(verb)
    return verb.dep == "conj" and head.pos == "VERB" and agent.index < head.index < verb.index


def _with(core: list[Span], phrase: Span) -> list[Span]:
    """The core with a phrase, unless a long gap parts them or the run grows too long."""
    run = hull(core)
    gap = max(phrase.start - run.end, run.start - phrase.end)
    return [*core, phrase] if gap <= _LONGEST_GAP and hull([run, phrase]).length() <= _LONGEST_EVIDENCE else core


def named(view: View, noun: Token, depth: int = 0) -> tuple[str, ...]:
    """The ids of the actors that a noun and its conjuncts name.

    Where the head names nobody ('the missiles fired by the army', 'the decision of the court', 'Greek raid'), those
    who stand in its phrase as possessor, maker or name.
    """
    found: list[str] = []
    for head in view.heads(noun):
        actor = view.index.at(view.span_of_noun(head), head.span)
        members = _members(view, head)
        if actor is not None and not _is_list(view, head, members):
            found += _all_called(view, head)
        found += members
        if actor is None and not members and depth < 2:
            found += list(_inside(view, head, depth)) or _beside(view, head)
    return _unique(found)


def _all_called(view: View, head: Token) -> list[str]:
    """Whoever the words name: 'both countries' are two."""
    best = view.index.mention(view.span_of_noun(head), head.span)
    return [actor.id for mention, actor in view.index.mentions(best[0].span) if mention == best[0]] if best else []


def _beside(view: View, head: Token) -> list[str]:
    """Whoever the words stand beside: Norland of 'Norland, a country that sent tents'."""
    if head.dep != "appos":
        return []
    above = view.sentence.head(head)
    actor = view.index.at(view.span_of_noun(above), above.span)
    return [actor.id] if actor is not None else []


def _members(view: View, head: Token) -> list[str]:
    """The ids of those by name whom a general noun stands for: 'states including A and B', 'two parties, A and B'."""
    sentence = view.sentence
    nouns = [noun for _, noun in phrases.prepositional(sentence, head, "including")] + _apposed(view, head)
    inner = [one for noun in nouns for one in phrases.with_conjuncts(sentence, noun)]
    actors = [view.index.at(view.span_of_noun(one), one.span) for one in inner if one.pos == "PROPN"]
    return [actor.id for actor in actors if actor is not None]


def _apposed(view: View, head: Token) -> list[Token]:
    lists = [noun for noun in view.sentence.children(head, "appos") if view.sentence.child(noun, "conj")]
    return lists if head.tag == "NNS" else []


def _is_list(view: View, head: Token, members: list[str]) -> bool:
    """'Two parties, A and B' are A and B; 'nine people, including A' are not only A."""
    return bool(members) and bool(_apposed(view, head))


def _inside(view: View, head: Token, depth: int) -> Iterator[str]:
    sentence = view.sentence
    places: list[list[Token]] = [
        [] if lemma_of(head) in listed("kin") else sentence.children(head, "poss"),
        [inner for _, inner in phrases.prepositional(sentence, head, "by")],
        [m for m in view.modifiers(head) if m.dep != "poss"][::-1],
        [inner for _, inner in phrases.prepositional(sentence, head, "of", "from", "on", "against", "in")],
        [
            by
            for acl in sentence.children(head, "acl", "relcl")
            if (by := phrases.agent(sentence, acl)) not in (None, head)
        ],
    ]
    for nouns in places:
        found = [actor for noun in nouns for actor in named(view, noun, depth + 1)]
        if found:
            yield from found
            return


def _objects(match: Match) -> list[Token]:
    return [match.object] if match.object is not None and match.object not in match.claims else []


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
