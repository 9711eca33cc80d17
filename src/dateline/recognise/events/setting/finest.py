"""The place of an act that several tellings give."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.base.records import Place
from dateline.recognise.events.act import Act

_FINEST = ("point", "city", "admin2", "admin1", "country", "region")


def placed(act: Act, tellings: Iterable[Act], places: Sequence[Place]) -> Act:
    """The act with the finest place that a telling gives it, in the country that the clearest tells.

    Of equals it is the first in the body of the article. A town tells more than its country; of a town and a province
    of one name, only the province is sure.
    """
    known = {place.id: place for place in places}
    in_order = sorted(tellings, key=lambda telling: (telling.sentence.role != "body", telling.span))
    told = [known[telling.place] for telling in in_order if telling.place in known]
    if act.place not in known or not told:
        return act
    land = known[act.place].country
    finest = min((p for p in told if land in (None, p.country)), key=_rank)
    namesakes = [p for p in told if p.name == finest.name and p.country == finest.country]
    return replace(act, place=max(namesakes, key=_rank).id)


def _rank(place: Place) -> int:
    return _FINEST.index(place.precision)
