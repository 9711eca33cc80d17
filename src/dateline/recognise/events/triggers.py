"""Which words of a sentence tell coded acts: verbs and nouns matched with the frames of the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.knowledge.triggers import Frame, lexicon
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.conditions import Asked, complements, holds
from dateline.recognise.events.view import View, lemma_of, listed

Carried = Literal["", "done", "received", "happens"]
_PARTICLES = ("prt", "prep", "advmod", "agent", "oprd", "acomp", "ccomp", "dobj", "dative")


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A frame that holds: its verb or noun, all words of the trigger, and the nouns that stand as agent and object.

    `light` is the verb that carries an event noun ('carried' in 'carried out an attack'); with `receiving` the subject
    of that verb is who the act is done to. `claims` are the nouns that are part of the trigger.
    """

    frame: Frame
    token: Token
    words: tuple[Token, ...]
    agent: Token | None = None
    object: Token | None = None
    light: Token | None = None
    receiving: bool = False
    claims: tuple[Token, ...] = ()

    @property
    def predicate(self) -> Token:
        """The word whose tense and mood tell how real the act is."""
        return self.light or self.token


def find_matches(view: View) -> list[Match]:
    """The frames that hold in a sentence, in text order, at most one a word; a noun that a verb claims has none."""
    verbs = [match for token in view.sentence.tokens if (match := _verb(view, token))]
    claimed = {noun.index for match in verbs for noun in match.claims}
    nouns = [match for token in view.sentence.tokens if token.index not in claimed and (match := _noun(view, token))]
    taken = {match.light.index for match in nouns if match.light}
    verbs = [match for match in verbs if match.token.index not in taken or match.claims]
    return sorted([*verbs, *nouns], key=lambda match: match.token.index)


def _verb(view: View, token: Token) -> Match | None:
    """The most specific frame of a verb that holds."""
    if token.pos != "VERB" or token.is_inserted:
        return None
    frames = _ranked().get(lemma_of(token))
    if frames is None or _is_adjective(view.sentence, token):
        return None
    sentence = view.sentence
    patient, agent = phrases.patient(sentence, token), phrases.agent(sentence, token)
    return next((match for frame in frames if (match := _fit(view, token, frame, agent, patient))), None)


@cache
def _ranked() -> dict[str, tuple[Frame, ...]]:
    return {lemma: tuple(sorted(frames, key=_specificity)) for lemma, frames in lexicon().verbs.items()}


@cache
def _ranked_nouns() -> dict[str, tuple[Frame, ...]]:
    return {
        lemma: tuple(sorted(frames, key=lambda frame: (-len(frame.words), not frame.before, not frame.beside)))
        for lemma, frames in lexicon().nouns.items()
    }


def _specificity(frame: Frame) -> tuple[int, int, float]:
    conditions = (frame.via, frame.what, frame.what, frame.who, frame.beside, frame.needs)
    return (-len(frame.words), -sum(bool(c) for c in conditions), -frame.score)


def _is_adjective(sentence: Sentence, token: Token) -> bool:
    """A participle before its noun: 'the outlawed group', 'wounded soldiers'."""
    return token.dep == "amod" or (token.dep == "compound" and sentence.head(token).pos in ("NOUN", "PROPN"))


def _fit(view: View, token: Token, frame: Frame, agent: Token | None, patient: Token | None) -> Match | None:
    sentence = view.sentence
    words = _own_words(sentence, token, frame)
    if words is None:
        return None
    if frame.beside and not (view.words_of(token) | _complement_words(view, token)) & frame.beside:
        return None
    if frame.who and not _is_one_of(view, agent, frame.who):
        return None
    via = phrases.prepositional(sentence, token, *frame.via) if frame.via else []
    claims: list[Token] = []
    if frame.via:
        via = [(p, noun) for p, noun in via if not frame.what or _is_one_of(view, noun, frame.what)]
        if not via:
            return None
        words = [*words, via[0][0]]
        if not view.index.touching(via[0][1].span):
            claims = [via[0][1]]
    elif frame.what:
        thing = next((noun for noun in _things(sentence, token, patient) if _is_one_of(view, noun, frame.what)), None)
        if thing is None:
            return None
        claims = [head for head in view.heads(thing) if frame.what & set(view.names_of(head))]
    if frame.barred and _is_barred(view, token, frame, patient):
        return None
    if frame.type == "ASSAULT" and agent is not None and lemma_of(agent) in listed("harmless"):
        return None
    asked = Asked(view, token, frame, agent, patient)
    if not all(holds(need, asked) for need in frame.needs):
        return None
    if agent is None and frame.type == "ASSAULT":
        agent = _implied_agent(sentence, token)
    return Match(frame, token, tuple(words), agent, patient, claims=tuple(claims))


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
    found, children = [token], sentence.children(token)
    for word in frame.words[1:]:
        own = next((c for c in children if c.lower == word and c.dep in _PARTICLES), None)
        if own is None and found[-1].index + 1 < len(sentence.tokens):
            following = sentence.tokens[found[-1].index + 1]
            own = following if following.lower == word else None
        if own is None:
            return None
        found.append(own)
    if len(frame.words) == 1 and not frame.via and any(c.dep == "prt" for c in children):
        return None
    return found


def _is_one_of(view: View, noun: Token | None, words: frozenset[str]) -> bool:
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
    return "actor" in words and view.is_actor_like(noun)


def _may_be_person(head: Token) -> bool:
    return head.pos == "PROPN" or (head.pos == "PRON" and head.lower not in ("it", "this", "that", "which", "what"))


def _is_barred(view: View, token: Token, frame: Frame, patient: Token | None) -> bool:
    nouns = [patient] if patient is not None else []
    if patient is None or frame.via:
        nouns += [noun for _, noun in phrases.prepositional(view.sentence, token, *(frame.via or frame.receivers))]
    return any(lemma_of(noun) in frame.barred for noun in nouns)


def _noun(view: View, token: Token) -> Match | None:
    """The most specific frame of a noun that holds."""
    if not _is_noun(token):
        return None
    frames = next((f for name in view.names_of(token) if (f := _ranked_nouns().get(name))), None)
    if frames is None:
        return None
    light, carried = _light_verb(view.sentence, token)
    return next((match for frame in frames if (match := _fit_noun(view, token, frame, light, carried))), None)


def _is_noun(token: Token) -> bool:
    """A noun, or a gerund that stands as one ('in police firing'), that is not part of another noun's name."""
    if token.is_inserted or token.dep in ("compound", "nmod", "amod"):
        return False
    return token.pos in ("NOUN", "PROPN") or (token.tag == "VBG" and token.dep in ("pobj", "pcomp", "dobj", "nsubj"))


def _fit_noun(view: View, token: Token, frame: Frame, light: Token | None, carried: Carried) -> Match | None:
    sentence = view.sentence
    words = _words_before(sentence, token, frame)
    if words is None:
        return None
    before = {lemma_of(modifier) for modifier in view.modifiers(token)}
    if (frame.before and not before & frame.before) or before & (frame.not_before or frozenset()):
        return None
    if frame.beside and not view.words_of(_clause_of(sentence, token)) & frame.beside:
        return None
    agent = _noun_agent(view, token, frame, light, carried)
    targets = [noun for _, noun in phrases.prepositional(sentence, token, *frame.receivers)]
    if targets and all(lemma_of(noun) in listed("abstract") for noun in targets):
        return None
    for need in frame.needs:
        if need == "light" and light is None:
            return None
        if need == "argument" and light is None and agent is None and not _own_arguments(view, token, frame):
            return None
        if need not in ("light", "argument", "real") and not holds(need, Asked(view, token, frame, agent, None)):
            return None
    trigger = tuple(words) if light is None else tuple(sorted([light, *words], key=lambda t: t.index))
    return Match(frame, token, trigger, agent, None, light, receiving=carried == "received")


def _words_before(sentence: Sentence, token: Token, frame: Frame) -> list[Token] | None:
    found, place = [token], token.index
    for word in reversed(frame.words[:-1]):
        place -= 1
        while place >= 0 and sentence.tokens[place].text in ("-", "of"):
            place -= 1
        if place < 0 or lemma_of(sentence.tokens[place]) != word:
            return None
        found.insert(0, sentence.tokens[place])
    return found


def _light_verb(sentence: Sentence, noun: Token) -> tuple[Token | None, Carried]:
    """The light verb that carries an event noun, and how it does.

    Its subject does it, it is done to its subject, or the noun itself is the subject and happens.
    """
    top = noun
    while top.dep == "conj" and sentence.head(top).pos in ("NOUN", "PROPN"):
        top = sentence.head(top)
    above = sentence.head(sentence.head(top))
    if (
        top.dep == "pobj" and sentence.head(top).lower == "of" and lemma_of(above) in listed("partitive")
    ):  # 'a series of attacks'
        top = above
    verb = sentence.head(top)
    between = ""
    if top.dep == "nsubj" and verb.pos == "VERB":
        return (verb, "happens") if _names(sentence, verb) & lexicon().light_happening else (None, "")
    if top.dep == "pobj":
        between, verb = verb.lower, sentence.head(verb)
    elif top.dep not in ("dobj", "nsubjpass"):
        return None, ""
    if verb.pos != "VERB":
        return None, ""
    names = {(lemma_of(verb), between)} if between else _names(sentence, verb)
    if names & lexicon().light_active:
        return verb, "done"
    if names & lexicon().light_receiving and top.dep != "nsubjpass":
        return verb, "received"
    return None, ""


def _names(sentence: Sentence, verb: Token) -> set[tuple[str, str]]:
    """The verb with each of its particles ('take place' counts as one), or alone."""
    particles = [c.lower for c in sentence.children(verb, "prt")]
    particles += [c.lower for c in sentence.children(verb, "dobj") if c.lower == "place"]
    return {(lemma_of(verb), particle) for particle in particles or [""]}


def _noun_agent(view: View, noun: Token, frame: Frame, light: Token | None, carried: Carried) -> Token | None:
    """Who does what the noun tells: the light verb's subject, a possessor, 'by' or 'of', a name before it."""
    sentence = view.sentence
    if light is not None and carried == "done":
        agent = phrases.agent(sentence, light)
        if agent is not None:
            return agent
    return next(_noun_agents(view, noun, frame), None)


def _noun_agents(view: View, noun: Token, frame: Frame) -> Iterator[Token]:
    sentence = view.sentence
    owners = [owner for owner in sentence.children(noun, "poss") if view.is_actor_like(owner)]
    by = [inner for _, inner in phrases.prepositional(sentence, noun, "by")]
    of = []
    if frame.of == "actor" or frame.joint:
        of = [inner for _, inner in phrases.prepositional(sentence, noun, "of", "between")]
    before = [m for m in view.modifiers(noun) if m.dep != "poss" and _is_side(view, m, noun)]
    yield from by
    if frame.owner != "recipient" or phrases.prepositional(sentence, noun, "of"):
        yield from owners
    yield from (inner for inner in of if view.is_actor_like(inner))
    yield from before
    if frame.of == "recipient":
        return
    origin = [inner for _, inner in phrases.prepositional(sentence, noun, "from") if view.is_actor_like(inner)]
    yield from origin


def _is_side(view: View, modifier: Token, noun: Token) -> bool:
    """A name, a nationality or a body that stands before an event noun: 'US airstrike', 'militant attack'."""
    if modifier.pos == "PROPN":
        return any(span.end <= noun.span.start for span, _ in view.index.touching(modifier.span))
    if modifier.tag == "JJ" and modifier.text[:1].isupper():
        return True
    return lemma_of(modifier) in listed("sides")


def _own_arguments(view: View, noun: Token, frame: Frame) -> bool:
    prepositions = (*frame.receivers, "by", *(("of",) if frame.of in ("recipient", "actor") else ()))
    return bool(phrases.prepositional(view.sentence, noun, *prepositions)) or bool(view.sentence.children(noun, "poss"))


def _clause_of(sentence: Sentence, token: Token) -> Token:
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), sentence.root)
