"""A store as lines of JSON, and lines of JSON as a store: the change log, each line with what it tells of.

Then the views and rules that are kept at the desk. Who may use the desk, and who did what there, stays where it is.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection, Table, select

from dateline.base import laws
from dateline.base.codec import decode_reading, decode_story
from dateline.base.errors import DatelineError, StoreError
from dateline.base.ids import content_id
from dateline.base.records import Failure
from dateline.base.records.story import Judgement
from dateline.store import keep, kept, review, tellings
from dateline.store.log import log
from dateline.store.records import ChangeKind, Correction
from dateline.store.tables import changes, corrections, failures, judgements, readings, sources, stories

SCHEMA = "dateline.export/1"
_HOLDS: dict[ChangeKind, Table] = {
    "new": readings, "version": readings, "reading": readings, "failed": failures, "judged": judgements,
    "withdrawn": judgements, "corrected": corrections, "story": stories, "source": sources,
}  # fmt: skip


class _Header(msgspec.Struct):
    schema: str


class _Failed(msgspec.Struct):
    """A failure with the article that it befell."""

    key: str
    step: str
    error: str
    detail: str
    maker: str


class _Kept(msgspec.Struct):
    """A view or rule, and who kept it."""

    by: str
    told: msgspec.Raw


_NONE = b"null"


class Line(msgspec.Struct):
    """One line of an export: a line of the change log and the record it tells of, unless that was deleted.

    Or a view or rule of the desk under its name.
    """

    kind: ChangeKind | kept.KeptKind
    id: str
    added: str
    version: int | None = None
    why: str | None = None
    record: msgspec.Raw = msgspec.Raw(_NONE)


_HEADER = msgspec.json.Decoder(_Header)
_LINE = msgspec.json.Decoder(Line)
_FAILED = msgspec.json.Decoder(_Failed)
_KEPT = msgspec.json.Decoder(_Kept)
_JUDGEMENT = msgspec.json.Decoder(Judgement)
_CORRECTION = msgspec.json.Decoder(Correction)


def header() -> bytes:
    """The first line of an export."""
    return msgspec.json.encode(_Header(schema=SCHEMA))


def page(connection: Connection, after: int, size: int) -> tuple[list[bytes], int]:
    """The lines that follow the change of that number, at most `size`, and the number of the last of them."""
    wanted = select(changes).where(changes.c.number > after).order_by(changes.c.number).limit(size)
    written = []
    for row in connection.execute(wanted).all():
        record = _record(connection, row.kind, row.row) if row.row is not None else msgspec.Raw(_NONE)
        line = Line(kind=row.kind, id=row.article, added=row.added, version=row.version, why=row.why, record=record)
        written.append(msgspec.json.encode(line))
        after = row.number
    return written, after


def page_of_kept(connection: Connection) -> list[bytes]:
    """The lines of what is and was kept at the desk."""
    return [
        msgspec.json.encode(
            Line(
                kind=one.kind,
                id=one.name,
                added=one.at,
                record=msgspec.Raw(msgspec.json.encode(_Kept(by=one.by, told=msgspec.Raw(one.json.encode())))),
            )
        )
        for one in kept.history(connection)
    ]


def _record(connection: Connection, kind: ChangeKind, number: int) -> msgspec.Raw:
    """What a line of the log tells of, as JSON."""
    table = _HOLDS[kind]
    row = connection.execute(select(table).where(table.c.number == number)).one()
    if kind == "failed":
        failed = _Failed(key=row.key, step=row.step, error=row.error, detail=row.detail, maker=row.maker)
        return msgspec.Raw(msgspec.json.encode(failed))
    return msgspec.Raw(row.json.encode())


def checked(file: BinaryIO, name: str) -> Iterator[Line]:
    """The lines of an export after its header; the first one that is wrong is a `StoreError` with its number."""
    number = 0
    for number, raw in enumerate(file, start=1):
        try:
            if number == 1:
                _check_header(raw)
            elif raw.strip():
                yield _checked(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError, DatelineError) as error:
            raise StoreError(f"{name}, line {number}: {error}; nothing was written") from error
    if number == 0:
        raise StoreError(f"{name}: the file is empty; give what `dateline export` wrote")


def _check_header(raw: bytes) -> None:
    try:
        found = _HEADER.decode(raw).schema
    except (msgspec.MsgspecError, UnicodeDecodeError):
        found = "nothing of the kind"
    if found != SCHEMA:
        raise DatelineError(
            f"the first line of an export says {SCHEMA!r}, this one {found!r}; give what `dateline export` wrote"
        )


def _checked(raw: bytes) -> Line:
    """The line, whose record can be read and is what the line calls it."""
    line = _LINE.decode(raw)
    laws.need_date("added", line.added)
    record = bytes(line.record)
    if line.kind in kept.KINDS:
        kept.need_lawful(_kept_of(line))
        return line
    if record == _NONE or line.kind in ("deleted", "source"):
        return line
    if line.kind in ("new", "version", "reading"):
        _check_id(line, content_id(keep.article_key(decode_reading(record))))
    elif line.kind == "failed":
        _check_id(line, content_id(_FAILED.decode(record).key))
    elif line.kind in ("judged", "withdrawn"):
        _check_id(line, _JUDGEMENT.decode(record).id)
    elif line.kind == "corrected":
        _check_id(line, _CORRECTION.decode(record).article)
    else:
        _check_id(line, decode_story(record).id)
    return line


def _check_id(line: Line, id_: str) -> None:
    if line.id != id_:
        raise DatelineError(f"the line is about {line.id!r}, its record about {id_!r}")


def take_all(batch: Sequence[Line], connection: Connection) -> int:
    """Do in the store what checked lines tell; how many of them changed something."""
    return sum([_take(connection, line) for line in batch])


def _take(connection: Connection, line: Line) -> bool:
    """Do in the store what a checked line tells; False if that changed nothing."""
    if line.kind in kept.KINDS:
        return kept.take_over(connection, _kept_of(line))
    record = bytes(line.record)
    if line.kind == "deleted":
        return keep.delete_article(connection, line.id, line.why or "", line.added)
    if record == _NONE:
        return _take_bare(connection, line)
    if line.kind in ("new", "version", "reading"):
        added = keep.add_reading(connection, decode_reading(record), line.added, record.decode())
        return added.kind not in ("same", "deleted")
    if line.kind == "failed":
        return _take_failure(connection, _FAILED.decode(record), line.added)
    if line.kind in ("judged", "withdrawn"):
        return review.add_judgement(connection, _JUDGEMENT.decode(record), line.added)
    if line.kind == "corrected":
        return review.add_correction(connection, _CORRECTION.decode(record), line.added)
    if _is_logged(connection, line):
        return False
    if line.kind == "story":
        return any(tellings.add_stories(connection, [decode_story(record)], line.added))
    return review.add_source(connection, line.id, record.decode(), line.added)


def _kept_of(line: Line) -> kept.Kept:
    """The view or rule that a line tells of."""
    told = _KEPT.decode(line.record)
    kind: kept.KeptKind = "view" if line.kind == "view" else "rule"
    return kept.Kept(kind=kind, name=line.id, by=told.by, at=line.added, json=bytes(told.told).decode())


def _take_failure(connection: Connection, failed: _Failed, at: str) -> bool:
    if keep.is_deleted(connection, content_id(failed.key)):
        return False
    told = Failure(step=failed.step, error=failed.error, detail=failed.detail)
    return keep.add_failures(connection, failed.key, (told,), failed.maker, at)


def _take_bare(connection: Connection, line: Line) -> bool:
    """A line of the log whose record was deleted later is all that is left of it."""
    assert line.kind != "view"
    assert line.kind != "rule"
    if _is_logged(connection, line):
        return False
    log(connection, line.kind, line.id, line.added, version=line.version, why=line.why)
    return True


def _is_logged(connection: Connection, line: Line) -> bool:
    same = (changes.c.kind == line.kind, changes.c.article == line.id, changes.c.added == line.added)
    return connection.execute(select(changes.c.number).where(*same).limit(1)).scalar() is not None
