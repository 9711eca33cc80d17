"""Checkpoint -> `knowledge/models/encoder.onnx` (int8) and the file that tells its digest."""

import hashlib
import tempfile
from pathlib import Path

import onnx
import yaml
from onnx import ModelProto, TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.encoder.graph import joined, pair, trunk
from training.encoder.model import load

TARGET = Path(__file__).parents[2] / "src/dateline/knowledge/models"
HEAD = "# The shipped encoder; made by training/encoder (export). A file with another digest is refused.\n"


def export(build: Path, name: str) -> None:
    """Write `encoder.onnx` and `encoder.yaml`, and the float32 network beside the checkpoint for comparison."""
    model, kept = load(build / f"{name}.pt")
    halves = trunk(model), pair(model)
    (build / f"{name}.float32.onnx").write_bytes(joined(*halves).SerializeToString())
    content = joined(*map(_int8, halves)).SerializeToString()
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
    }
    (TARGET / "encoder.yaml").write_text(HEAD + yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    print(f"encoder.onnx {len(content) / 1e6:.1f} MB {told['digest']}")


def _int8(half: ModelProto) -> ModelProto:
    """The half with int8 weights, a scale for each column; the last layer of each, small, stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "int8.onnx"
        quantize_dynamic(
            half,
            small,
            op_types_to_quantize=["MatMul", "Attention"],
            per_channel=True,
            reduce_range=True,  # seven bits: no sum of two products overflows 16 bits, so every processor counts alike
            weight_type=QuantType.QInt8,
            nodes_to_exclude=["MatMul told.product", "MatMul pair.product"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return onnx.load(small)
