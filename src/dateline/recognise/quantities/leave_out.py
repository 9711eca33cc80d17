"""Numbers that are no quantities: ages, clock times, names, scores, list numbers, 'one' as a pronoun."""

import re

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quantities.counted import Counted, listed
from dateline.recognise.quantities.scan import Figure

_AGE_AFTER = re.compile(r"[\s-]*(?:years?|months?|weeks?|days?)?[\s-]+old\b|,?\s*(?:years? )?of age\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of|turned|turning)\s+(?:between\s+)?$", re.IGNORECASE)
_ONE_AFTER = re.compile(
    r"\s+(?:of|another|day|side|hand|by one|thing|time|way|more|such|that|who|which|can|could|would|must|might|or\s+more|or\s+two)\b",
    re.IGNORECASE,
)


def is_left_out(text: str, sentence: Sentence, figure: Figure, what: Counted) -> bool:
    """True if the number is none that news counts."""
    return (
        is_age(text, figure)
        or _names_something(sentence, figure, what)
        or _is_pronoun_one(text, figure, what)
        or (figure.form in ("count", "vague") and what.noun is not None and _is_left_out_noun(what.noun))
    )


def is_age(text: str, figure: Figure) -> bool:
    """'a 25-year-old', 'aged 7', 'Adam Brook, 52, said'."""
    before, after = (
        text[max(0, figure.number.start - 20) : figure.number.start],
        text[figure.number.end : figure.number.end + 24],
    )
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        return True
    alone = re.search(r"\w,\s$", before) and re.match(r"\s?(?:,|\.\s|\)|;|$)", after) and figure.form == "count"
    return bool(alone) and isinstance(figure.low, int) and 1 < figure.low < 110 and figure.span == figure.number


def _is_left_out_noun(noun: Token) -> bool:
    return noun.lemma.lower() in listed("leave_out") or noun.lower in listed("leave_out")


def _names_something(sentence: Sentence, figure: Figure, what: Counted) -> bool:
    """'Flight 370', 'Article 5', 'the Big Five': a number that belongs to a name."""
    token = sentence.token_at(figure.number.start)
    if token is None or figure.form not in ("count",):
        return False
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is not None and before.lower in listed("numbered") and figure.span == figure.number:
        return True
    capital = token.text[:1].isalpha() and token.text[:1].isupper() and token.index > 0 and sentence.role != "headline"
    if capital and before is not None and before.text[:1].isupper() and before.text[:1].isalpha():
        return True
    digits = token.text[:1].isdigit()
    named = before is not None and before.pos == "PROPN" and not before.text.isupper() or False
    return bool(
        digits
        and named
        and before is not None
        and figure.span == figure.number
        and what.noun is None
        and before.span.end + 1 == token.span.start
    )


def _is_pronoun_one(text: str, figure: Figure, what: Counted) -> bool:
    """'one of the', 'no one', 'one day': no count; 'at least one suspect' and 'one soldier' are."""
    if figure.low != 1 or figure.number.of(text).lower() != "one" or figure.high is not None:
        return False
    if figure.span != figure.number:
        return False
    before = text[max(0, figure.number.start - 8) : figure.number.start].lower().split()
    if before and before[-1] in ("no", "this", "that", "the", "which", "any", "every", "each", "another"):
        return True
    after = text[figure.number.end : figure.number.end + 14]
    return bool(_ONE_AFTER.match(after)) or what.noun is None or what.noun.lemma.lower() not in listed("people")


def overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    """True if a span touches one of the others."""
    return any(span.overlap(other) for other in others)
