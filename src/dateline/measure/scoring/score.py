"""All verdicts on some articles, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.base.records import Article, Maker, Reading
from dateline.measure.gold import GoldArticle
from dateline.measure.scoring.events import judge_events
from dateline.measure.scoring.match import Pair
from dateline.measure.scoring.others import judge_others
from dateline.measure.scoring.speech import judge_quotes
from dateline.measure.scoring.tally import Count, Found, Rate, Statuses, Verdict

BAD_WHEN_YES = ("traps sprung", "unreal coded as real", "direction swapped", "quote speaker wrong")


@dataclass(slots=True)
class Score:
    """Counts by kind of fact and by type of event, rates of fields, the table of statuses, and remarks in words.

    `types` has for each type its count, `type_fields` the rates of status, actor, recipient and mode within it;
    `statuses` counts pairs of the gold's status and the reading's. `unread` are articles without a usable reading.
    """

    articles: int = 0
    kinds: dict[str, Count] = field(default_factory=dict)
    rates: dict[str, Rate] = field(default_factory=dict)
    types: dict[str, Count] = field(default_factory=dict)
    type_fields: dict[str, dict[str, Rate]] = field(default_factory=dict)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, article: str, verdict: Verdict) -> None:
        """Count one verdict on an article."""
        if isinstance(verdict, Statuses):
            self.statuses[verdict.gold, verdict.came] += 1
            return
        if isinstance(verdict, Found):
            self.kinds.setdefault(verdict.kind, Count()).add(verdict.result)
            if verdict.of_type:
                self.types.setdefault(verdict.of_type, Count()).add(verdict.result)
            remark = verdict.result != "right"
        else:
            self.rates.setdefault(verdict.what, Rate()).add(verdict.yes)
            if verdict.of_type:
                of_type = self.type_fields.setdefault(verdict.of_type, {})
                of_type.setdefault(verdict.what, Rate()).add(verdict.yes)
            remark = verdict.yes is (verdict.what in BAD_WHEN_YES)
        if remark and verdict.note:
            self.remarks.append(f"{article}: {verdict.note}")


def score(gold: Iterable[GoldArticle], readings: Mapping[str, Reading]) -> Score:
    """The score of readings, by the id of their article. An article without one is missed whole."""
    result = Score()
    for article in gold:
        result.articles += 1
        pair = Pair.of(article, _usable(article, readings.get(article.id), result))
        for judged in (judge_events, judge_quotes, judge_others):
            for verdict in judged(pair):
                result.add(article.id, verdict)
    return result


def _usable(gold: GoldArticle, reading: Reading | None, result: Score) -> Reading:
    """The reading; an empty one where there is none, or where it is of another text."""
    if reading is not None and reading.article.text == gold.text:
        result.unread += [f"{gold.id}: {failure.step}: {failure.detail}" for failure in reading.failures]
        return reading
    why = "no reading" if reading is None else "the reading is of another text: spans cannot be compared"
    result.unread.append(f"{gold.id}: {why}")
    return Reading(id=gold.id, article=Article.of(gold.text), maker=Maker(version="none", codebook="none"))
