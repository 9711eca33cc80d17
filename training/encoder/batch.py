"""Examples -> padded tensors."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from training.encoder.example import Example
from training.encoder.heads import ANY, IGNORED, MODE, NUMBERS, SIDES, SPANS

from dateline.knowledge.files import load_lines
from dateline.recognise.wordpiece import WordPieces


@dataclass(frozen=True, slots=True)
class Cut:
    """An example with the pieces of its words, cut to the longest that is trained; word 0 is the sentence's start."""

    example: Example
    pieces: list[int]
    first: list[int]

    @property
    def words(self) -> int:
        """How many words are left."""
        return len(self.first) - 1


def cut(example: Example, pieces: WordPieces, longest: int) -> Cut:
    """The pieces of an example."""
    ids, first = [pieces.start], [0]
    for word in example.words:
        found = pieces.of(word)
        if len(ids) + len(found) >= longest:
            break
        first.append(len(ids))
        ids.extend(found)
    return Cut(example, [*ids, pieces.end], first)


def word_pieces() -> WordPieces:
    """The splitter over the shipped vocabulary."""
    return WordPieces(list(load_lines("models/encoder.vocab.txt")))


def batches(cuts: list[Cut], size: int, random_: random.Random | None) -> Iterator[list[Cut]]:
    """Batches of about `size` pieces, of sentences of like length; in random order where a generator is given."""
    if random_:
        cuts = sorted(cuts, key=lambda c: len(c.pieces) + random_.random() * 4)
    else:
        cuts = sorted(cuts, key=lambda c: len(c.pieces))
    made: list[list[Cut]] = [[]]
    for one in cuts:
        if made[-1] and (len(made[-1]) + 1) * len(one.pieces) > size:
            made.append([])
        made[-1].append(one)
    if random_:
        random_.shuffle(made)
    yield from filter(None, made)


@dataclass(frozen=True, slots=True)
class Batch:
    """`pieces`, `mask` [batch, pieces]; `first`, `word_mask` [batch, words]; labels [batch, words, ...] by head.

    Pairs: `row` [pairs] (which sentence), `marks` [pairs, 3, words], `allowed` [pairs].
    Acts with sides: `act` [acts, 2] (which sentence, which word), `named` [acts, sides, words] (true: names the side).
    """

    pieces: Tensor
    mask: Tensor
    first: Tensor
    word_mask: Tensor
    labels: dict[str, Tensor]
    row: Tensor
    marks: Tensor
    allowed: Tensor
    act: Tensor
    named: Tensor


def batch(cuts: list[Cut]) -> Batch:
    """Pad and label."""
    size, long, wide = len(cuts), max(len(c.pieces) for c in cuts), max(c.words for c in cuts) + 1
    pieces, mask = torch.zeros(size, long, dtype=torch.long), torch.zeros(size, long)
    first, word_mask = torch.zeros(size, wide, dtype=torch.long), torch.zeros(size, wide)
    labels = {head: torch.full((size, wide), IGNORED) for head in (*SPANS, "status")}
    labels["trigger"] = torch.full((size, wide), ANY)
    labels["mode"] = torch.full((size, wide, len(MODE)), float("nan"))
    labels |= {head: torch.full((size, wide), float("nan")) for head in NUMBERS}
    row, marks, allowed, act, named = [], [], [], [], []
    for k, one in enumerate(cuts):
        e, n = one.example, one.words
        pieces[k, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[k, : len(one.pieces)] = 1
        first[k, : n + 1] = torch.tensor(one.first)
        word_mask[k, : n + 1] = 1
        for head, tags in e.spans.items():
            labels[head][k, 1 : n + 1] = torch.tensor(tags[:n])
        if e.trigger is not None:
            labels["trigger"][k, 1 : n + 1] = torch.tensor(e.trigger[:n])
        if e.status is not None:
            labels["status"][k, 1 : n + 1] = torch.tensor(e.status[:n])
        for w, modes in enumerate((e.modes or [])[:n]):
            if modes is not None:
                labels["mode"][k, w + 1] = 0
                labels["mode"][k, w + 1, modes] = 1
        for head, values in e.numbers.items():
            labels[head][k, 1 : n + 1] = torch.tensor([float("nan") if v is None else v for v in values[:n]])
        for pair in e.pairs:
            mark = torch.zeros(3, wide)
            for part, places in enumerate((pair.actor, pair.recipient, pair.trigger)):
                mark[part, [p + 1 for p in places if p < n]] = 1
            if mark.any():
                row.append(k)
                marks.append(mark)
                allowed.append(pair.allowed)
        for sides in e.sides:
            if sides.trigger < n:
                act.append([k, sides.trigger + 1])
                named.append(torch.stack([_named(getattr(sides, side), n, wide) for side in SIDES]))
    return Batch(
        pieces, mask, first, word_mask, labels, torch.tensor(row, dtype=torch.long),
        torch.stack(marks) if marks else torch.zeros(0, 3, wide), torch.tensor(allowed, dtype=torch.long),
        torch.tensor(act, dtype=torch.long).view(-1, 2),
        torch.stack(named) if named else torch.zeros(0, len(SIDES), wide, dtype=torch.bool),
    )  # fmt: skip


def _named(places: list[int], count: int, wide: int) -> Tensor:
    """The words that name a side, [words]; the sentence's start where none of the first `count` does."""
    found = torch.zeros(wide, dtype=torch.bool)
    found[[place + 1 for place in places if place < count] or [0]] = True
    return found
