"""The store: readings in, readings out. Nothing is overwritten, and adding the same thing twice changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select

from dateline.base.codec import decode_reading, encode
from dateline.base.errors import StoreError
from dateline.base.ids import content_id, digest
from dateline.base.records import Reading
from dateline.base.urls import without_login
from dateline.store.engine import open_engine, told
from dateline.store.place import default_place
from dateline.store.records import Added, AddedKind, Change, Entry, Version
from dateline.store.tables import articles, changes, failures, readings, versions


class Store:
    """Articles with all their versions and readings. Open it with `Store.open`, and close it, or use it in a `with`."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @classmethod
    def open(cls, place: str | None = None, *, make: bool = True) -> "Store":
        """The store at a path or URL; without one, the user's own. Raises `StoreError`.

        A store that is not there is made; with `make=False`, for those who only read, it is a `NoStoreError`.
        """
        place = place or default_place()
        return cls(open_engine(place, make=make), without_login(place))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, reading: Reading) -> Added:
        """Keep a reading; what it returns is on the disk. Raises `StoreError` if it cannot be kept."""
        key = article_key(reading)
        article = content_id(key)
        with self._writing() as connection:
            if reading.article.text == "" and reading.failures:
                return _add_failures(connection, reading, key)
            return _add_reading(connection, reading, article, key)

    def get(self, id: str, version: int | None = None) -> Reading:  # noqa: A002 - the record's own field name
        """The latest reading of an article, or of one of its versions; `id` may be cut short while it stays unique."""
        with self._reading() as connection:
            article = _whole_id(connection, id)
            wanted = select(readings.c.json).where(readings.c.article == article)
            if version is not None:
                wanted = wanted.where(readings.c.version == version)
            order = (readings.c.version.desc(), readings.c.number.desc())
            line = connection.execute(wanted.order_by(*order).limit(1)).scalar()
        if line is None:
            raise StoreError(f"article {article} has no version {version}")
        return decode_reading(line)

    def list(self) -> Iterator[Entry]:
        """Every article, in the order in which they were first added."""
        number = readings.c.number
        span = select(readings.c.article, func.min(number).label("first"), func.max(number).label("last"))
        read = span.group_by(readings.c.article).subquery()
        texts = select(versions.c.article, func.count().label("texts"), func.max(versions.c.added).label("added"))
        kept = texts.group_by(versions.c.article).subquery()
        entries = (
            select(
                articles.c.id, articles.c.key, kept.c.texts, kept.c.added,
                readings.c.title, readings.c.outlet, readings.c.published,
            )
            .join(kept, kept.c.article == articles.c.id)
            .join(read, read.c.article == articles.c.id)
            .join(readings, number == read.c.last)
            .order_by(read.c.first)
        )  # fmt: skip
        with self._reading() as connection:
            for row in connection.execute(entries):
                yield Entry(
                    id=row.id, key=row.key, versions=row.texts, added=row.added,
                    title=row.title, outlet=row.outlet, published=row.published,
                )  # fmt: skip

    def versions(self, id: str) -> tuple[Version, ...]:  # noqa: A002 - as above
        """The texts of an article, oldest first."""
        with self._reading() as connection:
            article = _whole_id(connection, id)
            wanted = select(versions).where(versions.c.article == article).order_by(versions.c.number)
            return tuple(
                Version(number=row.number, digest=row.digest, added=row.added) for row in connection.execute(wanted)
            )

    def changes(self, after: int = 0) -> tuple[Change, ...]:
        """What was added, in order; `after` is the number of the last change that the caller has seen."""
        with self._reading() as connection:
            wanted = select(changes).where(changes.c.number > after).order_by(changes.c.number)
            return tuple(
                Change(number=row.number, kind=row.kind, article=row.article, version=row.version, added=row.added)
                for row in connection.execute(wanted)
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            told(self.place),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.place), self._engine.connect() as connection:
            yield connection


def article_key(reading: Reading) -> str:
    """What stays the same when an article changes: its address, else the id it was given, else its first text."""
    return reading.article.url or reading.id


def _add_reading(connection: Connection, reading: Reading, article: str, key: str) -> Added:
    known = connection.execute(select(articles.c.id).where(articles.c.id == article)).scalar() is not None
    if not known:
        connection.execute(articles.insert().values(id=article, key=key))
    version, is_new = _version(connection, article, reading.article.digest)
    line = encode(reading).decode("utf-8")
    same = select(readings.c.number).where(readings.c.article == article, readings.c.digest == digest(line))
    if connection.execute(same).scalar() is not None:
        return Added(kind="same", id=article, version=version)
    connection.execute(
        readings.insert().values(
            article=article,
            version=version,
            digest=digest(line),
            maker=_maker(reading),
            title=reading.article.title,
            outlet=reading.article.outlet,
            published=reading.article.published,
            json=line,
        )
    )
    kind: AddedKind = "new" if not known else "version" if is_new else "reading"
    _log(connection, kind, article, version)
    return Added(kind=kind, id=article, version=version)


def _version(connection: Connection, article: str, text_digest: str) -> tuple[int, bool]:
    """The number of a text among the article's texts, and whether it is new there."""
    mine = versions.c.article == article
    number = connection.execute(select(versions.c.number).where(mine, versions.c.digest == text_digest)).scalar()
    if number is not None:
        return number, False
    last = connection.execute(select(func.max(versions.c.number)).where(mine)).scalar() or 0
    connection.execute(versions.insert().values(article=article, number=last + 1, digest=text_digest, added=_now()))
    return last + 1, True


def _add_failures(connection: Connection, reading: Reading, key: str) -> Added:
    """Keep why an article could not be read: once, however often the same is tried."""
    maker = _maker(reading)
    added = False
    for failure in reading.failures:
        row = {"key": key, "step": failure.step, "error": failure.error, "detail": failure.detail, "maker": maker}
        same = select(failures.c.number).where(*(failures.c[name] == value for name, value in row.items()))
        if connection.execute(same).scalar() is None:
            connection.execute(failures.insert().values(**row, added=_now()))
            added = True
    if added:
        _log(connection, "failed", content_id(key), None)
    return Added(kind="failed", id=content_id(key))


def _log(connection: Connection, kind: AddedKind, article: str, version: int | None) -> None:
    connection.execute(changes.insert().values(kind=kind, article=article, version=version, added=_now()))


def _whole_id(connection: Connection, start: str) -> str:
    wanted = select(articles.c.id).where(articles.c.id.startswith(start, autoescape=True)).limit(3)
    found = connection.execute(wanted).scalars().all()
    if len(found) != 1:
        how = "no article's id begins" if not found else "more than one article's id begins"
        raise StoreError(f"{how} with {start!r}; `dateline list` shows the ids")
    return str(found[0])


def _maker(reading: Reading) -> str:
    return f"{reading.maker.name} {reading.maker.version}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
