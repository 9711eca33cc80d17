"""The names of an article, as far as they tell what is no place: its surnames, and the name that stands over words."""

from bisect import bisect_right
from collections.abc import Sequence

from dateline.base.spans import Span
from dateline.recognise.names import Name
from dateline.recognise.places.toponyms import Toponym, small_words


class Names:
    """The names of an article, asked by place in the text."""

    def __init__(self, names: Sequence[Name], text: str, located: frozenset[str] = frozenset()) -> None:
        """`located`: words that follow 'in' or 'at' in the article; no surname if only a row of capitals says so."""
        self._names, self._text = names, text
        self._starts = [name.span.start for name in names]
        people = [(name, name.span.of(text).split()) for name in names if name.kind == "person"]
        full = [(name, words[-1]) for name, words in people if len(words) > 1 and not _has_acronym(words)]
        self.surnames = frozenset(last for name, last in full if not _is_guess(name))
        self.guessed = frozenset(last for name, last in full if _is_guess(name) and last not in located)
        self._families = frozenset(part for _, last in full for part in last.split("-"))

    def is_of_a_family(self, name: Name) -> bool:
        """Several words, or one of the surnames of the article in it: 'Ruth Malden', 'Malden-Kesk' after her."""
        words = name.span.of(self._text).split()
        return len(words) > 1 or not self._families.isdisjoint(words[0].split("-"))

    def is_public(self, name: Name) -> bool:
        """True for the name of a body that a place has: 'Malden Police Department', but not 'Malden Mill'."""
        return name.span.of(self._text).split()[-1].lower() in small_words("public")

    def over(self, toponym: Toponym) -> Name | None:
        """The name that shares words with the toponym."""
        return self.on(toponym.span)

    def on(self, span: Span) -> Name | None:
        """The name that shares words with the span."""
        last = bisect_right(self._starts, span.end - 1)
        for name in reversed(self._names[max(0, last - 2) : last]):
            if name.span.overlap(span):
                return name
        return None


def _is_guess(name: Name) -> bool:
    """A person by nothing but its capitals."""
    return name.why.startswith("two to four names in a row")


def _has_acronym(words: Sequence[str]) -> bool:
    """'NHS West Vale' is no person's name; 'RUTH MALDEN' may be one."""
    return any(word.isupper() and word.isalpha() and len(word) > 1 for word in words) and not all(
        map(str.isupper, words)
    )
