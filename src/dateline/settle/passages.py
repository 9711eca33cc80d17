"""The index of passages in the store: what `Copies` looks up, within one transaction."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, func, select

from dateline.base.records import Reading
from dateline.reconcile.copies import Copies, Copy
from dateline.reconcile.copies.index import BOILERPLATE, Holders
from dateline.reconcile.copies.passage import Passage, keys_of
from dateline.store.chunks import chunks
from dateline.store.settled_tables import copies, passage_keys, passages
from dateline.store.threads import signed, unsigned


class StoredPassages:
    """The index in the store (`dateline.reconcile.copies.PassageIndex`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holding(self, keys: Collection[int]) -> Holders:
        """As `PassageIndex` says."""
        numbers: defaultdict[int, list[int]] = defaultdict(list)
        for some in chunks(sorted(map(signed, keys))):
            wanted = select(passage_keys).where(passage_keys.c.key.in_(some))
            for key, number in self._connection.execute(wanted.order_by(passage_keys.c.key, passage_keys.c.passage)):
                numbers[unsigned(key)].append(number)
        held = self._load({number for holders in numbers.values() for number in holders})
        return {key: [held[number] for number in holders] for key, holders in numbers.items()}

    def put(self, passages_: Sequence[Passage], held: Holders) -> None:
        """As `PassageIndex` says."""
        counts = Counter({key: len(holders) for key, holders in held.items()})
        last = self._connection.execute(select(func.max(passages.c.number))).scalar() or 0
        rows, keys = [], []
        for number, passage in enumerate(passages_, start=last + 1):
            rows.append({
                "number": number, "article": passage.article, "paragraph": passage.number,
                "runs": passage.runs.tobytes(), "weights": passage.weights.tobytes(),
            })  # fmt: skip
            for key in passage.keys:
                if counts[key] < BOILERPLATE:
                    counts[key] += 1
                    keys.append({"key": signed(key), "passage": number})
        for table, added in ((passages, rows), (passage_keys, keys)):
            if added:
                self._connection.execute(table.insert(), added)

    def _load(self, numbers: Collection[int]) -> dict[int, Passage]:
        found = {}
        for some in chunks(sorted(numbers)):
            for row in self._connection.execute(select(passages).where(passages.c.number.in_(some))):
                runs, weights = array("Q", row.runs), array("f", row.weights)
                found[row.number] = Passage(row.article, row.paragraph, runs, weights, keys_of(runs, weights))
        return found


def take_up(connection: Connection, reading: Reading) -> None:
    """Keep the passages of an article, and which of them are copies of those of others."""
    found = list(Copies(StoredPassages(connection)).add(reading))
    if found:
        connection.execute(copies.insert(), [
            {"left": copy.left[0], "left_paragraph": copy.left[1], "right": copy.right[0],
             "right_paragraph": copy.right[1], "contained": copy.contained}
            for copy in found
        ])  # fmt: skip


def copies_among(connection: Connection, articles: Sequence[str]) -> Iterator[Copy]:
    """The copies between paragraphs of these articles."""
    members = set(articles)
    for some in chunks(articles):
        for row in connection.execute(select(copies).where(copies.c.right.in_(some))):
            if row.left in members:
                yield Copy((row.left, row.left_paragraph), (row.right, row.right_paragraph), row.contained)
