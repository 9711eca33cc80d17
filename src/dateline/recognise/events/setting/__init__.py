"""Place, time and quantities of an act: only those that its own clause gives."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.base.records import EventTime, Place, Quantity, TimeExpression
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import anchors_of, attached, counting
from dateline.recognise.events.setting.finest import placed
from dateline.recognise.events.setting.news import dated
from dateline.recognise.events.setting.when import time_of
from dateline.recognise.events.setting.where import place_of

__all__ = ["Setting", "dated", "placed", "setting_of"]


class Setting(NamedTuple):
    """Place id, time and quantity ids that a clause gives for its act; `None` where it gives none.

    `time_odds`: how likely the time is the act's where no rule of grammar tells it, else `None`.
    """

    place: str | None = None
    time: EventTime | None = None
    time_odds: float | None = None
    quantities: tuple[str, ...] = ()


def setting_of(
    sentence: Sentence,
    predicate: Token,
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    amounts: Sequence[Quantity],
    *,
    verbal: bool = False,
) -> Setting:
    """Where and when the act of `predicate` happened and how many it counts, as its clause tells. Facts in text order.

    `verbal`: the act is done by saying it; a place in what is said or condemned is then not where it was done.
    """
    anchors = anchors_of(sentence, predicate)
    return Setting(
        place_of(sentence, anchors, places, verbal=verbal),
        *time_of(sentence, anchors, times, verbal=verbal),
        tuple(amount.id for amount, _ in attached(sentence, counting(sentence, anchors), amounts)),
    )
