"""Schema 3: the acts of all stories, laid out for search."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the tables."""
    _acts()
    _words()
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


def _big() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")
