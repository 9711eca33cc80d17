"""Which actor do these words name: the way from a span in the text to an actor of the reading."""

from bisect import bisect_left
from collections.abc import Iterable

from dateline.base.records import Actor, Mention
from dateline.base.spans import Span


class ActorIndex:
    """The mentions of all actors in text order, so that one look-up costs no walk over all of them."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        found = [(mention, actor) for actor in actors for mention in actor.mentions]
        self._mentions = sorted(found, key=lambda pair: pair[0].span)
        self._starts = [mention.span.start for mention, _ in self._mentions]
        self._by_name: dict[str, Actor] | None = None
        self._longest = max((mention.span.length() for mention, _ in self._mentions), default=0)

    def mentions(self, span: Span) -> list[tuple[Mention, Actor]]:
        """Every mention that shares words with `span`, in text order, with its actor."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [pair for pair in self._mentions[first:last] if pair[0].span.end > span.start]

    def named(self, words: str, text: str) -> Actor | None:
        """The actor that the article names elsewhere by exactly these words."""
        if self._by_name is None:
            named = ((mention.span.of(text), actor) for mention, actor in self._mentions if mention.form == "name")
            self._by_name = dict(reversed(list(named)))
        return self._by_name.get(words)

    def at(self, span: Span, head: Span | None = None) -> Actor | None:
        """The actor that `span` names: the mention that shares most with it wins.

        With `head` (the head noun of the phrase `span`) only mentions that share words with the head count: 'the
        spokesman of the ministry' is the spokesman.
        """
        found = self.mention(span, head)
        return found[1] if found is not None else None

    def mention(self, span: Span, head: Span | None = None) -> tuple[Mention, Actor] | None:
        """The mention by which `at` knows the actor, with the actor."""
        found = self.mentions(head or span)
        return max(found, key=lambda pair: _fit(pair[0].span, span)) if len(found) > 1 else found[0] if found else None


def _fit(mention: Span, span: Span) -> tuple[float, int]:
    """How well `mention` fits `span`: shared code points over all that either holds, then the earlier one."""
    shared = mention.overlap(span)
    return shared / (mention.length() + span.length() - shared), -mention.start
