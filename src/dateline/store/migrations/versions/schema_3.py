"""Schema 3: the acts of all stories, laid out for search; what a new article finds its story by."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the tables."""
    _drop_older_tellings()
    _acts()
    _words()
    _settled()
    _copies()
    _judged(op.get_bind())
    op.create_table(
        "act_terms",
        sa.Column("term", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("reported", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("act", _big(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Integer) for name in ("first_day", "last_day")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "act_accounts",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("article", "event")),
        sa.Column("act", _big(), primary_key=True, autoincrement=False, index=True),
        sqlite_with_rowid=False,
    )


def _drop_older_tellings() -> None:
    """A story is kept as it was told last."""
    op.execute(
        """UPDATE changes SET "row" = NULL WHERE kind = 'story'
        AND "row" NOT IN (SELECT max(number) FROM stories GROUP BY id)"""
    )
    op.execute("DELETE FROM story_articles WHERE story NOT IN (SELECT max(number) FROM stories GROUP BY id)")
    op.execute("DELETE FROM stories WHERE number NOT IN (SELECT max(number) FROM stories GROUP BY id)")


def _words() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE act_words USING fts5(words, tokenize = 'porter unicode61')")
        return
    found = sa.Computed("to_tsvector('dateline', words)", persisted=True)
    op.create_table(
        "act_words",
        sa.Column("rowid", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("found", TSVECTOR, found),
    )
    op.create_index("ix_act_words_found", "act_words", ["found"], postgresql_using="gin")


def _acts() -> None:
    op.create_table(
        "acts",
        sa.Column("number", _big(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False, index=True) for name in ("id", "story")),
        sa.Column("reported", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Integer) for name in ("first_day", "last_day")),
        *(sa.Column(name, sa.Float) for name in ("latitude", "longitude")),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("terms", sa.LargeBinary, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    covered = ["reported", "number", "first_day", "last_day", "latitude", "longitude"]
    op.create_index("ix_acts_reported", "acts", covered)
    op.create_index("ix_acts_box", "acts", ["latitude", "longitude"])


def _settled() -> None:
    op.create_table(
        "settled",
        _text("article", key=True),
        sa.Column("number", _big(), nullable=False, unique=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("thread", _big(), nullable=False, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("profile", sa.LargeBinary, nullable=False),
    )
    op.create_table("stale_threads", _key("thread"))
    op.create_table("strong_words", _text("word", key=True), _key("number"), sqlite_with_rowid=False)
    op.create_table("story_names", _text("id", key=True), sa.Column("story", sa.Text, index=True))


def _copies() -> None:
    op.create_table(
        "passages",
        _key("number"),
        sa.Column("article", sa.Text, nullable=False, index=True),
        sa.Column("paragraph", sa.Integer, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("runs", "weights")),
    )
    op.create_table("passage_keys", _key("key"), _key("passage"), sqlite_with_rowid=False)
    op.create_table(
        "copies",
        _text("left", key=True),
        _key("left_paragraph"),
        sa.Column("right", sa.Text, primary_key=True, index=True),
        _key("right_paragraph"),
        sa.Column("contained", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )


def _judged(connection: sa.Connection) -> None:
    op.create_table(
        "joins",
        _key("number"),
        *(sa.Column(name, sa.Text, nullable=False, index=True) for name in ("left", "right")),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table("judged", _text("article", key=True), _key("judgement"), sqlite_with_rowid=False)
    told = sa.text("SELECT number, json FROM judgements WHERE by <> 'dateline' OR withdrawn = 1 ORDER BY number")
    row = sa.text("INSERT INTO judged (article, judgement) VALUES (:article, :judgement)")
    for number, line in connection.execute(told).all():
        pair = json.loads(line)
        for article in sorted({pair["left"].partition("#")[0], pair["right"].partition("#")[0]}):
            connection.execute(row, {"article": article, "judgement": number})


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, _big(), primary_key=True, autoincrement=False)


def _big() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")
