"""What is kept of articles to find the story of the next one: the lookups that `Stories` needs, and all in memory."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from dateline.base.records.story import Judgement
from dateline.reconcile.stories.profile import Profile

RECENT = 64  # articles remembered for one word: what a common word finds is bounded, and of a rare one nothing is lost
SAMPLE = 24  # articles of a story that a new one is held against


class StoryIndex(Protocol):
    """The articles that were placed, by their words and by their stories. A story is known by a number."""

    def story_of(self, article: str) -> int | None:
        """The story that an article is in, if it was placed."""

    def sharing(self, words: Sequence[str]) -> Iterable[str]:
        """Word by word the `RECENT` articles that had it among their strong words last, the oldest first."""

    def sample(self, story: int) -> list[Profile]:
        """The articles at `sampled` places of a story."""

    def first(self, story: int) -> str:
        """The article at the first place of a story."""

    def apart(self, article: str) -> Collection[str]:
        """The articles with which it must not be in one story."""

    def together(self, article: str) -> Collection[str]:
        """The articles with which persons want it in one story."""

    def must_be_apart(self, one: int, other: int) -> bool:
        """True if an article of the one story must not be with one of the other."""

    def begin(self, article: Profile) -> None:
        """Place an article in a story of its own."""

    def put(self, article: Profile, story: int) -> None:
        """Place an article at the end of a story."""

    def unite(self, kept: int, gone: int) -> None:
        """Place the articles of one story, in their order, at the end of another."""

    def keep(self, judgement: Judgement) -> None:
        """Keep why two articles are, or may be, one story."""


def sampled(size: int) -> Sequence[int]:
    """The places of a story's sample: all, or of a long story the newest and as many from all of its course."""
    half = SAMPLE // 2
    if size <= SAMPLE:
        return range(size)
    return [*(i * (size - half) // half for i in range(half)), *range(size - half, size)]


class Remembered:
    """The index in memory. What persons judged, and what was withdrawn, is given first and stands."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._story: dict[str, int] = {}  # by article
        self._members: dict[int, list[Profile]] = {}
        self._recent: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=RECENT))
        self._said = said_of(judgements)
        self.judgements: list[Judgement] = []

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The articles of each story, stories in the order of their first article."""
        for story in dict.fromkeys(self._story.values()):
            yield tuple(member.id for member in self._members[story])

    def story_of(self, article: str) -> int | None:
        """As `StoryIndex` says."""
        return self._story.get(article)

    def sharing(self, words: Sequence[str]) -> Iterable[str]:
        """As `StoryIndex` says."""
        return chain.from_iterable(self._recent.get(word, ()) for word in words)

    def sample(self, story: int) -> list[Profile]:
        """As `StoryIndex` says."""
        members = self._members[story]
        return [members[place] for place in sampled(len(members))]

    def first(self, story: int) -> str:
        """As `StoryIndex` says."""
        return self._members[story][0].id

    def apart(self, article: str) -> Collection[str]:
        """As `StoryIndex` says."""
        return self._said.get(article, _NOTHING)[1]

    def together(self, article: str) -> Collection[str]:
        """As `StoryIndex` says."""
        return self._said.get(article, _NOTHING)[0]

    def must_be_apart(self, one: int, other: int) -> bool:
        """As `StoryIndex` says."""
        told = (self._story.get(article) for member in self._members[one] for article in self.apart(member.id))
        return any(story == other for story in told)

    def begin(self, article: Profile) -> None:
        """As `StoryIndex` says."""
        self._members[len(self._story)] = []
        self.put(article, len(self._story))

    def put(self, article: Profile, story: int) -> None:
        """As `StoryIndex` says."""
        self._story[article.id] = story
        self._members[story].append(article)
        for word in article.strong:
            self._recent[word].append(article.id)

    def unite(self, kept: int, gone: int) -> None:
        """As `StoryIndex` says."""
        members = self._members.pop(gone)
        self._members[kept] += members
        self._story.update((member.id, kept) for member in members)

    def keep(self, judgement: Judgement) -> None:
        """As `StoryIndex` says."""
        self.judgements.append(judgement)


Said = tuple[set[str], set[str]]  # the articles that one must be with, and those from which it must be apart
_NOTHING: Said = (set(), set())


def said_of(judgements: Iterable[Judgement]) -> dict[str, Said]:
    """What was judged, by article: a withdrawn 'same' keeps two articles apart as 'different' does.

    What Dateline found once it finds again.
    """
    said: dict[str, Said] = {}
    for judgement in judgements:
        together = judgement.verdict == "same" and not judgement.withdrawn and judgement.by != "dateline"
        apart = (judgement.verdict == "same") if judgement.withdrawn else (judgement.verdict == "different")
        if judgement.kind == "articles" and (together or apart):
            place = 0 if together else 1
            for one, other in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
                said.setdefault(one, (set(), set()))[place].add(other)
    return said
