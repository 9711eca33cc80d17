"""The tables by which a new article finds its story and the texts that it copies.

They hold nothing of their own: all of it can be made anew from the readings and the judgements.
"""

from sqlalchemy import BigInteger, Column, Float, Integer, LargeBinary, Table, Text

from dateline.store.act_tables import SINCE
from dateline.store.tables import Number, metadata

settled = Table(
    "settled",
    metadata,
    Column("article", Text, primary_key=True),  # its id in the store: by this stories name it
    Column("number", Number, nullable=False, unique=True),  # of the change that it came with
    Column("reading", Integer, nullable=False),  # the number of the reading that its story is told from
    Column("thread", Number, nullable=False, index=True),  # its story: the number of the article that began it
    Column("place", Integer, nullable=False),  # in its story, in the order of coming
    Column("profile", LargeBinary, nullable=False),
    info=SINCE,
)

stale_threads = Table(  # stories that must be told anew
    "stale_threads", metadata, Column("thread", Number, primary_key=True, autoincrement=False), info=SINCE
)

strong_words = Table(
    "strong_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("number", Number, primary_key=True, autoincrement=False),  # as in `settled`
    info=SINCE,
    sqlite_with_rowid=False,
)

passages = Table(
    "passages",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("article", Text, nullable=False, index=True),
    Column("paragraph", Integer, nullable=False),
    Column("runs", LargeBinary, nullable=False),  # 8 bytes a word
    Column("weights", LargeBinary, nullable=False),  # 4 bytes a word
    info=SINCE,
)

passage_keys = Table(
    "passage_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # the hash of a run, less 2 to the 63rd
    Column("passage", Number, primary_key=True, autoincrement=False),
    info=SINCE,
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("left", Text, primary_key=True),
    Column("left_paragraph", Integer, primary_key=True, autoincrement=False),
    Column("right", Text, primary_key=True, index=True),
    Column("right_paragraph", Integer, primary_key=True, autoincrement=False),
    Column("contained", Float, nullable=False),
    info=SINCE,
    sqlite_with_rowid=False,
)

joins = Table(  # why articles were placed where they are
    "joins",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),  # the article that was placed
    Column("json", Text, nullable=False),
    info=SINCE,
)

judged = Table(  # what persons judged, and what was withdrawn, by article
    "judged",
    metadata,
    Column("article", Text, primary_key=True),
    Column("judgement", Integer, primary_key=True, autoincrement=False),  # its number
    info=SINCE,
    sqlite_with_rowid=False,
)

story_names = Table(  # ids of stories that are told under another one now
    "story_names", metadata, Column("id", Text, primary_key=True), Column("story", Text, index=True), info=SINCE
)
