"""The tables of a store. Rows are only ever added; `changes` tells in which order."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION = 1

metadata = MetaData()

meta = Table(
    "dateline_meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(16), primary_key=True),  # hash of the key
    Column("key", Text, nullable=False, unique=True),  # the address, else the id given, else the digest of the text
)

versions = Table(
    "versions",
    metadata,
    Column("article", String(16), ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # 1, 2, ... in the order in which they were added
    Column("digest", String(80), nullable=False),  # of the text
    Column("added", String(32), nullable=False),  # ISO 8601, UTC
    UniqueConstraint("article", "digest"),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article", String(16), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("digest", String(80), nullable=False),  # of the JSON: another maker, or other metadata, is another reading
    Column("maker", String(200), nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", String(40)),
    Column("json", Text, nullable=False),
    UniqueConstraint("article", "digest"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True),
    Column("step", String(80), nullable=False),
    Column("error", String(80), nullable=False),
    Column("detail", Text, nullable=False),
    Column("maker", String(200), nullable=False),
    Column("added", String(32), nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(10), nullable=False),  # new, version, reading, failed
    Column("article", String(16), nullable=False, index=True),
    Column("version", Integer),
    Column("added", String(32), nullable=False),
)
