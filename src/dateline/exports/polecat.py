"""The columns of POLECAT, filled from Dateline's acts and marked as derived; tabs between, as POLECAT is published."""

from collections.abc import Callable

from dateline.exports import derived
from dateline.exports.acts import Act, Side
from dateline.exports.comma import Flat
from dateline.exports.form import Cell, Field, listed, number, text, whole
from dateline.version import __version__


def _side(which: str, told: str, side: Callable[[Act], Side | None]) -> tuple[Field[Act], ...]:
    """The columns of the first actor or recipient."""

    def read(part: Callable[[Side], Cell]) -> Callable[[Act], Cell]:
        def cell(act: Act) -> Cell:
            found = side(act)
            return part(found) if found else None

        return cell

    return (
        text(f"{which} Name", f"name of who {told}", read(lambda s: s.name)),
        text(f"{which} Country", "ISO 3166-1 alpha-3 code", read(lambda s: s.country)),
        derived.empty(f"{which} COW", "Dateline has no Correlates of War codes"),
        text(f"Primary {which} Sector", "first PLOVER sector", read(lambda s: s.sectors[0] if s.sectors else None)),
        text(f"{which} Sectors", "PLOVER sectors", read(lambda s: listed(s.sectors))),
        text(f"{which} Title", "the words that tell the role", read(lambda s: s.title)),
        text(f"{which} Name Raw", "name as the article has it", read(lambda s: s.name)),
        text(f"Wikipedia {which} ID", "Wikidata item, where known", read(lambda s: s.wikidata)),
    )


def _sides(act: Act, *kinds: str) -> str | None:
    return listed(side.name for side in (*act.actors, *act.recipients) if side.kind in kinds)


FIELDS: tuple[Field[Act], ...] = (
    text("Event ID", "`derived:STATUS:ID`, never one of theirs", derived.mark),
    text("Event Date", "day of the act, where known to the day", derived.day),
    text("Event Type", "PLOVER type", lambda act: act.type),
    text("Event Mode", "modes of the type", lambda act: listed(act.modes)),
    number("Intensity", "-10 (conflict) to +10 (cooperation)", lambda act: act.intensity),
    whole("Quad Code", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict", lambda act: act.quad),
    text("Contexts", "PLOVER contexts", lambda act: listed(act.contexts)),
    *_side("Actor", "acts", lambda act: act.actor),
    *_side("Recipient", "is acted upon", lambda act: act.recipient),
    text("Placename", "name of the place", lambda act: act.place.name if act.place else None),
    text("City", "the place, where it is a point or town", derived.town),
    text("District", "the place, where it is a second-level unit", derived.district),
    text("Province", "first-level unit", derived.province),
    text("Country", "ISO 3166-1 alpha-3 code of the place", lambda act: act.place.country if act.place else None),
    number("Latitude", "degrees north of a point or town", derived.latitude),
    number("Longitude", "degrees east of a point or town", derived.longitude),
    whole("GeoNames ID", "GeoNames id of the place", lambda act: act.place.geonames_id if act.place else None),
    text("Raw Placename", "name of the place", lambda act: act.place.name if act.place else None),
    text(
        "Feature Type",
        "point, city, admin2, admin1, country or region",
        lambda act: act.place.precision if act.place else None,
    ),
    text("Source", "outlet, or origin of the words", lambda act: act.outlet),
    text("Publication Date", "day of publication", lambda act: act.published[:10] if act.published else None),
    text("Story People", "persons on both sides of the act", lambda act: _sides(act, "person")),
    text("Story Organizations", "organisations and groups on both sides", lambda act: _sides(act, "org", "group")),
    text("Story Locations", "name of the place", lambda act: act.place.name if act.place else None),
    text("Language", "ISO 639-1 code of the article's language", lambda act: act.language),
    text("Version", "version of Dateline", lambda _: f"dateline {__version__}"),
    *derived.LAST_COLUMNS,
)

EXPORTER = Flat(
    name="polecat",
    ending=".polecat.tsv",
    meaning="the columns of POLECAT, derived, tabs between",
    table=derived.derived_table("events", FIELDS),
)
