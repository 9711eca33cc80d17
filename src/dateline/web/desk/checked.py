"""What people have said of the facts of an article: the last word on each stands."""

from dateline.base.records import Reading
from dateline.store import Correction, Store
from dateline.store.lookup import whole_id
from dateline.store.marks import said_of
from dateline.store.precision import standing

VERDICTS = {"accept": ("✓", "accepted"), "correct": ("✎", "corrected"), "reject": ("✕", "rejected")}
Said = dict[str, tuple[Correction, ...]]


def checked(store: Store, id_: str, reading: Reading) -> Said:
    """By the fact of a reading of an article, what stands of it; also what was said of it in an earlier reading."""
    return {fact: standing(said) for fact, said in history(store, id_, reading).items()}


def history(store: Store, id_: str, reading: Reading) -> dict[str, list[Correction]]:
    """By the fact of a reading of an article, all that people said of it, the oldest first."""
    with store.reading() as connection:
        return said_of(connection, whole_id(connection, id_), reading)
