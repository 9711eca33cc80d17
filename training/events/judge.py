"""Judge the events of annotated articles: `python -m training.events.judge DATA > JUDGED`, for `gather`.

DATA is the folder of the public sets; the articles are those of the part `tune`, which the encoder has not learned
from. An event is right if the scorer matches it with an annotated act, and status and, if
the act has an actor, actor are that one's.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.news.articles import News, annotated

from dateline.base.records import Event, Reading
from dateline.measure.gold import GoldArticle, GoldEvent
from dateline.measure.scoring.events import match_events
from dateline.measure.scoring.match import Pair
from dateline.pipeline import read_page


def main(data: Path) -> None:
    """Print each article with its judged events."""
    for article in annotated(data, "tune"):
        reading = read_page(article.page())
        if reading.article.text != article.text:
            raise ValueError(f"{article.id}: the text that was read is not the annotated one")
        told = {"text": article.text, "title": article.title, "published": article.published}
        sys.stdout.write(json.dumps({**told, "events": list(_judged(article, reading))}) + "\n")


def _judged(article: News, reading: Reading) -> Iterator[dict[str, Any]]:
    pair = Pair.of(GoldArticle.model_validate(article.gold()), reading)
    acts = {came: pair.gold.events[number] for number, came in match_events(pair.gold.events, reading.events).items()}
    for place, event in enumerate(reading.events):
        act = acts.get(place)
        right = act is not None and event.status == act.status and _by_one(pair, act, event)
        yield {"type": event.type, "start": event.trigger.start, "right": right}


def _by_one(pair: Pair, act: GoldEvent, event: Event) -> bool:
    """One of the annotated actors is among those told, or none is annotated."""
    return not act.actors or pair.share_actor(act.actors, event.actors)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
