"""Events of several articles are joined into acts; every join is a judgement with its reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dateline.base.ids import content_id
from dateline.base.records import Reading
from dateline.base.records.story import Judgement, JudgementVerdict
from dateline.reconcile.acts.near import Near
from dateline.reconcile.acts.rules import SAME, UNSURE, weigh
from dateline.reconcile.acts.telling import Telling, tellings_of

SAMPLE = 24  # accounts of an act that another one is held against
_Scored = tuple[float, tuple[str, ...], Telling, Telling]


@dataclass(slots=True)
class _Act:
    """The accounts of one act so far, and the articles that they are of."""

    tellings: list[Telling]
    articles: set[str]

    def sample(self) -> list[Telling]:
        """All accounts, or as many from all of a long row."""
        return self.tellings[:: 1 + (len(self.tellings) - 1) // SAMPLE]


class Acts:
    """The acts that some articles tell.

    Two events of one article stay two: its own reading has looked at that. Pairs join best first; an event joins an act
    if the mean over its accounts allows it. What a person judged stands.
    """

    def __init__(self, readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> None:
        self.tellings = [telling for reading in readings for telling in tellings_of(reading)]
        self.judgements: list[Judgement] = []
        self._act = {telling.id: _Act([telling], {telling.reading.id}) for telling in self.tellings}
        self._told: dict[frozenset[str], bool] = _told(judgements)
        self._weights: dict[frozenset[str], float] = {}
        for pair in sorted(self._pairs(), key=lambda pair: (-pair[0], pair[2].id, pair[3].id)):
            self._join(pair)

    def groups(self) -> list[list[Telling]]:
        """The accounts of each act, acts in the order of their first account."""
        return [act.tellings for act in {id(act): act for act in self._act.values()}.values()]

    def _pairs(self) -> Iterable[_Scored]:
        """The pairs of one type from two articles that are, or may be, one act."""
        by_type: defaultdict[str, Near] = defaultdict(Near)
        for telling in self.tellings:
            others = by_type[telling.event.type].others(telling)
            for other in (*others, *self._judged_with(telling, others)):
                if other.reading is not telling.reading:
                    weight, reasons = self._weigh(other, telling)
                    if weight >= UNSURE:
                        yield weight, reasons, other, telling
            by_type[telling.event.type].add(telling)

    def _judged_with(self, telling: Telling, others: Sequence[Telling]) -> list[Telling]:
        """Events that a person judged with this one and that are not near it."""
        if not any(telling.id in pair for pair in self._told):
            return []
        near = {other.id for other in others}
        judged = {id_ for pair in self._told if telling.id in pair for id_ in pair} - near
        earlier = takewhile(lambda other: other is not telling, self.tellings)
        return [other for other in earlier if other.id in judged and other.event.type == telling.event.type]

    def _weigh(self, one: Telling, other: Telling) -> tuple[float, tuple[str, ...]]:
        pair = frozenset((one.id, other.id))
        told = self._told.get(pair)
        weight, reasons = weigh(one, other)
        if told is not None:
            weight, reasons = (math.inf if told else -math.inf), ("a person judged so", *reasons)
        self._weights[pair] = weight
        return weight, reasons

    def _join(self, pair: _Scored) -> None:
        weight, reasons, one, other = pair
        left, right = self._act[one.id], self._act[other.id]
        if left is right:
            return
        apart = not left.articles.isdisjoint(right.articles)
        mean = -math.inf if apart else _mean([self._weight(a, b) for a in left.sample() for b in right.sample()])
        if apart or weight < SAME or mean < UNSURE:
            if not apart:
                self._judge(one, other, weight, "unsure", reasons)
            return
        self._judge(one, other, weight, "same", reasons)
        left.tellings += right.tellings
        left.articles |= right.articles
        self._act.update((telling.id, left) for telling in right.tellings)

    def _weight(self, one: Telling, other: Telling) -> float:
        known = self._weights.get(frozenset((one.id, other.id)))
        return self._weigh(one, other)[0] if known is None else known

    def _judge(
        self, one: Telling, other: Telling, weight: float, verdict: JudgementVerdict, reasons: tuple[str, ...]
    ) -> None:
        score = 1 / (1 + math.exp(max(-30.0, min(30.0, SAME - weight))))
        self.judgements.append(
            Judgement(
                id=content_id("events", one.id, other.id),
                kind="events",
                left=one.id,
                right=other.id,
                verdict=verdict,
                score=round(score, 3),
                reasons=reasons,
                at=other.reading.article.published,
            )
        )


def _told(judgements: Iterable[Judgement]) -> dict[frozenset[str], bool]:
    """What persons judged of pairs of events; a withdrawn join stays apart, whoever made it."""
    found = {}
    for judgement in judgements:
        pair = frozenset((judgement.left, judgement.right))
        if judgement.kind == "events" and judgement.verdict == "same" and judgement.withdrawn:
            found[pair] = False
        elif judgement.kind == "events" and judgement.by != "dateline" and not judgement.withdrawn:
            found[pair] = judgement.verdict == "same"
    return found


def _mean(weights: list[float]) -> float:
    return sum(weights) / len(weights)
