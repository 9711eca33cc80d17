"""What befell the people that a number counts, by the words and the verb around them: 'dead', 'injured', 'arrested'."""

from dataclasses import replace

from dateline.parse.phrases import is_passive
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quantities.counted import Counted, is_mistagged_verb, is_people, listed, table
from dateline.recognise.quantities.scan import Figure

_WITHIN_PHRASE = frozenset("conj appos prep pobj nummod quantmod advmod compound amod npadvmod det".split())
_TRANSPARENT = ("of", "at", "to", "least", "than", "over")
_INTRANSITIVE = ("die", "perish", "drown", "flee")


def fate(sentence: Sentence, what: Counted, figure: Figure) -> str | None:
    """The unit for people that something befell, or `None` if nothing is told of them."""
    states = table("states")
    if what.noun is not None and what.noun.lower in states:
        return states[what.noun.lower]
    return (
        _by_word_before(sentence, figure)
        or _by_word_after(sentence, what)
        or _by_word_after_both(sentence, what)
        or _by_modifier(sentence, what)
        or _by_verb(sentence, what)
        or _by_hospital(sentence, what)
        or _by_toll(sentence, figure)
        or _by_acting(sentence, what, figure)
    )


def _by_word_before(sentence: Sentence, figure: Figure) -> str | None:
    """'shot dead 20 children'."""
    first = sentence.token_at(figure.span.start)
    before = sentence.tokens[first.index - 1] if first is not None and first.index else None
    return "dead" if before is not None and before.lower == "dead" else None


def _by_word_after(sentence: Sentence, what: Counted) -> str | None:
    """'left 12 people dead', 'three killed'."""
    after = [t for t in sentence.tokens if t.span.start >= what.end and not t.is_inserted][:2]
    for token in after:
        if token.lower in table("states") and token.pos != "NOUN" and not _takes_object(sentence, token):
            return table("states")[token.lower]
        if token.pos not in ("ADV", "ADJ") and token.lower not in listed("hearsay"):
            break
    return None


def _by_word_after_both(sentence: Sentence, what: Counted) -> str | None:
    """'left 12 rebels and four officers dead': the first of two groups."""
    rest = [t for t in sentence.tokens if t.span.start >= what.end and not t.is_inserted][:8]
    if not rest or rest[0].lower != "and" or not what.is_people or not any(t.pos == "NUM" for t in rest[1:4]):
        return None
    others = [t for t in rest[2:] if t.pos == "NOUN" and is_people(t)]
    other = others[-1] if others else None
    return _by_word_after(sentence, replace(what, end=other.span.end)) if other is not None else None


def _takes_object(sentence: Sentence, verb: Token) -> bool:
    """'three gunmen killed a guard': the people counted did it."""
    return sentence.child(verb, "dobj") is not None


def _by_modifier(sentence: Sentence, what: Counted) -> str | None:
    """'six wounded soldiers', 'the girls who were killed'; who was arrested or abducted before may be free by now."""
    if what.noun is None:
        return None
    for child in sentence.children(what.noun, "amod", "acl", "relcl"):
        undergone = child.dep == "amod" or (is_passive(sentence, child) and sentence.child(child, "dobj") is None)
        if table("states").get(child.lower) in ("dead", "injured", "missing") and undergone:
            return table("states")[child.lower]
    return None


def _by_verb(sentence: Sentence, what: Counted) -> str | None:
    """'killing six', 'six were wounded', 'the deaths of six': by the verb or act whose patient the number is."""
    token = what.carrier
    while token.dep in _WITHIN_PHRASE and sentence.head(token) is not token:
        head = sentence.head(token)
        if token.lower == "of" and head.pos == "NUM":
            return None  # '16 of the 300': what befell the part did not befall the whole
        if token.dep == "prep" and token.lower == "of" and head.lower in table("acts"):
            return table("acts")[head.lower]
        if token.dep == "pobj" and head.lower not in _TRANSPARENT:
            return None
        if head.pos == "VERB":
            break
        token = head
    verb = sentence.head(token)
    if token.lower == "lives" and verb.lemma in listed("lives_lost"):
        return "dead"
    if verb.lemma not in table("verbs"):
        return None
    undergoes = token.dep in ("dobj", "nsubjpass", "quantmod") or (
        token.dep == "nsubj" and (verb.lemma in _INTRANSITIVE or is_passive(sentence, verb))
    )
    return table("verbs")[verb.lemma] if undergoes else None


def _by_hospital(sentence: Sentence, what: Counted) -> str | None:
    """'80 people were rushed to hospital'."""
    after = [t.lower for t in sentence.tokens if t.span.start >= what.end][:8]
    verbs = [place for place, word in enumerate(after) if word in listed("hospital_verbs")]
    hospital = [place for place, word in enumerate(after) if word in ("hospital", "hospitals")]
    if not verbs or not hospital or not verbs[0] < hospital[0]:
        return None
    return "injured" if not {",", ";", "and", "who"} & set(after[: verbs[0]]) else None


def _by_toll(sentence: Sentence, figure: Figure) -> str | None:
    """'the death toll rose to 31', 'the number of dead has passed 40'."""
    before = [t.lower for t in sentence.tokens if figure.span.start - 60 <= t.span.start < figure.span.start]
    return "dead" if "toll" in before or ("number" in before and {"dead", "deaths"} & set(before)) else None


def _by_acting(sentence: Sentence, what: Counted, figure: Figure) -> str | None:
    """'thousands marched', 'Hundreds rally in Lima': a count alone that does something counts people."""
    count = sentence.token_at(figure.number.end - 1)
    if figure.form != "vague" or what.noun is not None or count is None or count.tag != "NNS":
        return None
    before = sentence.tokens[count.index - 1] if count.index else None
    if before is not None and before.pos in ("NOUN", "PROPN"):
        return None  # 'Orla Dane scores twice'
    after = sentence.tokens[count.index + 1] if count.index + 1 < len(sentence.tokens) else None
    if after is not None and is_mistagged_verb(count, after):
        return table("verbs")[after.lower] if after.lower in _INTRANSITIVE else "people"
    verb = sentence.head(what.carrier)
    acts = what.carrier.dep == "nsubj" and verb.pos == "VERB" and not is_passive(sentence, verb)
    return "people" if acts else None
