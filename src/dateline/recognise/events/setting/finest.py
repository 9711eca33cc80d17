"""The place of an act that several tellings give."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.base.records import Place
from dateline.recognise.events.act import Act

_FINEST = ("point", "city", "admin2", "admin1", "country", "region")
_LARGER = ("country", "region")


def placed(act: Act, tellings: Iterable[Act], places: Sequence[Place]) -> Act:
    """The act with the place that its tellings say together.

    A town tells more than its country; of a town and a province of one name, only the province is sure.
    """
    known = {place.id: place for place in places}
    told = [known[telling.place] for telling in tellings if telling.place in known]
    if act.place not in known or not told:
        return act
    own = known[act.place]
    namesakes = [p for p in told if p.name == own.name and p.country == own.country]
    if len({p.precision for p in namesakes}) > 1:
        return replace(act, place=max(namesakes, key=_rank).id)
    if own.precision in _LARGER:
        inside = [p for p in told if p.precision not in _LARGER and own.country in (None, p.country)]
        return replace(act, place=min(inside, key=_rank).id) if inside else act
    return act


def _rank(place: Place) -> int:
    return _FINEST.index(place.precision)
