"""What a number counts: the noun it stands before, or the people of its verb ('wounding 120')."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.parse.phrases import is_passive
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quantities.scan import UNITS, Figure

_HEADED = ("nummod", "quantmod", "advmod", "compound", "amod", "npadvmod", "det", "predet", "poss", "meta", "dep")
_STOP = frozenset("of in at from on with for by who that which to and or".split())


@cache
def table(name: str) -> dict[str, str]:
    """A table of the knowledge file from words to units."""
    found: dict[str, str] = load_yaml(UNITS)[name]
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the knowledge file."""
    return frozenset(load_yaml(UNITS)[name])


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts (`None` where it stands alone), the token that carries the phrase, and its end."""

    noun: Token | None
    carrier: Token
    end: int
    words: str


def counted(sentence: Sentence, figure: Figure) -> Counted | None:
    """What a figure counts, or `None` if the sentence has no token for it."""
    tokens = sentence.tokens_in(figure.number)
    if not tokens:
        token = sentence.token_at(figure.number.start)
        tokens = [token] if token is not None else []
    if not tokens:
        return None
    noun = _noun_after(sentence, tokens)
    if noun is not None:
        words = [t for t in sentence.tokens[tokens[-1].index + 1 : noun.index + 1] if not t.is_inserted]
        return Counted(noun, noun, noun.span.end, " ".join(_unit_words(words, noun)))
    of_noun = _partitive(sentence, tokens[-1])
    carrier = _carrier(sentence, tokens)
    if of_noun is not None:
        return Counted(of_noun, carrier, of_noun.span.end, _plural(of_noun))
    return Counted(None, carrier, tokens[-1].span.end, "")


def _noun_after(sentence: Sentence, tokens: Sequence[Token]) -> Token | None:
    """The noun to the right of a number, over adjectives and nouns: 'three top-line fighter jets'."""
    index = tokens[-1].index + 1
    noun = None
    while index < len(sentence.tokens) and index <= tokens[-1].index + 7:
        token = sentence.tokens[index]
        if token.is_inserted or token.lower in ("'s", "’s"):
            break
        if token.pos in ("NOUN", "PROPN") or (noun is None and token.lower in listed("people") | set(table("states"))):
            if noun is not None and noun.tag in ("NNS", "NNPS"):
                break
            noun = token
        elif noun is not None or not _may_stand_before_noun(token):
            break
        index += 1
    return noun


def _may_stand_before_noun(token: Token) -> bool:
    return (
        token.pos in ("ADJ", "NUM")
        or token.tag in ("VBN", "VBG", "HYPH", "POS", "VBD")
        or token.text in ("-", '"', "“", "‘")
        or (
            token.lower in ("more", "other", "of", "top", "newly", "badly", "seriously", "mostly")
            and token.lower != "of"
        )
    )


def _partitive(sentence: Sentence, last: Token) -> Token | None:
    """'21 of the schoolgirls', 'thousands of them', 'five of whom', 'a third of its oil'."""
    rest = [t for t in sentence.tokens[last.index + 1 : last.index + 8] if not t.is_inserted]
    if not rest or rest[0].lower != "of":
        return None
    for token in rest[1:]:
        if token.lower in ("whom", "them", "which", "those", "us"):
            return token
        if token.pos in ("NOUN", "PROPN"):
            following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
            if following is None or following.pos not in ("NOUN", "PROPN"):
                return token
        elif token.pos not in ("DET", "ADJ", "PRON", "NUM", "SYM", "PART") and token.tag not in ("VBN", "VBG", "HYPH"):
            return None
    return None


def _carrier(sentence: Sentence, tokens: Sequence[Token]) -> Token:
    """The highest token of the number itself: where it hangs in the clause."""
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])


def _unit_words(words: Sequence[Token], noun: Token) -> list[str]:
    compound = [t for t in words if t is not noun and t.pos == "NOUN" and t.index == noun.index - 1]
    return [*(t.lower for t in compound), _plural(noun)]


def _plural(noun: Token) -> str:
    """The noun in the plural, in lower case unless it is a name."""
    word = noun.text if noun.pos == "PROPN" else noun.lower
    irregular = {
        "person": "people",
        "man": "men",
        "woman": "women",
        "child": "children",
        "foot": "feet",
        "them": "people",
        "whom": "people",
        "those": "people",
    }
    if word in irregular:
        return irregular[word]
    if noun.tag in ("NNS", "NNPS") or word.endswith("s") or noun.tag not in ("NN", "NNP"):
        return word
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


def fate(sentence: Sentence, what: Counted, figure: Figure) -> str | None:
    """What befell the counted people: 'dead' for those who are killed, 'injured', 'arrested' ...; `None` if nothing is told."""
    states = table("states")
    noun = what.noun
    if noun is not None and noun.lower in states:
        return states[noun.lower]
    after = [t for t in sentence.tokens if t.span.start >= what.end and not t.is_inserted][:3]
    for token in after[:2]:
        if token.lower in states and token.pos != "NOUN" and not _is_verb_with_object(sentence, token):
            return states[token.lower]
    if noun is not None:
        for child in sentence.children(noun, "amod", "acl", "relcl"):
            if child.lower in states and (child.dep != "relcl" or is_passive(sentence, child)):
                return states[child.lower]
    return _fate_by_verb(sentence, what) or _fate_by_toll(sentence, figure)


def _is_verb_with_object(sentence: Sentence, token: Token) -> bool:
    return sentence.child(token, "dobj") is not None and token.tag == "VBD"


def _fate_by_verb(sentence: Sentence, what: Counted) -> str | None:
    """'killing six', 'six were wounded', 'six died': by the verb whose patient the number is."""
    verbs = table("verbs")
    token = what.carrier
    while token.dep in ("conj", "appos", "prep", "pobj", *_HEADED) and sentence.head(token) is not token:
        head = sentence.head(token)
        if token.dep == "pobj" and head.lower not in ("of", "at", "to", "least", "than", "over"):
            return None
        token = head
    verb = sentence.head(token)
    if verb.lemma == "leave" and token.dep in ("dobj", "nsubj"):
        return None
    if verb.lemma not in verbs:
        return None
    undergoes = token.dep in ("dobj", "nsubjpass") or (
        token.dep == "nsubj" and (verb.lemma in ("die", "perish", "drown") or is_passive(sentence, verb))
    )
    return verbs[verb.lemma] if undergoes else None


def _fate_by_toll(sentence: Sentence, figure: Figure) -> str | None:
    """'the death toll rose to 31'."""
    before = [t.lower for t in sentence.tokens if figure.span.start - 60 <= t.span.start < figure.span.start]
    return "dead" if "toll" in before or ("number" in before and ("dead" in before or "deaths" in before)) else None


def span_with_noun(figure: Figure, what: Counted) -> Span:
    """The number with its qualifier and noun."""
    return Span(figure.span.start, max(figure.span.end, what.end))
