"""The tables of stories: one row an act with all that is told of it, and one row an account."""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.base.records.story import Account, MergedEvent, Story
from dateline.exports.form import Cell, Field, Options, Record, columns, listed, number, text, truth, whole
from dateline.exports.table import Table


class _Act(NamedTuple):
    story: Story
    event: MergedEvent


class _Telling(NamedTuple):
    story: Story
    event: MergedEvent
    account: Account


ACTS: tuple[Field[_Act], ...] = (
    text("story", "id of the story", lambda row: row.story.id),
    text("title", "its headline", lambda row: row.story.title),
    text("id", "id of the act within the story", lambda row: row.event.id),
    text("type", "PLOVER type of the codebook", lambda row: row.event.type),
    text("modes", "modes of the type", lambda row: listed(row.event.modes)),
    text("statuses", "all statuses told, the most frequent first", lambda row: listed(row.event.statuses)),
    truth("background", "true if told as earlier history", lambda row: row.event.background),
    text("actors", "names of who acts", lambda row: listed(row.event.actors)),
    text("recipients", "names of who is acted upon", lambda row: listed(row.event.recipients)),
    text("place", "name of the place", lambda row: row.event.place.name if row.event.place else None),
    text("country", "ISO 3166-1 alpha-3 code", lambda row: row.event.place.country if row.event.place else None),
    text(
        "place_precision",
        "how fine the place is known",
        lambda row: row.event.place.precision if row.event.place else None,
    ),
    number("latitude", "degrees north, WGS 84", lambda row: row.event.place.latitude if row.event.place else None),
    number("longitude", "degrees east, WGS 84", lambda row: row.event.place.longitude if row.event.place else None),
    text("time_start", "first day or instant, ISO", lambda row: row.event.start),
    text("time_end", "last day or instant, ISO", lambda row: row.event.end),
    text("time_precision", "how fine the time is known", lambda row: row.event.precision),
    number("dead_low", "lowest toll of dead told", lambda row: _toll(row.event, "dead", "low")),
    number("dead_best", "the one that most origins tell", lambda row: _toll(row.event, "dead", "best")),
    number("dead_high", "highest one told", lambda row: _toll(row.event, "dead", "high")),
    number("injured_low", "lowest toll of injured told", lambda row: _toll(row.event, "injured", "low")),
    number("injured_best", "the one that most origins tell", lambda row: _toll(row.event, "injured", "best")),
    number("injured_high", "highest one told", lambda row: _toll(row.event, "injured", "high")),
    whole("accounts", "how many accounts there are", lambda row: len(row.event.accounts)),
    whole("articles", "how many articles tell it", lambda row: len({a.article for a in row.event.accounts})),
    whole("origins", "how many independent first sources", lambda row: row.event.origins),
    text(
        "differs_in", "fields in which the accounts differ", lambda row: listed(d.field for d in row.event.differences)
    ),
)

ACCOUNTS: tuple[Field[_Telling], ...] = (
    text("story", "id of the story", lambda row: row.story.id),
    text("act", "id of the act within the story", lambda row: row.event.id),
    text("article", "id of the reading", lambda row: row.account.article),
    text("event", "id of the event within the reading", lambda row: row.account.event),
    text("words", "its words, cut to a short quotation", lambda row: row.account.words or None),
    whole("start", "first code point of the words in the article's text", lambda row: row.account.span.start),
    whole("end", "code point after the last one", lambda row: row.account.span.end),
    text("status", "how real the act is as this article tells it", lambda row: row.account.status),
    text("origin", "the independent source that the words come from", lambda row: row.account.origin),
    text("outlet", "the outlet that published the article", lambda row: row.account.outlet),
    text("published", "ISO date or date-time of publication", lambda row: row.account.published),
    text("speakers", "who is named as saying so", lambda row: listed(row.account.speakers)),
)


def _toll(event: MergedEvent, unit: str, end: str) -> float | int | None:
    for toll in event.tolls:
        if toll.unit == unit:
            return {"low": toll.low, "best": toll.best, "high": toll.high}[end]
    return None


def _acts(record: Record, options: Options) -> Iterator[list[Cell]]:  # noqa: ARG001 - the profile is already applied
    if isinstance(record, Story):
        for event in record.events:
            yield [field.read(_Act(record, event)) for field in ACTS]


def _accounts(record: Record, options: Options) -> Iterator[list[Cell]]:  # noqa: ARG001 - as above
    if isinstance(record, Story):
        for event in record.events:
            for account in event.accounts:
                yield [field.read(_Telling(record, event, account)) for field in ACCOUNTS]


STORY_TABLES: tuple[Table, ...] = (
    Table(name="acts", takes="stories", columns=columns(ACTS), rows=_acts),
    Table(name="accounts", takes="stories", columns=columns(ACCOUNTS), rows=_accounts),
)
