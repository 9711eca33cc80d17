"""Schema 2: deletions in the change log; judgements, corrections, stories, sources; the tables of search."""

from collections import defaultdict, deque

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from dateline.base.ids import content_id

revision = "2"
down_revision = "1"

# Stems as SQLite's 'porter' does and, like it, drops no word: "the" is looked for as well.
_STEMS = (
    "CREATE TEXT SEARCH DICTIONARY dateline_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION dateline (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION dateline ALTER MAPPING FOR asciiword, word, numword WITH dateline_stem",
)


def upgrade() -> None:
    """Add the tables and columns, and tie the lines of the change log to the readings that they tell of."""
    op.add_column("changes", sa.Column("why", sa.Text))
    op.add_column("changes", sa.Column("row", sa.Integer))
    _tie(op.get_bind())
    _review()
    _stories()
    _search()
    if op.get_bind().dialect.name == "postgresql":
        for statement in _STEMS:
            op.execute(statement)
    for name in ("article_words", "quote_words", "party_words"):
        _word_index(name)


def _tie(connection: sa.Connection) -> None:
    """The n-th reading, or failure, of an article is what its n-th line tells; a failure without one gets its own."""
    logged = sa.text("SELECT number, article, kind FROM changes ORDER BY number")
    lines: dict[tuple[str, bool], deque[int]] = defaultdict(deque)
    for number, article, kind in connection.execute(logged):
        lines[article, kind == "failed"].append(number)
    tie = sa.text('UPDATE changes SET "row" = :row WHERE number = :number')
    for article, row in connection.execute(sa.text("SELECT article, number FROM readings ORDER BY number")).all():
        connection.execute(tie, {"row": row, "number": lines[article, False].popleft()})
    told = sa.text("SELECT key, number, added FROM failures ORDER BY number")
    more = sa.text("INSERT INTO changes (kind, article, added, \"row\") VALUES ('failed', :article, :added, :row)")
    for key, row, added in connection.execute(told).all():
        article = content_id(key)
        if lines[article, True]:
            connection.execute(tie, {"row": row, "number": lines[article, True].popleft()})
        else:
            connection.execute(more, {"article": article, "added": added, "row": row})


def _review() -> None:
    op.create_table(
        "judgements",
        _number(),
        _text("id", index=True),
        _text("by"),
        sa.Column("withdrawn", sa.Integer, nullable=False),
        _text("digest", unique=True),
        _text("json"),
    )
    op.create_table("corrections", _number(), _text("id", unique=True), _text("article", index=True), _text("json"))


def _stories() -> None:
    for name in ("stories", "sources"):
        op.create_table(name, _number(), _text("id", index=True), _text("digest"), _text("json"))
    op.create_table(
        "story_articles",
        sa.Column("story", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Text, primary_key=True, index=True),
    )


def _search() -> None:
    op.create_table(
        "latest",
        sa.Column("number", _big(), primary_key=True, autoincrement=False),
        _text("article", unique=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        _text("added"),
        *(sa.Column(name, sa.Text) for name in ("title", "outlet", "published")),
    )
    op.create_table(
        "facts",
        sa.Column("number", _big(), primary_key=True, autoincrement=False),
        sa.Column("owner", _big(), nullable=False),
        _text("kind"),
        _text("fact"),
        sa.Column("type", sa.Text, index=True),
        *(sa.Column(name, sa.Text) for name in ("status", "first_day", "last_day", "place")),
        *(sa.Column(name, sa.Float) for name in ("latitude", "longitude")),
        _text("words"),
    )
    op.create_index("ix_facts_owner", "facts", ["owner", "type"])
    op.create_index("ix_facts_days", "facts", ["first_day", "last_day"])
    op.create_index("ix_facts_box", "facts", ["latitude", "longitude"])
    op.create_table(
        "parties",
        sa.Column("number", _big(), primary_key=True, autoincrement=False),
        sa.Column("fact", _big(), nullable=False, index=True),
        _text("role"),
        _text("name"),
        _text("folded"),
        sa.Column("country", sa.Text, index=True),
    )


def _word_index(name: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize = 'porter unicode61')")
        return
    found = sa.Computed("to_tsvector('dateline', words)", persisted=True)
    op.create_table(
        name, sa.Column("rowid", sa.BigInteger, primary_key=True, autoincrement=False), _text("words"),
        sa.Column("found", TSVECTOR, found),
    )  # fmt: skip
    op.create_index(f"ix_{name}_found", name, ["found"], postgresql_using="gin")


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _text(name: str, *, index: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, index=index or None, unique=unique or None)


def _big() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")
