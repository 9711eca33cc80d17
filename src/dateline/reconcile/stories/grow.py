"""Stories that grow article by article, at a cost that does not depend on how many are kept."""

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.base.ids import content_id
from dateline.base.records.story import Judgement, JudgementVerdict
from dateline.reconcile.stories.likeness import Weighing, likeness, reasons, topics_apart, weighing
from dateline.reconcile.stories.profile import Profile

RECENT = 64  # articles remembered for one word
CANDIDATES = 8  # stories that a new article is held against
SAMPLE = 24  # articles of a story that a new one is held against


@dataclass(slots=True)
class _Telling:
    """The articles of one story, in the order in which they came."""

    members: list[Profile] = field(default_factory=list)

    def sample(self) -> list[Profile]:
        """All members, or of a long story the newest and as many from all of its course."""
        half = SAMPLE // 2
        if len(self.members) <= SAMPLE:
            return self.members
        older = self.members[:-half]
        return [*(older[i * len(older) // half] for i in range(half)), *self.members[-half:]]


class Stories:
    """Which articles tell one story. Add articles in any order; what a person judged is given first and stands.

    An article joins the story whose articles it is most alike on the average, if that is enough; else it begins one.
    An article that fits two stories, which then are alike themselves, joins both into one.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), learned: Weighing | None = None) -> None:
        self._learned = learned or weighing()
        self._telling: dict[str, _Telling] = {}  # by article
        self._recent: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=RECENT))
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        self._together: defaultdict[str, set[str]] = defaultdict(set)
        self.judgements: list[Judgement] = []
        for judgement in judgements:
            self._take(judgement)

    def add(self, article: Profile) -> tuple[Judgement, ...]:
        """Place an article; the judgements that this took. An article that was added before changes nothing."""
        if article.id in self._telling:
            return ()
        before = len(self.judgements)
        found = self._candidates(article)
        told = self._told_together(article)
        best = told or self._best(article, found)
        if best is None:
            best = _Telling()
        self._telling[article.id] = best
        best.members.append(article)
        for word in article.strong:
            self._recent[word].append(article.id)
        self._join_stories(
            article, [story for story, odds in found if odds >= self._learned.join and story is not best]
        )
        return tuple(self.judgements[before:])

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The articles of each story, stories in the order of their first article."""
        told = {id(telling): telling for telling in self._telling.values()}
        yield from (tuple(member.id for member in telling.members) for telling in told.values())

    def _take(self, judgement: Judgement) -> None:
        """Remember what was judged: a withdrawn 'same' keeps two articles apart as 'different' does."""
        if judgement.kind != "articles" or (judgement.withdrawn and judgement.verdict != "same"):
            return
        same = judgement.verdict == "same" and not judgement.withdrawn
        if same and judgement.by == "dateline":
            return  # found once, it is found again
        known = self._together if same else self._apart
        if same or judgement.withdrawn or judgement.verdict == "different":
            known[judgement.left].add(judgement.right)
            known[judgement.right].add(judgement.left)

    def _candidates(self, article: Profile) -> list[tuple[_Telling, float]]:
        """The stories that share strong words with an article and may hold it, with their odds, best first."""
        votes: Counter[str] = Counter()
        for word in article.strong:
            votes.update(self._recent.get(word, ()))
        stories: dict[int, _Telling] = {}
        for other, _ in votes.most_common():
            telling = self._telling[other]
            if not self._must_be_apart(article, telling):
                stories.setdefault(id(telling), telling)
            if len(stories) == CANDIDATES:
                break
        found = [(telling, self._odds([article], telling.sample())) for telling in stories.values()]
        return sorted(found, key=lambda pair: -pair[1])

    def _must_be_apart(self, article: Profile, telling: _Telling) -> bool:
        apart = self._apart.get(article.id)
        return apart is not None and any(member.id in apart for member in telling.members)

    def _told_together(self, article: Profile) -> _Telling | None:
        """The story that a person put the article into."""
        for other in sorted(self._together.get(article.id, ())):
            if other in self._telling:
                return self._telling[other]
        return None

    def _best(self, article: Profile, found: list[tuple[_Telling, float]]) -> _Telling | None:
        """The story that the article joins, if any; a close call is kept as 'unsure'."""
        if not found:
            return None
        telling, odds = found[0]
        if odds < self._learned.unsure:
            return None
        joins = odds >= self._learned.join
        self._judge(article, telling.sample(), odds, "same" if joins else "unsure")
        return telling if joins else None

    def _join_stories(self, article: Profile, others: list[_Telling]) -> None:
        """Join what an article shows to be one story."""
        for other in others:
            mine = self._telling[article.id]
            if other is mine or any(self._must_be_apart(member, other) for member in mine.members):
                continue
            odds = self._odds(mine.sample(), other.sample())
            if odds >= self._learned.join:
                self._judge(article, other.sample(), odds, "same")
                kept, gone = (mine, other) if mine.members[0].id < other.members[0].id else (other, mine)
                kept.members.extend(gone.members)
                self._telling.update((member.id, kept) for member in gone.members)

    def _judge(self, article: Profile, others: list[Profile], odds: float, verdict: JudgementVerdict) -> None:
        """Keep a judgement between an article and the one of the others that is most like it."""
        nearest = max(others, key=lambda other: (likeness(article, other, self._learned), other.id))
        score = 1 / (1 + math.exp(self._learned.join - odds))
        self.judgements.append(
            Judgement(
                id=content_id("articles", nearest.id, article.id),
                kind="articles",
                left=nearest.id,
                right=article.id,
                verdict=verdict,
                score=round(score, 3),
                reasons=(f"held against {len(others)} article(s) of the story", *reasons(article, nearest)),
                at=article.published.isoformat() if article.published else None,
            )
        )

    def _odds(self, some: list[Profile], others: list[Profile]) -> float:
        """The mean log odds over pairs, less if not even the nearest two have a topic in common.

        Of two long stories every other article is taken.
        """
        step = 1 if len(some) * len(others) <= SAMPLE * SAMPLE // 2 else 2
        pairs = [(one, other) for one in some[::step] for other in others[::step]]
        mean = sum(likeness(one, other, self._learned) for one, other in pairs) / len(pairs)
        return mean - self._learned.apart * min(topics_apart(one, other) for one, other in pairs)
