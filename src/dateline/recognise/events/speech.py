"""Acts done by saying something: 'said they must', 'said it will not', 'said it stood ready', 'said he was guilty'."""

from collections.abc import Callable

from dateline.knowledge.triggers import Frame
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.conditions import has_to
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

_SAY = ("say",)
REFUSES = Frame(
    type="REJECT", is_verb=True, words=_SAY, receivers=("object", "to", "with", "on", "from", "by"), score=0.8
)
AGREES = Frame(type="AGREE", is_verb=True, words=_SAY, receivers=("object", "to", "with", "for", "from"), score=0.7)
THREATENS = Frame(type="THREATEN", is_verb=True, words=_SAY, receivers=("object", "against", "on"), score=0.65)
DEMANDS = Frame(type="REQUEST", is_verb=True, words=_SAY, receivers=("object",), score=0.65)
SIDES_WITH = Frame(type="SUPPORT", is_verb=True, words=_SAY, receivers=("object",), score=0.65)
ALLEGES = Frame(type="ACCUSE", is_verb=True, words=_SAY, modes=("allege",), receivers=("object",), score=0.7)


def find_speech_acts(view: View) -> list[Match]:
    """The acts that verbs of saying tell with their clause, and willingness told without one, in text order."""
    found = []
    for token in view.sentence.tokens:
        if token.pos == "VERB" and lemma_of(token) in listed("say"):
            found += [match for clause in _said(view.sentence, token) if (match := _said_act(view, token, clause))]
        elif token.pos in ("VERB", "AUX") and (match := _willing(view, token)):
            found.append(match)
    return found


def _said(sentence: Sentence, verb: Token) -> list[Token]:
    """The clauses that are said, with those coordinated with them."""
    clauses = sentence.children(verb, "ccomp")
    for clause in list(clauses):
        clauses += [c for c in sentence.children(clause, "conj") if c.pos in ("VERB", "AUX")]
    return clauses


def _said_act(view: View, verb: Token, clause: Token) -> Match | None:
    """The first rule that holds for what is said."""
    speaker = phrases.agent(view.sentence, verb) or phrases.subject(view.sentence, verb)
    if speaker is None or not view.is_actor_like(speaker):
        return None
    about = phrases.subject(view.sentence, clause)
    rules: tuple[Callable[[View, Token, Token | None, Token], tuple[Frame, Token | None] | None], ...]
    rules = (_refuses, _offers, _threatens, _demands, _sides_with, _alleges)
    for rule in rules:
        found = rule(view, clause, about, speaker)
        if found is not None:
            frame, whom = found
            ready = [x for c in _ready_words(view, clause) for x in (c, *view.sentence.children(c, "xcomp"))]
            return Match(frame, verb, (verb, clause, *ready, *_verdict(view, clause)), speaker, whom)
    return None


def _refuses(view: View, clause: Token, about: Token | None, speaker: Token) -> tuple[Frame, Token | None] | None:
    """'said it will not lift the siege', 'said it had no part in it', 'said talks were out of the question'."""
    sentence = view.sentence
    if _is_own(about, speaker) and listed("will") & set(phrases.auxiliaries(sentence, clause)):
        negated = phrases.is_negated(sentence, clause)
        if negated and lemma_of(clause) in listed("yield_verbs"):
            return REFUSES, phrases.patient(sentence, clause)
    if _is_own(about, speaker) and lemma_of(clause) == "have" and phrases.is_negated(sentence, clause):
        had = sentence.child(clause, "dobj")
        if had is not None and lemma_of(had) in listed("no_part"):
            return REFUSES, None
    words = view.words_of(clause)
    if {"out", "question"} <= words and lemma_of(clause) == "be":
        return REFUSES, about
    return None


def _offers(view: View, clause: Token, about: Token | None, speaker: Token) -> tuple[Frame, Token | None] | None:
    """'said it would reopen the port', 'said it stood ready to help'."""
    sentence = view.sentence
    if not _is_own(about, speaker) or phrases.is_negated(sentence, clause):
        return None
    if _readiness(view, clause):
        return AGREES, None
    future = listed("will") & set(phrases.auxiliaries(sentence, clause))
    if future and lemma_of(clause) in listed("good_future") and not _is_hostile(view, clause):
        return AGREES, phrases.patient(sentence, clause)
    return None


def _threatens(view: View, clause: Token, about: Token | None, speaker: Token) -> tuple[Frame, Token | None] | None:
    """'said it would boycott the vote', 'said it will retaliate'."""
    sentence = view.sentence
    if not _is_own(about, speaker) or phrases.is_negated(sentence, clause):
        return None
    if listed("will") & set(phrases.auxiliaries(sentence, clause)) and _is_hostile(view, clause):
        return THREATENS, phrases.patient(sentence, clause)
    return None


def _demands(view: View, clause: Token, about: Token | None, speaker: Token) -> tuple[Frame, Token | None] | None:
    """'said the government must hold talks': another who can act, and an obligation."""
    if about is None or _is_own(about, speaker) or not _is_other(view, about, speaker):
        return None
    obliged = {"must", "should"} & set(phrases.auxiliaries(view.sentence, clause))
    if obliged and clause.pos in ("VERB", "AUX") and "have" not in phrases.auxiliaries(view.sentence, clause):
        return DEMANDS, about
    return None


def _sides_with(view: View, clause: Token, about: Token | None, speaker: Token) -> tuple[Frame, Token | None] | None:
    """'said Ostland had the right to defend itself'."""
    sentence = view.sentence
    right = sentence.child(clause, "dobj")
    if about is None or right is None or lemma_of(clause) != "have" or lemma_of(right) != "right":
        return None
    strikes_back = any(lemma_of(c) in listed("self_defence") for c in sentence.children(right, "acl", "relcl"))
    if not strikes_back or phrases.is_negated(sentence, clause) or not _is_other(view, about, speaker):
        return None
    return SIDES_WITH, about


def _alleges(view: View, clause: Token, about: Token | None, speaker: Token) -> tuple[Frame, Token | None] | None:
    """'said the mayor was guilty of it', 'said the army had violated the truce', 'said the raid was cowardly'."""
    sentence = view.sentence
    if about is not None and _is_bad_to_do(view, clause, about):
        return ALLEGES, None
    deed = about is not None and lemma_of(about) in listed("crimes_said")
    if about is None or not (deed or _is_other(view, about, speaker)) or phrases.is_passive(sentence, clause):
        return None
    if phrases.is_negated(sentence, clause) or listed("will") & set(phrases.auxiliaries(sentence, clause)):
        return None
    if lemma_of(clause) == "be":
        complements = sentence.children(clause, "acomp", "attr")
        if any(lemma_of(c) in listed("guilty") or lemma_of(c) in listed("faults") for c in complements):
            return ALLEGES, about
        return None
    if lemma_of(clause) in listed("accusable_verbs") and not deed:
        return ALLEGES, about
    return None


def _is_bad_to_do(view: View, clause: Token, about: Token) -> bool:
    """'it was a provocation to invite them', 'it is shameful that they left'."""
    sentence = view.sentence
    if about.lower != "it" or lemma_of(clause) != "be" or phrases.is_negated(sentence, clause):
        return False
    verdicts = [c for c in sentence.children(clause, "acomp", "attr") if lemma_of(c) in listed("faults")]
    below = [c for host in (clause, *verdicts) for c in sentence.children(host, "xcomp", "ccomp", "acl", "relcl")]
    return bool(verdicts) and bool(below)


def _willing(view: View, verb: Token) -> Match | None:
    """'is willing to withdraw', 'is ready to talk': readiness told of a side, or by it in its own words."""
    sentence = view.sentence
    subject = phrases.own_subject(sentence, verb)
    if subject is None or not view.is_actor_like(subject) or phrases.is_negated(sentence, verb):
        return None
    if _readiness(view, verb):
        ready = _ready_words(view, verb)[0]
        return Match(AGREES, ready, (verb, ready, *sentence.children(ready, "xcomp")), subject, None)
    return None


def _verdict(view: View, clause: Token) -> list[Token]:
    """What is said of somebody: 'is a liar', 'had no part in it'."""
    said = listed("guilty") | listed("faults") | listed("no_part")
    return [word for word in view.sentence.children(clause, "acomp", "attr", "dobj") if lemma_of(word) in said]


def _ready_words(view: View, verb: Token) -> list[Token]:
    return [c for c in view.sentence.children(verb, "acomp", "attr") if lemma_of(c) in listed("ready")]


def _readiness(view: View, verb: Token) -> bool:
    clauses = [
        x for c in _ready_words(view, verb) for x in view.sentence.children(c, "xcomp") if has_to(view.sentence, x)
    ]
    bad = listed("bad_future")
    return any(lemma_of(x) not in bad for x in clauses) and not phrases.is_negated(view.sentence, verb)


def _is_own(about: Token | None, speaker: Token) -> bool:
    """The clause is about the speaker: a pronoun, or the same word."""
    return about is not None and (about.lower in listed("own_pronouns") or lemma_of(about) == lemma_of(speaker))


def _is_other(view: View, about: Token, speaker: Token) -> bool:
    if about.lower in listed("own_pronouns") or lemma_of(about) == lemma_of(speaker) or not view.is_actor_like(about):
        return False
    return bool(view.index.mentions(about.span)) or about.pos == "PROPN"


def _is_hostile(view: View, clause: Token) -> bool:
    lemma = lemma_of(clause)
    if lemma in listed("penal_acts"):
        return bool(view.words_of(clause) & (listed("penalty") | listed("restraints")))
    return lemma in listed("bad_future")
