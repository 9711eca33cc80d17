"""The public record of one indicator (schema `dateline.indicator/1`): a count of acts, never of reports alone."""

from dataclasses import dataclass
from typing import Literal

from dateline.base.errors import LawError

Dimension = Literal["all", "country", "admin1", "town", "pair", "type", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """How many acts of one kind fell on one day or in one week, and how loudly they were told.

    `period` is an ISO day or week (`2024-W11`), `None` for acts of which no such day is told. `acts` counts those told
    as happened or ongoing, `others` those told as planned, alleged, denied or hypothetical; under `status`
    the key is the status, and `acts` counts all of it. `accounts` are all tellings of all of them, `articles` the
    articles that they stand in, `origins` their independent first sources. `volume` is how many articles were published
    in the period, on whatever. `baseline` is the median of `acts` over the 28 days (4 weeks) before.
    """

    period: str | None
    dimension: Dimension
    key: str
    acts: int
    others: int
    accounts: int
    articles: int
    origins: int
    volume: int
    baseline: float | None = None
    burst: bool = False
    schema: Literal["dateline.indicator/1"] = "dateline.indicator/1"

    def __post_init__(self) -> None:
        if min(self.acts, self.others, self.accounts, self.articles, self.origins, self.volume) < 0:
            raise LawError(f"indicator {self.key}: a count is below zero; a count is never negative")
