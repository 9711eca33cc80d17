"""The tables of acts: the merged events of the latest telling of each story, laid out for search.

They hold nothing of their own and can be made anew from `stories` at any time.
"""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Table, Text

from dateline.store.tables import Number, metadata, word_index

SINCE = {"schema": 3}

acts = Table(
    "acts",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),  # of the merged event
    Column("story", Text, nullable=False, index=True),  # id of the story
    Column("reported", BigInteger, nullable=False),  # when its last account was published, in seconds since 1970
    Column("first_day", Integer),  # days since the year 1
    Column("last_day", Integer),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("rejected", Integer, nullable=False),  # 1 where persons rejected all its accounts
    Column("terms", LargeBinary, nullable=False),  # the numbers of its terms, 8 bytes each
    Column("json", Text, nullable=False),
    # what is asked of most acts stands in the index, so that only those that are given are read
    Index("ix_acts_reported", "reported", "number", "first_day", "last_day", "latitude", "longitude"),
    Index("ix_acts_box", "latitude", "longitude"),
    info=SINCE,
)

act_terms = Table(
    "act_terms",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),  # hash of 'type ASSAULT', 'country IRQ', ...
    Column("reported", BigInteger, primary_key=True, autoincrement=False),  # as in `acts`
    Column("act", Number, primary_key=True, autoincrement=False),  # its number
    Column("first_day", Integer),
    Column("last_day", Integer),
    info=SINCE,
    sqlite_with_rowid=False,
)

act_accounts = Table(
    "act_accounts",
    metadata,
    Column("article", Text, primary_key=True),
    Column("event", Text, primary_key=True),  # its id in the reading
    Column("act", Number, primary_key=True, autoincrement=False, index=True),
    info=SINCE,
    sqlite_with_rowid=False,
)

act_words = word_index("act_words", info=SINCE)  # the words of its accounts; the act's number
