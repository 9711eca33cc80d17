"""The 49 columns of UCDP GED, filled from deadly assaults and marked as derived."""

from dateline.exports import derived
from dateline.exports.acts import Act
from dateline.exports.comma import Flat
from dateline.exports.form import Field, number, text, whole

_PLACES = {"point": 1, "city": 1, "admin2": 3, "admin1": 4, "country": 6}
_DATES = {"week": 3, "month": 4, "quarter": 5, "year": 5}


def is_deadly(act: Act) -> bool:
    """True for an assault of which somebody is told to have died."""
    toll = derived.dead(act)
    return act.type == "ASSAULT" and any(end is not None and end > 0 for end in (toll.low, toll.best, toll.high))


def violence(act: Act) -> int | None:
    """1 with a state on both or one side against arms, 2 between armed groups, 3 against civilians; else not known."""
    one, other = act.actor, act.recipient
    armed = derived.is_state_force(other) or derived.is_armed_group(other)
    if (derived.is_state_force(one) and armed) or (derived.is_armed_group(one) and derived.is_state_force(other)):
        return 1
    if derived.is_armed_group(one) and derived.is_armed_group(other):
        return 2
    known = derived.is_state_force(one) or derived.is_armed_group(one)
    return 3 if known and derived.is_civilian(other) else None


def _dyad(act: Act) -> str | None:
    return f"{act.actor.name} - {act.recipient.name}" if act.actor and act.recipient else None


def _wkt(act: Act) -> str | None:
    north, east = derived.latitude(act), derived.longitude(act)
    return f"POINT ({east} {north})" if north is not None and east is not None else None


def _article(act: Act) -> str | None:
    parts = (act.outlet, act.published[:10] if act.published else None, act.title)
    return ", ".join(part for part in parts if part) or None


def _day(value: str | None) -> str | None:
    return value[:10] if value else None


FIELDS: tuple[Field[Act], ...] = (
    text("id", "`derived:STATUS:ID`, never one of theirs", derived.mark),
    derived.empty("relid", "no id of UCDP"),
    whole("year", "year, where known", derived.year),
    derived.empty("active_year", "not counted"),
    text("code_status", "always `derived`", lambda _: "derived"),
    whole("type_of_violence", "1 state-based, 2 between groups, 3 one-sided, where the sectors tell it", violence),
    derived.empty("conflict_dset_id", "no id of UCDP"),
    derived.empty("conflict_new_id", "no id of UCDP"),
    derived.empty("conflict_name", "no conflict of UCDP"),
    derived.empty("dyad_dset_id", "no id of UCDP"),
    derived.empty("dyad_new_id", "no id of UCDP"),
    text("dyad_name", "both sides, where known", _dyad),
    derived.empty("side_a_dset_id", "no id of UCDP"),
    derived.empty("side_a_new_id", "no id of UCDP"),
    text("side_a", "name of who acts", lambda act: act.actor.name if act.actor else None),
    derived.empty("side_b_dset_id", "no id of UCDP"),
    derived.empty("side_b_new_id", "no id of UCDP"),
    text("side_b", "name of who is acted upon", lambda act: act.recipient.name if act.recipient else None),
    whole("number_of_sources", "independent first sources", lambda act: act.origins),
    text("source_article", "outlet, day and headline", _article),
    text("source_office", "outlet, or origin of the words", lambda act: act.outlet),
    text("source_date", "day of publication", lambda act: _day(act.published)),
    text("source_headline", "headline", lambda act: act.title),
    derived.empty("source_original", "not told apart here"),
    whole(
        "where_prec",
        "1 town, 3 second-level, 4 first-level unit, 6 country",
        lambda act: _PLACES.get(act.place.precision) if act.place else None,
    ),
    text("where_coordinates", "name of the place", lambda act: act.place.name if act.place else None),
    text("where_description", "a short quotation", lambda act: act.words),
    text("adm_1", "first-level unit", derived.province),
    text("adm_2", "the place, where it is a second-level unit", derived.district),
    number("latitude", "degrees north of a point or town", derived.latitude),
    number("longitude", "degrees east of a point or town", derived.longitude),
    text("geom_wkt", "the same as WKT", _wkt),
    derived.empty("priogrid_gid", "no PRIO grid"),
    text("country", "name of the country", derived.country_name),
    derived.empty("country_id", "no Gleditsch and Ward codes"),
    derived.empty("region", "no regions of UCDP"),
    derived.empty("event_clarity", "not judged"),
    whole(
        "date_prec",
        "1 day, 3 week, 4 month, 5 longer",
        lambda act: 1 if derived.day(act) else _DATES.get(act.precision or ""),
    ),
    text("date_start", "first day", lambda act: _day(act.start)),
    text("date_end", "last day", lambda act: _day(act.end or act.start)),
    derived.empty("deaths_a", "the dead are not told apart by side"),
    derived.empty("deaths_b", "the dead are not told apart by side"),
    derived.empty("deaths_civilians", "the dead are not told apart by side"),
    derived.empty("deaths_unknown", "the dead are not told apart by side"),
    whole(
        "best", "number of dead that is told, where one is", lambda act: derived.whole_number(derived.dead(act).best)
    ),
    whole("high", "highest number told", lambda act: derived.whole_number(derived.dead(act).high)),
    whole("low", "lowest number told", lambda act: derived.whole_number(derived.dead(act).low)),
    derived.empty("gwnoa", "no Gleditsch and Ward codes"),
    derived.empty("gwnob", "no Gleditsch and Ward codes"),
    *derived.LAST_COLUMNS,
)

EXPORTER = Flat(
    name="ucdp",
    ending=".csv",
    meaning="the columns of UCDP GED, derived, of deadly assaults",
    table=derived.derived_table("events", FIELDS, fits=is_deadly),
)
