"""The index of stories in the store: what `Stories` looks up, within one transaction."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import msgspec
from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
    update,
)

from dateline.base.codec import encode
from dateline.base.records.story import Judgement
from dateline.reconcile.stories.index import RECENT, Said, said_of, sampled
from dateline.reconcile.stories.profile import Profile
from dateline.store.chunks import chunks
from dateline.store.settled_tables import joins, judged, settled, strong_words
from dateline.store.tables import judgements
from dateline.store.threads import packed, unpacked

_PROFILES = 1024  # profiles kept in memory: some 50 MB
_JUDGEMENT = msgspec.json.Decoder(Judgement)


class Profiles:
    """The profiles of the articles that were compared last, by article and reading."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Profile] = OrderedDict()

    def get(self, article: str, reading: int) -> Profile | None:
        """The profile, if it is in memory."""
        if (article, reading) in self._kept:
            self._kept.move_to_end((article, reading))
        return self._kept.get((article, reading))

    def put(self, article: str, reading: int, profile: Profile) -> None:
        """Keep a profile, and let go of the one that was not asked for longest."""
        self._kept[article, reading] = profile
        if len(self._kept) > _PROFILES:
            self._kept.popitem(last=False)


class StoredStories:
    """The index in the store (`dateline.reconcile.stories.StoryIndex`).

    `touched` are the stories that must be told anew, `found` is what was judged on the way.
    """

    def __init__(self, connection: Connection, profiles: Profiles) -> None:
        self._connection = connection
        self._profiles = profiles
        self._story: dict[str, int | None] = {}
        self._samples: dict[int, list[Profile]] = {}
        self._said: dict[str, Said] = {}
        self._coming = (0, 0)
        self.touched: dict[int, None] = {}
        self.found: list[Judgement] = []

    def expect(self, number: int, reading: int) -> None:
        """Say of the article that is placed next with which change it came, and which reading tells it."""
        self._coming = (number, reading)

    def moved(self, thread: int) -> None:
        """Let a story be told anew, for its articles are others, or tell otherwise, than before."""
        self.touched[thread] = None
        self._samples.pop(thread, None)

    def forget(self, article: str) -> None:
        """Ask the store again where an article is."""
        self._story.pop(article, None)

    def forget_said(self) -> None:
        """Ask the store again what was judged."""
        self._said.clear()

    def story_of(self, article: str) -> int | None:
        """As `StoryIndex` says."""
        if article not in self._story:
            self._story[article] = self._connection.execute(_STORY_OF, {"article": article}).scalar()
        return self._story[article]

    def sharing(self, words: Sequence[str]) -> Iterable[str]:
        """As `StoryIndex` says."""
        if words:
            asked = {f"word{turn}": word for turn, word in enumerate(words)}
            rows = self._connection.execute(_sharing(len(words)), asked).all()
            for row in sorted(rows, key=lambda row: (row.turn, row.number)):
                self._story[row.article] = row.thread
                yield row.article

    def sample(self, story: int) -> list[Profile]:
        """As `StoryIndex` says."""
        if story not in self._samples:
            places = {"story": story, "places": list(sampled(self._size(story)))}
            self._samples[story] = list(self._load(self._connection.execute(_SAMPLE, places).all()))
        return self._samples[story]

    def first(self, story: int) -> str:
        """As `StoryIndex` says."""
        wanted = select(settled.c.article).where(settled.c.thread == story, settled.c.place == 0)
        return str(self._connection.execute(wanted).scalar_one())

    def apart(self, article: str) -> Collection[str]:
        """As `StoryIndex` says."""
        return self._judged(article)[1]

    def together(self, article: str) -> Collection[str]:
        """As `StoryIndex` says."""
        return self._judged(article)[0]

    def must_be_apart(self, one: int, other: int) -> bool:
        """As `StoryIndex` says."""
        wanted = select(judged.c.article).join(settled, settled.c.article == judged.c.article)
        mine = self._connection.execute(wanted.where(settled.c.thread == one).distinct()).scalars().all()
        return any(self.story_of(far) == other for article in mine for far in self.apart(article))

    def begin(self, article: Profile) -> None:
        """As `StoryIndex` says."""
        self._insert(article, self._coming[0], 0)

    def put(self, article: Profile, story: int) -> None:
        """As `StoryIndex` says."""
        self._insert(article, story, self._size(story))

    def unite(self, kept: int, gone: int) -> None:
        """As `StoryIndex` says."""
        place = settled.c.place + self._size(kept)
        self._connection.execute(update(settled).where(settled.c.thread == gone).values(thread=kept, place=place))
        self._story.update({article: kept for article, story in self._story.items() if story == gone})
        self.moved(kept)
        self.moved(gone)

    def keep(self, judgement: Judgement) -> None:
        """As `StoryIndex` says."""
        number = (self._connection.execute(select(func.max(joins.c.number))).scalar() or 0) + 1
        line = encode(judgement).decode("utf-8")
        row = joins.insert().values(number=number, left=judgement.left, right=judgement.right, json=line)
        self._connection.execute(row)
        self.found.append(judgement)

    def _size(self, story: int) -> int:
        return int(self._connection.execute(_LAST, {"story": story}).scalar_one()) + 1

    def _insert(self, article: Profile, thread: int, place: int) -> None:
        number, reading = self._coming
        self._connection.execute(settled.insert().values(
            article=article.id, number=number, reading=reading, thread=thread, place=place, profile=packed(article),
        ))  # fmt: skip
        put_words(self._connection, article, number)
        self._profiles.put(article.id, reading, article)
        self._story[article.id] = thread
        self.moved(thread)

    def _load(self, rows: Sequence[tuple[str, int]]) -> Iterator[Profile]:
        lacking = [article for article, reading in rows if self._profiles.get(article, reading) is None]
        for some in chunks(lacking):
            wanted = select(settled.c.article, settled.c.reading, settled.c.profile).where(settled.c.article.in_(some))
            for article, reading, kept in self._connection.execute(wanted):
                self._profiles.put(article, reading, unpacked(kept))
        for article, reading in rows:
            profile = self._profiles.get(article, reading)
            assert profile is not None
            yield profile

    def _judged(self, article: str) -> Said:
        if article not in self._said:
            self._said[article] = said_of(standing(self._connection, [article])).get(article, (set(), set()))
        return self._said[article]


# made once: to put a statement together, or to find it among those that were, takes longer than to run it
_STORY_OF = select(settled.c.thread).where(settled.c.article == bindparam("article"))
_LAST = select(func.max(settled.c.place)).where(settled.c.thread == bindparam("story"))
_SAMPLE = (
    select(settled.c.article, settled.c.reading)
    .where(settled.c.thread == bindparam("story"), settled.c.place.in_(bindparam("places", expanding=True)))
    .order_by(settled.c.place)
)


@cache
def _sharing(words: int) -> "CompoundSelect[tuple[int, int, str, int]]":
    """The statement for so many words: of each the articles that had it last."""
    return union_all(*(select(_having(turn).subquery()) for turn in range(words)))


def _having(turn: int) -> "Select[tuple[int, int, str, int]]":
    wanted = select(literal_column(str(turn)).label("turn"), strong_words.c.number, settled.c.article, settled.c.thread)
    wanted = wanted.join(settled, settled.c.number == strong_words.c.number)
    wanted = wanted.where(strong_words.c.word == bindparam(f"word{turn}"))
    return wanted.order_by(strong_words.c.number.desc()).limit(RECENT)


def put_words(connection: Connection, article: Profile, number: int) -> None:
    """Let an article be found by its strong words."""
    if article.strong:
        connection.execute(strong_words.insert(), [{"word": word, "number": number} for word in article.strong])


def standing(connection: Connection, articles: Sequence[str]) -> list[Judgement]:
    """The last word on what persons judged of these articles, and on what was withdrawn."""
    lines: dict[int, str] = {}
    for some in chunks(articles):
        named = select(judgements.c.id).join(judged, judged.c.judgement == judgements.c.number)
        last = select(func.max(judgements.c.number)).where(judgements.c.id.in_(named.where(judged.c.article.in_(some))))
        wanted = select(judgements.c.number, judgements.c.json)
        wanted = wanted.where(judgements.c.number.in_(last.group_by(judgements.c.id)))
        lines.update((number, line) for number, line in connection.execute(wanted))
    return [_JUDGEMENT.decode(lines[number]) for number in sorted(lines)]
