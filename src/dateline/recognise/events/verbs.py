"""Verbs that tell acts: the frame that holds, with particle, object and subject."""

from functools import cache

from dateline.knowledge.coding import lexicon
from dateline.knowledge.triggers import Frame, Lexicon
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.conditions import Asked, complements, has_to, holds
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

_PARTICLES = ("prt", "prep", "advmod", "agent", "oprd", "acomp", "ccomp", "dobj", "dative")
_INFINITIVE = frozenset({"to", "toorthat", "toobject"})  # conditions of verbs that go on with an infinitive


def match_verb(view: View, token: Token) -> Match | None:
    """The most specific frame of a verb that holds."""
    if token.pos != "VERB" or token.is_inserted:
        return None
    known = _ranked(lexicon())
    frames = next((f for name in view.names_of(token) if (f := known.get(name))), None)
    if frames is None or is_adjective(view.sentence, token):
        return None
    sentence = view.sentence
    patient, agent = sides(sentence, token)
    if patient is None:
        patient = _taken_for_name(sentence, token)
    if patient is None and not any(_INFINITIVE.intersection(frame.needs) for frame in frames):
        patient = _taken_for_subject(sentence, token)
    return next((match for frame in frames if (match := _fit(view, token, frame, agent, patient))), None)


def sides(sentence: Sentence, verb: Token) -> tuple[Token | None, Token | None]:
    """Patient and agent of a verb; a day is neither, and in a headline who 'denied bail' was denied it."""
    patient, agent = phrases.patient(sentence, verb), phrases.agent(sentence, verb)
    if patient is not None and lemma_of(patient) in listed("weekdays"):
        patient = None
    bare = sentence.role == "headline" and verb.tag in ("VBD", "VBN") and not sentence.child(verb, "aux", "auxpass")
    if bare and patient is not None and patient is not agent and lemma_of(patient) in listed("granted"):
        by = phrases.prepositional(sentence, verb, "by")
        return agent, by[0][1] if by else None
    return patient, agent


def _taken_for_name(sentence: Sentence, verb: Token) -> Token | None:
    """Who is called, where the parser took the name for what somebody is called: 'called Ada Lund on Friday'."""
    name = sentence.child(verb, "oprd") if verb.lemma == "call" and not phrases.is_passive(sentence, verb) else None
    return name if name is not None and name.pos == "PROPN" and not sentence.child(name, "appos") else None


def _taken_for_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The object that the parser took for the subject of an infinitive: 'declared a state of siege to begin'."""
    for clause in sentence.children(verb, "ccomp"):
        noun = sentence.child(clause, "nsubj", "nsubjpass")
        if noun is not None and has_to(sentence, clause) and sentence.subtree(noun)[0].index == verb.index + 1:
            return noun
    return None


@cache
def _ranked(words: Lexicon) -> dict[str, tuple[Frame, ...]]:
    return {lemma: tuple(sorted(frames, key=_specificity)) for lemma, frames in words.verbs.items()}


def _specificity(frame: Frame) -> tuple[bool, int, int, float]:
    conditions = (frame.via, frame.what, frame.what, frame.who, frame.beside, frame.needs)
    return (not frame.own, -len(frame.words), -sum(bool(c) for c in conditions), -frame.score)


def is_adjective(sentence: Sentence, token: Token) -> bool:
    """A participle before its noun: 'the outlawed group', 'wounded soldiers'."""
    return token.dep == "amod" or (token.dep == "compound" and sentence.head(token).pos in ("NOUN", "PROPN"))


def _fit(view: View, token: Token, frame: Frame, agent: Token | None, patient: Token | None) -> Match | None:
    sentence = view.sentence
    words = _own_words(sentence, token, frame)
    if words is None:
        return None
    if frame.beside and not (view.words_of(token) | _complement_words(view, token)) & frame.beside:
        return None
    if frame.who and not is_one_of(view, agent, frame.who):
        return None
    via = phrases.prepositional(sentence, token, *frame.via) if frame.via else []
    claims: list[Token] = []
    if frame.via:
        via = [(p, noun) for p, noun in via if not frame.what or is_one_of(view, noun, frame.what)]
        if not via:
            return None
        words = list(dict.fromkeys([*words, via[0][0]]))
        if not view.index.mentions(via[0][1].span):
            claims = [via[0][1]]
    elif frame.what:
        thing = next((noun for noun in _things(sentence, token, patient) if is_one_of(view, noun, frame.what)), None)
        if thing is None:
            return None
        claims = [head for head in view.heads(thing) if frame.what & set(view.names_of(head))]
    if frame.barred and is_barred(view, token, frame, patient):
        return None
    if frame.type == "ASSAULT" and (_is_no_assault(frame, agent, patient) or _is_mere_thing(view, token, agent)):
        return None
    asked = Asked(view, token, frame, agent, patient)
    if not all(holds(need, asked) for need in frame.needs):
        return None
    if agent is None and frame.type == "ASSAULT":
        agent = _implied_agent(sentence, token)
    return Match(frame, token, tuple(words), agent, patient, claims=tuple(claims))


def _is_no_assault(frame: Frame, agent: Token | None, patient: Token | None) -> bool:
    """Weather, crashes and goals harm without an assault; who kills himself attacks nobody."""
    if agent is not None and lemma_of(agent) in listed("harmless"):
        return True
    alone = patient is not None and patient.lower in ("himself", "herself", "themselves", "itself")
    return alone and not {"explosives", "suicide-attack"} & set(frame.modes)


def _is_mere_thing(view: View, verb: Token, agent: Token | None) -> bool:
    """Debris, dust or a rise in prices may hit somebody; an assault takes people, arms or a deed."""
    if agent is None or agent.pos != "NOUN" or lemma_of(verb) not in listed("knocks") or view.is_actor_like(agent):
        return False
    names = {name for head in view.heads(agent) for name in view.names_of(head)}
    arms = listed("violent") | listed("weapons") | listed("shots") | listed("troops") | listed("vehicles")
    return not names & (arms | listed("sides")) and not names & set(lexicon().nouns)


def _implied_agent(sentence: Sentence, verb: Token) -> Token | None:
    """Who did what somebody died of, where the clause does not say 'by': as in 'killed in police firing'."""
    fires = listed("fires")
    for _, noun in phrases.prepositional(sentence, verb, "in", "during", "from"):
        if any(doing.tag == "VBG" and lemma_of(doing) in fires for doing in sentence.children(noun, "acl")):
            return noun
    for clause in sentence.children(verb, "advcl"):
        moment = any(mark.lower in ("when", "as") for mark in sentence.children(clause, "advmod", "mark"))
        if moment and lemma_of(clause) in fires:
            return phrases.agent(sentence, clause)
    return None


def _things(sentence: Sentence, verb: Token, patient: Token | None) -> list[Token]:
    """The object, and what a passive verb keeps behind it: 'was handed a sentence'."""
    kept = sentence.child(verb, "dobj", "oprd")
    return [noun for noun in dict.fromkeys((patient, kept)) if noun is not None]


def _complement_words(view: View, verb: Token) -> frozenset[str]:
    """The lemmas of the verbs that complete a verb and of what hangs directly on them."""
    clauses = complements(view.sentence, verb)
    return frozenset(lemma_of(token) for clause in clauses for token in (clause, *view.sentence.children(clause)))


def _own_words(sentence: Sentence, token: Token, frame: Frame) -> list[Token] | None:
    """The verb with its particle; `None` if the frame's particle is missing or another one changes the verb."""
    found, children = [token], [*sentence.children(token), *_marks(sentence, token)]
    for word in frame.words[1:]:
        own = next((c for c in children if c.lower == word and _is_own(sentence, c)), None)
        if own is None and found[-1].index + 1 < len(sentence.tokens):
            following = sentence.tokens[found[-1].index + 1]
            own = following if following.lower == word and not _before_day(sentence, following) else None
        if own is None:
            return None
        found.append(own)
    if not frame.via and any(c.dep == "prt" and c not in found for c in children):
        return None
    return found


def _is_own(sentence: Sentence, word: Token) -> bool:
    """A particle or preposition of the verb; not one before a day: 'called on Wednesday'."""
    return word.dep in (*_PARTICLES, "mark") and not _before_day(sentence, word)


def _before_day(sentence: Sentence, word: Token) -> bool:
    return any(lemma_of(noun) in listed("weekdays") for noun in sentence.children(word, "pobj"))


def _marks(sentence: Sentence, verb: Token) -> list[Token]:
    """The 'for' of 'called on Tuesday for the army to withdraw'."""
    clauses = [clause for clause in sentence.children(verb, "advcl", "ccomp", "xcomp") if has_to(sentence, clause)]
    return [mark for clause in clauses for mark in sentence.children(clause, "mark") if mark.lower == "for"]


def is_one_of(view: View, noun: Token | None, words: frozenset[str]) -> bool:
    """True if a phrase is about one of `words`; a pronoun or a name is what its actor is called."""
    if noun is None:
        return False
    heads = view.heads(noun)
    if any(name in words for head in heads for name in view.names_of(head)):
        return True
    called = [view.index.at(head.span) for head in heads if head.pos in ("PRON", "PROPN")]
    if any(words & set(actor.name.lower().split()) for actor in called if actor is not None):
        return True
    if "person" in words and any(_may_be_person(head) for head in heads):
        return True
    if "armed" in words and any(_is_armed(view, head) for head in heads):
        return True
    return "actor" in words and view.is_actor_like(noun)


def _is_armed(view: View, head: Token) -> bool:
    actor = view.index.at(head.span)
    return actor is not None and bool({"REB", "UAF", "MIL"} & set(actor.sectors))


def _may_be_person(head: Token) -> bool:
    return head.pos == "PROPN" or (head.pos == "PRON" and head.lower not in ("it", "this", "that", "which", "what"))


def is_barred(view: View, token: Token, frame: Frame, patient: Token | None) -> bool:
    """What the verb is done to is one of the nouns that the frame rules out."""
    nouns = [patient] if patient is not None else []
    if patient is None or frame.via or frame.what:
        nouns += [noun for _, noun in phrases.prepositional(view.sentence, token, *(frame.via or frame.receivers))]
    if frame.type == "CONSULT":  # 'held a news conference'
        nouns += [modifier for noun in list(nouns) for modifier in view.modifiers(noun)]
    return any(lemma_of(noun) in frame.barred for noun in nouns)
