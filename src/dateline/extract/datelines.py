"""Where the report was filed from, as printed before its first sentence: 'CAIRO --', 'GAZA CITY, Nov 3 (Reuters) -'."""

import re
from collections.abc import Sequence
from functools import cache

from dateline.base.records import Dateline, Paragraph
from dateline.base.spans import Span
from dateline.extract.agencies import forms
from dateline.extract.furniture import FILE
from dateline.knowledge import load_yaml

_LONGEST = 90
_TURNS = 2  # labels in capitals that make a transcript
_LABEL = re.compile(r"(?:[QA]|[^\W\da-z_][A-ZÀ-Þ.'’-]+(?: [^\W\da-z_][A-ZÀ-Þ.'’-]*){0,3})(?:,[^:\n]{1,60})?\s?:\s")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The shapes of a dateline, the surest first. In mixed case, an agency or a date must stand beside the place."""
    upper = r"[^\W\d_a-z]"
    loud = rf"{upper}[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ.'’-]+"
    calm = r"[A-ZÀ-Þ][\w.'’-]+"
    small = r"(?:de|del|la|el|al|of|on|in|upon|the|do|da|di|sur|am|an)"
    month = "|".join(load_yaml(FILE)["months"])
    day = rf"(?:{month})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{month})\.?"
    agency = rf"\((?:{forms()}|CNN|BBC|NPR|[A-Z]{{2,8}})(?:[/ ][\w .]{{2,20}})?\)"
    rest = rf"(?:,\s+{calm}(?: {calm}){{0,2}}){{0,2}}"
    anybody = rf"\((?:{calm}|{loud})(?: {calm}| {loud}){{0,3}}\)"  # beside a town in capitals, whoever is credited
    end = r"\s*(?:--|[–—]|[-:](?=\s))\s*"
    return (
        re.compile(
            rf"(?P<place>{loud}(?:[ /]{loud}){{0,3}}{rest})(?:,?\s+(?:{day}))?(?:,?\s*(?:{agency}|{anybody}))?{end}"
        ),
        re.compile(rf"(?P<place>{calm}(?:[ /-](?:{small} )?{calm}){{0,3}}{rest})(?:,?\s+(?:{day}))?,?\s*{agency}{end}"),
        re.compile(rf"(?P<place>{calm}(?:[ /-](?:{small} )?{calm}){{0,3}}{rest}),?\s+(?:{day}){end}"),
    )


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline at the beginning of the first body paragraph, if there is one."""
    head = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST)]
    for pattern in _patterns():
        found = pattern.match(head)
        if found and _is_place(found.group("place")):
            span = Span(*found.span("place")).shift(paragraph.start)
            return Dateline(place=span.of(text), span=span)
    return None


def _is_place(words: str) -> bool:
    """False for 'UPDATE --' and its like, and for a run of capitals too short to name a town."""
    first = words.replace(",", " ").split()[0].strip(".:")
    return first not in load_yaml(FILE)["not-datelines"] and len(words) >= 3


def dateline_in(text: str, paragraphs: Sequence[Paragraph]) -> Dateline | None:
    """The dateline of an article: that of its first body paragraph or of the one after it (a lead may come before).

    In a transcript what stands in capitals before a colon names who speaks.
    """
    body = [paragraph for paragraph in paragraphs if paragraph.role == "body"]
    told = (find_dateline(text, paragraph.span) for paragraph in body[:2])
    found = next((dateline for dateline in told if dateline), None)
    if found is None or text[found.span.end : found.span.end + 2].strip()[:1] != ":":
        return found
    labels = sum(_LABEL.match(text, *paragraph.span) is not None for paragraph in paragraphs)
    return found if labels < _TURNS else None
