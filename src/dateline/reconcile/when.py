"""When an article was published and when an act happened, as things that can be put in order."""

from datetime import UTC, date, datetime, timedelta

from dateline.base.records import Event, Reading


def published_instant(reading: Reading) -> datetime | None:
    """When an article was published, in UTC, as `instant_of` takes it."""
    return instant_of(reading.article.published)


def instant_of(told: str | None) -> datetime | None:
    """An ISO date or date-time in UTC; a day without a time counts as its noon, a time without a zone as UTC."""
    if told is None:
        return None
    moment = datetime.fromisoformat(told if len(told) > len("2024-03-12") else f"{told}T12:00")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def published_order(reading: Reading) -> tuple[bool, str, str]:
    """A key that sorts readings by the instant of publication; those without a date come last, then ids decide."""
    instant = published_instant(reading)
    return instant is None, instant.isoformat() if instant else "", reading.id


def published_day(reading: Reading) -> date | None:
    """The day on which an article was published, as its outlet counts days."""
    told = reading.article.published
    return date.fromisoformat(told[:10]) if told else None


def days_of(event: Event) -> tuple[date, date] | None:
    """The first and last day on which an act may have happened, if anything calendar is told."""
    time = event.time
    if time is None or time.start is None:
        return None
    start = date.fromisoformat(time.start[:10])
    end = date.fromisoformat(time.end[:10]) if time.end else start
    if time.end is None and time.precision in ("month", "quarter", "year", "decade"):
        return None
    return start, max(start, end)


def gap(one: tuple[date, date], other: tuple[date, date]) -> timedelta:
    """The time between two runs of days; zero where they overlap."""
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))
