"""Where the recipient of an act stands: object, preposition, the clause of what is asked, alleged or promised."""

from collections.abc import Iterator

from dateline.parse import Token, phrases
from dateline.recognise.events.conditions import has_to
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

_TIMES = frozenset("today yesterday day night morning afternoon evening week weekend month summer winter year".split())


def oblique(view: View, match: Match, prepositions: tuple[str, ...]) -> list[Token]:
    """The nouns behind prepositions that hang on the words of the match."""
    hosts = dict.fromkeys(h for h in (match.token, match.light, *match.claims, *_said(view, match)) if h is not None)
    found = [noun for host in hosts for _, noun in phrases.prepositional(view.sentence, host, *prepositions)]
    found = [noun for noun in found if lemma_of(noun) not in listed("weekdays")]
    return found or _stolen(view, match.token, prepositions)


def _said(view: View, match: Match) -> list[Token]:
    """The words of what is said that may have a side behind them: 'said it would hold talks with Norland'."""
    if match.frame.words != ("say",):
        return []
    return [one for word in match.words[1:] for one in (word, *view.sentence.children(word, "dobj"))]


def _stolen(view: View, verb: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The noun right behind a preposition that the parser took for the subject of what follows.

    'works with Norland to stop it', 'called on Gov. Hale (R) to resign': the preposition is left with nothing.
    """
    sentence = view.sentence
    empty = [p for p in sentence.children(verb, "prep") if p.lower in prepositions and not sentence.children(p)]
    subjects = [verb, *sentence.children(verb, "xcomp", "advcl", "conj", "ccomp")]
    nouns = [noun for clause in subjects for noun in sentence.children(clause, "nsubj") if noun.index > verb.index]
    return [noun for noun in nouns for p in empty if sentence.subtree(noun)[0].index == p.index + 1]


def receiver_places(view: View, match: Match) -> Iterator[list[Token]]:
    """The nouns of each place where a recipient may stand, the likeliest place first."""
    sentence, frame = view.sentence, match.frame
    if frame.is_verb and frame.give:
        yield sentence.children(match.token, "dative")
    if not frame.is_verb and frame.of == "recipient":
        yield [noun for _, noun in phrases.prepositional(sentence, match.token, "of")]
        yield behind_day(view, match.token, "of")
    for place in frame.receivers:
        if place == "object":
            yield _dative_or_object(view, match)
        elif place != "for" or frame.type != "REQUEST" or _asked_to(view, match):
            yield oblique(view, match, (place,))
        else:  # 'called for a new court' asks the court for nothing
            yield [noun for noun in oblique(view, match, (place,)) if not view.is_actor_like(noun)]
    if not frame.is_verb:
        yield behind_day(view, match.token, *frame.receivers)
    if frame.type in ("ASSAULT", "COERCE"):
        yield from _worked_on(view, match)
    if frame.type == "ASSAULT":
        yield _harmed(view, match)
    if frame.is_verb and frame.type in ("REQUEST", "ACCUSE"):
        yield _asked_to(view, match) if frame.type == "REQUEST" else _told_of(view, match)
    if frame.type in ("AGREE", "THREATEN", "REJECT"):
        yield from _meant(view, match)
    if not frame.is_verb and "recipient" in (frame.of, frame.owner):
        yield [owner for owner in sentence.children(match.token, "poss") if owner is not match.agent]
    if not frame.is_verb and frame.of == "recipient":
        yield [
            m
            for m in view.modifiers(match.token)
            if m is not match.agent and m.dep != "poss" and not _is_state(view, m)
        ]


def behind_day(view: View, noun: Token, *prepositions: str) -> list[Token]:
    """Whom a noun's preposition names behind a time: 'the bombings this month of two ports', 'the raid Friday on'."""
    after = view.sentence.tokens[noun.index + 1 : noun.index + 4]
    times = [one for one in after if one.dep in ("npadvmod", "tmod") and lemma_of(one) in _TIMES | listed("weekdays")]
    return [who for time in times for _, who in phrases.prepositional(view.sentence, time, *prepositions)]


def _worked_on(view: View, match: Match) -> Iterator[list[Token]]:
    """On whom a tool is used: 'used their shields to push back against the strikers'."""
    sentence = view.sentence
    if not match.frame.is_verb or lemma_of(match.token) not in ("use", "deploy"):
        return
    for clause in sentence.children(match.token, "xcomp", "advcl"):
        yield sentence.children(clause, "dobj")
        yield [noun for _, noun in phrases.prepositional(sentence, clause, "against", "at", "on", "into")]


def _harmed(view: View, match: Match) -> list[Token]:
    """Whom the act harmed, as a participle tells: 'shot at a car, killing an officer'."""
    led_to = view.sentence.children(match.predicate, "advcl", "acl")
    harms = [verb for verb in led_to if verb.tag == "VBG" and lemma_of(verb) in listed("harms")]
    return [noun for verb in harms for noun in view.sentence.children(verb, "dobj")]


def _asked_to(view: View, match: Match) -> list[Token]:
    """Who is to do what is asked: 'called for the army to withdraw', 'demanded that the army withdraw'."""
    sentence = view.sentence
    clauses = sentence.children(match.token, "advcl", "ccomp", "xcomp")
    asked = [c for c in clauses if sentence.child(c, "mark") and (has_to(sentence, c) or c.dep == "ccomp")]
    return [who for clause in asked if (who := phrases.own_subject(sentence, clause)) is not None]


def _told_of(view: View, match: Match) -> list[Token]:
    """Who does what is alleged or complained of: 'complained that the army had shot them'."""
    sentence = view.sentence
    clauses = [c for c in sentence.children(match.token, "ccomp") if c.index > match.token.index]
    if {"investigate"} & set(match.frame.modes):
        return []
    return [who for clause in clauses if (who := phrases.agent(sentence, clause)) is not None]


def _meant(view: View, match: Match) -> Iterator[list[Token]]:
    """Whom what is promised, threatened or refused is to reach: 'agreed to send tents to the villagers'."""
    sentence = view.sentence
    clauses = sentence.children(match.token, "xcomp") if match.frame.is_verb else []
    clauses += [c for c in sentence.children(match.token, "acl") if not match.frame.is_verb and has_to(sentence, c)]
    for clause in clauses:
        yield [noun for _, noun in phrases.prepositional(sentence, clause, "to", "with", "against", "into")]
        if match.frame.type == "THREATEN" or lemma_of(clause) in listed("faced"):
            yield [noun for noun in sentence.children(clause, "dobj") if not _is_owned(view, noun)]


def _is_owned(view: View, noun: Token) -> bool:
    """'Its troops', 'their men'."""
    return any(owner.pos == "PRON" for owner in view.sentence.children(noun, "poss"))


def _dative_or_object(view: View, match: Match) -> list[Token]:
    dative = [noun for noun in view.sentence.children(match.token, "dative") if noun.pos != "ADP"]
    return dative or ([match.object] if match.object is not None else [])


def _is_state(view: View, modifier: Token) -> bool:
    """'Greek' of 'the Greek massacres': where it was or who did it, not to whom it was done."""
    return any(actor.kind == "state" for _, actor in view.index.mentions(modifier.span))
