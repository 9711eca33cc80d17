"""Numbers that are no quantities: ages, clock times, names, scores, list numbers, 'one' as a pronoun."""

import re

from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quantities.counted import Counted, is_people, listed
from dateline.recognise.quantities.scan import Figure

_AGE_AFTER = re.compile(
    r"[\s-]*(?:years?|months?|weeks?|days?|yrs?)[\s-]+old\b|,?\s*(?:years? )?of age\b|yo\b", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|age of|turn|turns|turned|turning)\s+(?:between\s+)?(?:\d+\s+(?:and|to|or)\s+)?$", re.IGNORECASE
)
_ONE_AFTER = re.compile(
    r"\s+(?:of|another|day|side|hand|by one|thing|time|way|more|such|that|who|which|can|could|would|must|might"
    r"|or\s+more|or\s+two)\b",
    re.IGNORECASE,
)
_RANK = re.compile(r"\b(?:no|nos)\.\s?\Z", re.IGNORECASE)
_NOT_ONE = frozenset("no this that the which any every each another".split())


def is_left_out(text: str, sentence: Sentence, figure: Figure, what: Counted) -> bool:
    """True if the number is none that news counts."""
    if is_age(text, figure):
        return True
    if figure.form in ("money", "percent", "measure"):
        return figure.unit == "mm" and _noun_stands_after(sentence, figure)
    return (
        _is_joined(text, figure, what)
        or _names_something(text, sentence, figure, what)
        or _is_pronoun_one(text, figure, what)
        or _is_known_pair(text, figure)
        or figure.low == 0
        or (what.noun is not None and _is_left_out_noun(what.noun))
    )


def _noun_stands_after(sentence: Sentence, figure: Figure) -> bool:
    """'a 9mm pistol', '155mm shells': the calibre of a weapon."""
    after = next((token for token in sentence.tokens if token.span.start >= figure.number.end), None)
    return after is not None and after.pos == "NOUN"


def is_age(text: str, figure: Figure) -> bool:
    """'a 25-year-old', 'aged 7', 'Adam Brook, 52, said'."""
    before = text[max(0, figure.number.start - 20) : figure.number.start]
    after = text[figure.number.end : figure.number.end + 24]
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        return True
    alone = re.search(r"\w,\s$", before) and re.match(r"\s?(?:,|\.\s|\)|;|$)", after) and figure.form == "count"
    return bool(alone) and isinstance(figure.low, int) and 1 < figure.low < 110 and figure.span == figure.number


def _is_joined(text: str, figure: Figure, what: Counted) -> bool:
    """'a 15-member council', 'an MK 82 bomb': part of a word or a name, unless a measure or people follow."""
    noun = what.noun
    if noun is None or noun.lower in listed("measures") or noun.lemma in listed("measures"):
        return False
    if text[figure.number.end : figure.number.end + 1] == "-":
        return not text.startswith("-odd", figure.number.end)
    singular = noun.tag == "NN" and noun.lower not in listed("same_in_plural") and not noun.lower.endswith("s")
    return singular and figure.low not in (None, 1) and figure.form == "count" and not is_people(noun)


def _is_left_out_noun(noun: Token) -> bool:
    """Times, turns of speech and sport; and a single name after a number ('Duisburg 300')."""
    if noun.lemma.lower() in listed("leave_out") or noun.lower in listed("leave_out"):
        return True
    return noun.tag == "NNP" and not is_people(noun) and noun.lower not in listed("same_in_plural") | listed("measures")


def _names_something(text: str, sentence: Sentence, figure: Figure, what: Counted) -> bool:
    """'Flight 370', 'Article 5', 'the Big Five', 'No. 1': a number that belongs to a name or gives a rank."""
    token = sentence.token_at(figure.number.start)
    if token is None or token.index == 0 or figure.form != "count" or figure.span != figure.number:
        return False
    before = sentence.tokens[token.index - 1]
    adjacent = before.span.end + 1 == token.span.start
    if _RANK.search(text, max(0, figure.number.start - 8), figure.number.start):
        return True
    if before.lower.rstrip("s") in listed("numbered") or before.lower in listed("numbered"):
        return adjacent
    capital = token.text[0].isalpha() and token.text[0].isupper() and sentence.role != "headline"
    if capital and before.text[:1].isupper() and before.text[:1].isalpha():
        return True
    return token.text[0].isdigit() and before.pos == "PROPN" and what.noun is None and adjacent


def _is_pronoun_one(text: str, figure: Figure, what: Counted) -> bool:
    """'one of the', 'no one', 'one day': no count; 'at least one guard' and 'one soldier' are."""
    if figure.low != 1 or figure.number.of(text).lower() != "one":
        return False
    if figure.span != figure.number:
        return figure.span.of(text).lower().startswith(("over ", "above ", "under "))  # 'over one of the worst losses'
    before = text[max(0, figure.number.start - 8) : figure.number.start].lower().split()
    if before and before[-1] in _NOT_ONE:
        return True
    after = text[figure.number.end : figure.number.end + 14]
    return bool(_ONE_AFTER.match(after)) or what.noun is None or not is_people(what.noun)


def _is_known_pair(text: str, figure: Figure) -> bool:
    """'the two countries', 'these two men': known ones, pointed to and not counted."""
    before = text[max(0, figure.span.start - 8) : figure.span.start].lower().split()
    pointed = bool(before) and before[-1] in ("the", "these", "those", "their", "our", "both")
    return pointed and figure.low == 2
