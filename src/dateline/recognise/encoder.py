"""The learned judge that every recogniser shares: one small encoder, many heads, asked sentence by sentence.

Rules propose and the encoder judges: a recogniser asks `judge.of(sentence)` where it is in doubt, so a sentence of
which nobody asks costs nothing, and one pass answers all heads. Sentences are run one at a time: int8 activations are
scaled over what is run together, so a batch would make an answer depend on its neighbours (and gains only an eighth).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.base.errors import KnowledgeError
from dateline.base.records import Model
from dateline.knowledge import load_lines, load_yaml
from dateline.parse import Parse, Sentence
from dateline.recognise.wordpiece import WordPieces

FOLDER: Final = "models"
WINDOW: Final = 254  # pieces run at once
WINDOWS: Final = 8  # windows of one sentence; what lies beyond is not judged
_EACH_BY_ITSELF: Final = {"mode", "background"}  # heads whose labels do not exclude each other
Floats = NDArray[np.float32]


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
        kinds, odds = _spans()[head], self._odds(head)
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
        score = odds[rows, 2 * kind + 1 : 2 * kind + 3].sum(axis=1).mean()
        return Stretch(first, last, kinds[kind], _rounded(score))

    def inside(self, head: str, tokens: Iterable[int], kind: str | None = None) -> float:
        """The mean probability over tokens that a head of spans marks them (as this kind, if one is given)."""
        rows = [row for token in tokens if (row := self.rows[token])]
        if not rows:
            return 0.0
        odds = self._odds(head)[rows]
        if kind is None:
            return _rounded(1.0 - odds[:, 0].mean())
        at = 2 * _spans()[head].index(kind) + 1
        return _rounded(odds[:, at : at + 2].sum(axis=1).mean())

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
        at = _slices()["factuality"].start
        return _rounded(np.clip(self.outputs[self.rows[token], at], -3.0, 3.0))

    def pair(self, actor: Iterable[int], recipient: Iterable[int], trigger: Iterable[int] = ()) -> dict[str, float]:
        """Type of the act between marked tokens ('none': no such act) -> probability. A part may be empty, not all."""
        marks = np.zeros((1, 3, len(self.states)), dtype=np.float32)
        for part, tokens in enumerate((actor, recipient, trigger)):
            marks[0, part, [row for token in tokens if (row := self.rows[token])]] = 1.0
        labels = load_yaml(f"{FOLDER}/heads.yaml")["pair"]
        if not marks.any():
            return _unknown(labels, "pair")
        (logits,) = _network().run(["pair"], {**_NOTHING, "known": self.states, "marks": marks})
        return _table(labels, softmax(logits)[0])

    def _labels(self, head: str, token: int) -> dict[str, float]:
        row = self.rows[token]
        return _table(_heads()[head], self._odds(head)[row]) if row else _unknown(_heads()[head], head)

    def _odds(self, head: str) -> Floats:
        """The probabilities of a head, [words + 1, labels]."""
        if head not in self._known:
            logits = self.outputs[:, _slices()[head]]
            self._known[head] = _sigmoid(logits) if head in _EACH_BY_ITSELF else softmax(logits)
        return self._known[head]

    @cached_property
    def _known(self) -> dict[str, Floats]:
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
    outputs, states = run([token.text for token in kept])
    rows = [0] * len(sentence.tokens)
    for row, token in enumerate(kept[: len(outputs) - 1], start=1):
        rows[token.index] = row
    return Opinion(outputs, states, tuple(rows))


def run(words: Sequence[str], network: Any = None) -> tuple[Floats, Floats]:
    """Words -> the heads' outputs and the states, each with the sentence's start as row 0; at most `WINDOWS` windows.

    `network` is an onnxruntime session to run in the place of the shipped one.
    """
    network = network or _network()
    pieces = _pieces()
    outputs: list[Floats] = []
    states: list[Floats] = []
    ids, first = [pieces.start], [0]
    for word in [*words, None]:
        found = pieces.of(word)[:WINDOW] if word is not None else ()
        if word is None or len(ids) + len(found) > WINDOW:
            told, state = network.run(
                ["told", "states"],
                {
                    **_NOTHING,
                    "pieces": np.array([[*ids, pieces.end]], dtype=np.int64),
                    "first": np.array([first], dtype=np.int64),
                },
            )
            outputs.append(told[0] if not outputs else told[0, 1:])
            states.append(state[0] if not states else state[0, 1:])
            if len(outputs) == WINDOWS:
                break
            ids, first = [pieces.start], [0]
        first.append(len(ids))
        ids.extend(found)
    return np.concatenate(outputs), np.concatenate(states)


def model() -> Model:
    """The model's name, version and digest. Raises `KnowledgeError` if its file is not as shipped."""
    told = load_yaml(f"{FOLDER}/encoder.yaml")
    _network()
    return Model(name=told["name"], version=str(told["version"]), digest=told["digest"])


_NOTHING: dict[str, Any] = {  # the least input of the half of the network that is not asked
    "pieces": np.zeros((1, 1), dtype=np.int64),
    "first": np.zeros((1, 1), dtype=np.int64),
    "known": np.zeros((1, 384), dtype=np.float32),
    "marks": np.zeros((1, 3, 1), dtype=np.float32),
}


@cache
def _network() -> Any:
    told = load_yaml(f"{FOLDER}/encoder.yaml")
    name = told["file"]
    try:
        content = files("dateline.knowledge").joinpath(FOLDER, name).read_bytes()
    except OSError as error:
        raise KnowledgeError(f"the encoder's file {name} cannot be read: {error}; install Dateline again") from error
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if digest != told["digest"]:
        raise KnowledgeError(
            f"the encoder's file {name} is not the one shipped: its digest is {digest}, expected {told['digest']}; "
            "install Dateline again"
        )
    import onnxruntime  # noqa: PLC0415  # takes a tenth of a second, and only a reading needs it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the norm fused with the sum before it takes thrice as long as the two apart: a sixth of a sentence's time
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


@cache
def _pieces() -> WordPieces:
    return WordPieces(list(load_lines(f"{FOLDER}/encoder.vocab.txt")))


@cache
def _spans() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = load_yaml(f"{FOLDER}/heads.yaml")["spans"]
    return kinds


@cache
def _heads() -> dict[str, list[str]]:
    """Head -> its labels, in the order of the outputs."""
    told = load_yaml(f"{FOLDER}/heads.yaml")
    spans = {head: ["O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI")] for head, kinds in _spans().items()}
    modes = [f"{kind}/{mode}" for kind, named in told["mode"].items() for mode in named]
    numbers = {head: [head] for head in told["numbers"]}
    return {**spans, "trigger": told["trigger"], "status": told["status"], "mode": modes, **numbers}


@cache
def _slices() -> dict[str, slice]:
    found, at = {}, 0
    for head, labels in _heads().items():
        found[head] = slice(at, at + len(labels))
        at += len(labels)
    return found


def lawful(odds: Floats) -> NDArray[np.intp]:
    """Odds [words, labels] -> the likeliest labels in which an `I-` follows only a label of its own kind (Viterbi)."""
    best: NDArray[np.intp] = odds.argmax(axis=1)
    inside = (best > 0) & (best % 2 == 0)
    follows = np.concatenate([[False], (best[:-1] == best[1:]) | (best[:-1] == best[1:] - 1)])[: len(best)]
    if not (inside & ~follows).any():
        return best
    label = np.arange(odds.shape[1])
    legal = (label % 2 == 1) | (label == 0) | (label == label[:, None]) | (label == label[:, None] + 1)
    barred = np.where(legal, 0.0, -np.inf)
    barred[0, 2::2] = -np.inf
    logs = np.log(np.maximum(odds, 1e-12))
    score = np.where((label % 2 == 1) | (label == 0), logs[0], -np.inf)
    came: list[NDArray[np.intp]] = []
    for row in logs[1:]:
        paths = score[:, None] + barred
        came.append(paths.argmax(axis=0))
        score = paths.max(axis=0) + row
    best[-1] = score.argmax()
    for k in range(len(came) - 1, -1, -1):
        best[k] = came[k][best[k + 1]]
    return best


def softmax(logits: Floats) -> Floats:
    """Logits [..., labels] -> probabilities."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    odds: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return odds


def _sigmoid(logits: Floats) -> Floats:
    odds: Floats = np.float32(1.0) / (np.float32(1.0) + np.exp(-logits))
    return odds


def _table(labels: list[str], odds: Floats) -> dict[str, float]:
    return {label: _rounded(value) for label, value in zip(labels, odds, strict=True)}


def _unknown(labels: list[str], head: str) -> dict[str, float]:
    """What is said of that which was not judged."""
    return dict.fromkeys(labels, 0.5 if head in _EACH_BY_ITSELF else _rounded(1.0 / len(labels)))


def _rounded(value: float | np.floating[Any]) -> float:
    """Three places: what processors may tell apart lies far below."""
    return round(float(value), 3)
