"""Judge the events of annotated articles: `python -m training.events.judge DATA [SKIPPED] > JUDGED`, for `gather`.

DATA is the folder of the public sets; the first SKIPPED articles of the training part are left out (those that the
encoder at hand has learned from). An event is right if an annotated act of its type has its words, its status and, if
it has an actor, that actor, and no other event of the article tells that act with more of its words.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from training.news.articles import News, annotated

from dateline.base.records import Event, RawPage, Reading
from dateline.base.spans import Span
from dateline.pipeline import read_page


def main(data: Path, skipped: int) -> None:
    """Print each article with its judged events."""
    for article in islice(annotated(data, "train"), skipped, None):
        reading = read_page(RawPage(text=article.text, title=article.title, published=article.published))
        if reading.article.text != article.text:
            raise ValueError(f"{article.id}: the text that was read is not the annotated one")
        told = {"text": article.text, "title": article.title, "published": article.published}
        sys.stdout.write(json.dumps({**told, "events": list(_judged(article, reading))}) + "\n")


def _judged(article: News, reading: Reading) -> Iterator[dict[str, Any]]:
    shared = [
        (-held, number, place)
        for number, act in enumerate(article.events)
        for place, event in enumerate(reading.events)
        if event.type == act["type"] and (held := _held(event.spans, act["spans"]))
    ]
    taken: dict[int, int] = {}
    for _, number, place in sorted(shared):
        if number not in taken.values() and place not in taken:
            taken[place] = number
    for place, event in enumerate(reading.events):
        act = article.events[taken[place]] if place in taken else None
        right = act is not None and event.status == act["status"] and _by_one(article, reading, event, act)
        yield {"type": event.type, "start": event.trigger.start, "right": right}


def _held(spans: tuple[Span, ...], marked: list[list[int]]) -> int:
    """How many characters the spans share, if two of them share half of the shorter one."""
    pairs = [(span, Span(*other)) for span in spans for other in marked]
    close = any(2 * a.overlap(b) >= min(a.length(), b.length()) > 0 for a, b in pairs)
    return sum(a.overlap(b) for a, b in pairs) if close else 0


def _by_one(article: News, reading: Reading, event: Event, act: dict[str, Any]) -> bool:
    """One of the annotated actors is among those told, or there is none."""
    wanted = [Span(*span) for actor in article.actors if actor["id"] in act["actors"] for span in actor["mentions"]]
    told = [mention.span for actor in reading.actors if actor.id in event.actors for mention in actor.mentions]
    return not wanted or any(span.overlap(other) for span in wanted for other in told)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
