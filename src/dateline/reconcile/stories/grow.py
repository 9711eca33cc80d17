"""Stories that grow article by article, at a cost that does not depend on how many are kept."""

import math
from collections import Counter

from dateline.base.ids import content_id
from dateline.base.records.story import Judgement, JudgementVerdict
from dateline.reconcile.stories.index import StoryIndex
from dateline.reconcile.stories.likeness import Weighing, likeness, reasons, story_odds, weighing
from dateline.reconcile.stories.profile import Profile

CANDIDATES = 8  # stories that a new article is held against


class Stories:
    """Which articles tell one story. Add articles in any order; what a person judged stands.

    An article joins the story whose articles it is most alike on the average, if that is enough; else it begins one.
    An article that fits two stories, which then are alike themselves, joins both into one. Where all is kept, in memory
    or in a store, is the index's matter.
    """

    def __init__(self, index: StoryIndex, learned: Weighing | None = None) -> None:
        self._index = index
        self._learned = learned or weighing()

    def add(self, article: Profile) -> None:
        """Place an article. One that was added before changes nothing."""
        if self._index.story_of(article.id) is not None:
            return
        found = self._candidates(article)
        wanted = sorted(self._index.together(article.id))
        told = next((story for other in wanted if (story := self._index.story_of(other)) is not None), None)
        best = self._best(article, found) if told is None else told
        if best is None:
            self._index.begin(article)
        else:
            self._index.put(article, best)
        self._join_stories(article, [story for story, odds in found if odds >= self._learned.join and story != best])
        for other in wanted:
            self._unite(self._story(article), self._index.story_of(other))

    def _story(self, article: Profile) -> int:
        story = self._index.story_of(article.id)
        assert story is not None
        return story

    def _candidates(self, article: Profile) -> list[tuple[int, float]]:
        """The stories that share strong words with an article and may hold it, with their odds, best first."""
        votes = Counter(self._index.sharing(article.strong))
        closed = {self._index.story_of(other) for other in self._index.apart(article.id)}
        stories: dict[int, None] = {}
        for other, _ in votes.most_common():
            story = self._index.story_of(other)
            if story is not None and story not in closed:
                stories[story] = None
            if len(stories) == CANDIDATES:
                break
        found = [(story, story_odds([article], self._index.sample(story), self._learned)) for story in stories]
        return sorted(found, key=lambda pair: -pair[1])

    def _best(self, article: Profile, found: list[tuple[int, float]]) -> int | None:
        """The story that the article joins, if any; a close call is kept as 'unsure'."""
        if not found:
            return None
        story, odds = found[0]
        if odds < self._learned.unsure:
            return None
        joins = odds >= self._learned.join
        self._judge(article, self._index.sample(story), odds, "same" if joins else "unsure")
        return story if joins else None

    def _join_stories(self, article: Profile, others: list[int]) -> None:
        """Join what an article shows to be one story."""
        for other in others:
            mine = self._story(article)
            if self._index.must_be_apart(mine, other):
                continue
            sample = self._index.sample(other)
            odds = story_odds(self._index.sample(mine), sample, self._learned)
            if odds >= self._learned.join:
                self._judge(article, sample, odds, "same")
                self._unite(mine, other)

    def _unite(self, one: int, other: int | None) -> None:
        """Join two stories into that whose first article's id comes first."""
        if other is not None and other != one:
            kept, gone = (one, other) if self._index.first(one) < self._index.first(other) else (other, one)
            self._index.unite(kept, gone)

    def _judge(self, article: Profile, others: list[Profile], odds: float, verdict: JudgementVerdict) -> None:
        """Keep a judgement between an article and the one of the others that is most like it."""
        nearest = max(others, key=lambda other: (likeness(article, other, self._learned), other.id))
        score = 1 / (1 + math.exp(self._learned.join - odds))
        self._index.keep(
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
