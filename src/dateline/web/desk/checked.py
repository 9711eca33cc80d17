"""What people have said of the facts of an article: the last word on each stands."""

from collections.abc import Iterable

from dateline.store import Correction

VERDICTS = {"accept": ("✓", "accepted"), "correct": ("✎", "corrected"), "reject": ("✕", "rejected")}


def last_words(corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """By the fact, what stands of it: its rejection, its acceptance, or its corrections, one a field.

    A later correction of a field stands in the place of the earlier; acceptance and rejection put corrections aside.
    """
    told: dict[str, tuple[Correction, ...]] = {}
    for correction in corrections:
        before = told.get(correction.fact, ())
        kept = tuple(
            one for one in before if correction.verdict == one.verdict == "correct" and one.field != correction.field
        )
        told[correction.fact] = (*kept, correction)
    return told


def is_rejected(said: tuple[Correction, ...]) -> bool:
    """True if the last word on a fact is that it is none."""
    return bool(said) and said[-1].verdict == "reject"
