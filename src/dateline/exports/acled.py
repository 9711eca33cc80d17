"""The columns of ACLED, filled from the acts that lie in its scope and marked as derived."""

from typing import NamedTuple

from dateline.exports import derived
from dateline.exports.acts import Act, Side
from dateline.exports.comma import Flat
from dateline.exports.form import Field, listed, number, text, whole

_REMOTE, _VIOLENCE, _STRATEGIC = "Explosions/Remote violence", "Violence against civilians", "Strategic developments"


class Kind(NamedTuple):
    """An event type of ACLED and its sub-type, if the act tells it."""

    event: str
    sub_event: str | None = None


BY_MODE = {
    ("ASSAULT", "aerial"): Kind(_REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): Kind(_REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): Kind(_REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): Kind(_REMOTE),
    ("ASSAULT", "suicide-attack"): Kind(_REMOTE, "Suicide bomb"),
    ("ASSAULT", "sexual"): Kind(_VIOLENCE, "Sexual violence"),
    ("ASSAULT", "abduct"): Kind(_VIOLENCE, "Abduction/forced disappearance"),
    ("ASSAULT", "destroy"): Kind(_STRATEGIC, "Looting/property destruction"),
    ("PROTEST", "riot"): Kind("Riots", "Violent demonstration"),
    ("PROTEST", "vandalize"): Kind("Riots", "Violent demonstration"),
    ("PROTEST", "demo"): Kind("Protests"),
    ("PROTEST", "obstruct"): Kind("Protests"),
    ("COERCE", "arrest"): Kind(_STRATEGIC, "Arrests"),
    ("RETREAT", "ceasefire"): Kind(_STRATEGIC, "Agreement"),
}
_OF_PEOPLE = frozenset({"beat", "torture", "primitive", "firearms", "targeted"})
_PRECISION = {"week": 2, "month": 3}
_PLACES = {"point": 1, "city": 1, "admin2": 2, "admin1": 3}


def kind_of(act: Act) -> Kind | None:
    """What ACLED would call the act; `None` where it lies outside its scope or cannot be told."""
    for mode in act.modes:
        if (act.type, mode) in BY_MODE:
            return BY_MODE[act.type, mode]
    if act.type == "PROTEST" and not act.modes:
        return Kind("Protests")
    if act.type != "ASSAULT" or not set(act.modes) <= _OF_PEOPLE:
        return None
    if _bears_arms(act.actor) and _bears_arms(act.recipient):
        return Kind("Battles", "Armed clash")
    return Kind(_VIOLENCE, "Attack") if derived.is_civilian(act.recipient) else None


def _bears_arms(side: Side | None) -> bool:
    return derived.is_state_force(side) or derived.is_armed_group(side)


def _disorder(act: Act) -> str | None:
    kind = kind_of(act)
    if kind is None:
        return None
    if kind.event == _STRATEGIC:
        return _STRATEGIC
    return "Demonstrations" if kind.event in ("Protests", "Riots") else "Political violence"


def _inter(act: Act, side: Side | None, *, first: bool) -> str | None:
    """ACLED's kind of actor, where the sectors tell it."""
    if side is None:
        return None
    if first and act.type == "PROTEST":
        return "Rioters" if "riot" in act.modes else "Protesters"
    if derived.is_state_force(side):
        return "State forces"
    if "REB" in side.sectors:
        return "Rebel group"
    return "Civilians" if derived.is_civilian(side) else None


def _date(act: Act) -> str | None:
    return act.start[:10] if act.start and _time_precision(act) else None


def _time_precision(act: Act) -> int | None:
    return 1 if derived.day(act) else _PRECISION.get(act.precision or "")


FIELDS: tuple[Field[Act], ...] = (
    text("event_id_cnty", "`derived:STATUS:ID`, never one of theirs", derived.mark),
    text("event_date", "day of the act, or first day of its week or month", _date),
    whole("year", "year of that day", lambda act: int(act.start[:4]) if act.start and _date(act) else None),
    whole("time_precision", "1 day, 2 week, 3 month; empty: coarser or not known", _time_precision),
    text("disorder_type", "Political violence, Demonstrations or Strategic developments", _disorder),
    text("event_type", "ACLED's type, from type and mode", lambda act: kind.event if (kind := kind_of(act)) else None),
    text("sub_event_type", "its sub-type, where told", lambda act: kind.sub_event if (kind := kind_of(act)) else None),
    text("actor1", "name of who acts", lambda act: act.actor.name if act.actor else None),
    text("assoc_actor_1", "others who act", lambda act: listed(side.name for side in act.actors[1:])),
    text("inter1", "kind of actor1, where its sectors tell it", lambda act: _inter(act, act.actor, first=True)),
    text("actor2", "name of who is acted upon", lambda act: act.recipient.name if act.recipient else None),
    text("assoc_actor_2", "others who are acted upon", lambda act: listed(side.name for side in act.recipients[1:])),
    text("inter2", "kind of actor2", lambda act: _inter(act, act.recipient, first=False)),
    derived.empty("interaction", "left to who knows both kinds"),
    text(
        "civilian_targeting",
        "`Civilian targeting`, where civilians are assaulted",
        lambda act: "Civilian targeting" if act.type == "ASSAULT" and derived.is_civilian(act.recipient) else None,
    ),
    derived.empty("iso", "no numeric country codes"),
    derived.empty("region", "no regions of ACLED"),
    text("country", "name of the country", derived.country_name),
    text("admin1", "first-level unit", derived.province),
    text("admin2", "the place, where it is a second-level unit", derived.district),
    derived.empty("admin3", "no third-level units"),
    text("location", "name of a point or town", derived.town),
    number("latitude", "degrees north of a point or town", derived.latitude),
    number("longitude", "degrees east of a point or town", derived.longitude),
    whole(
        "geo_precision",
        "1 town, 2 second-level, 3 first-level unit",
        lambda act: _PLACES.get(act.place.precision) if act.place else None,
    ),
    text("source", "outlet, or origin of the words", lambda act: act.outlet),
    derived.empty("source_scale", "not known"),
    text("notes", "a short quotation", lambda act: act.words),
    whole(
        "fatalities",
        "number of dead, where one is told; never 0 for not known",
        lambda act: derived.whole_number(derived.dead(act).best),
    ),
    text("tags", "always `derived`", lambda _: "derived"),
    derived.empty("timestamp", "no time of upload"),
    *derived.LAST_COLUMNS,
)

EXPORTER = Flat(
    name="acled",
    ending=".csv",
    meaning="the columns of ACLED, derived, of the acts in its scope",
    table=derived.derived_table("events", FIELDS, fits=lambda act: kind_of(act) is not None),
)
