"""GeoJSON (RFC 7946): a feature for each act whose place is known. Only a point or a town becomes a point."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dateline.exports.acts import Act, acts_in
from dateline.exports.form import (
    Cell,
    Chunk,
    Field,
    Options,
    Record,
    Takes,
    columns,
    json_list,
    listed,
    number,
    text,
    truth,
    whole,
)

PROPERTIES: tuple[Field[Act], ...] = (
    text("type", "PLOVER type", lambda act: act.type),
    text("modes", "modes of the type", lambda act: listed(act.modes)),
    text("status", "happened, ongoing, planned, alleged, denied or hypothetical", lambda act: act.status),
    truth("background", "true if told as earlier history", lambda act: act.background),
    text("actors", "names of who acts", lambda act: listed(side.name for side in act.actors)),
    text("recipients", "names of who is acted upon", lambda act: listed(side.name for side in act.recipients)),
    text("place", "name of the place", lambda act: act.place.name if act.place else None),
    text(
        "place_precision",
        "point, city, admin2, admin1, country or region",
        lambda act: act.place.precision if act.place else None,
    ),
    text("country", "ISO 3166-1 alpha-3 code", lambda act: act.place.country if act.place else None),
    text("admin1", "first-level unit", lambda act: act.place.admin1 if act.place else None),
    text("start", "first day or instant, ISO", lambda act: act.start),
    text("end", "last day or instant, ISO", lambda act: act.end),
    text("time_precision", "how fine the time is known", lambda act: act.precision),
    number(
        "dead_low", "lowest number of dead told", lambda act: act.counts["dead"].low if "dead" in act.counts else None
    ),
    number(
        "dead_high",
        "highest number of dead told",
        lambda act: act.counts["dead"].high if "dead" in act.counts else None,
    ),
    whole("origins", "independent first sources that tell it", lambda act: act.origins),
    text("words", "a short quotation", lambda act: act.words),
    text("outlet", "who published it, or the origin of the words", lambda act: act.outlet),
    text("url", "address of the article", lambda act: act.url),
    text("published", "ISO date or date-time of publication", lambda act: act.published),
)


def feature(act: Act) -> dict[str, object]:
    """One feature; its geometry is null unless the place is a point or a town."""
    properties: dict[str, Cell] = {field.column.name: field.read(act) for field in PROPERTIES}
    geometry = None
    if act.place and act.place.latitude is not None and act.place.longitude is not None:
        geometry = {"type": "Point", "coordinates": [act.place.longitude, act.place.latitude]}
    return {"type": "Feature", "id": act.id, "geometry": geometry, "properties": properties}


class GeoJson:
    """One FeatureCollection, written feature by feature."""

    name, ending, one_file = "geojson", ".geojson", True
    meaning = "GeoJSON: a feature for each act with a place; a state or district has no false point"
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType({"features": columns(PROPERTIES)})

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The collection, a feature a line."""
        acts = (act for record in records for act in acts_in(record, options) if act.place)
        yield from json_list(b'{"type": "FeatureCollection", "features": [', map(feature, acts))


EXPORTER = GeoJson()
