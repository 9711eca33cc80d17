"""Readings, stories and judgements that the store's tests are made of."""

from dataclasses import replace

from dateline.base.records import (
    Actor,
    Advisory,
    Article,
    Event,
    EventTime,
    Failure,
    Maker,
    Mention,
    Place,
    Quote,
    Reading,
)  # fmt: skip
from dateline.base.records.story import Judgement, Story
from dateline.base.spans import Span


def reading(
    text: str, *, given: str = "given-1", url: str | None = None, version: str = "0.1.0", **fields: str
) -> Reading:
    article = Article.of(text, url=url, **fields)
    return Reading(id=given, article=article, maker=Maker(version=version, codebook="plover"))


def failed(given: str, why: str) -> Reading:
    return replace(reading("", given=given), failures=(Failure(step="fetch_page", error="FetchError", detail=why),))


def strike(given: str = "strike", *, day: str | None = "2031-05-06", title: str = "Drones over Karsel") -> Reading:
    """'Meridian' attacks in Karsel (Ruritania); its minister speaks; a warning for two countries."""
    text = "Meridian struck Karsel. “The élan of bridges,” Minister Ada Voss said. Leave Arland and Borduria at once."
    plain = reading(
        text, given=given, title=title, outlet="The Courier", published="2031-05-07", published_basis="given"
    )

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def actor(id_: str, name: str, kind: str, country: str) -> Actor:
        return Actor(id=id_, name=name, kind=kind, mentions=(Mention(span=span(name), form="name"),), country=country)  # type: ignore[arg-type]

    return replace(
        plain,
        actors=(actor("a1", "Meridian", "state", "MRD"), actor("a2", "Ada Voss", "person", "MRD")),
        places=(
            Place(
                id="p1", name="Karsel", span=span("Karsel"), precision="city", score=1.0, country="RUR",
                latitude=12.5, longitude=44.25,
            ),
        ),
        events=(
            Event(
                id="e1", type="ASSAULT", quad=4, cameo="190", intensity=-9.0, status="happened", score=0.9, why="rule",
                spans=(span("Meridian struck Karsel"),), trigger=span("struck"), actors=("a1",), place="p1",
                time=EventTime(start=day, end=day, precision="day", basis="stated") if day else None,
            ),
        ),
        quotes=(Quote(id="q1", kind="direct", segments=(span("The élan of bridges"),), speaker="a2", source="named"),),
        advisories=(
            Advisory(id="w1", span=span("Leave Arland and Borduria at once"), issuer="a1", countries=("ARL", "BOR")),
        ),
    )  # fmt: skip


def judgement(left: str = "one", right: str = "two", *, by: str = "dateline", withdrawn: bool = False) -> Judgement:
    return Judgement(
        id=f"{left}+{right}", kind="articles", left=left, right=right, verdict="same", score=0.8, reasons=("place",),
        by=by, withdrawn=withdrawn,
    )  # fmt: skip


def story(title: str, *articles: str, given: str = "story-1") -> Story:
    return Story(id=given, title=title, articles=articles)
