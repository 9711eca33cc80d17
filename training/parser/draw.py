"""Draws `knowledge/models/words.onnx`: the parser's vectors and tags of words as a graph, without the weights.

`python -m training.parser.draw` in the training environment. The weights are those of the installed spaCy pipeline and
are put in when it is loaded; the graph computes what its `tok2vec` and `tagger` do, in two fifths of the time.
"""

from pathlib import Path

from onnx import TensorProto, helper

TARGET = Path(__file__).parents[2] / "src/dateline/knowledge/models/words.onnx"
TABLES, WIDTH, PIECES, LAYERS, TAGS = 6, 96, 3, 4, 50
ROWS = 11_100  # of all tables together
WIDE = PIECES * WIDTH
EPSILON = 1e-8


class Drawing:
    """Nodes and constants as they are drawn."""

    def __init__(self) -> None:
        self.nodes: list[object] = []
        self.constants: list[TensorProto] = []

    def node(self, kind: str, *inputs: str, out: str, **options: object) -> str:
        """Draw a node with one output; returns the output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [out], name=f"{kind} {out}", **options))
        return out

    def numbers(self, name: str, values: list[int]) -> str:
        """Keep a list of whole numbers; returns its name."""
        self.constants.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        return name

    def weight(self, name: str, *shape: int) -> str:
        """Name a weight that is put in when the graph is loaded."""
        held = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL)
        held.external_data.add(key="location", value="the pipeline")
        self.constants.append(held)
        return name

    def maxout(self, layer: str, given: str, width: int) -> str:
        """The greatest of three linear layers, normalised: `Maxout`, `LayerNorm`."""
        weight, bias = self.weight(f"{layer}.weight", width, WIDE), self.weight(f"{layer}.bias", WIDE)
        pieces = self.node(
            "Reshape", self.node("Gemm", given, weight, bias, out=f"{layer} wide"), "pieces", out=f"{layer} pieces"
        )
        most = self.node("ReduceMax", pieces, "first", out=f"{layer} most", keepdims=0)
        norm = self.weight(f"{layer}.scale", WIDTH), self.weight(f"{layer}.shift", WIDTH)
        return self.node("LayerNormalization", most, *norm, out=f"{layer} norm", epsilon=EPSILON, axis=-1)


def draw() -> bytes:
    """`rows`, `places`, `words` -> `vectors`, `tags`.

    `rows` [different words, tables, 4]: where each table has them. `places` [places]: the number of the word at each
    place of all texts, beginning with 1, and 0 for the blank places around each text. `words` [words]: the places that
    are not blank.
    """
    d = Drawing()
    for name, values in (("first", [1]), ("second", [2]), ("none", [0]), ("all but two", [-2]), ("end", [2**31])):
        d.numbers(name, values)
    d.numbers("flat", [-1, TABLES * WIDTH])
    d.numbers("pieces", [-1, PIECES, WIDTH])
    d.constants.append(helper.make_tensor("blank", TensorProto.FLOAT, [1, WIDTH], [0.0] * WIDTH))
    found = d.node("Gather", d.weight("tables", ROWS, WIDTH), "rows", out="found")
    summed = d.node("ReduceSum", found, "second", out="summed", keepdims=0)
    mixed = d.maxout("mix", d.node("Reshape", summed, "flat", out="side by side"), TABLES * WIDTH)
    x = d.node("Gather", d.node("Concat", "blank", mixed, out="with blank", axis=0), "places", out="layer 0")
    for layer in range(LAYERS):
        wide = d.node("Concat", "blank", x, "blank", out=f"{layer} edged", axis=0)
        before = d.node("Slice", wide, "none", "all but two", "none", out=f"{layer} before")
        after = d.node("Slice", wide, "second", "end", "none", out=f"{layer} after")
        window = d.node("Concat", before, x, after, out=f"{layer} window", axis=1)
        x = d.node("Add", d.maxout(f"layers.{layer}", window, WIDE), x, out=f"layer {layer + 1}")
    d.node("Gather", x, "words", out="vectors")
    odds = d.node("Gemm", "vectors", d.weight("tags.weight", WIDTH, TAGS), d.weight("tags.bias", TAGS), out="odds")
    d.node("ArgMax", odds, out="tags", axis=1, keepdims=0)
    return _model(d)


def _model(d: Drawing) -> bytes:
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    inputs = {"rows": ["different", TABLES, 4], "places": ["places"], "words": ["words"]}
    graph = helper.make_graph(
        d.nodes,
        "words",
        [helper.make_tensor_value_info(name, whole, shape) for name, shape in inputs.items()],
        [
            helper.make_tensor_value_info("vectors", real, ["words", WIDTH]),
            helper.make_tensor_value_info("tags", whole, ["words"]),
        ],
        d.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    content: bytes = model.SerializeToString()
    return content


if __name__ == "__main__":
    TARGET.write_bytes(draw())
