"""Events of several articles are joined into acts; every join is a judgement with its reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable

from dateline.base.ids import content_id
from dateline.base.records import Reading
from dateline.base.records.story import Judgement, JudgementVerdict
from dateline.reconcile.acts.rules import SAME, UNSURE, weigh
from dateline.reconcile.acts.telling import Telling, tellings_of

_Scored = tuple[float, tuple[str, ...], Telling, Telling]


class Acts:
    """The acts that some articles tell.

    Two events of one article stay two: its own reading has looked at that. Pairs join best first; an event joins an act
    if the mean over its accounts allows it. What a person judged stands.
    """

    def __init__(self, readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> None:
        self.tellings = [telling for reading in readings for telling in tellings_of(reading)]
        self.judgements: list[Judgement] = []
        self._act: dict[str, list[Telling]] = {telling.id: [telling] for telling in self.tellings}
        self._told: dict[frozenset[str], bool] = _told(judgements)
        self._weights: dict[frozenset[str], float] = {}
        for pair in sorted(self._pairs(), key=lambda pair: (-pair[0], pair[2].id, pair[3].id)):
            self._join(pair)

    def groups(self) -> list[list[Telling]]:
        """The accounts of each act, acts in the order of their first account."""
        return list({id(act): act for act in self._act.values()}.values())

    def _pairs(self) -> Iterable[_Scored]:
        """The pairs of one type from two articles that are, or may be, one act."""
        by_type: defaultdict[str, list[Telling]] = defaultdict(list)
        for telling in self.tellings:
            for other in by_type[telling.event.type]:
                if other.reading is not telling.reading:
                    weight, reasons = self._weigh(other, telling)
                    if weight >= UNSURE:
                        yield weight, reasons, other, telling
            by_type[telling.event.type].append(telling)

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
        apart = {telling.reading.id for telling in left} & {telling.reading.id for telling in right}
        mean = _mean([self._weights.get(frozenset((a.id, b.id)), -math.inf) for a in left for b in right])
        if apart or weight < SAME or mean < UNSURE:
            if not apart:
                self._judge(one, other, weight, "unsure", reasons)
            return
        self._judge(one, other, weight, "same", reasons)
        left += right
        self._act.update((telling.id, left) for telling in right)

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
