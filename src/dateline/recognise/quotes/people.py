"""The persons of an article, as the finders of speakers ask for them."""

from collections import Counter
from collections.abc import Iterable

from dateline.base.records import Actor
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.draft import Draft

PERSONAL = frozenset({"he", "she"})
_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = ("nsubj", "nsubjpass")


class People:
    """The persons of an article, asked by id; with the pronouns that the article has for them."""

    def __init__(self, text: str, parse: Parse, actors: Iterable[Actor], index: ActorIndex) -> None:
        self._people = {actor.id: actor for actor in actors if actor.kind == "person"}
        self._parse, self._index = parse, index
        self._pronouns = {
            actor.id: {m.span.of(text).lower() for m in actor.mentions if m.form == "pronoun"}
            for actor in self._people.values()
        }
        often = sorted(self._people.values(), key=lambda actor: len(actor.mentions))
        self._by_last_name: dict[str, list[str]] = {}
        for actor in often:
            self._by_last_name.setdefault(_last_word(actor.name), []).append(actor.id)

    def get(self, name: str | None) -> Actor | None:
        """The person with that id, if it is one."""
        return self._people.get(name or "")

    def may_be(self, actor: Actor, pronoun: str) -> bool:
        """False where the article calls the actor by the pronoun of the other gender."""
        return not self._pronouns[actor.id] & (_FEMININE if pronoun == "he" else _MASCULINE)

    def stands_out(self, actor: Actor, last: Draft, end: int) -> bool:
        """True if the outlet's words since those of `last`, up to `end`, tell of the actor.

        A name within the words of `last` does not, nor one beside them ('said Lee, who sat by Park') but as a subject.
        """
        told = [span for span in (last.cue, last.source and last.source.span) if span]
        since = max(span.end for span in (*last.segments, *told))
        sentence = self._parse.sentence_at(max(told, default=last.segments[-1]).start)
        return any(
            found is actor
            and mention.form != "pronoun"
            and (sentence is None or mention.span.start >= sentence.span.end or self._is_subject(mention.span))
            for mention, found in self._index.mentions(Span(since, max(since, end)))
        )

    def is_alone(self, actor: Actor, last: Draft, end: int, pronoun: str) -> bool:
        """True if no other person whom the pronoun may mean is named since the words of `last`, up to `end`."""
        named = (found for m, found in self._index.mentions(Span(last.start, max(last.start, end))) if m.form == "name")
        others = (self._people[found.id] for found in named if found.id in self._people and found is not actor)
        return not any(self.may_be(other, pronoun) for other in others)

    def _is_subject(self, span: Span) -> bool:
        sentence = self._parse.sentence_at(span.start)
        return sentence is not None and any(token.dep in _SUBJECTS for token in sentence.tokens_in(span))

    def namesake(self, label: str) -> str | None:
        """The person whose last name a label gives, if there is one; of several the one most spoken of."""
        return self._by_last_name.get(_last_word(label), [None])[-1]

    def only_namesake(self, name: str) -> str | None:
        """The person of two names whose last one this is, if the article has but one."""
        found = self._by_last_name.get(name.casefold(), [])
        return found[0] if len(found) == 1 and " " in self._people[found[0]].name else None

    def most_named_before(self, end: int) -> str | None:
        """The person whom the text before `end` names most, if no other comes near: whom an interview is with."""
        found = (actor.id for mention, actor in self._index.mentions(Span(0, end)) if mention.form == "name")
        named = Counter(name for name in found if name in self._people).most_common(2)
        return named[0][0] if named and (len(named) == 1 or named[0][1] > named[1][1]) else None


def _last_word(name: str) -> str:
    return (name.casefold().split() or [""])[-1]
