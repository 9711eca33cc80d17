"""Acts as a list, a map and a timeline show them, in step by the ids of the acts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from dateline.base.records.brief import Change, Dispute, News
from dateline.base.records.story import Account
from dateline.base.spans import Span
from dateline.knowledge.countries import countries, name_of
from dateline.reconcile.brief import sentence
from dateline.store.act_rows import Act
from dateline.store.facts import Fact
from dateline.store.heads import texts_of
from dateline.web.cards.words import date_words, shorten
from dateline.web.desk import links

PRECISIONS = {"point": "point", "city": "city", "admin2": "admin1", "admin1": "admin1", "region": "admin1",
              "country": "country"}  # fmt: skip
AREAS = {"admin1": "somewhere in", "admin2": "somewhere in", "region": "somewhere in", "country": "somewhere in"}
BESIDE = 220  # letters of a sentence shown on each side of the words of an act
Block = list[dict[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act of a list: what news it is, and whose words show it.

    `before` and `after` are the rest of the sentence that the words stand in.
    """

    act: Act
    words: str
    article: str
    span: Span
    href: str
    before: str = ""
    after: str = ""
    outlet: str | None = None
    published: str | None = None
    news: News | None = None
    changes: tuple[Change, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    new_origins: tuple[str, ...] = field(default=())

    @property
    def sides(self) -> str:
        """Who, and to whom."""
        actors = ", ".join(self.act.actors) or "nobody named"
        return f"{actors} → {', '.join(self.act.recipients)}" if self.act.recipients else actors

    @property
    def when(self) -> str:
        """The date as precise as it is known."""
        act = self.act
        known = date_words(act.start, act.end, act.precision or "day") if act.start else "day not known"
        return known if act.precision in (None, "day") or not act.start else f"{known} ({act.precision})"

    @property
    def where(self) -> str:
        """The place with its country, an area as one."""
        place = self.act.place
        if place is None:
            return "place not known"
        country = "" if place.precision == "country" else country_name(place.country)
        name = f"{AREAS.get(place.precision, '')} {place.name}".strip()
        return f"{name}, {country}" if country else name


def line_of(act: Act) -> Line:
    """An act with its clearest words."""
    return Line(
        act=act,
        words=act.words,
        article=act.article,
        span=act.span,
        href=links.article(act.article, at=act.span.start),
    )


def in_context(connection: Connection, lines: Sequence[Line]) -> list[Line]:
    """Lines with the sentences that their words stand in, where these are still the words of the article."""
    texts = texts_of(connection, (line.article for line in lines))
    return [_in_context(line, texts.get(line.article, "")) for line in lines]


def _in_context(line: Line, text: str) -> Line:
    if line.span.of(text) != line.words:
        return line
    before, after = around(text, line.span)
    return replace(line, before=before, after=after)


def sentences_of(connection: Connection, found: Sequence[Fact]) -> dict[int, tuple[str, str]]:
    """By the number of a fact, what stands before and after its words in their sentence."""
    texts = texts_of(connection, (fact.article for fact in found))
    return {
        fact.number: around(texts[fact.article], fact.spans[0])
        for fact in found
        if fact.kind == "event" and fact.spans and fact.spans[0].of(texts.get(fact.article, "")) == fact.words
    }


def around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after some words in their sentence, each cut to `BESIDE` letters at a word."""
    whole = sentence(text, span)
    before, after = text[min(whole.start, span.start) : span.start], text[span.end : max(whole.end, span.end)]
    if len(before) > BESIDE:
        before = "… " + before[-BESIDE:].partition(" ")[2]
    if len(after) > BESIDE:
        after = after[:BESIDE].rpartition(" ")[0] + " …"
    return before, after


def country_name(code: str | None) -> str:
    """The name of a country by its code; a code that is none stays as it is."""
    return name_of(code) if code in countries() else code or ""


def to_words(account: Account) -> str:
    """The link to the words of an account in its article."""
    return links.article(account.article, fact=account.event) + f"#w-{account.event}-0"


def map_points(lines: Iterable[Line]) -> Block:
    """The places of acts for the map, one each; what is no point is told as the area that it is."""
    return [
        {
            "id": line.act.id,
            "name": place.name,
            "lat": place.latitude,
            "lon": place.longitude,
            "precision": PRECISIONS.get(place.precision, "admin1"),
            "country": place.country or "",
            "count": 1,
            "status": line.act.status,
            "href": links.story(line.act.story, act=line.act.id),
        }
        for line in lines
        if (place := line.act.place) is not None
    ]


def timeline_items(lines: Iterable[Line]) -> Block:
    """The acts with a date for the timeline, uncertain ones as the stretch that they may have been in."""
    return [
        {
            "id": line.act.id,
            "start": line.act.start,
            "end": line.act.end,
            "precision": line.act.precision or "day",
            "label": f"{line.act.type.capitalize()}: {shorten(line.sides, 60)}",
            "status": line.act.status,
            "href": links.story(line.act.story, act=line.act.id),
        }
        for line in lines
        if line.act.start
    ]


def counted(lines: Sequence[Line]) -> tuple[list[tuple[str, str, int]], list[tuple[str, int]]]:
    """How many acts in each country (code, name, count) and of each type, most first."""
    countries = Counter(line.act.place.country for line in lines if line.act.place and line.act.place.country)
    types = Counter(line.act.type for line in lines)
    by_country = sorted(countries.items(), key=lambda pair: (-pair[1], pair[0]))
    return (
        [(code, country_name(code), count) for code, count in by_country],
        sorted(types.items(), key=lambda pair: (-pair[1], pair[0])),
    )
