"""What people and rules decide: judgements and corrections; and sources. Rows are added, never changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, func, select

from dateline.base.codec import encode
from dateline.base.errors import StoreError
from dateline.base.ids import content_id, digest
from dateline.base.records.story import Judgement
from dateline.store import act_rows, marks, threads
from dateline.store.keep import is_deleted, whole_id
from dateline.store.log import insert, log
from dateline.store.records import Correction
from dateline.store.tables import changes, corrections, judgements, sources

DATELINE = "dateline"  # who judges where no person does
_JUDGEMENT = msgspec.json.Decoder(Judgement)
_CORRECTION = msgspec.json.Decoder(Correction)


def add_judgement(connection: Connection, judgement: Judgement, at: str) -> bool:
    """Keep a judgement, or its withdrawal; False if nothing changed.

    What Dateline judged once stands as it was, and what was withdrawn comes back by a person only.
    """
    line = encode(judgement).decode("utf-8")
    same = judgements.c.digest == digest(line)
    known = judgements.c.id == judgement.id
    by_rule = judgement.by == DATELINE and not judgement.withdrawn
    if connection.execute(select(judgements.c.number).where(known if by_rule else same).limit(1)).scalar() is not None:
        return False
    number = insert(
        connection,
        judgements,
        id=judgement.id,
        by=judgement.by,
        withdrawn=int(judgement.withdrawn),
        digest=digest(line),
        json=line,
    )
    threads.note(connection, judgement, number)
    log(connection, "withdrawn" if judgement.withdrawn else "judged", judgement.id, at, row=number)
    return True


def all_judgements(connection: Connection) -> Iterator[Judgement]:
    """The last word on each judgement, withdrawn ones included, in the order of these last words."""
    last = select(func.max(judgements.c.number)).group_by(judgements.c.id)
    wanted = select(judgements.c.json).where(judgements.c.number.in_(last)).order_by(judgements.c.number)
    yield from (_JUDGEMENT.decode(line) for line in connection.execute(wanted).scalars())


def add_correction(connection: Connection, correction: Correction, at: str) -> bool:
    """Keep what a person says of a fact; False if it is known, or its article deleted."""
    if is_deleted(connection, correction.article):
        return False
    correction = replace(correction, article=whole_id(connection, correction.article), at=correction.at or at)
    line = encode(correction).decode("utf-8")
    id_ = content_id("correction", line)
    if connection.execute(select(corrections.c.number).where(corrections.c.id == id_)).scalar() is not None:
        return False
    number = insert(connection, corrections, id=id_, article=correction.article, json=line)
    log(connection, "corrected", correction.article, at, row=number)
    reading = marks.latest_reading(connection, correction.article)
    if reading is not None:
        marks.mark(connection, number, correction, reading)
        marks.apply(connection, correction.article)
    act_rows.mark_rejected(connection, [correction.article])
    return True


def all_corrections(connection: Connection, article: str | None) -> Iterator[Correction]:
    """What people said of facts, of one article or of all, in the order in which they did."""
    wanted = select(corrections.c.json).order_by(corrections.c.number)
    if article is not None:
        wanted = wanted.where(corrections.c.article == whole_id(connection, article))
    yield from (_CORRECTION.decode(line) for line in connection.execute(wanted).scalars())


def add_source(connection: Connection, name: str, line: str, at: str) -> bool:
    """Keep a source's settings (JSON) as they are now; False if they were so last time."""
    try:
        msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise StoreError(f"source {name}: its settings are no JSON ({error}); give them as one JSON object") from error
    mine = select(sources.c.digest).where(sources.c.id == name).order_by(sources.c.number.desc()).limit(1)
    if connection.execute(mine).scalar() == digest(line):
        return False
    log(connection, "source", name, at, row=insert(connection, sources, id=name, digest=digest(line), json=line))
    return True


def after_last(connection: Connection, name: str, at: str) -> str:
    """`at`, or a millisecond after the source was kept last: what is kept again at once must not look the same."""
    mine = select(changes.c.added).where(changes.c.kind == "source", changes.c.article == name)
    last = connection.execute(mine.order_by(changes.c.number.desc()).limit(1)).scalar()
    if last is None or last < at:
        return at
    return (datetime.fromisoformat(last) + timedelta(milliseconds=1)).isoformat(timespec="milliseconds")


def all_sources(connection: Connection) -> dict[str, str]:
    """The name of each source and its settings (JSON) as they were kept last, by name."""
    last = select(func.max(sources.c.number)).group_by(sources.c.id)
    wanted = select(sources.c.id, sources.c.json).where(sources.c.number.in_(last)).order_by(sources.c.id)
    return {row.id: row.json for row in connection.execute(wanted)}
