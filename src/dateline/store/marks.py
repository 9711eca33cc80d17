"""What people said of a fact holds when its article is read again: the fact is found by its kind and its words.

Ids of facts are given anew by each reading, so each correction keeps a mark: what stood where when it was made.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select, update

from dateline.base.codec import decode_reading
from dateline.base.records import Reading
from dateline.base.spans import Span
from dateline.store import names
from dateline.store.desk_tables import marks
from dateline.store.flatten import folded
from dateline.store.records import Correction, CorrectionVerdict
from dateline.store.tables import changes, corrections, facts, latest, readings

_READ = ("new", "version", "reading")
_HALF = 0.5  # of the shorter one of two runs of words must be common to both, in the same text
_CORRECTION = msgspec.json.Decoder(Correction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One fact of a reading by what makes it the same in another: its kind and type, where it stands, its words."""

    fact: str
    kind: str
    type: str
    span: Span
    words: str


def marked(reading: Reading) -> Iterator[Marked]:
    """Every fact of a reading, in its order."""
    text = reading.article.text
    for kind, type_, id_, span in _facts(reading):
        yield Marked(fact=id_, kind=kind, type=type_, span=span, words=folded(span.of(text)))


def _facts(reading: Reading) -> Iterator[tuple[str, str, str, Span]]:
    yield from (("event", event.type, event.id, event.spans[0]) for event in reading.events)
    yield from (("quote", "", quote.id, quote.segments[0]) for quote in reading.quotes)
    yield from (("place", "", place.id, place.span) for place in reading.places)
    yield from (("advisory", "", advisory.id, advisory.span) for advisory in reading.advisories)
    yield from (("actor", "", actor.id, actor.mentions[0].span) for actor in reading.actors if actor.mentions)
    yield from (("time", "", time.id, time.span) for time in reading.times)
    yield from (("quantity", quantity.unit, quantity.id, quantity.span) for quantity in reading.quantities)
    yield from (("check", check.kind, check.id, check.spans[0]) for check in reading.checks)


def mark(connection: Connection, number: int, correction: Correction, reading: Reading) -> None:
    """Keep what stands, in the latest reading of its article, under the id that a correction names."""
    fact = next((one for one in marked(reading) if one.fact == correction.fact), None)
    row: dict[str, object] = {"number": number, "article": correction.article, "fact": correction.fact}
    row |= {"verdict": correction.verdict, "digest": reading.article.digest, "kind": fact.kind if fact else ""}
    if fact is not None:
        row |= {"type": fact.type, "start": fact.span.start, "end": fact.span.end, "words": fact.words}
    connection.execute(marks.insert().values(row))


def said_of(connection: Connection, article: str, reading: Reading) -> dict[str, list[Correction]]:
    """What people said of each fact of this reading of an article (by its whole id), the oldest first."""
    told: dict[str, list[Correction]] = {}
    wanted = select(marks, corrections.c.json).join(corrections, corrections.c.number == marks.c.number)
    rows = connection.execute(wanted.where(marks.c.article == article).order_by(marks.c.number)).all()
    if not rows:
        return told
    facts = list(marked(reading))
    for row in rows:
        before = Span(row.start, row.end) if row.start is not None else None
        same_text = row.digest == reading.article.digest
        found = _same(facts, row.kind, row.type or "", before, row.words or "", same_text=same_text)
        if found is not None:
            told.setdefault(found, []).append(_CORRECTION.decode(row.json))
    return told


def verdicts(connection: Connection, article: str, reading: Reading) -> dict[str, CorrectionVerdict]:
    """The last word on each fact of a reading of which there is one."""
    return {fact: said[-1].verdict for fact, said in said_of(connection, article, reading).items()}


def _same(
    facts: Sequence[Marked], kind: str, type_: str, span: Span | None, words: str, *, same_text: bool
) -> str | None:
    """The fact that was meant: of that kind and type, with the same words or, in the same text, in the same place."""
    if span is None:
        return None
    alike = [one for one in facts if one.kind == kind and one.type == type_]
    if same_text:
        near = [one for one in alike if _covers(one.span, span)]
        return _nearest(near, span)
    return _nearest([one for one in alike if one.words == words], span)


def _covers(one: Span, other: Span) -> bool:
    return one.overlap(other) >= _HALF * min(one.length(), other.length())


def _nearest(alike: Iterable[Marked], span: Span) -> str | None:
    """Of facts that could be meant the one with most words in common, then the nearest."""
    ranked = sorted(alike, key=lambda one: (-one.span.overlap(span), abs(one.span.start - span.start), one.span))
    return ranked[0].fact if ranked else None


def apply(connection: Connection, article: str) -> None:
    """Bring the facts of an article, by its whole id, up to date with what people said of them."""
    reading = latest_reading(connection, article)
    if reading is None:
        return
    said = verdicts(connection, article, reading)
    mine = select(facts.c.number, facts.c.fact, facts.c.review).join(latest, latest.c.number == facts.c.owner)
    for row in connection.execute(mine.where(latest.c.article == article, facts.c.kind != "article")).all():
        verdict = said.get(row.fact)
        if verdict == row.review:
            continue
        names.count_facts(connection, [row.number], -1)
        connection.execute(update(facts).where(facts.c.number == row.number).values(review=verdict))
        names.count_facts(connection, [row.number], 1)


def make_up(connection: Connection) -> None:
    """Mark what corrections are about that were kept before there were marks: the reading of that time tells."""
    made = changes.c.number.label("made")
    wanted = select(corrections, made).join(changes, (changes.c.row == corrections.c.number))
    wanted = wanted.where(changes.c.kind == "corrected", corrections.c.number.not_in(select(marks.c.number)))
    for row in connection.execute(wanted.order_by(made)).all():
        reading = _reading_at(connection, row.article, row.made)
        if reading is not None:
            mark(connection, row.number, _CORRECTION.decode(row.json), reading)


def _reading_at(connection: Connection, article: str, change: int) -> Reading | None:
    """The reading that was an article's latest before a change."""
    wanted = select(readings.c.json).join(changes, changes.c.row == readings.c.number)
    wanted = wanted.where(readings.c.article == article, changes.c.number < change, changes.c.kind.in_(_READ))
    order = (readings.c.version.desc(), readings.c.number.desc())
    line = connection.execute(wanted.order_by(*order).limit(1)).scalar()
    return None if line is None else decode_reading(line)


def latest_reading(connection: Connection, article: str) -> Reading | None:
    """The latest reading of an article by its whole id; `None` where it has no text."""
    wanted = select(readings.c.json).join(latest, latest.c.reading == readings.c.number)
    line = connection.execute(wanted.where(latest.c.article == article)).scalar()
    return None if line is None else decode_reading(line)
