"""Schema 4: where facts stand and what people said of them, names with counts, and the tables of the desk."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add the tables and columns; the tables of search are made anew afterwards."""
    _facts()
    _marks()
    _names()
    _desk()


def _facts() -> None:
    op.add_column("facts", sa.Column("spans", sa.Text, nullable=False, server_default="[]"))
    for name in ("utf16", "review"):
        op.add_column("facts", sa.Column(name, sa.Text))
    op.create_index("ix_facts_kind", "facts", ["kind", "number"])
    op.create_index("ix_facts_kind_type", "facts", ["kind", "type", "number"])
    op.create_index("ix_facts_place", "facts", ["place", "number"])
    op.create_index("ix_facts_review", "facts", ["review"])
    more_days = sa.text("last_day > first_day")
    days = ["first_day", "last_day"]
    op.create_index("ix_facts_long", "facts", days, sqlite_where=more_days, postgresql_where=more_days)
    op.drop_index("ix_parties_country", "parties")
    op.create_index("ix_parties_country_fact", "parties", ["country", "fact"])
    advised = sa.text("role = 'advised'")
    op.create_index(
        "ix_parties_advised", "parties", ["country", "fact"], sqlite_where=advised, postgresql_where=advised
    )
    op.create_index("ix_parties_folded_fact", "parties", ["folded", "fact"])
    op.create_index("ix_latest_outlet", "latest", ["outlet", "number"])
    op.create_index("ix_latest_published", "latest", ["published"])


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        _text("article", index=True),
        *map(_text, ("fact", "verdict", "digest", "kind")),
        sa.Column("type", sa.Text),
        *(sa.Column(name, sa.Integer) for name in ("start", "end")),
        sa.Column("words", sa.Text),
    )


def _names() -> None:
    op.create_table(
        "names",
        sa.Column("id", sa.Text, primary_key=True),
        *map(_text, ("kind", "name")),
        _text("folded", index=True),
        sa.Column("country", sa.Text),
        *(sa.Column(name, sa.Float) for name in ("latitude", "longitude")),
        sa.Column("precision", sa.Text),
        sa.Column("facts", sa.Integer, nullable=False),
    )
    op.create_index("ix_names_facts", "names", ["kind", "facts", "id"])


def _desk() -> None:
    op.create_table(
        "desk_tokens",
        _number(),
        *map(_text, ("name", "role")),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        _text("added"),
        *(sa.Column(name, sa.Text) for name in ("expires", "revoked")),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("token", sa.Integer, nullable=False, index=True),
        _text("expires"),
    )
    op.create_table("desk_audit", _number(), *map(_text, ("at", "who", "role", "client", "action", "what")))
    op.create_table("desk_kept", _number(), *map(_text, ("kind", "name", "who", "at")), sa.Column("json", sa.Text))
    op.create_index("ix_desk_kept_name", "desk_kept", ["kind", "name", "number"])


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _text(name: str, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, index=index or None)
