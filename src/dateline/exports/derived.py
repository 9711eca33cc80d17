"""What the shapes of other people's event data have in common: days, places and codes, each empty where not known."""

from collections.abc import Callable, Iterator

from dateline.exports.acts import Act, Range, Side, real_acts
from dateline.exports.form import Cell, Field, Options, Record, Row, columns, text
from dateline.exports.table import Table
from dateline.knowledge.countries import name_of

DERIVED = "derived by Dateline from news reports; not a record of the data set whose columns these are"
STATE_FORCES = frozenset({"MIL", "COP", "SPY", "GOV"})
ARMED_GROUPS = frozenset({"REB", "UAF", "CRM"})
CIVILIANS = frozenset({"CVL", "REF", "JRN", "MED", "EDU", "BUS", "LAB", "REL", "NGO"})
_TO_THE_DAY = frozenset({"second", "hour", "part-of-day", "day"})

LAST_COLUMNS: tuple[Field[Act], ...] = (
    text("derived", "says that the row is Dateline's and no record of that data set", lambda _: DERIVED),
    text("dateline_id", "id of the act", lambda act: act.id),
    text("dateline_status", "happened or ongoing, unless all statuses were asked for", lambda act: act.status),
)
"""These stand behind the columns of the shape, in every row."""


def mark(act: Act) -> str:
    """An id that nobody takes for one of theirs: `derived:STATUS:ID`."""
    return f"derived:{act.status}:{act.id}"


def derived_table(name: str, fields: tuple[Field[Act], ...], *, fits: Callable[[Act], bool] = lambda _: True) -> Table:
    """A table of acts that happened or go on (or of all, where asked) and that fit the data set."""

    def rows(record: Record, options: Options) -> Iterator[list[Cell]]:
        for act in real_acts(record, options):
            if fits(act):
                yield [field.read(act) for field in fields]

    return Table(name=name, takes="readings", columns=columns(fields), rows=rows)


def empty(name: str, meaning: str) -> Field[Row]:
    """A column of the shape that Dateline has nothing for."""
    return text(name, f"empty: {meaning}", lambda _: None)


def day(act: Act) -> str | None:
    """The day of the act (`2024-03-12`), where it is known to the day and is one day."""
    if act.start is None or (act.precision is not None and act.precision not in _TO_THE_DAY):
        return None
    start, end = act.start[:10], (act.end or act.start)[:10]
    return start if start == end else None


def year(act: Act) -> int | None:
    """The year of the act, where its first and last day lie in one."""
    return _shared(act, 4)


def month(act: Act) -> int | None:
    """Year and month of the act as a number (202403), where its first and last day lie in one."""
    return _shared(act, 7)


def _shared(act: Act, length: int) -> int | None:
    if act.start is None or act.precision == "vague":
        return None
    start, end = act.start[:length], (act.end or act.start)[:length]
    return int(start.replace("-", "")) if start == end else None


def dead(act: Act) -> Range:
    """How many dead are told; all ends unknown where none are."""
    return act.counts.get("dead", Range())


def injured(act: Act) -> Range:
    """How many injured are told."""
    return act.counts.get("injured", Range())


def whole_number(value: float | int | None) -> int | None:
    """A count as a whole number; `None` where it is not known or is no whole number."""
    return int(value) if value is not None and float(value).is_integer() else None


def country_name(act: Act) -> str | None:
    """The name of the country where it happened."""
    return name_of(act.place.country) if act.place and act.place.country else None


def town(act: Act) -> str | None:
    """The name of the place, where it is a point or a town."""
    return act.place.name if act.place and act.place.precision in ("point", "city") else None


def district(act: Act) -> str | None:
    """The name of the place, where it is a second-level unit."""
    return act.place.name if act.place and act.place.precision == "admin2" else None


def province(act: Act) -> str | None:
    """The first-level unit, or the name of a place that is one."""
    if act.place is None:
        return None
    return act.place.admin1 or (act.place.name if act.place.precision == "admin1" else None)


def latitude(act: Act) -> float | None:
    """Degrees north of a point or town."""
    return act.place.latitude if act.place else None


def longitude(act: Act) -> float | None:
    """Degrees east of a point or town."""
    return act.place.longitude if act.place else None


def is_state_force(side: Side | None) -> bool:
    """True for a state or its forces."""
    return side is not None and (side.kind == "state" or bool(STATE_FORCES & set(side.sectors)))


def is_armed_group(side: Side | None) -> bool:
    """True for rebels, militias and armed criminals."""
    return side is not None and not is_state_force(side) and bool(ARMED_GROUPS & set(side.sectors))


def is_civilian(side: Side | None) -> bool:
    """True for people who bear no arms by their sector."""
    return side is not None and not is_state_force(side) and bool(CIVILIANS & set(side.sectors))
