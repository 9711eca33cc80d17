"""Words that point to now, before or to come without a date: 'recently', 'now', 'soon', 'earlier'."""

import re
from functools import cache

from dateline.base.spans import Span
from dateline.recognise.times.meaning import Context, Match, Meaning, is_title
from dateline.recognise.times.vocabulary import codes, duration_value, vague_references

_GOES_ON = re.compile(r"(?:\s+(?:as|that|after)\b|-)", re.IGNORECASE)


@cache
def _values() -> dict[str, str]:
    return {phrase: value for value, phrases in vague_references().items() for phrase in phrases}


def _reference(match: Match, context: Context) -> Meaning | None:
    """A reference to the present, the past or the future; nothing as part of 'soon after' or 'the past two years'."""
    phrase = " ".join(match.group().lower().split())
    if is_title(match, context, "reference"):
        return None
    if phrase.endswith("past") and re.match(
        rf"\s+(?:\w+[\s-]+)?(?:{'|'.join(codes('units'))}|summer|winter)", context.after(match.end(), 30)
    ):
        return None
    if not phrase.startswith("as") and _GOES_ON.match(context.after(match.end(), 9)):
        return None
    return Meaning(value=_values()[phrase])


def _alone(match: Match, _context: Context) -> Meaning | None:
    """'Earlier, she had resigned': an adverb alone at the head of its clause."""
    return Meaning(value="FUTURE_REF" if match.group().lower() == "later" else "PAST_REF")


def _one_day(match: Match, context: Context) -> Meaning | None:
    """'they may one day return' is some day to come; 'it lasted one day' is a duration."""
    if context.tense(Span(*match.span())) == "future":
        return Meaning(value="FUTURE_REF")
    return Meaning(value=duration_value(1, "D"), kind="duration")


RULES = {"reference": _reference, "alone": _alone, "one day": _one_day}
