"""The persons of an article, as the finders of speakers ask for them."""

from collections.abc import Iterable

from dateline.base.records import Actor
from dateline.base.spans import Span
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.draft import Draft

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})


class People:
    """The persons of an article, asked by id; with the pronouns that the article has for them."""

    def __init__(self, text: str, actors: Iterable[Actor], index: ActorIndex) -> None:
        self._people = {actor.id: actor for actor in actors if actor.kind == "person"}
        self._index = index
        self._pronouns = {
            actor.id: {m.span.of(text).lower() for m in actor.mentions if m.form == "pronoun"}
            for actor in self._people.values()
        }

        often = sorted(self._people.values(), key=lambda actor: len(actor.mentions))
        self._by_last_name = {_last_word(actor.name): actor.id for actor in often}

    def get(self, name: str | None) -> Actor | None:
        """The person with that id, if it is one."""
        return self._people.get(name or "")

    def may_be(self, actor: Actor, pronoun: str) -> bool:
        """False where the article calls the actor by the pronoun of the other gender."""
        return not self._pronouns[actor.id] & (_FEMININE if pronoun == "he" else _MASCULINE)

    def named_only_within(self, actor: Actor, last: Draft, end: int) -> bool:
        """True if the last mention of the actor before `end` stands within the words of `last`."""
        words = max(last.segments)
        since = Span(words.end, max(words.end, end))
        named = any(found is actor for span in last.segments for _, found in self._index.touching(span))
        return named and not any(found is actor for _, found in self._index.touching(since))

    def namesake(self, label: str) -> str | None:
        """The person whose last name a label gives, if there is one; of several the one most spoken of."""
        return self._by_last_name.get(_last_word(label))


def _last_word(name: str) -> str:
    return (name.casefold().split() or [""])[-1]
