"""What a number counts: the noun it stands before ('three fighter jets'), or that it is part of ('16 of the girls')."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.base.spans import Span
from dateline.knowledge import load_yaml, word_set
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quantities.scan import UNITS, Figure

REACH = 7  # tokens between a number and its noun, at most
_INSIDE = ("than", "about", "at", "some", "around", "nearly", "almost")  # before the number of the whole
_STANDS_FOR_PEOPLE = ("whom", "them", "those", "us")


@cache
def table(name: str) -> dict[str, str]:
    """A table of the knowledge file from words to units."""
    found: dict[str, str] = load_yaml(UNITS)[name]
    return found


def listed(name: str) -> frozenset[str]:
    """A list of the knowledge file."""
    return word_set(UNITS, name)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts, `None` where it stands alone; the end of the noun, and the unit in words.

    `carrier` is the token by which the phrase hangs in its clause.
    """

    noun: Token | None
    carrier: Token
    end: int
    unit: str

    @property
    def is_people(self) -> bool:
        """True for people, and for a number alone, which in news mostly counts people."""
        return self.noun is None or is_people(self.noun)


def is_people(noun: Token) -> bool:
    """True if a noun names people: 'civilians', 'Syrians', 'them'."""
    people = listed("people")
    return bool({noun.lemma, noun.lower, noun.text, noun.text.rstrip("s")} & people) or noun.lower in _STANDS_FOR_PEOPLE


def counted(text: str, sentence: Sentence, figure: Figure) -> Counted | None:
    """What a figure counts, or `None` if the sentence has no token for it."""
    tokens = sentence.tokens_in(figure.number) or [t for t in (sentence.token_at(figure.number.start),) if t]
    if not tokens:
        return None
    last = tokens[-1]
    noun = _noun_after(sentence, last) if last.span.end <= figure.number.end + 1 else None
    if figure.form == "vague" and noun is not None and is_mistagged_verb(last, noun):
        noun = None
    if noun is not None:
        measure = _measure(sentence, last, noun) if text[last.span.end : last.span.end + 1] == "-" else noun
        between = [t for t in sentence.tokens[last.index + 1 : measure.index] if not t.is_inserted]
        return Counted(measure, measure, measure.span.end, _unit(between, measure))
    carrier = _carrier(tokens)
    if last.span.end > figure.number.end + 1:  # '15.Twenty': two words run together
        return Counted(None, carrier, figure.number.end, "")
    part_of = _partitive(sentence, last)
    if part_of is not None:
        inside = sentence.tokens[last.index + 1 : part_of.index]
        whole = any(t.pos == "NUM" for t in inside)  # '16 of the more than 300 pupils' are two numbers
        return Counted(part_of, carrier, (last if whole else part_of).span.end, plural(part_of))
    return Counted(None, carrier, last.span.end, "")


def _noun_after(sentence: Sentence, last: Token) -> Token | None:
    """The noun to the right of a number, over adjectives and nouns: 'three old fighter jets'."""
    noun = None
    for token in sentence.tokens[last.index + 1 : last.index + 1 + REACH]:
        if token.is_inserted or token.lower in ("'s", "’s") or token.lower in listed("time_nouns"):
            break
        if noun is not None and token.text == "-":
            continue
        first = token.index == last.index + 1
        if token.pos in ("NOUN", "PROPN") or (noun is None and _is_noun_anyway(token, first=first)):
            hyphenated = sentence.tokens[token.index - 1].text == "-"  # 'ex-ministers'
            if noun is not None and noun.tag in ("NNS", "NNPS") and not hyphenated:
                break
            noun = token
        elif noun is not None or not _may_stand_before_noun(token):
            break
    return noun


def is_mistagged_verb(count: Token, after: Token) -> bool:
    """'Hundreds protest': right after such a count no singular noun can stand, so it is a verb that looks like one."""
    adjacent = after.index == count.index + 1 and after.tag in ("NN", "NNP") and after.text.islower()
    return adjacent and not is_people(after) and after.lower not in table("states")


def _is_noun_anyway(token: Token, *, first: bool) -> bool:
    """'20 wounded', '31 dead': a state right after the number stands for people."""
    return token.lower in listed("people") or (first and token.lower in table("states") and token.pos != "ADP")


def _may_stand_before_noun(token: Token) -> bool:
    return token.pos in ("ADJ", "ADV") or token.tag in ("VBN", "VBG", "HYPH", "POS") or token.text in '-"“‘#'


def _measure(sentence: Sentence, last: Token, noun: Token) -> Token:
    """The measure joined to the number by a hyphen ('a 10-kilometre front'), else the noun."""
    inside = sentence.tokens[last.index + 1 : noun.index]
    return next((t for t in inside if t.lower in listed("measures")), noun)


def _partitive(sentence: Sentence, last: Token) -> Token | None:
    """'34 of the pupils', 'thousands of them', 'five of whom'."""
    rest = [t for t in sentence.tokens[last.index + 1 : last.index + 1 + REACH] if not t.is_inserted]
    if not rest or rest[0].lower != "of":
        return None
    for token in rest[1:]:
        if token.lower in (*_STANDS_FOR_PEOPLE, "which"):
            return token
        if token.pos in ("NOUN", "PROPN"):
            if not _noun_follows(sentence, token):
                return token
        elif (
            token.lower not in _INSIDE
            and token.pos not in ("DET", "ADJ", "PRON", "NUM", "SYM", "PART")
            and token.tag not in ("VBN", "VBG", "HYPH")
        ):
            return None
    return None


def _noun_follows(sentence: Sentence, token: Token) -> bool:
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    return following is not None and (
        following.pos in ("NOUN", "PROPN") or following.text == "-" or following.tag == "POS"
    )


def _carrier(tokens: Sequence[Token]) -> Token:
    """The highest token of the number itself: where it hangs in the clause."""
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])


def _unit(between: Sequence[Token], noun: Token) -> str:
    """The noun in the plural with the noun right before it ('fighter jets'), or the country of a currency."""
    words = [token for token in between if token.text != "-"]
    if words and words[-1].lower in listed("kinds_of_measure"):
        return f"{words[-1].lower} {plural(noun)}"
    if len(between) > 1 and between[-2].text == "-":  # 'single-engine planes'
        return plural(noun)
    before = between[-1] if between else None
    if (
        before is not None
        and before.text.isalpha()
        and (before.pos == "NOUN" or (noun.lemma in listed("currencies") and before.text.istitle()))
    ):
        return f"{before.text if before.text.istitle() else before.lower} {plural(noun)}"
    return plural(noun)


def plural(noun: Token) -> str:
    """The noun in the plural, in lower case unless it is a name."""
    word = noun.text if noun.pos == "PROPN" else noun.lower
    if word in table("plurals"):
        return table("plurals")[word]
    if word in listed("same_in_plural") or noun.tag in ("NNS", "NNPS") or word.endswith("s") or noun.tag != "NN":
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "sh", "x", "z")) else "s")


def span_with_noun(figure: Figure, what: Counted) -> Span:
    """The number with its qualifier and noun."""
    return Span(figure.span.start, max(figure.span.end, what.end))
