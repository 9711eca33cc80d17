"""The tables of a store. What was read is only ever added; `changes` tells in which order.

`latest`, `facts`, `parties` and the three word indexes hold nothing of their own: they tell the latest reading of each
article once more, laid out for search, and can be made anew from `readings` at any time.
"""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")
_ADVISED = text("role = 'advised'")
_MORE_DAYS = text("last_day > first_day")
_WAITING = text("review IS NULL AND doubt IS NOT NULL")
SINCE_2 = {"schema": 2}  # the schema that a table came with; 1 without it

meta = Table("dateline_meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),  # hash of the key
    Column("key", Text, nullable=False),  # the address, else the id given, else the digest of the text
)

versions = Table(
    "versions",
    metadata,
    Column("article", Text, primary_key=True),
    Column("number", Integer, primary_key=True),  # 1, 2, ... in the order in which they were added
    Column("digest", Text, nullable=False),  # of the text
    Column("added", Text, nullable=False),  # ISO 8601, UTC
    UniqueConstraint("article", "digest"),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False),  # of the JSON: another maker, or other metadata, is another reading
    Column("maker", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("json", Text, nullable=False),
    UniqueConstraint("article", "digest"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("added", Text, nullable=False),
    Index("ix_failures_key", "key", postgresql_using="hash"),  # a key may be longer than a page of a B-tree holds
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("digest", Text, nullable=False, unique=True),  # of the JSON
    Column("json", Text, nullable=False),
    info=SINCE_2,
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),  # hash of the rest
    Column("article", Text, nullable=False, index=True),
    Column("json", Text, nullable=False),
    info=SINCE_2,
)

stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, index=True),
    Column("digest", Text, nullable=False),  # of the JSON
    Column("json", Text, nullable=False),
    info=SINCE_2,
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("story", Integer, primary_key=True, autoincrement=False),  # number of the story's row
    Column("article", Text, primary_key=True, index=True),  # as the story names it
    info=SINCE_2,
)

sources = Table(
    "sources",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("json", Text, nullable=False),
    info=SINCE_2,
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("article", Text, nullable=False, index=True),  # or the id of the judgement, story or source
    Column("version", Integer),
    Column("added", Text, nullable=False),
    Column("why", Text),  # of a deletion
    Column("row", Integer),  # the number of what was added, in the table of its kind; NULL once that is deleted
)

latest = Table(
    "latest",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # of the change that the article came with
    Column("article", Text, nullable=False, unique=True),
    Column("reading", Integer, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("added", Text, nullable=False),  # when its latest version was
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Index("ix_latest_outlet", "outlet", "number"),
    Index("ix_latest_published", "published"),
    info=SINCE_2,
)

facts = Table(
    "facts",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("owner", Number, nullable=False),  # the article's number in `latest`
    Column("kind", Text, nullable=False),  # article, event, quote, place, advisory
    Column("fact", Text, nullable=False),  # its id in the reading; that of the article for the article itself
    Column("type", Text, index=True),
    Column("status", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("words", Text, nullable=False),
    Column("spans", Text, nullable=False),  # JSON: pairs of code points
    Column("utf16", Text),  # the same in UTF-16 code units, where they differ
    Column("review", Text),  # the last word of persons on it: accept, correct, reject
    Column("doubt", Float),  # how far it is from certain, 0 to 1; NULL where the reading does not say
    Index("ix_facts_owner", "owner", "type"),
    Index("ix_facts_kind", "kind", "number"),
    Index("ix_facts_kind_type", "kind", "type", "number"),
    Index("ix_facts_place", "place", "number"),
    Index("ix_facts_review", "review"),
    # what is asked of facts that wait stands in the index, so that only those that are shown are read
    Index(
        "ix_facts_waiting",
        "kind",
        "doubt",
        "number",
        "type",
        "status",
        "owner",
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    ),
    Index(
        "ix_facts_long",
        "first_day",
        "last_day",
        sqlite_where=_MORE_DAYS,
        postgresql_where=_MORE_DAYS,
    ),
    Index("ix_facts_days", "first_day", "last_day"),
    Index("ix_facts_box", "latitude", "longitude"),
    info=SINCE_2,
)

parties = Table(
    "parties",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("fact", Number, nullable=False, index=True),  # number of the fact
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the name's words as an index has them, a space before and after each
    Column("country", Text),
    Index("ix_parties_country_fact", "country", "fact"),
    Index("ix_parties_advised", "country", "fact", sqlite_where=_ADVISED, postgresql_where=_ADVISED),
    Index("ix_parties_folded_fact", "folded", "fact"),
    info=SINCE_2,
)


def word_index(name: str, *, info: dict[str, int] = SINCE_2) -> Table:
    """Full-text search: FTS5 in SQLite, a `tsvector` with GIN in PostgreSQL (`migrations/versions/schema_2.py`)."""
    return Table(
        name,
        metadata,
        Column("rowid", Number, primary_key=True, autoincrement=False),
        Column("words", Text, nullable=False),
        info=info,
    )


article_words = word_index("article_words")  # title and text; the article's number in `latest`
quote_words = word_index("quote_words")  # what was said; the number of the fact
party_words = word_index("party_words")  # all names of its parties; the article's number in `latest`
