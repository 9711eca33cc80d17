"""Collect the signs of times beside acts: `python -m training.days.gather SETS PART ... > judged.tsv`.

Reads the annotated articles of these parts. Prints a row for each telling of an annotated act and each time in its
sentence: the article, the telling, whether the time is in the days that were annotated for the act, whether a rule
takes it, whether a rule takes any, and the signs. No text goes out.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from training.news.articles import News, annotated

from dateline.base.records import TimeExpression
from dateline.base.spans import Span
from dateline.pipeline import read_page
from dateline.recognise.events import find
from dateline.recognise.events.act import Act
from dateline.recognise.events.setting import when
from dateline.recognise.events.setting.likely import cases


def main(data: Path, parts: list[str]) -> None:
    """Print the rows of all articles; the single sentences have no days."""
    articles = [a for part in parts for a in annotated(data, part) if a.whole]
    for number, article in enumerate(articles):
        acts, times = _told(article)
        for which, act in enumerate(acts):
            event = next((event for event in article.events if _is_of(act, event)), None)
            ruled = act.time.ref if act.time else None
            for time, signs in cases(act.sentence, act.trigger, times) if event else ():
                judged = (_within(time, event["time"]), ruled == time.id, ruled is not None) if event else ()
                sys.stdout.write("\t".join(map(str, [number, which, *map(int, judged), *sorted(signs)])) + "\n")


def _told(article: News) -> tuple[list[Act], Sequence[TimeExpression]]:
    """Each telling of an act, with the time that a rule gives it, and the times of the article."""
    told: list[Act] = []
    merge = find.merge_acts

    def record(acts: list[Act], *more: Any) -> list[list[Act]]:
        told.extend(acts)
        return merge(acts, *more)

    with patch.object(when, "likely_time", lambda *_: None), patch.object(find, "merge_acts", record):
        reading = read_page(article.page())
    return told, reading.times


def _is_of(act: Act, event: dict[str, Any]) -> bool:
    return event["type"] == act.type and any(Span(*span).overlap(act.trigger.span) for span in event["spans"])


def _within(time: TimeExpression, days: dict[str, Any] | None) -> bool:
    """True if the time and the annotated days have a day in common."""
    if not days or not days["start"] or not time.start:
        return False
    return time.start[:10] <= days["end"] and (time.end or time.start)[:10] >= days["start"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
