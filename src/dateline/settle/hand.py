"""What a person decides of stories: two are one, or some articles of one are another. Both can be withdrawn."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from dateline.base.errors import StoreError
from dateline.base.ids import content_id
from dateline.base.records.story import Judgement, JudgementVerdict
from dateline.settle.round import settle
from dateline.settle.stories import standing
from dateline.store import Store
from dateline.store.chunks import chunks
from dateline.store.log import now
from dateline.store.review import DATELINE, add_judgement
from dateline.store.settled_tables import settled


def join(store: Store, story_a: str, story_b: str, by: str, why: str) -> str:
    """Make two stories one; the id of that story. Raises `StoreError` where one of them is not there."""
    _need_words(by, why)
    settle(store)
    one, other = store.story(story_a), store.story(story_b)
    if one.id == other.id:
        raise StoreError(f"story {story_a} and story {story_b} are one already; name two stories")

    def work(connection: Connection) -> None:
        left, right = _as_they_came(connection, one.articles), _as_they_came(connection, other.articles)
        _open_way(connection, left, right, by)
        for article in (*left[1:], *right):  # all of them: beside those of the other story they may seem no more alike
            _judge(connection, left[0], article, "same", by, why)

    store.write(work)
    settle(store)
    return store.stories(one.articles[0])[0].id


def split(store: Store, story: str, articles: Sequence[str], by: str, why: str) -> tuple[str, str]:
    """Take articles out of a story, into one of their own; the ids of the story that is left, and of the new one.

    Raises `StoreError` where the story lacks one of the articles, or has no others.
    """
    _need_words(by, why)
    settle(store)
    whole = store.story(story)
    out = {_named(whole.articles, article) for article in articles}
    if not out or out == set(whole.articles):
        raise StoreError(f"story {story}: give some of its {len(whole.articles)} articles, and not all")

    def work(connection: Connection) -> None:
        taken = _as_they_came(connection, sorted(out))
        left = _as_they_came(connection, [article for article in whole.articles if article not in out])
        _close_way(connection, left, taken, by)
        for some, others in ((taken, left), (left, taken)):
            for article in some[1:]:
                _judge(connection, some[0], article, "same", by, why)
            for article in others:
                _judge(connection, some[0], article, "different", by, why)

    store.write(work)
    settle(store)
    rest = next(article for article in whole.articles if article not in out)
    return store.stories(rest)[0].id, store.stories(min(out))[0].id


def _need_words(by: str, why: str) -> None:
    if not by.strip() or not why.strip() or by == DATELINE:
        raise StoreError("a judgement needs a person and a reason; say by whom, and why")


def _named(articles: Sequence[str], start: str) -> str:
    """The only one of the articles whose id begins so."""
    found = [article for article in articles if article.startswith(start)]
    if len(found) != 1:
        how = "no article of the story begins" if not found else "more than one article of the story begins"
        raise StoreError(f"{how} with {start!r}; `dateline stories --store` shows them")
    return found[0]


def _as_they_came(connection: Connection, articles: Sequence[str]) -> list[str]:
    came: dict[str, int] = {}
    for some in chunks(articles):
        wanted = select(settled.c.article, settled.c.number).where(settled.c.article.in_(some))
        came.update((row.article, row.number) for row in connection.execute(wanted))
    return sorted(came, key=lambda article: came[article])


def _judge(connection: Connection, left: str, right: str, verdict: JudgementVerdict, by: str, why: str) -> None:
    """Keep a person's judgement of two articles; it is the last word on that pair."""
    one, other = sorted((left, right))
    judgement = Judgement(
        id=content_id("articles", one, other), kind="articles", left=one, right=other, verdict=verdict,
        score=float(verdict == "same"), reasons=(why,), by=by, at=now(),
    )  # fmt: skip
    add_judgement(connection, judgement, now())


def _open_way(connection: Connection, some: Sequence[str], others: Sequence[str], by: str) -> None:
    """Take back what keeps two sets of articles apart."""
    for judgement in _between(connection, set(some), set(others)):
        apart = judgement.withdrawn if judgement.verdict == "same" else not judgement.withdrawn
        if judgement.verdict != "unsure" and apart:
            taken_back = replace(judgement, withdrawn=judgement.verdict == "different", by=by)
            add_judgement(connection, taken_back, now())


def _close_way(connection: Connection, some: Sequence[str], others: Sequence[str], by: str) -> None:
    """Take back what persons said for two sets of articles being together."""
    for judgement in _between(connection, set(some), set(others)):
        if judgement.verdict == "same" and not judgement.withdrawn:
            add_judgement(connection, replace(judgement, withdrawn=True, by=by), now())


def _between(connection: Connection, some: set[str], others: set[str]) -> Iterator[Judgement]:
    for judgement in standing(connection, sorted(some)):
        pair = {judgement.left, judgement.right}
        if judgement.kind == "articles" and pair & some and pair & others:
            yield judgement
