"""News agencies: which are credited, and where the text says so."""

import re
from functools import cache

from dateline.base.records import Agency
from dateline.base.spans import Span
from dateline.knowledge import load_yaml

_EDGE = 400
"""Credits stand in the first or the last lines; so many characters of each end are looked at."""


@cache
def names() -> dict[str, str]:
    """Every form of an agency's name -> the short name by which it is credited."""
    listed: dict[str, list[str]] = load_yaml("sources/agencies.yaml")
    return {form: name for name, forms in listed.items() for form in (name, *forms)}


def agency_named(text: str) -> str | None:
    """The agency of which `text` is a name, else `None` ('The Associated Press' -> 'AP')."""
    return names().get(text.strip(" ().").removeprefix("/")) if text else None


@cache
def forms() -> str:
    """An expression for any name of any agency, the longest first."""
    return "|".join(re.escape(form) for form in sorted(names(), key=lambda form: (-len(form), form)))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>{forms()})"
    more = r"(?:\s*(?:[/,;&+]|and|und|et|with)\s*[\w .-]{2,30})?"
    return (
        re.compile(rf"(?:^|[\s\d.])\({name}{more}\)\s*(?:--|[-–—:]|$)", re.MULTILINE),
        re.compile(
            rf"^[^\S\n]*+[-–—/(]?[^\S\n]*+(?:By |by |Source: |With |Von |Par )?{name}{more}\s*[)/.]?\s*$", re.MULTILINE
        ),
        re.compile(rf"[.!?\"”’]\s*[-–—(/]\s*{name}{more}\s*[)/.]?\s*$", re.MULTILINE),
        re.compile(rf"\b(?:[Rr]eporting|[Ff]iles|[Ii]nputs|[Rr]eports?) (?:by|from) (?:the |The )?{name}\b"),
        re.compile(rf"\b(?:This (?:story|article|report)) .{{0,40}}\b(?:by|from) (?:the |The )?{name}\b"),
    )


def find_agency(text: str) -> Agency | None:
    """The agency that the first or last lines of an article credit: 'CAIRO (AP) --', '(Reuters)', 'files from AFP'."""
    ends = [(0, text[:_EDGE])] if len(text) <= 2 * _EDGE else [(0, text[:_EDGE]), (len(text) - _EDGE, text[-_EDGE:])]
    for pattern in _credits():
        for offset, part in ends:
            found = pattern.search(part)
            if found:
                return agency_at(text, Span(*found.span("name")).shift(offset))
    return None


def agency_at(text: str, span: Span) -> Agency:
    """The agency whose name stands at `span`; the span is kept where the text gives its short name."""
    name = names()[span.of(text)]
    return Agency(name=name, span=span if span.of(text).casefold() == name.casefold() else None)
