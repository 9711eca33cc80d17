"""The tables of the desk: who may use it, who did what, what people keep, and what their corrections are about."""

from sqlalchemy import Column, Float, Index, Integer, Table, Text

from dateline.store.tables import metadata

SINCE = {"schema": 4}

tokens = Table(
    "desk_tokens",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),  # of the token, which is kept nowhere
    Column("added", Text, nullable=False),
    Column("expires", Text),
    Column("revoked", Text),
    info=SINCE,
)

sessions = Table(
    "desk_sessions",
    metadata,
    Column("hash", Text, primary_key=True),  # of the cookie, which is kept nowhere
    Column("token", Integer, nullable=False, index=True),
    Column("expires", Text, nullable=False),
    info=SINCE,
)

audit = Table(
    "desk_audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("client", Text, nullable=False),  # address that the request came from
    Column("action", Text, nullable=False),
    Column("what", Text, nullable=False),
    info=SINCE,
)

kept = Table(
    "desk_kept",  # saved views and alert rules
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),  # view, rule
    Column("name", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("json", Text),  # NULL: taken away
    Index("ix_desk_kept_name", "kind", "name", "number"),
    info=SINCE,
)

marks = Table(
    "marks",  # what a correction is about; it has the correction's number
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article", Text, nullable=False, index=True),
    Column("fact", Text, nullable=False),  # its id when it was corrected
    Column("verdict", Text, nullable=False),
    Column("digest", Text, nullable=False),  # of the text
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("words", Text),
    info=SINCE,
)

names = Table(
    "names",  # of actors and places, with how many facts that were not rejected tell of them
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # actor, place
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision", Text),
    Column("facts", Integer, nullable=False),
    Index("ix_names_facts", "kind", "facts", "id"),
    info=SINCE,
)
