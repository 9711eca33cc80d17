"""A story for the terminal: its sources, and act by act who says what, in which words."""

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from dateline.base.records import TimePrecision
from dateline.base.records.story import MergedEvent, Story
from dateline.cli.output import LINE
from dateline.web.cards.words import STATUS_SIGNS, day_words, harmless, one_line, shorten


def print_story(story: Story) -> None:
    """Print one story; its text cannot steer the terminal."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else LINE)
    console.print(Rule(_text(shorten(story.title, 90), "bold"), align="left", style="dim"))
    console.print(_text(_sources(story), "dim"))
    for event in story.events:
        console.print()
        console.print(_text(_head(event), "bold"))
        for line in _lines(event):
            console.print(Text("  ").append_text(_text(line)))
    console.print()


def _text(words: str, style: str = "") -> Text:
    return Text(harmless(one_line(words)), style)


def _sources(story: Story) -> str:
    count, origins = len(story.articles), len(story.origins)
    names = ", ".join(f"{origin.name} ({len(origin.articles)})" for origin in story.origins)
    return f"{_number(count, 'article')}, {_number(origins, 'independent origin')}: {names}"


def _head(event: MergedEvent) -> str:
    manner = f" ({', '.join(event.modes)})" if event.modes else ""
    who = " · ".join(filter(None, (", ".join(event.actors[:2]), ", ".join(event.recipients[:2]))))
    day = _day(event.start, event.precision) if event.start else "day not told"
    place = event.place.name if event.place else "place not told"
    signs = " ".join(f"{STATUS_SIGNS[status]} {status}" for status in event.statuses)
    return f"{signs}  {event.type}{manner}: {who or 'nobody named'}; {day}, {place}"


def _day(start: str, precision: TimePrecision | None) -> str:
    """A day as exactly as it is told."""
    known = {"year": start[:4], "month": start[:7], "quarter": start[:7], "decade": f"{start[:3]}0s"}
    return known.get(precision or "", day_words(start))


def _lines(event: MergedEvent) -> Iterator[str]:
    yield f"{_number(len(event.accounts), 'account')} from {_number(event.origins, 'origin')}"
    for account in event.accounts:
        yield f"{account.origin}: “{shorten(account.words, 160)}” [{account.article}]"
    for toll in event.tolls:
        told = ", ".join(f"“{figure.words}”" for figure in toll.told)
        yield f"{toll.unit}: {toll.low:g} lowest, {toll.best:g} told most, {toll.high:g} highest ({told})"
    for difference in event.differences:
        told = "; ".join(f"{variant.value} ({len(variant.articles)})" for variant in difference.variants)
        yield f"accounts differ in {difference.field}: {told}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
