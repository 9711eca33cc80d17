"""Collect the signs of judged events: `python -m training.events.gather SET JUDGED >> training/events/judged.tsv`.

Each line of JUDGED is an article (`text`, `title`, `published`) with `events`, judged by hand: `type`, `start` (of the
trigger) and `right`; or a sentence of PLV (`marked`, `type`), of which every event between its two sides is judged by
its type. An event is right if the act is told, as coded: type, actor and status right, and not counted twice.
No text goes out: a row is the name of the set, the number of the article in it, `right`, and the signs.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from training.encoder.tasks.plv import unmarked

from dateline.base.records import Event, RawPage, Reading
from dateline.base.spans import Span
from dateline.pipeline import read_page
from dateline.recognise.events import find, trust
from dateline.recognise.events.act import Act

_ONE: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # PLV does not tell the two apart
Signs = dict[tuple[str, int], dict[str, float]]


def main(name: str, judged: Path) -> None:
    """Print a row for each judged event."""
    with judged.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            for right, signs in _judged(json.loads(line)):
                row = [name, str(number), str(int(right)), *(f"{much:g}" for much in signs.values())]
                sys.stdout.write("\t".join(row) + "\n")


def _judged(row: dict[str, Any]) -> Iterator[tuple[bool, dict[str, float]]]:
    if "marked" not in row:
        reading, signs = _read(RawPage(text=row["text"], title=row.get("title"), published=row.get("published")))
        known = {(one["type"], one["start"]): bool(one["right"]) for one in row["events"]}
        places = (_place(event) for event in reading.events)
        yield from ((known[place], signs[place]) for place in places if place in known and place in signs)
        return
    text, sides = unmarked(row["marked"])
    reading, signs = _read(RawPage(text=text))
    source, target = ([Span(*span) for span in sides[role]] for role in "st")
    for event in reading.events:
        if _between(reading, event, source, target) and _place(event) in signs:
            yield _ONE.get(event.type, event.type) == row["type"], signs[_place(event)]


def _read(page: RawPage) -> tuple[Reading, Signs]:
    """The reading, and the signs of each of its events."""
    found: Signs = {}

    def record(act: Act, tellings: int) -> float:
        found[act.type, act.trigger.span.start] = trust.signs_of(act, tellings)
        return trust.trusted(act, tellings)

    with patch.object(find, "trusted", record):
        return read_page(page), found


def _place(event: Event) -> tuple[str, int]:
    return event.type, event.trigger.start


def _between(reading: Reading, event: Event, source: list[Span], target: list[Span]) -> bool:
    """The event has one of the two sides, and the other one too or nobody in its place."""
    mentions = {actor.id: [mention.span for mention in actor.mentions] for actor in reading.actors}

    def touches(ids: tuple[str, ...], side: list[Span]) -> bool:
        return any(span.overlap(other) for one in ids for span in mentions[one] for other in side)

    acts, receives = touches(event.actors, source), touches(event.recipients, target)
    return (acts and (receives or not event.recipients)) or (receives and not event.actors)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
