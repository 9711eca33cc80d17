"""Schema 1: articles with their versions, readings and failures, and the change log."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table("dateline_meta", sa.Column("name", sa.Text, primary_key=True), _text("value"))
    op.create_table("articles", sa.Column("id", sa.Text, primary_key=True), _text("key"))
    op.create_table(
        "versions",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _text("digest"),
        _text("added"),
        sa.UniqueConstraint("article", "digest"),
    )
    op.create_table(
        "readings",
        _number(),
        _text("article"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("digest"),
        _text("maker"),
        *(sa.Column(name, sa.Text) for name in ("title", "outlet", "published")),
        _text("json"),
        sa.UniqueConstraint("article", "digest"),
    )
    op.create_index("ix_readings_article", "readings", ["article"])
    op.create_table("failures", _number(), *map(_text, ("key", "step", "error", "detail", "maker", "added")))
    op.create_index("ix_failures_key", "failures", ["key"], postgresql_using="hash")
    op.create_table(
        "changes", _number(), _text("kind"), _text("article"), sa.Column("version", sa.Integer), _text("added")
    )
    op.create_index("ix_changes_article", "changes", ["article"])


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
