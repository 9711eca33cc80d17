"""Collect what rules and encoder say of annotated events: `python -m training.events.gather_settled DATA SET`.

Prints rows for `training/events/settled.tsv`, whose columns `settle.py` tells. DATA is the folder of the public sets;
the articles are those of the part `tune`, which the encoder has not learned from; SET is the name that their rows get.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final
from unittest.mock import patch

from training.news.articles import News, annotated

from dateline.base.records import Status
from dateline.measure.gold import GoldArticle, GoldEvent
from dateline.measure.scoring.events import match_events
from dateline.pipeline import read_page
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.combine import settled
from dateline.recognise.events.status.settled import signs_of_background, signs_of_ongoing

_COMBINE: Final = import_module("dateline.recognise.events.merge.combine")  # the package has a function of this name
_REAL: Final = frozenset({"happened", "ongoing"})
Told = dict[tuple[str, int], list[str]]


def main(data: Path, name: str) -> None:
    """Print a row for each event that the scorer matches with an annotated act."""
    for number, article in enumerate(annotated(data, "tune")):
        for row in _rows(article):
            sys.stdout.write("\t".join([name, str(number), *row]) + "\n")


def _rows(article: News) -> list[list[str]]:
    told: Told = {}

    def record(status: Status, background: bool, group: Sequence[Act]) -> tuple[Status, bool, list[str]]:
        if row := _signs(status, background, group):
            told.update({(act.type, act.trigger.span.start): row for act in group})
        return settled(status, background, group)

    with patch.object(_COMBINE, "settled", record):
        reading = read_page(article.page())
    gold = GoldArticle.model_validate(article.gold()).events
    matched = ((gold[one], reading.events[other]) for one, other in match_events(gold, reading.events).items())
    places = [(act, told.get((event.type, event.trigger.start))) for act, event in matched]
    return [_labelled(act, row) for act, row in places if row]


def _signs(status: Status, background: bool, group: Sequence[Act]) -> list[str]:
    """Whether the rules say 'happened', and the signs of both questions; none where the encoder was not asked."""
    heard = [act.heard for act in group if act.heard is not None]
    if not heard:
        return []
    lasts = [act.heard.ongoing for act in group if not act.bare and act.heard is not None] or [h.ongoing for h in heard]
    history = [one.history for one in heard]
    ongoing = {**signs_of_ongoing(group, lasts), "mean": sum(lasts) / len(lasts)}
    past = signs_of_background(status, background, group, history)
    past |= {"mean": sum(history) / len(history), "least": min(history)}
    return [status, *(f"{much:.3g}" for much in (*ongoing.values(), *past.values()))]


def _labelled(act: GoldEvent, row: list[str]) -> list[str]:
    status, *signs = row
    asked = status == "happened" and act.status in _REAL
    return [str(int(act.status == "ongoing")) if asked else "-", str(int(act.background)), *signs]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
