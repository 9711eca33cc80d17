"""The shipped network: loaded once, held against its digest, run over the words of one sentence."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from dateline.base.errors import KnowledgeError
from dateline.base.records import Model
from dateline.knowledge import load_lines, load_yaml
from dateline.recognise.odds import Floats
from dateline.recognise.wordpiece import WordPieces

FOLDER: Final = "models"
WINDOW: Final = 254  # pieces run at once
WINDOWS: Final = 8  # windows of one sentence; what lies beyond is not judged


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
    if len(outputs) == 1:
        return outputs[0], states[0]
    return np.concatenate(outputs), np.concatenate(states)


def run_pair(states: Floats, marks: Floats) -> Floats:
    """States [words + 1, width] and marks [1, 3, words + 1] of actor, recipient and trigger -> outputs of `pair`."""
    (logits,) = _network().run(["pair"], {**_NOTHING, "known": states, "marks": marks})
    outputs: Floats = logits[0]
    return outputs


def model() -> Model:
    """The model's name, version and digest. Raises `KnowledgeError` if its file is not as shipped."""
    told = load_yaml(f"{FOLDER}/encoder.yaml")
    _network()
    return Model(name=told["name"], version=str(told["version"]), digest=told["digest"])


@cache
def heads() -> dict[str, list[str]]:
    """Head -> its labels, in the order of the outputs."""
    told = load_yaml(f"{FOLDER}/heads.yaml")
    marked = {head: ["O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI")] for head, kinds in spans().items()}
    modes = [f"{kind}/{mode}" for kind, named in told["mode"].items() for mode in named]
    numbers = {head: [head] for head in told["numbers"]}
    asked = {side: [f"{part} {k}" for part in ("asked", "given") for k in range(n)] for side, n in sides().items()}
    return {**marked, "trigger": told["trigger"], "status": told["status"], "mode": modes, **numbers, **asked}


@cache
def slices() -> dict[str, slice]:
    """Head -> where its outputs stand."""
    found, at = {}, 0
    for head, labels in heads().items():
        found[head] = slice(at, at + len(labels))
        at += len(labels)
    return found


@cache
def spans() -> dict[str, list[str]]:
    """Head of spans -> the kinds of its stretches."""
    kinds: dict[str, list[str]] = load_yaml(f"{FOLDER}/heads.yaml")["spans"]
    return kinds


@cache
def sides() -> dict[str, int]:
    """Side of an act -> how many numbers a word asks with, and answers with."""
    widths: dict[str, int] = load_yaml(f"{FOLDER}/heads.yaml")["sides"]
    return widths


@cache
def pair_labels() -> list[str]:
    """The labels of `pair`."""
    labels: list[str] = load_yaml(f"{FOLDER}/heads.yaml")["pair"]
    return labels


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
