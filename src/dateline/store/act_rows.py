"""Stories laid out act by act for search, kept in step with the latest telling of each."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Column, Connection, Row, Table, bindparam, delete, func, select, update

from dateline.base.codec import decode_story, encode
from dateline.base.records import Status, TimePrecision
from dateline.base.records.story import Locality, MergedEvent, Story
from dateline.base.spans import Span
from dateline.reconcile.when import instant_of
from dateline.store.act_tables import act_accounts, act_terms, act_words, acts
from dateline.store.chunks import chunks
from dateline.store.flatten import folded
from dateline.store.index import plain
from dateline.store.tables import corrections, facts, latest, stories
from dateline.store.terms import days_of, terms_of

_UNKNOWN = -(10**12)  # when an act was reported of which no report has a date: before all others
_DROP_TERM = delete(act_terms).where(
    act_terms.c.term == bindparam("a_term"),
    act_terms.c.reported == bindparam("a_time"),
    act_terms.c.act == bindparam("an_act"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of a story as a list shows it. `number` is its own as long as it is told; `cursor` is to go on from.

    `words`, `article`, `span` and `status` are those of its first account with the status that most give; `title` is
    that of the story, `articles` counts those that tell it. `rejected`: persons rejected all its accounts.
    """

    story: str
    id: str
    title: str
    type: str
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: str
    article: str
    span: Span
    status: Status
    origins: int
    articles: int
    outlets: tuple[str, ...]
    background: bool
    start: str | None = None
    end: str | None = None
    precision: TimePrecision | None = None
    place: Locality | None = None
    first_reported: str | None = None
    last_reported: str | None = None
    rejected: bool = False
    number: int = 0
    cursor: str = ""


_ACT = msgspec.json.Decoder(Act)


def act_of(row: "Row[tuple[object, ...]]") -> Act:
    """The act that a row of the table tells."""
    told = _ACT.decode(row.json)
    return replace(told, rejected=bool(row.rejected), number=row.number, cursor=f"{row.reported}~{row.number}")


def put(connection: Connection, story: Story, replaced: Sequence[str] = ()) -> None:
    """Let the acts of a story be found as it is told now; what is told as before is left alone.

    It takes the place of the stories that are `replaced`, and an act that stood in another one keeps its number.
    """
    before = {row.id: row for row in _rows(connection, acts.c.story, [story.id, *replaced])}
    before |= {row.id: row for row in _rows(connection, acts.c.id, [event.id for event in story.events])}
    now = {event.id: event for event in story.events}
    lines = {id_: plain(encode(act_told(story, event)).decode()) or "" for id_, event in now.items()}
    free = (connection.execute(select(func.max(acts.c.number))).scalar() or 0) + 1
    drop(connection, [row.number for id_, row in before.items() if lines.get(id_) != row.json])
    rows = _Rows()
    for id_, event in now.items():
        known = before.get(id_)
        if known is None or known.json != lines[id_]:
            rows.add(known.number if known is not None else free, story.id, event, lines[id_])
            free += known is None
    rows.insert(connection)
    mark_rejected(connection, story.articles)


def drop(connection: Connection, numbers: Sequence[int]) -> None:
    """Let acts be found no more."""
    for mine in chunks(numbers):
        rows = connection.execute(select(acts.c.number, acts.c.reported, acts.c.terms).where(acts.c.number.in_(mine)))
        gone = [
            {"a_term": term, "a_time": row.reported, "an_act": row.number}
            for row in rows
            for term in _unpack(row.terms)
        ]
        if gone:
            connection.execute(_DROP_TERM, gone)
        for table, column in (
            (act_accounts, act_accounts.c.act),
            (act_words, act_words.c.rowid),
            (acts, acts.c.number),
        ):
            connection.execute(delete(table).where(column.in_(mine)))


def forget(connection: Connection, told: Sequence[str]) -> None:
    """Let the acts of stories be found no more."""
    drop(connection, [row.number for row in _rows(connection, acts.c.story, told)])


def rebuild(connection: Connection) -> None:
    """Make the tables of acts anew from the stories as they were told last."""
    for table in (act_terms, act_accounts, act_words, acts):
        connection.execute(delete(table))
    last = select(func.max(stories.c.number)).group_by(stories.c.id)
    wanted = select(stories.c.json).where(stories.c.number.in_(last)).order_by(stories.c.number)
    for line in connection.execute(wanted).scalars().all():
        put(connection, decode_story(line))


def mark_rejected(connection: Connection, articles: Sequence[str]) -> None:
    """Bring up to date which acts with an account of these articles persons rejected wholly."""
    for mine in chunks(articles):
        held = select(act_accounts.c.act).where(act_accounts.c.article.in_(mine))
        has = corrections.c.article.in_(mine)
        if connection.execute(select(corrections.c.number).where(has).limit(1)).scalar() is None:
            connection.execute(update(acts).where(acts.c.number.in_(held), acts.c.rejected == 1).values(rejected=0))
            continue
        for number in connection.execute(held.distinct()).scalars().all():
            rejected = int(_all_rejected(connection, number))
            connection.execute(update(acts).where(acts.c.number == number).values(rejected=rejected))


def _rows(connection: Connection, column: "Column[str]", values: Sequence[str]) -> "Iterator[Row[tuple[object, ...]]]":
    for some in chunks(values):
        yield from connection.execute(select(acts).where(column.in_(some))).all()


def _all_rejected(connection: Connection, act: int) -> bool:
    """True if of each account of an act the last word of persons is that it is none."""
    told = connection.execute(select(act_accounts).where(act_accounts.c.act == act)).all()
    review = select(facts.c.review).join(latest, latest.c.number == facts.c.owner).where(facts.c.kind == "event")
    return all(
        connection.execute(review.where(latest.c.article == row.article, facts.c.fact == row.event)).scalar()
        == "reject"
        for row in told
    )


class _Rows:
    """What the tables of acts get, table by table."""

    def __init__(self) -> None:
        self._rows: dict[Table, list[Mapping[str, object]]] = {acts: [], act_terms: [], act_accounts: [], act_words: []}

    def add(self, number: int, story: str, event: MergedEvent, line: str) -> None:
        """The rows of one act."""
        instants = [instant for account in event.accounts if (instant := instant_of(account.published)) is not None]
        reported = int(max(instants).timestamp()) if instants else _UNKNOWN
        days, terms, place = days_of(event), sorted(terms_of(event)), event.place
        pairs = dict.fromkeys((account.article, account.event) for account in event.accounts)
        words = folded("\n".join(dict.fromkeys(account.words for account in event.accounts)))
        when = {"reported": reported, "first_day": days[0], "last_day": days[1]}
        self._rows[acts].append({
            "number": number, "id": event.id, "story": story, "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None, "rejected": 0, "terms": array("q", terms).tobytes(),
            "json": line, **when,
        })  # fmt: skip
        self._rows[act_terms] += [{"term": term, "act": number, **when} for term in terms]
        self._rows[act_accounts] += [{"article": article, "event": id_, "act": number} for article, id_ in pairs]
        self._rows[act_words].append({"rowid": number, "words": words})

    def insert(self, connection: Connection) -> None:
        """Write them."""
        for table, rows in self._rows.items():
            if rows:
                connection.execute(table.insert().inline(), rows)


def _unpack(packed: bytes) -> "array[int]":
    terms = array("q")
    terms.frombytes(packed)
    return terms


def act_told(story: Story, event: MergedEvent) -> Act:
    """What a list shows of an act."""
    shown = next(account for account in event.accounts if account.status == event.statuses[0])
    dates = sorted(
        (instant, account.published)
        for account in event.accounts
        if account.published and (instant := instant_of(account.published)) is not None
    )
    return Act(
        story=story.id, id=event.id, title=story.title, type=event.type, modes=event.modes, statuses=event.statuses,
        actors=event.actors, recipients=event.recipients, words=shown.words, article=shown.article, span=shown.span,
        status=shown.status, origins=event.origins, articles=len({account.article for account in event.accounts}),
        outlets=tuple(dict.fromkeys(account.outlet for account in event.accounts if account.outlet)),
        background=event.background, start=event.start, end=event.end, precision=event.precision, place=event.place,
        first_reported=dates[0][1] if dates else None, last_reported=dates[-1][1] if dates else None,
    )  # fmt: skip
