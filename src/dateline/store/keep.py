"""Articles in and out: readings are kept, versions counted, failures told once, and what is deleted stays deleted."""

from sqlalchemy import Connection, delete, func, select, update

from dateline.base.codec import decode_reading, encode
from dateline.base.errors import StoreError
from dateline.base.ids import content_id, digest
from dateline.base.records import Failure, Reading
from dateline.store import index, tellings, threads
from dateline.store.desk_tables import marks
from dateline.store.log import insert, log
from dateline.store.records import Added, AddedKind
from dateline.store.tables import (
    articles,
    changes,
    corrections,
    failures,
    latest,
    readings,
    versions,
)  # fmt: skip

_AFTER_HEX = "g"  # ids are hex digits
_OF_ARTICLES = ("new", "version", "reading", "failed", "corrected")


def article_key(reading: Reading) -> str:
    """What stays the same when an article changes: its address, else the id it was given, else its first text."""
    return reading.article.url or reading.id


def add_reading(connection: Connection, reading: Reading, at: str, line: str | None = None) -> Added:
    """Keep a reading, or why there is none; `line` is its JSON where that was written already."""
    key = article_key(reading)
    article = content_id(key)
    if is_deleted(connection, article):
        return Added(kind="deleted", id=article)
    if reading.article.text == "" and reading.failures:
        add_failures(connection, key, reading.failures, maker_of(reading), at)
        return Added(kind="failed", id=article)
    return _add_text(connection, reading, article, at, line or encode(reading).decode("utf-8"))


def _add_text(connection: Connection, reading: Reading, article: str, at: str, line: str) -> Added:
    known = connection.execute(select(articles.c.id).where(articles.c.id == article)).scalar() is not None
    if not known:
        connection.execute(articles.insert().values(id=article, key=index.plain(article_key(reading))))
    version, is_new = _version(connection, article, reading.article.digest, at)
    same = select(readings.c.number).where(readings.c.article == article, readings.c.digest == digest(line))
    if connection.execute(same).scalar() is not None:
        return Added(kind="same", id=article, version=version)
    number = _insert_reading(connection, reading, article, version, line)
    kind: AddedKind = "new" if not known else "version" if is_new else "reading"
    change = log(connection, kind, article, at, row=number, version=version)  # type: ignore[arg-type]
    if kind == "new":
        index.put(connection, article, change, number, reading)
    elif index.newest(connection, article) == number:
        owner = connection.execute(select(latest.c.number).where(latest.c.article == article)).scalar_one()
        index.drop(connection, owner)
        index.put(connection, article, owner, number, reading)
    return Added(kind=kind, id=article, version=version)


def _version(connection: Connection, article: str, text_digest: str, at: str) -> tuple[int, bool]:
    """The number of a text among the article's texts, and whether it is new there."""
    mine = versions.c.article == article
    number = connection.execute(select(versions.c.number).where(mine, versions.c.digest == text_digest)).scalar()
    if number is not None:
        return number, False
    last = connection.execute(select(func.max(versions.c.number)).where(mine)).scalar() or 0
    connection.execute(versions.insert().values(article=article, number=last + 1, digest=text_digest, added=at))
    return last + 1, True


def _insert_reading(connection: Connection, reading: Reading, article: str, version: int, line: str) -> int:
    return insert(
        connection,
        readings,
        article=article,
        version=version,
        digest=digest(line),
        maker=maker_of(reading),
        title=index.plain(reading.article.title),
        outlet=index.plain(reading.article.outlet),
        published=reading.article.published,
        json=line,
    )


def add_failures(connection: Connection, key: str, told: tuple[Failure, ...], maker: str, at: str) -> bool:
    """Keep why an article could not be read, once, however often the same is tried; False if all is known."""
    fresh = False
    for failure in told:
        row = {"key": key, "step": failure.step, "error": failure.error, "detail": failure.detail, "maker": maker}
        row = {name: words.replace("\x00", "\N{REPLACEMENT CHARACTER}") for name, words in row.items()}
        same = select(failures.c.number).where(*(failures.c[name] == value for name, value in row.items()))
        if connection.execute(same).scalar() is None:
            log(connection, "failed", content_id(key), at, row=insert(connection, failures, **row, added=at))
            fresh = True
    return fresh


def delete_article(connection: Connection, article: str, why: str, at: str) -> bool:
    """Take an article out with all that holds its words, and leave a line in the change log; False if it is gone."""
    if is_deleted(connection, article):
        return False
    names = [article, *_names(connection, article)]
    owner = connection.execute(select(latest.c.number).where(latest.c.article == article)).scalar()
    if owner is not None:
        index.drop(connection, owner)
    tellings.forget(connection, names)
    threads.remove(connection, article)
    key = select(articles.c.key).where(articles.c.id == article).scalar_subquery()
    connection.execute(delete(failures).where(failures.c.key == key))
    for table, column in ((readings, readings.c.article), (versions, versions.c.article), (articles, articles.c.id)):
        connection.execute(delete(table).where(column == article))
    for table in (corrections, marks):
        connection.execute(delete(table).where(table.c.article == article))
    connection.execute(
        update(changes).where(changes.c.article == article, changes.c.kind.in_(_OF_ARTICLES)).values(row=None)
    )
    log(connection, "deleted", article, at, why=why)
    return True


def _names(connection: Connection, article: str) -> list[str]:
    """The ids of an article's readings: by these stories name it."""
    lines = connection.execute(select(readings.c.json).where(readings.c.article == article)).scalars()
    return sorted({decode_reading(line).id for line in lines})


def is_deleted(connection: Connection, article: str) -> bool:
    """True if the article was in the store and was taken out."""
    gone = select(changes.c.number).where(changes.c.article == article, changes.c.kind == "deleted")
    return connection.execute(gone.limit(1)).scalar() is not None


def whole_id(connection: Connection, start: str) -> str:
    """The id of the only article whose id begins so; raises `StoreError`."""
    begins = articles.c.id.startswith(start, autoescape=True)  # which no index helps with: the range is for that
    wanted = select(articles.c.id).where(articles.c.id.between(start, f"{start}{_AFTER_HEX}"), begins).limit(3)
    found = connection.execute(wanted).scalars().all()
    if len(found) != 1:
        how = "no article's id begins" if not found else "more than one article's id begins"
        raise StoreError(f"{how} with {start!r}; `dateline list` shows the ids")
    return str(found[0])


def maker_of(reading: Reading) -> str:
    """What made a reading, in one line."""
    return f"{reading.maker.name} {reading.maker.version}"
