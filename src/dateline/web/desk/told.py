"""A story laid out for readers: accounts side by side, tolls over time, who copied whom, quotes and advisories."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.base.records import Advisory, Quote, Reading
from dateline.base.records.story import Account, Figure, MergedEvent, Origin, Story, Toll
from dateline.reconcile.acts.tolls import best_of
from dateline.reconcile.when import published_order
from dateline.store import Entry
from dateline.store.act_rows import Act
from dateline.web.desk import links
from dateline.web.desk.lines import Line, country_name, to_words

Number = float | int
MOST_READ = 60  # articles of a story that are opened for what they quote and advise, the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One source's account of an act: the column of a table."""

    origin: str
    accounts: tuple[Account, ...]
    figures: tuple[Figure, ...]

    @property
    def latest(self) -> Account:
        """What the source said last."""
        return self.accounts[-1]

    @property
    def wordings(self) -> tuple[Account, ...]:
        """Each wording once, where it stood first."""
        return tuple({account.words: account for account in reversed(self.accounts)}.values())[::-1]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Those who printed it, beside the source itself."""
        return tuple(dict.fromkeys(a.outlet for a in self.accounts if a.outlet and a.outlet != self.origin))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act of a story: its line, the sources side by side, and in which fields they differ."""

    line: Line
    event: MergedEvent
    sides: tuple[Side, ...]
    differs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a toll ran: for each report of a figure the lowest, best and highest by then."""

    act: str
    label: str
    toll: Toll
    rows: tuple[tuple[str | None, str, Figure, Number, Number, Number], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An utterance, once for all articles that quote it in the same words."""

    words: str
    kind: str
    articles: tuple[str, ...]
    href: str
    outlet: str | None
    published: str | None
    anonymous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One advisory of an article, and what is otherwise than in the one before it by the same issuer."""

    advisory: Advisory
    words: str
    issuer: str
    about: str
    href: str
    outlet: str | None
    published: str | None
    changes: tuple[str, ...]


def told_of(story: Story, lines: Sequence[Line]) -> list[Told]:
    """The acts of a story with their lines, those first that several sources tell and in which they differ."""
    acts = [_told(event, line) for event, line in zip(story.events, lines, strict=True)]
    return sorted(acts, key=lambda told: (-len(told.differs), -len(told.sides), -len(told.event.accounts)))


def _told(event: MergedEvent, line: Line) -> Told:
    figures = [figure for toll in event.tolls for figure in toll.told]
    by_origin: dict[str, list[Account]] = {}
    for account in event.accounts:
        by_origin.setdefault(account.origin, []).append(account)
    sides = tuple(
        Side(
            origin=origin,
            accounts=tuple(accounts),
            figures=tuple(f for f in figures if f.article in {account.article for account in accounts}),
        )
        for origin, accounts in by_origin.items()
    )
    differs = frozenset(one.field for one in event.differences)
    if any(toll.low != toll.high for toll in event.tolls):
        differs |= {"toll"}
    return Told(line=line, event=event, sides=sides, differs=differs)


def line_of_event(story: Story, event: MergedEvent) -> Line:
    """An act of a story as a line of a list, map and timeline."""
    shown = next((a for a in event.accounts if a.status == event.statuses[0]), event.accounts[0])
    dates = sorted(a.published for a in event.accounts if a.published)
    act = Act(
        story=story.id, id=event.id, title=story.title, type=event.type, modes=event.modes, statuses=event.statuses,
        actors=event.actors, recipients=event.recipients, words=shown.words, article=shown.article, span=shown.span,
        status=event.statuses[0], origins=event.origins, articles=len({a.article for a in event.accounts}),
        outlets=tuple(dict.fromkeys(a.outlet for a in event.accounts if a.outlet)), background=event.background,
        start=event.start, end=event.end, precision=event.precision, place=event.place,
        first_reported=dates[0] if dates else None, last_reported=dates[-1] if dates else None,
    )  # fmt: skip
    return Line(
        act=act,
        words=shown.words,
        article=shown.article,
        span=shown.span,
        href=to_words(shown),
        outlet=shown.outlet,
        published=shown.published,
    )


def courses_of(story: Story) -> Iterator[Course]:
    """The tolls of a story that more than one report tells, each over time."""
    for event in story.events:
        origin = {account.article: account for account in event.accounts}
        for toll in event.tolls:
            if len(toll.told) > 1:
                rows = tuple(_rows(toll, origin))
                yield Course(act=event.id, label=f"{toll.unit}: {event.type.capitalize()}", toll=toll, rows=rows)


def _rows(toll: Toll, accounts: dict[str, Account]) -> Iterator[tuple[str | None, str, Figure, Number, Number, Number]]:
    so_far: list[Number] = []
    latest: list[tuple[str, Number]] = []
    for figure in toll.told:
        account = accounts.get(figure.article)
        values = [value for value in (figure.low, figure.high) if value is not None]
        if account is None or not values:
            continue
        so_far += values
        latest.append((account.origin, values[0]))
        yield account.published, account.outlet or account.origin, figure, min(so_far), best_of(latest), max(so_far)


def chart_of(course: Course, source: str) -> dict[str, object]:
    """A toll over time as a chart takes it: the last of each day."""
    days: dict[str, tuple[Number, Number, Number]] = {}
    for published, _, _, low, best, high in course.rows:
        if published:
            days[published[:10]] = (low, best, high)
    kinds = ("lowest", "best", "highest")
    return {
        "title": course.label, "unit": course.toll.unit, "source": source, "x": list(days),
        "series": [{"name": name, "values": [row[n] for row in days.values()]} for n, name in enumerate(kinds)],
    }  # fmt: skip


def family_of(origin: Origin, heads: dict[str, Entry]) -> tuple[Entry | None, list[Entry]]:
    """The article that carried an origin's words first, and those that hand them on."""
    copies = [heads[article] for article in origin.articles if article != origin.first and article in heads]
    return heads.get(origin.first), copies


def speakers_of(readings: Sequence[Reading]) -> list[tuple[str, list[Said]]]:
    """By the speaker what was said, those quoted most first; the same words in several articles once."""
    found: dict[str, dict[str, list[tuple[Reading, Quote]]]] = {}
    for reading in sorted(readings, key=published_order):
        names = {actor.id: actor.name for actor in reading.actors}
        for quote in reading.quotes:
            told = quote.speaker_span.of(reading.article.text) if quote.speaker_span else "speaker not known"
            speaker = names.get(quote.speaker or "", told)
            words = " … ".join(span.of(reading.article.text) for span in quote.segments)
            found.setdefault(speaker, {}).setdefault(words, []).append((reading, quote))
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [(speaker, [_said(words, told) for words, told in said.items()]) for speaker, said in ranked]


def _said(words: str, told: Sequence[tuple[Reading, Quote]]) -> Said:
    reading, quote = told[0]
    return Said(
        words=words,
        kind=quote.kind,
        articles=tuple(dict.fromkeys(one.id for one, _ in told)),
        href=links.article(reading.id, fact=quote.id) + f"#w-{quote.id}-0",
        outlet=reading.article.outlet,
        published=reading.article.published,
        anonymous=quote.anonymous,
    )


def advice_of(readings: Iterable[Reading]) -> list[Advice]:
    """The advisories of a story in the order of publication, each with what changed since its issuer's last."""
    found: list[Advice] = []
    before: dict[tuple[str, str], Advisory] = {}
    for reading in sorted(readings, key=published_order):
        names = {actor.id: actor.name for actor in reading.actors}
        for advisory in reading.advisories:
            issuer = names.get(advisory.issuer or "", "issuer not said")
            about = ", ".join(map(country_name, advisory.countries)) or "no country told"
            changes = _changes(before.get((issuer, about)), advisory)
            before[issuer, about] = advisory
            found.append(
                Advice(
                    advisory=advisory,
                    words=advisory.span.of(reading.article.text),
                    issuer=issuer,
                    about=about,
                    href=links.article(reading.id, fact=advisory.id) + f"#w-{advisory.id}-0",
                    outlet=reading.article.outlet,
                    published=reading.article.published,
                    changes=changes,
                )
            )
    return found


def _changes(before: Advisory | None, now: Advisory) -> tuple[str, ...]:
    """'level: 3 → 4' for each field that is otherwise."""
    if before is None:
        return ()
    fields = ("action", "strength", "urgency", "level")
    pairs = ((name, getattr(before, name), getattr(now, name)) for name in fields)
    return tuple(
        f"{name}: {was or 'not said'} → {became or 'not said'}" for name, was, became in pairs if was != became
    )


def in_time(story: Story) -> list[MergedEvent]:
    """The acts of a story by their day, those without one last."""
    return sorted(story.events, key=lambda event: (event.start is None, event.start or "", event.id))
