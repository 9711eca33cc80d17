"""The store: readings in, readings out. Nothing is overwritten, and adding the same thing twice changes nothing."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

from sqlalchemy import Connection, Engine, select

from dateline.base.codec import decode_reading
from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.base.records.story import Judgement, Story
from dateline.store import exchange, keep, review, tellings
from dateline.store.engine import open_engine
from dateline.store.find import Query, find, listed
from dateline.store.log import lines, now
from dateline.store.place import default_place
from dateline.store.records import Added, Box, Change, Correction, Entry, Found, Version
from dateline.store.schema import lock
from dateline.store.tables import readings, versions
from dateline.store.told import GoneError, shown, told

PATIENCE = 90.0  # seconds that a write waits for a database that has gone away
_BATCH = 200  # lines of an import in one transaction
_PAGE = 500  # rows read at a time where there may be many
_Made = TypeVar("_Made")
_log = logging.getLogger(__name__)


class Store:
    """Articles with all their versions and readings. Open it with `Store.open`, and close it, or use it in a `with`."""

    def __init__(self, engine: Engine, place: str, patience: float = PATIENCE) -> None:
        self._engine = engine
        self._patience = patience
        self.place = place

    @classmethod
    def open(cls, place: str | None = None, *, make: bool = True, patience: float = PATIENCE) -> "Store":
        """The store at a path or URL; without one, the user's own. Raises `StoreError`.

        A store that is not there is made; with `make=False`, for those who only read, it is a `NoStoreError`. A write
        waits `patience` seconds for a database that has gone away.
        """
        place = place or default_place()
        return cls(open_engine(place, make=make), shown(place), patience)

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
        at = now()
        return self.write(lambda connection: keep.add_reading(connection, reading, at))

    def get(self, id: str, version: int | None = None) -> Reading:  # noqa: A002 - the record's own field name
        """The latest reading of an article, or of one of its versions; `id` may be cut short while it stays unique."""
        with self.reading() as connection:
            article = keep.whole_id(connection, id)
            wanted = select(readings.c.json).where(readings.c.article == article)
            if version is not None:
                wanted = wanted.where(readings.c.version == version)
            order = (readings.c.version.desc(), readings.c.number.desc())
            line = connection.execute(wanted.order_by(*order).limit(1)).scalar()
        if line is None:
            raise StoreError(f"article {article} has no version {version}")
        return decode_reading(line)

    def list(self, *, cursor: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """The articles in the order in which they were first added; `cursor` is the `number` of the last one seen."""
        while limit is None or limit > 0:
            size = min(limit or _PAGE, _PAGE)
            with self.reading() as connection:
                entries = listed(connection, cursor, size)
            yield from entries
            if len(entries) < size:
                return
            cursor, limit = entries[-1].number, None if limit is None else limit - size

    def versions(self, id: str) -> tuple[Version, ...]:  # noqa: A002 - as above
        """The texts of an article, oldest first."""
        with self.reading() as connection:
            article = keep.whole_id(connection, id)
            wanted = select(versions).where(versions.c.article == article).order_by(versions.c.number)
            return tuple(
                Version(number=row.number, digest=row.digest, added=row.added) for row in connection.execute(wanted)
            )

    def changes(self, after: int = 0) -> tuple[Change, ...]:
        """What was added and deleted, in order; `after` is the number of the last change that the caller has seen."""
        with self.reading() as connection:
            return tuple(lines(connection, after))

    def search(
        self,
        words: str = "",
        *,
        actor: str | None = None,
        country: str | None = None,
        type: str | None = None,  # noqa: A002 - the record's own field name
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        box: Box | None = None,
        limit: int = 20,
        cursor: int | None = None,
    ) -> tuple[Found, ...]:
        """Articles with these words and a fact of which all the rest holds, the last added first.

        `cursor` is the `number` of the last one that the caller has seen. Fields as in `find.Query`.
        """
        query = Query(
            words=words, actor=actor, country=country, type=type, status=status, since=since, until=until, box=box
        )
        with self.reading() as connection:
            return find(connection, query, limit=limit, cursor=cursor)

    def delete(self, id: str, why: str) -> bool:  # noqa: A002 - as above
        """Take an article out, for good: it is not kept again. A line of the change log stays. False if it was out.

        Its versions, readings, failures and corrections go, and the stories that hold its words.
        """
        if not why.strip():
            raise StoreError("a deletion needs a reason; say why")
        at = now()

        def work(connection: Connection) -> bool:
            gone = keep.is_deleted(connection, id)
            return not gone and keep.delete_article(connection, keep.whole_id(connection, id), why, at)

        return self.write(work)

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement, or withdraw one by keeping it withdrawn; False if nothing changed.

        What Dateline judged once stands as it was; what was withdrawn comes back by a person only.
        """
        at = now()
        return self.write(lambda connection: review.add_judgement(connection, judgement, at))

    def judgements(self) -> tuple[Judgement, ...]:
        """The last word on each judgement, withdrawn ones included."""
        with self.reading() as connection:
            return tuple(review.all_judgements(connection))

    def correct(self, correction: Correction) -> bool:
        """Keep what a person says of a fact; False if it is known already."""
        at = now()
        return self.write(lambda connection: review.add_correction(connection, correction, at))

    def corrections(self, article: str | None = None) -> tuple[Correction, ...]:
        """What people said of facts, of one article or of all, in the order in which they did."""
        with self.reading() as connection:
            return tuple(review.all_corrections(connection, article))

    def keep_story(self, story: Story) -> bool:
        """Keep a story as it is told now; False if it was told so last time.

        An article is in one story: another one that holds an article of this one is told no more.
        """
        at = now()
        return self.write(lambda connection: any(tellings.add_stories(connection, [story], at)))

    def stories(self, article: str | None = None) -> tuple[Story, ...]:
        """Each story as it was told last, of one article (by its id in the store) or of all."""
        with self.reading() as connection:
            return tuple(tellings.all_stories(connection, article))

    def story(self, id: str) -> Story:  # noqa: A002 - as above
        """One story as it was told last, also by an id that it had before. Raises `StoreError` where there is none."""
        with self.reading() as connection:
            return tellings.last_story(connection, id)

    def each_story(self) -> Iterator[Story]:
        """Each story as it was told last, the one told last first; they are read as they are taken."""
        before: int | None = None
        while True:
            with self.reading() as connection:
                page = tellings.page_of_stories(connection, before, _PAGE)
            yield from (story for _, story in page)
            if len(page) < _PAGE:
                return
            before = page[-1][0]

    def keep_source(self, name: str, settings: str) -> bool:
        """Keep a source's settings (JSON) as they are now; False if they were so last time."""
        at = now()
        return self.write(
            lambda connection: review.add_source(connection, name, settings, review.after_last(connection, name, at))
        )

    def sources(self) -> dict[str, str]:
        """The name of each source and its settings (JSON) as they were kept last."""
        with self.reading() as connection:
            return review.all_sources(connection)

    def export_lines(self) -> Iterator[bytes]:
        """Everything in the store, change by change, then views and rules, as lines of JSON without their line breaks.

        Tokens, sessions and the audit log of the desk stay here.
        """
        yield exchange.header()
        after, more = 0, True
        while more:
            with self.reading() as connection:
                written, after = exchange.page(connection, after, _PAGE)
            yield from written
            more = len(written) == _PAGE
        with self.reading() as connection:
            yield from exchange.page_of_kept(connection)

    def import_file(self, file: BinaryIO, name: str) -> int:
        """Take in what `export_lines` wrote; how many lines changed something. `file` is read twice.

        All lines are checked before the first is written. A run that was cut short is made whole by another.
        """
        for _ in exchange.checked(file, name):
            pass
        file.seek(0)
        found, changed = exchange.checked(file, name), 0
        while batch := list(islice(found, _BATCH)):
            changed += self.write(partial(exchange.take_all, batch))
        return changed

    def write(self, work: Callable[[Connection], _Made]) -> _Made:
        """Do `work` in a transaction of its own; what it returns is on the disk.

        Where the database goes away it is tried again: all work that is done twice changes nothing the second time.
        """
        end, wait = time.monotonic() + self._patience, 0.1
        while True:
            try:
                return self._once(work)
            except GoneError as error:
                if time.monotonic() + wait > end:
                    raise
                _log.warning("%s (trying again for %.0f seconds)", error, end - time.monotonic())
            time.sleep(wait)
            wait = min(wait * 2, 5.0)

    def _once(self, work: Callable[[Connection], _Made]) -> _Made:
        with (
            told(self.place),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            lock(connection)
            return work(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is at one moment, for those who look things up in its tables."""
        with told(self.place), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
