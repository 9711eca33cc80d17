"""TimelineJS JSON: the dated acts as slides, each date as precise as it is known."""

import html
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dateline.exports.acts import Act, acts_in
from dateline.exports.form import Chunk, Column, Options, Record, Takes, json_list, listed

_PARTS = {"year": 1, "decade": 1, "quarter": 2, "month": 2}  # how much of a date is known; else to the day
_DAY = 3


def slide(act: Act) -> dict[str, object]:
    """One slide; TimelineJS takes its words for HTML, so what the article says is escaped."""
    assert act.start, "an act without a date is on no time line"
    out: dict[str, object] = {"unique_id": act.id, "start_date": _date(act.start, act), "group": act.status}
    if act.end and act.end != act.start:
        out["end_date"] = _date(act.end, act)
    sides = (listed(side.name for side in act.actors), listed(side.name for side in act.recipients))
    heading = ": ".join(part for part in (act.type, " → ".join(side for side in sides if side)) if part)
    source = ", ".join(part for part in (act.outlet, act.published) if part)
    told = "".join(f"<p>{html.escape(part)}</p>" for part in (act.words, source) if part)
    out["text"] = {"headline": html.escape(heading), "text": told}
    return out


def _date(iso: str, act: Act) -> dict[str, int]:
    """The parts of an ISO date that are known, as numbers."""
    day, _, clock = iso.partition("T")
    known = _PARTS.get(act.precision or "day", _DAY)
    parts = dict(zip(("year", "month", "day"), map(int, day.split("-")[:known]), strict=False))
    if clock and known == _DAY:
        parts |= dict(zip(("hour", "minute"), map(int, clock[:5].split(":")), strict=True))
    return parts


class TimelineJs:
    """One object with the list of slides."""

    name, ending, one_file = "timelinejs", ".json", True
    meaning = "TimelineJS JSON: a slide for each dated act"
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType(
        {
            "events": (
                Column("unique_id", "text", "id of the act"),
                Column("start_date", "text", "year, month, day, hour and minute, as far as known"),
                Column("end_date", "text", "the same of the last day, where it is another"),
                Column("group", "text", "the status of the act"),
                Column(
                    "text", "text", "`headline`: type and sides; `text`: a short quotation, outlet and day, as HTML"
                ),
            )
        }
    )

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The slides in the order of the records; TimelineJS sorts them."""
        acts = (act for record in records for act in acts_in(record, options) if act.start)
        yield from json_list(b'{"events": [', map(slide, acts))


EXPORTER = TimelineJs()
