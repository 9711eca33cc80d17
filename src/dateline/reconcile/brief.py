"""Stories and a time -> a brief: what of each act is new since, changed, contradicted, or only told again."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, time

from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.base.records.brief import Brief, BriefLine, News
from dateline.base.records.story import MergedEvent, Story
from dateline.base.spans import Span
from dateline.knowledge.countries import countries, country_of_name
from dateline.reconcile.news import ActNews, news_of
from dateline.reconcile.when import instant_of

ORDER: tuple[News, ...] = ("new", "contradicted", "changed", "repeated")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)”’\"'][.!?])[”’\"]?\s+(?=[“‘\"'A-Z\d])")
_Found = tuple[Story, MergedEvent, ActNews]


def write_brief(
    stories: Iterable[Story],
    since: str,
    reading_of: Callable[[str], Reading],
    *,
    place: str | None = None,
    type_: str | None = None,
    published: Mapping[str, str | None] | None = None,
) -> Brief:
    """What the articles published since a time say that those before did not.

    `since` is an ISO date or date-time, or a time of day (`06:00`), which is that of the day of the latest article; UTC
    where no zone is given. `reading_of` gives the reading of an article, and is asked only for those whose words the
    brief shows. `place` is an ISO 3166-1 alpha-3 code or the name of a country, a region or a town. `published` tells
    when each article was published, where that is known without the stories.
    Raises `DatelineError` for a time of day where no article has a date.
    """
    if published is None:
        stories = list(stories)
        told = (pair for story in stories for pair in zip(story.articles, story.published, strict=False))
        published = dict(told)
    start = instant_since(since, published)
    found = sorted(_found(stories, start, place, type_), key=_order)
    return Brief(
        since=start.isoformat(),
        articles=sum(instant >= start for instant in _instants(published)),
        lines=tuple(_line(*one, reading_of) for one in found),
        undated=tuple(article for article, date in published.items() if date is None),
        place=place,
        type=type_,
    )


def instant_since(since: str, published: Mapping[str, str | None]) -> datetime:
    """The instant that `since` means: a time of day is of the day of the latest of the articles."""
    if re.fullmatch(r"\d\d:\d\d", since):
        last = max(_instants(published), default=None)
        if last is None:
            raise DatelineError(
                f"since {since}: of no article it is known when it was published, so {since} is of no day; "
                "give a whole date such as 2024-03-12T06:00"
            )
        return datetime.combine(last.date(), time.fromisoformat(since), UTC)
    moment = datetime.fromisoformat(since)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _instants(published: Mapping[str, str | None]) -> Iterator[datetime]:
    return (instant for date in published.values() if (instant := instant_of(date)) is not None)


def _found(stories: Iterable[Story], start: datetime, place: str | None, type_: str | None) -> Iterator[_Found]:
    """The acts that are asked for and that somebody tells since."""
    for story in stories:
        for event in story.events:
            if (type_ is None or event.type == type_.upper()) and (place is None or is_at(event, place)):
                news = news_of(event, start)
                if news is not None:
                    yield story, event, news


def _order(found: _Found) -> tuple[int, str, str, str]:
    """By kind of news, then by the publication of the first account since."""
    _, event, news = found
    at = instant_of(news.first.published)
    return ORDER.index(news.news), at.isoformat() if at else "", news.first.article, event.id


def _line(story: Story, event: MergedEvent, news: ActNews, reading_of: Callable[[str], Reading]) -> BriefLine:
    shown = news.account
    text = reading_of(shown.article).article.text
    as_read = shown.span.of(text) == shown.words  # not so of a version that came after the story was told
    span = sentence(text, shown.span) if as_read else shown.span
    return BriefLine(
        news=news.news,
        act=event.id,
        story=story.id,
        title=story.title,
        type=event.type,
        modes=event.modes,
        status=shown.status,
        actors=event.actors,
        recipients=event.recipients,
        words=span.of(text) if as_read else shown.words,
        article=shown.article,
        event=shown.event,
        span=span,
        origin=shown.origin,
        origins=event.origins,
        outlet=shown.outlet,
        published=shown.published,
        place=event.place,
        start=event.start,
        precision=event.precision,
        new_origins=news.new_origins,
        changes=news.changes,
        disputes=news.disputes,
    )


def sentence(text: str, evidence: Span) -> Span:
    """The sentence of the paragraph in which the evidence of an event stands."""
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    end = end if end >= 0 else len(text)
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() >= evidence.end - 1:
            end = match.start() + len(match[0].rstrip())
            break
        if match.end() <= evidence.start:
            start = match.end()
    return Span(start, end).strip(text)


def is_at(event: MergedEvent, place: str) -> bool:
    """True if an account of the act places it there, or concerns that country (`Account.countries`)."""
    country = place if place in countries() else country_of_name(place)
    for account in event.accounts:
        if country is not None and country in account.countries:
            return True
        here = account.place
        names = (here.name, here.admin1) if here is not None else ()
        if place.casefold() in {name.casefold() for name in names if name}:
            return True
    return False
