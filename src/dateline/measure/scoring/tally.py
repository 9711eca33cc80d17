"""Verdicts one by one, and the counts and rates that they make."""

from dataclasses import dataclass
from typing import Literal

Result = Literal["right", "missed", "extra"]


@dataclass(frozen=True, slots=True)
class Found:
    """One fact of a kind that is in both (`right`), only in the gold (`missed`), or only in the reading (`extra`)."""

    kind: str
    result: Result
    note: str = ""
    of_type: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was answered by yes or no: whether the status of an event is right, say."""

    what: str
    yes: bool
    note: str = ""
    of_type: str = ""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The status that an event has in the gold, and the one that the reading gives it."""

    gold: str
    came: str


Verdict = Found | Asked | Statuses


@dataclass(slots=True)
class Count:
    """Facts of one kind, counted."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def add(self, result: Result) -> None:
        """One more."""
        setattr(self, result, getattr(self, result) + 1)

    @property
    def precision(self) -> float | None:
        """Of what the reading has, the share that is right; `None` if it has nothing."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """Of what the gold has, the share that was found; `None` if it has nothing."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; `None` if neither has anything."""
        return _share(2 * self.right, 2 * self.right + self.missed + self.extra)


@dataclass(slots=True)
class Rate:
    """Answers to one question, counted."""

    yes: int = 0
    of: int = 0

    def add(self, yes: bool) -> None:
        """One more."""
        self.yes += yes
        self.of += 1

    @property
    def share(self) -> float | None:
        """The share of yes; `None` if nothing was asked."""
        return _share(self.yes, self.of)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
