"""Schema 5: how far from certain each fact is, and those that nobody has checked in that order."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Add the column and its index; the tables of search are made anew afterwards."""
    op.add_column("facts", sa.Column("doubt", sa.Float))
    waiting = sa.text("review IS NULL AND doubt IS NOT NULL")
    told = ["kind", "doubt", "number", "type", "status", "owner"]
    op.create_index("ix_facts_waiting", "facts", told, sqlite_where=waiting, postgresql_where=waiting)
