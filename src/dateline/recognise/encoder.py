"""The learned judge that every recogniser shares: one small encoder, many heads, asked sentence by sentence.

Rules propose and the encoder judges: a recogniser asks `judge.of(sentence)` where it is in doubt, so a sentence of
which nobody asks costs nothing, and one pass answers all heads. Sentences are run one at a time: int8 activations are
scaled over what is run together, so a batch would make an answer depend on its neighbours (and gains only an eighth).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.parse import Parse, Sentence
from dateline.recognise import network
from dateline.recognise.odds import Floats, lawful, sigmoid, softmax

Rounded = NDArray[np.float64]
EACH_BY_ITSELF: Final = {"mode", "background"}  # heads whose labels do not exclude each other


class Stretch(NamedTuple):
    """Tokens `[first, last)` of a sentence that a head marks, the kind of the mark and its probability."""

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, eq=False)
class Opinion:
    """What the heads say of one sentence; tokens are named by their index in it.

    `outputs` [words + 1, outputs] and `states` [words + 1, width] have the sentence's start as row 0; `rows` gives the
    row of each token, 0 for one that was not judged (put in by the parser, or beyond the longest sentence): nothing
    marks it, and each label of it is as likely as the next.
    """

    outputs: Floats
    states: Floats
    rows: tuple[int, ...]

    def spans(self, head: str) -> list[Stretch]:
        """The marked stretches of a head of spans (name, source, cue, content, time), in text order."""
        kinds, odds = network.spans()[head], self._odds(head)
        best = [0, *lawful(odds[1:])]
        found: list[Stretch] = []
        open_: tuple[int, int] | None = None  # first token and kind of the stretch that is open
        last = 0
        for index, row in enumerate(self.rows):
            if not row:
                continue
            label = best[row]
            kind, begins = (label - 1) // 2, label % 2 == 1
            if open_ and (label == 0 or begins or kind != open_[1]):
                found.append(self._stretch(odds, kinds, *open_, last))
                open_ = None
            if label and not open_:
                open_ = (index, kind)
            last = index + 1
        if open_:
            found.append(self._stretch(odds, kinds, *open_, last))
        return found

    def _stretch(self, odds: Floats, kinds: list[str], first: int, kind: int, last: int) -> Stretch:
        rows = [row for row in self.rows[first:last] if row]
        return Stretch(first, last, kinds[kind], _mean_of_kind(odds, rows, kind))

    def inside(self, head: str, tokens: Iterable[int], kind: str | None = None) -> float:
        """The mean probability over tokens that a head of spans marks them (as this kind, if one is given)."""
        rows = [row for token in tokens if (row := self.rows[token])]
        if not rows:
            return 0.0
        odds = self._odds(head)
        if kind is None:
            return _rounded(1.0 - odds[rows, 0].mean())
        return _mean_of_kind(odds, rows, network.spans()[head].index(kind))

    def trigger(self, token: int) -> dict[str, float]:
        """Label ('none', a PLOVER type or ADVISORY) -> probability that the token tells it."""
        return self._labels("trigger", token)

    def status(self, token: int) -> dict[str, float]:
        """Status of the act that the token tells -> probability."""
        return self._labels("status", token)

    def modes(self, token: int) -> dict[str, float]:
        """`TYPE/mode` -> probability; they do not exclude each other."""
        return self._labels("mode", token)

    def background(self, token: int) -> float:
        """The probability that the act is told only as history."""
        return self._labels("background", token)["background"]

    def factuality(self, token: int) -> float:
        """How far the predicate is told as having happened, from -3 (it did not) to +3 (it did)."""
        if not self.rows[token]:
            return 0.0
        at = network.slices()["factuality"].start
        return _rounded(np.clip(self.outputs[self.rows[token], at], -3.0, 3.0))

    def pair(self, actor: Iterable[int], recipient: Iterable[int], trigger: Iterable[int] = ()) -> dict[str, float]:
        """Type of the act between marked tokens ('none': no such act) -> probability. A part may be empty, not all."""
        marks = np.zeros((1, 3, len(self.states)), dtype=np.float32)
        for part, tokens in enumerate((actor, recipient, trigger)):
            marks[0, part, [row for token in tokens if (row := self.rows[token])]] = 1.0
        if not marks.any():
            return _unknown(network.pair_labels(), "pair")
        odds = _places(softmax(network.run_pair(self.states, marks)))
        return dict(zip(network.pair_labels(), odds.tolist(), strict=True))

    def side(self, side: str, trigger: int) -> list[float]:
        """Token -> probability that it names this side (actor, recipient) of the act; what is left is for nobody."""
        row = self.rows[trigger]
        if not row:
            return [0.0] * len(self.rows)
        odds = _places(side_odds(self.outputs, side, row))
        odds[0] = 0.0
        return [float(odds[row]) for row in self.rows]

    def _labels(self, head: str, token: int) -> dict[str, float]:
        row, labels = self.rows[token], network.heads()[head]
        if not row:
            return _unknown(labels, head)
        if (head, row) not in self._told:
            if head not in self._rounded:
                self._rounded[head] = _places(self._odds(head))
            self._told[head, row] = dict(zip(labels, self._rounded[head][row].tolist(), strict=True))
        return self._told[head, row]

    def _odds(self, head: str) -> Floats:
        """The probabilities of a head, [words + 1, labels]."""
        if head not in self._known:
            logits = self.outputs[:, network.slices()[head]]
            self._known[head] = sigmoid(logits) if head in EACH_BY_ITSELF else softmax(logits)
        return self._known[head]

    @cached_property
    def _known(self) -> dict[str, Floats]:
        return {}

    @cached_property
    def _rounded(self) -> dict[str, Rounded]:
        return {}

    @cached_property
    def _told(self) -> dict[tuple[str, int], dict[str, float]]:
        """Head and row -> the labels with their probabilities, rounded."""
        return {}


class Judge:
    """The encoder for the sentences of one article: asked as needed, each sentence at most once."""

    def __init__(self) -> None:
        self._judged: dict[Sentence, Opinion] = {}

    def of(self, sentence: Sentence) -> Opinion | None:
        """What the heads say of a sentence; None only from a judge that is silent (`Silent`)."""
        if sentence not in self._judged:
            self._judged[sentence] = opinion(sentence)
        return self._judged[sentence]

    def known(self, sentence: Sentence) -> Opinion | None:
        """What the heads say, if somebody has asked already: this costs nothing."""
        return self._judged.get(sentence)


class Silent(Judge):
    """A judge that says nothing: the rules decide alone."""

    def of(self, sentence: Sentence) -> Opinion | None:  # noqa: ARG002
        """None."""
        return None


def judge_article(parse: Parse) -> Judge:  # noqa: ARG001
    """The judge of one article's sentences."""
    return Judge()


def opinion(sentence: Sentence) -> Opinion:
    """Run the encoder over one sentence."""
    kept = [token for token in sentence.tokens if not token.is_inserted]
    outputs, states = network.run([token.text for token in kept])
    rows = [0] * len(sentence.tokens)
    for row, token in enumerate(kept[: len(outputs) - 1], start=1):
        rows[token.index] = row
    return Opinion(outputs, states, tuple(rows))


def side_odds(outputs: Floats, side: str, row: int) -> Floats:
    """Outputs [words + 1, outputs] and the row that tells an act -> how likely each row names a side; 0 for nobody."""
    numbers, width = outputs[:, network.slices()[side]], network.sides()[side]
    fit: Floats = numbers[:, width:] @ numbers[row, :width] * np.float32(width**-0.5)
    fit[row] = -np.inf
    return softmax(fit)


def _mean_of_kind(odds: Floats, rows: list[int], kind: int) -> float:
    """The mean probability over rows that they begin or go on with a stretch of a kind."""
    run = range(rows[0], rows[-1] + 1)  # a slice costs a tenth of a choice of rows
    where = slice(run.start, run.stop) if rows == list(run) else rows
    of_kind = odds[where, 2 * kind + 1 : 2 * kind + 3]
    return _rounded(np.add.reduce(np.add.reduce(of_kind, axis=1)) / len(rows))


def _unknown(labels: list[str], head: str) -> dict[str, float]:
    """What is said of that which was not judged."""
    return dict.fromkeys(labels, 0.5 if head in EACH_BY_ITSELF else _rounded(1.0 / len(labels)))


def _places(odds: Floats) -> Rounded:
    """The probabilities, each `_rounded`: in one go, as many words are asked about."""
    found: Rounded = odds.astype(np.float64).round(3)
    return found


def _rounded(value: float | np.floating[Any]) -> float:
    """Three places: what processors may tell apart lies far below."""
    return round(float(value), 3)
