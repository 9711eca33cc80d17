"""Dates of publication as feeds and alerts want them: an instant with a zone."""

from datetime import UTC, datetime


def moment(iso: str | None) -> datetime | None:
    """The instant of an ISO date or date-time in UTC; a bare day begins it, a time without a zone is taken as UTC."""
    if iso is None:
        return None
    try:
        told = datetime.fromisoformat(iso)
    except ValueError:  # the laws look at the form of a date only: there is no 31 February
        return None
    try:
        return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except OverflowError:  # the first or last day that a calendar of four digits has
        return None


def instant(iso: str | None) -> str | None:
    """`moment` as RFC 3339 (`2024-03-12T07:20:00Z`)."""
    told = moment(iso)
    return told.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0") if told else None
