"""What is wrong with a codebook, line by line: what came, what was expected, what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dateline.base.errors import KnowledgeError

_LONGEST = 80  # characters shown of what came
_MANY = 16  # names listed of those that could stand there


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One thing that is wrong at one line of a file; `where` is the path of keys that leads to it."""

    file: str
    line: int
    where: str
    came: str
    expected: str
    do: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {place}came {_short(self.came)}; expected {self.expected}; {self.do}"


class CodebookError(KnowledgeError):
    """A user's codebook cannot be used; `wrongs` tells why, in the order of its lines.

    `legible` is False where the file is no YAML at all that could hold a codebook.
    """

    def __init__(self, wrongs: Sequence[Wrong], *, legible: bool = True) -> None:
        self.wrongs = tuple(sorted(wrongs, key=lambda wrong: (wrong.line, wrong.where)))
        self.legible = legible
        super().__init__("\n".join(map(str, self.wrongs)))


def did_you_mean(came: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about a name that is not known: the nearest known one, if one is near."""
    near = get_close_matches(came, list(known), n=1, cutoff=0.7)
    return f"did you mean {near[0]}?" if near else otherwise


def one_of(known: Iterable[str]) -> str:
    """The known names, or the first of many."""
    names = list(known)
    if len(names) <= _MANY:
        return f"one of {', '.join(names)}" if names else "none"
    return f"one of {', '.join(names[:_MANY])} and {len(names) - _MANY} more (dateline codebook show)"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
