"""Nouns that tell acts: the frame that holds, the light verb that carries it, and who does it."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from dateline.knowledge.coding import lexicon
from dateline.knowledge.triggers import Frame, Lexicon
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.conditions import Asked, holds
from dateline.recognise.events.match import Match
from dateline.recognise.events.verbs import is_one_of
from dateline.recognise.events.view import View, lemma_of, listed

_HARD = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "PROTEST", "MOBILIZE"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "SPY", "CRM"})
Carried = Literal["", "done", "received", "happens"]


def match_noun(view: View, token: Token) -> Match | None:
    """The most specific frame of a noun that holds."""
    if not is_noun(token):
        return None
    frames = next((f for name in view.names_of(token) if (f := _ranked_nouns(lexicon()).get(name))), None)
    if frames is None or _ends_a_name(view.sentence, token):
        return None
    light, carried = _light_verb(view.sentence, token)
    return next((match for frame in frames if (match := _fit_noun(view, token, frame, light, carried))), None)


def doer(view: View, noun: Token) -> tuple[Token | None, bool]:
    """Who does the hard deed that a noun tells ('rebels' of 'the shelling of a market by rebels'), if it says so.

    The second is False for a noun that tells no such deed.
    """
    frames = next((f for name in view.names_of(noun) if (f := _ranked_nouns(lexicon()).get(name))), ())
    frame = next((f for f in frames if f.type in _HARD and _words_before(view.sentence, noun, f)), None)
    if frame is None or not is_noun(noun):
        return None, False
    light, carried = _light_verb(view.sentence, noun)
    carrier = phrases.agent(view.sentence, light) if light is not None and carried == "done" else None
    return carrier or next(_noun_agents(view, noun, frame), None), True


def is_noun(token: Token) -> bool:
    """A noun, or a gerund that stands as one ('in police firing'), that is not part of another noun's name."""
    if token.is_inserted or token.dep in ("compound", "nmod", "amod"):
        return False
    return token.pos in ("NOUN", "PROPN") or (token.tag == "VBG" and token.dep in ("pobj", "pcomp", "dobj", "nsubj"))


def _ends_a_name(sentence: Sentence, noun: Token) -> bool:
    """'Norland Fraud Investigations said ...': capitals all through, outside a headline, and it speaks itself.

    'The Velmora Agreement' is the name of a treaty, whoever speaks.
    """
    if sentence.role != "body" or noun.tag not in ("NNP", "NNPS"):
        return False
    names = [word for word in sentence.children(noun, "compound") if word.pos == "PROPN"]
    speaks = noun.dep == "nsubj" and lemma_of(sentence.head(noun)) in listed("say")
    return bool(names) and (speaks or noun.tag == "NNPS" or lemma_of(noun) in listed("accord"))


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
    if not _is_of_these(view, token, frame, agent):
        return None
    if any(lemma_of(noun) in ("comment", "interview") for _, noun in phrases.prepositional(sentence, token, "for")):
        return None
    targets = [noun for _, noun in phrases.prepositional(sentence, token, *frame.receivers)]
    abstract = listed("abstract") - {"target"}
    if frame.type != "PROTEST" and targets and all(lemma_of(noun) in abstract for noun in targets):
        return None  # 'an attack on the plan', but 'protests against the plan'
    for need in frame.needs:
        if need == "light" and light is None:
            return None
        if need == "argument" and light is None and agent is None and not _own_arguments(view, token, frame):
            return None
        if need not in ("light", "argument", "real") and not holds(need, Asked(view, token, frame, agent, None)):
            return None
    return _match(frame, token, words, agent, light, carried)


def _is_of_these(view: View, token: Token, frame: Frame, agent: Token | None) -> bool:
    """Who does it, to whom or what, and behind which preposition are as the frame says."""
    if frame.who and not is_one_of(view, agent, frame.who):
        return False
    things = [noun for _, noun in phrases.prepositional(view.sentence, token, *(frame.via or (*frame.receivers, "of")))]
    if any(is_one_of(view, noun, frame.barred) for noun in things):
        return False
    if frame.what:
        return any(is_one_of(view, noun, frame.what) for noun in things)
    return bool(things) or not frame.via


def carried_by(view: View, token: Token, frame: Frame) -> Match:
    """The match of a noun with a frame that is known to hold, with its light verb and its agent."""
    light, carried = _light_verb(view.sentence, token)
    return _match(frame, token, [token], _noun_agent(view, token, frame, light, carried), light, carried)


def _match(
    frame: Frame, token: Token, words: list[Token], agent: Token | None, light: Token | None, carried: Carried
) -> Match:
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
    if (claiming := _claiming(sentence, top)) is not None:
        return claiming, "done"
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
        if between == "in" and lemma_of(top) in listed("talks") and lemma_of(verb) in ("be", "remain", "stay"):
            return verb, "done"  # 'is in talks with Norland'
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


def _claiming(sentence: Sentence, noun: Token) -> Token | None:
    """The verb of 'claimed responsibility for the attack': who claims it did it, as far as he says."""
    responsibility = sentence.head(sentence.head(noun))
    if noun.dep != "pobj" or sentence.head(noun).lower != "for" or lemma_of(responsibility) != "responsibility":
        return None
    verb = sentence.head(responsibility)
    claims = responsibility.dep == "dobj" and lemma_of(verb) in listed("claims_deed")
    return verb if claims and not phrases.is_negated(sentence, verb) else None


def _names(sentence: Sentence, verb: Token) -> set[tuple[str, str]]:
    """The verb with each of its particles ('take place' counts as one), or alone."""
    particles = [c.lower for c in sentence.children(verb, "prt")]
    particles += [c.lower for c in sentence.children(verb, "dobj") if c.lower == "place"]
    return {(lemma_of(verb), particle) for particle in particles or [""]}


def _noun_agent(view: View, noun: Token, frame: Frame, light: Token | None, carried: Carried) -> Token | None:
    """Who does what the noun tells: the light verb's subject, a possessor, 'by' or 'of', a name before it."""
    sentence = view.sentence
    told_only = light is not None and frame.type == "ASSAULT" and lemma_of(light) == "announce"  # 'announced the raid'
    if light is not None and carried == "done" and not told_only:
        agent = phrases.agent(sentence, light)
        if agent is not None:
            return agent
    return next(_noun_agents(view, noun, frame), None)


def _noun_agents(view: View, noun: Token, frame: Frame) -> Iterator[Token]:
    sentence = view.sentence
    owners = [owner for owner in sentence.children(noun, "poss") if view.is_actor_like(owner)]
    target = [inner for _, inner in phrases.prepositional(sentence, noun, "of", "on")]
    by = [inner for host in (noun, *target) for _, inner in phrases.prepositional(sentence, host, "by")]
    of = []
    if frame.of == "actor" or frame.joint:
        of = [inner for _, inner in phrases.prepositional(sentence, noun, "of", "between")]
    before = [m for m in view.modifiers(noun) if m.dep != "poss" and _is_side(view, m, noun, frame)]
    yield from by
    if frame.owner != "recipient" or phrases.prepositional(sentence, noun, "of"):
        yield from owners
    yield from (inner for inner in of if view.is_actor_like(inner))
    yield from before
    if frame.of == "recipient":
        return
    origin = [inner for _, inner in phrases.prepositional(sentence, noun, "from") if view.is_actor_like(inner)]
    yield from origin


def _is_side(view: View, modifier: Token, noun: Token, frame: Frame) -> bool:
    """A name, a nationality or a body that stands before an event noun as its doer: 'Greek raid', 'rebel attack'.

    A country before a shooting, a blast or a killing is where it was: 'US shooting'; but it does it where the words
    tell to whom it is done: 'Greek massacres of villagers'.
    """
    state_acts = frame.of != "recipient" or bool({"heavy-weapons", "aerial"} & set(frame.modes))
    state_acts = state_acts or bool(phrases.prepositional(view.sentence, noun, "of", "against"))
    if modifier.pos == "PROPN":
        before = [a for mention, a in view.index.mentions(modifier.span) if mention.span.end <= noun.span.start]
        if frame.type == "ASSAULT":
            told = bool(phrases.prepositional(view.sentence, noun, "of", "on", "against"))
            arms = _ARMED | {"GOV", "OPP", "IGO"} if told else _ARMED  # 'the U.S. Embassy bombing'
            before = [actor for actor in before if actor.kind != "org" or arms.intersection(actor.sectors)]
        return any(state_acts or actor.kind != "state" for actor in before)
    if modifier.tag == "JJ" and modifier.text[:1].isupper():
        return state_acts
    return lemma_of(modifier) in listed("sides")


def _own_arguments(view: View, noun: Token, frame: Frame) -> bool:
    prepositions = (*frame.receivers, "by", *(("of",) if frame.of in ("recipient", "actor") else ()))
    return bool(phrases.prepositional(view.sentence, noun, *prepositions)) or bool(view.sentence.children(noun, "poss"))


def _clause_of(sentence: Sentence, token: Token) -> Token:
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), sentence.root)


@cache
def _ranked_nouns(words: Lexicon) -> dict[str, tuple[Frame, ...]]:
    return {
        lemma: tuple(sorted(frames, key=lambda f: (not f.own, -len(f.words), not f.before, not f.beside)))
        for lemma, frames in words.nouns.items()
    }
