"""'A 12-year sentence', 'eight months in jail': years that are a punishment, which is a quantity and not a time."""

import re
from functools import cache

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.recognise.numerals import alternatives


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_yaml("languages/en/times.yaml")
    after, before = alternatives(table["punishment_after"]), alternatives(table["punishment_before"])
    return (
        re.compile(rf"['’]?[\s-]*(?:of\s+|in\s+|behind\s+)?(?:\w+[\s-]+){{0,2}}?(?:{after})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{before})\b[^.;]*$", re.IGNORECASE),
    )


def is_punishment(text: str, span: Span) -> bool:
    """True if the years at `span` are what somebody was sentenced to."""
    if not re.search(r"year|month|week|day|life|decade", text[span.start : span.end], re.IGNORECASE):
        return False
    after, before = _patterns()
    if after.match(text[span.end : span.end + 40].partition("\n")[0]):
        return True
    ahead = text[max(0, span.start - 40) : span.start].rpartition("\n")[2]
    return bool(before.search(ahead)) and not re.search(
        r"\b(?:after|over|within|since|for the past|in the past)\s*$", ahead
    )
