"""When a fact of the gold and one of the reading are the same: their words overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.records import Reading
from dateline.base.spans import Span
from dateline.measure.gold import GoldArticle
from dateline.measure.gold.form import Marked

SAME_FACT = 0.5  # of the shorter of two spans: at least so much must be shared
SAME_ACTOR = 0.6
SAME_QUOTE = 0.7


def touch(some: Sequence[Span], others: Sequence[Span], share: float = SAME_FACT) -> bool:
    """True if one of `some` and one of `others` share words: at least that share of the shorter one."""
    return any(
        (shared := one.overlap(other)) > 0 and shared >= share * min(one.length(), other.length())
        for one in some
        for other in others
    )


def spans(marks: Sequence[Marked]) -> list[Span]:
    """The places of some marks."""
    return [mark.span for mark in marks]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor for comparison: what it is called where, and its country."""

    name: str
    country: str | None
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold article with its reading, and the actors of both by their ids."""

    gold: GoldArticle
    reading: Reading
    theirs: dict[str, Known]
    ours: dict[str, Known]

    @classmethod
    def of(cls, gold: GoldArticle, reading: Reading) -> "Pair":
        """The pair, ready to be compared."""
        theirs = {one.id: Known(one.name, one.country, spans(one.mentions)) for one in gold.actors}
        ours = {one.id: Known(one.name, one.country, [m.span for m in one.mentions]) for one in reading.actors}
        return cls(gold, reading, theirs, ours)

    def same_actor(self, gold: str, came: str | None) -> bool:
        """True if both ids are of one actor: mentions of both share words."""
        return came is not None and touch(self.theirs[gold].spans, self.ours[came].spans, SAME_ACTOR)

    def share_actor(self, gold: Sequence[str], came: Sequence[str]) -> bool:
        """True if one of the gold's actors is one of the reading's."""
        return any(self.same_actor(one, other) for one in gold for other in came)

    def share_country(self, gold: Sequence[str], came: Sequence[str]) -> bool | None:
        """True if an actor of each is of one country; `None` where the gold knows no country."""
        countries = {country for one in gold if (country := self.theirs[one].country)}
        return bool(countries & {self.ours[one].country for one in came}) if countries else None

    def names(self, gold: Sequence[str], came: Sequence[str]) -> str:
        """'Karvia, not Vostan': what should have come, and what came."""
        expected = ", ".join(self.theirs[one].name for one in gold)
        return f"{expected}; came {', '.join(self.ours[one].name for one in came) or 'nobody'}"

    def words(self, span: Span, longest: int = 70) -> str:
        """The words of a span, shortened."""
        words = " ".join(span.of(self.gold.text).split())
        return f"'{words if len(words) <= longest else words[: longest - 1] + '…'}'"
