"""HXL: CSV with a second row of hashtags, as humanitarian tools read it."""

from dateline.exports import derived
from dateline.exports.acts import Act
from dateline.exports.comma import Flat
from dateline.exports.form import Field, listed, number, text, whole

TAGGED: tuple[tuple[str, Field[Act]], ...] = (
    ("#event+id", text("id", "id of the act", lambda act: act.id)),
    ("#event+type", text("type", "PLOVER type", lambda act: act.type)),
    ("#event+mode+list", text("modes", "modes of the type", lambda act: listed(act.modes))),
    ("#status", text("status", "happened or ongoing, unless all were asked for", lambda act: act.status)),
    ("#date+start", text("start", "first day or instant, ISO", lambda act: act.start)),
    ("#date+end", text("end", "last day or instant, ISO", lambda act: act.end)),
    ("#date+precision", text("time_precision", "how fine the time is known", lambda act: act.precision)),
    (
        "#country+code+v_iso3",
        text("country", "ISO 3166-1 alpha-3 code", lambda act: act.place.country if act.place else None),
    ),
    ("#adm1+name", text("admin1", "first-level unit", derived.province)),
    ("#loc+name", text("place", "name of the place", lambda act: act.place.name if act.place else None)),
    (
        "#geo+precision",
        text("place_precision", "how fine the place is known", lambda act: act.place.precision if act.place else None),
    ),
    ("#geo+lat", number("latitude", "degrees north, WGS 84, of a point or town", derived.latitude)),
    ("#geo+lon", number("longitude", "degrees east, WGS 84, of a point or town", derived.longitude)),
    ("#group+actor+list", text("actors", "names of who acts", lambda act: listed(side.name for side in act.actors))),
    (
        "#group+recipient+list",
        text("recipients", "names of who is acted upon", lambda act: listed(side.name for side in act.recipients)),
    ),
    ("#affected+killed+min", number("dead_low", "lowest number of dead told", lambda act: derived.dead(act).low)),
    ("#affected+killed+max", number("dead_high", "highest number of dead told", lambda act: derived.dead(act).high)),
    (
        "#affected+injured+min",
        number("injured_low", "lowest number of injured told", lambda act: derived.injured(act).low),
    ),
    (
        "#affected+injured+max",
        number("injured_high", "highest number of injured told", lambda act: derived.injured(act).high),
    ),
    ("#description", text("words", "a short quotation", lambda act: act.words)),
    ("#meta+source", text("outlet", "who published it, or the origin of the words", lambda act: act.outlet)),
    ("#meta+url", text("url", "address of the article", lambda act: act.url)),
    ("#date+reported", text("published", "ISO date or date-time of publication", lambda act: act.published)),
    ("#indicator+origins+num", whole("origins", "independent first sources that tell it", lambda act: act.origins)),
    (
        "#meta+derived",
        text(
            "derived",
            "says that the row is derived from news reports",
            lambda _: "derived by Dateline from news reports",
        ),
    ),
)

_FIELDS = tuple(field for _, field in TAGGED)

EXPORTER = Flat(
    name="hxl",
    ending=".csv",
    meaning="HXL: CSV of acts with a second row of hashtags",
    table=derived.derived_table("acts", _FIELDS),
    second_row=tuple(tag for tag, _ in TAGGED),
)
