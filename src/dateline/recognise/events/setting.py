"""Place, time and quantities of an act: only those that its own clause gives."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.base.records import Article, EventTime, Place, Quantity, TimeExpression
from dateline.parse import Sentence, Token
from dateline.recognise.events.act import Act


class Setting(NamedTuple):
    """Place id, time and quantity ids that a clause gives for its act; `None` where it gives none."""

    place: str | None = None
    time: EventTime | None = None
    quantities: tuple[str, ...] = ()


def setting_of(
    sentence: Sentence,
    predicate: Token,
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    amounts: Sequence[Quantity],
) -> Setting:
    """Where and when the act of `predicate` happened and how many it counts, as its clause tells. Facts in text order."""
    return Setting()


def news_time(act: Act, article: Article) -> EventTime | None:
    """The time of an act that no words date, with basis 'published': the publication day and the day before it.

    Only for the article's own news, told as done in its headline or first paragraphs; else `None`.
    """
    return None
