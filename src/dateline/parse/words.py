"""The parser's vectors of words in their context, and their tags: its `tok2vec` and `tagger`, run as one network.

The weights are the pipeline's own; the network (`knowledge/models/words.onnx`, drawn by training/parser) only computes
them in two fifths of the time.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from dateline.base.errors import KnowledgeError

_NETWORK: Final = "models/words.onnx"
_MARGIN: Final = 4  # blank places around each text: as far as the layers look
_Floats = NDArray[np.float32]


class Words:
    """Tells vectors and tags of the words of texts."""

    def __init__(self, pipeline: Language) -> None:
        model, tagger = pipeline.get_pipe("tok2vec").model, pipeline.get_pipe("tagger")  # type: ignore[attr-defined]
        layers = list(model.walk())
        self._signs: list[int | str] = next(n for n in layers if n.name == "extract_features").attrs["columns"]
        self._hash = model.ops.hash
        tables = [n for n in layers if n.name == "hashembed"]
        sizes = [n.get_dim("nV") for n in tables]
        self._tables = [
            (n.attrs["column"], n.attrs["seed"], size, sum(sizes[:at]))
            for at, (n, size) in enumerate(zip(tables, sizes, strict=True))
        ]
        self._network = _network(_weights(layers, tables, tagger.model))  # type: ignore[attr-defined]
        self._tags: list[str] = list(tagger.labels)  # type: ignore[attr-defined]

    def read(self, texts: Sequence[Doc]) -> list[list[str]]:
        """The tag of each word, text by text; each text's `tensor` holds the vectors from then on."""
        numbers: dict[tuple[int, ...], int] = {}  # the signs of a word -> its number, beginning with 1
        places = [0] * _MARGIN
        words: list[int] = []
        for text in texts:
            words += range(len(places), len(places) + len(text))
            signs = text.to_array(self._signs).tolist()
            places += [numbers.setdefault(tuple(of_word), len(numbers) + 1) for of_word in signs]
            places += [0] * _MARGIN
        if not words:
            return [[] for _ in texts]
        vectors, tags = self._network.run(
            ["vectors", "tags"],
            {"rows": self._rows(list(numbers)), "places": np.array(places), "words": np.array(words)},
        )
        told, named, start = tags.tolist(), [], 0
        for text in texts:
            end = start + len(text)
            text.tensor = vectors[start:end]
            named.append([self._tags[tag] for tag in told[start:end]])
            start = end
        return named

    def _rows(self, signs: list[tuple[int, ...]]) -> NDArray[np.int64]:
        """The four rows that each table has for each word."""
        ids = np.array(signs, dtype=np.uint64)
        rows = np.empty((len(ids), len(self._tables), 4), dtype=np.int64)
        for at, (column, seed, size, start) in enumerate(self._tables):
            rows[:, at] = self._hash(np.ascontiguousarray(ids[:, column]), seed) % size + start
        return rows


def _weights(layers: list[Any], tables: list[Any], tagger: Any) -> dict[str, _Floats]:
    """Name in the network -> weight."""
    found = {"tables": np.concatenate([table.get_param("E") for table in tables])}
    maxouts = [n for n in layers if n.name == "maxout"]
    norms = [n for n in layers if n.name == "layernorm"]
    for name, maxout, norm in zip(_LAYERS, maxouts, norms, strict=True):
        weight = maxout.get_param("W")  # [out, pieces, in]
        found[f"{name}.weight"] = weight.transpose(2, 1, 0).reshape(weight.shape[2], -1)
        found[f"{name}.bias"] = maxout.get_param("b").T.reshape(-1)
        found[f"{name}.scale"], found[f"{name}.shift"] = norm.get_param("G"), norm.get_param("b")
    last = next(n for n in tagger.walk() if n.name == "softmax")
    found["tags.weight"], found["tags.bias"] = last.get_param("W").T, last.get_param("b")
    return found


_LAYERS: Final = ("mix", *(f"layers.{layer}" for layer in range(4)))


def _network(weights: dict[str, _Floats]) -> Any:
    import onnxruntime  # noqa: PLC0415  # takes a tenth of a second, and only a reading needs it

    try:
        content = files("dateline.knowledge").joinpath(_NETWORK).read_bytes()
    except OSError as error:
        raise KnowledgeError(f"knowledge file {_NETWORK} cannot be read: {error}; install Dateline again") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(weight)) for weight in weights.values()]
    options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
