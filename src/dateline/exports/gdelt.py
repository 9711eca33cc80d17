"""The 61 columns of GDELT 2 events, tabs between and no row of names; the id of each row says that it is derived."""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from dateline.exports import derived
from dateline.exports.acts import Act, Side
from dateline.exports.comma import tabbed
from dateline.exports.form import Cell, Chunk, Field, Options, Record, Takes, columns, number, text, whole
from dateline.exports.instants import moment

_CAMEO_ROLES = {"JRN": "MED", "MED": "HLH"}  # PLOVER's medical is CAMEO's health, and CAMEO's MED are media
_NO_ROLE = frozenset({"UNK", "REL"})


def roles(side: Side) -> tuple[str, ...]:
    """The CAMEO roles of a side, three at most."""
    return tuple(_CAMEO_ROLES.get(sector, sector) for sector in side.sectors if sector not in _NO_ROLE)[:3]


def _actor(n: int, side: Callable[[Act], Side | None]) -> tuple[Field[Act], ...]:
    def read(part: Callable[[Side], Cell]) -> Callable[[Act], Cell]:
        def cell(act: Act) -> Cell:
            found = side(act)
            return part(found) if found else None

        return cell

    def role(at: int) -> Callable[[Act], Cell]:
        return read(lambda s: roles(s)[at] if len(roles(s)) > at else None)

    return (
        text(
            f"Actor{n}Code",
            "country and roles in CAMEO codes",
            read(lambda s: (s.country or "") + "".join(roles(s)) or None),
        ),
        text(f"Actor{n}Name", "name in capitals", read(lambda s: s.name.upper())),
        text(f"Actor{n}CountryCode", "ISO 3166-1 alpha-3 code", read(lambda s: s.country)),
        derived.empty(f"Actor{n}KnownGroupCode", "no CAMEO group codes"),
        derived.empty(f"Actor{n}EthnicCode", "no ethnic codes"),
        derived.empty(f"Actor{n}Religion1Code", "no religion codes"),
        derived.empty(f"Actor{n}Religion2Code", "no religion codes"),
        text(f"Actor{n}Type1Code", "first CAMEO role", role(0)),
        text(f"Actor{n}Type2Code", "second CAMEO role", role(1)),
        text(f"Actor{n}Type3Code", "third CAMEO role", role(2)),
    )


def _no_geo(which: str) -> tuple[Field[Act], ...]:
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return tuple(derived.empty(f"{which}Geo_{part}", "Dateline places acts, not sides") for part in parts)


def _geo_type(act: Act) -> int | None:
    """1 country, 4 town and 5 state of the world; 2 and 3 are those of the United States."""
    if act.place is None:
        return None
    american = act.place.country == "USA"
    if act.place.precision in ("point", "city"):
        return 3 if american else 4
    if act.place.precision in ("admin1", "admin2"):
        return 2 if american else 5
    return 1 if act.place.precision == "country" else None


def _full_name(act: Act) -> str | None:
    parts = (act.place.name if act.place else None, derived.province(act), derived.country_name(act))
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def _fraction(act: Act) -> float | None:
    day = derived.day(act)
    if day is None:
        return None
    return round(int(day[:4]) + (int(day[5:7]) * 30 + int(day[8:10])) / 365, 4)


def _added(act: Act) -> int | None:
    told = moment(act.published) if act.published and "T" in act.published else None
    return int(told.strftime("%Y%m%d%H%M%S")) if told else None


def _day(act: Act) -> int | None:
    day = derived.day(act)
    return int(day.replace("-", "")) if day else None


FIELDS: tuple[Field[Act], ...] = (
    text("GLOBALEVENTID", "`derived:STATUS:ID`, never one of theirs", derived.mark),
    whole("SQLDATE", "day as YYYYMMDD, where known to the day", _day),
    whole("MonthYear", "month as YYYYMM, where known", derived.month),
    whole("Year", "year, where known", derived.year),
    number("FractionDate", "year and its fraction by GDELT's formula", _fraction),
    *_actor(1, lambda act: act.actor),
    *_actor(2, lambda act: act.recipient),
    whole(
        "IsRootEvent",
        "1 if the headline, standfirst or first paragraph tells it",
        lambda act: None if act.opening is None else int(act.opening),
    ),
    text("EventCode", "nearest CAMEO code", lambda act: act.cameo),
    text("EventBaseCode", "its first three digits", lambda act: act.cameo[:3] if act.cameo else None),
    text("EventRootCode", "its first two digits", lambda act: act.cameo[:2] if act.cameo else None),
    whole("QuadClass", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict", lambda act: act.quad),
    number("GoldsteinScale", "PLOVER's intensity, -10 to +10", lambda act: act.intensity),
    whole("NumMentions", "how often it is told", lambda act: act.mentions),
    whole("NumSources", "independent first sources", lambda act: act.origins),
    whole("NumArticles", "articles that tell it", lambda act: act.articles),
    derived.empty("AvgTone", "Dateline measures no tone"),
    *_no_geo("Actor1"),
    *_no_geo("Actor2"),
    whole("ActionGeo_Type", "1 country, 2 and 3 state and town of the US, 4 town, 5 state of the world", _geo_type),
    text("ActionGeo_FullName", "place, first-level unit, country", _full_name),
    derived.empty("ActionGeo_CountryCode", "no FIPS 10-4 codes"),
    derived.empty("ActionGeo_ADM1Code", "no FIPS 10-4 codes"),
    derived.empty("ActionGeo_ADM2Code", "no FIPS 10-4 codes"),
    number("ActionGeo_Lat", "degrees north of a point or town", derived.latitude),
    number("ActionGeo_Long", "degrees east of a point or town", derived.longitude),
    whole(
        "ActionGeo_FeatureID",
        "GeoNames id (GDELT's own are of other tables)",
        lambda act: act.place.geonames_id if act.place else None,
    ),
    whole("DATEADDED", "instant of publication in UTC as YYYYMMDDHHMMSS, where the hour is known", _added),
    text("SOURCEURL", "address of the article", lambda act: act.url),
)
_TABLE = derived.derived_table("events", FIELDS)


class Gdelt:
    """Rows without names, as GDELT publishes them."""

    name, ending, one_file = "gdelt", ".gdelt.tsv", True
    meaning = "the 61 columns of GDELT 2 events, derived, tabs between, no row of names"
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType({"events": columns(FIELDS)})

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The rows record by record."""
        for record in records:
            if rows := list(_TABLE.rows(record, options)):
                yield Chunk(tabbed(rows))


EXPORTER = Gdelt()
