"""Checkpoint -> `knowledge/models/encoder.onnx` (int8) and the file that tells its digest."""

import hashlib
import tempfile
import warnings
from pathlib import Path

import torch
import yaml
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.encoder.model import Encoder

TARGET = Path(__file__).parents[2] / "src/dateline/knowledge/models"
HEAD = "# The shipped encoder; made by training/encoder (export). A file with another digest is refused.\n"


class Rows(nn.Module):
    """An embedding as eight-bit rows, each with its own scale."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = (table.weight.detach().abs().amax(1, keepdim=True) / 127).clamp(min=1e-9)
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of the ids."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class Shipped(nn.Module):
    """Both halves as one network: pieces -> outputs and word states; known states and marks -> pair."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model
        self.model.piece = Rows(model.piece)  # type: ignore[assignment]
        self.model.place = Rows(model.place)  # type: ignore[assignment]

    def forward(self, pieces: Tensor, first: Tensor, known: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Shapes [1, pieces], [1, words], [words, width] and [pairs, 3, words]."""
        states = self.model.states(pieces, torch.ones_like(pieces, dtype=torch.float32), first)
        again = known.unsqueeze(0).expand(marks.shape[0], -1, -1)
        return self.model.told(states), states, self.model.pair(again, marks, torch.zeros(1))


def load(path: Path) -> tuple[Encoder, dict]:  # type: ignore[type-arg]
    """The model of a checkpoint, and what is told beside its weights."""
    kept = torch.load(path, map_location="cpu", weights_only=False)
    model = Encoder(kept["config"]["layers"], 0.0)
    model.load_state_dict(kept["model"])
    return model.eval(), kept


def export(build: Path, name: str) -> None:
    """Write `encoder.onnx` and `encoder.yaml`, and the float32 network beside the checkpoint for comparison."""
    model, kept = load(build / f"{name}.pt")
    whole = build / f"{name}.float32.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Shipped(model),
            (
                torch.ones(1, 9, dtype=torch.long),
                torch.zeros(1, 5, dtype=torch.long),
                torch.zeros(5, 384),
                torch.zeros(2, 3, 5),
            ),
            str(whole),
            input_names=["pieces", "first", "known", "marks"],
            output_names=["told", "states", "pair"],
            dynamic_axes={
                "pieces": {1: "p"}, "first": {1: "w"}, "known": {0: "k"}, "marks": {0: "n", 2: "k"},
                "told": {1: "w"}, "states": {1: "w"}, "pair": {0: "n"},
            },
            opset_version=17,
            dynamo=False,
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "encoder.onnx"
        # seven bits for weights: no sum of two products overflows 16 bits, so every processor counts the same
        quantize_dynamic(
            whole,
            small,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=["/heads/MatMul"],
        )
        content = small.read_bytes()
    (TARGET / "encoder.onnx").write_bytes(content)
    told = {
        "name": "dateline-encoder",
        "version": "1",
        "file": "encoder.onnx",
        "digest": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "base": "MiniLM-L6-v2",
        "layers": kept["config"]["layers"],
        "sets": sorted(kept["sets"]),
        "steps": kept["step"],
        "training_minutes": round(kept["seconds"] / 60),
    }
    (TARGET / "encoder.yaml").write_text(HEAD + yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    print(f"encoder.onnx {len(content) / 1e6:.1f} MB {told['digest']}")
