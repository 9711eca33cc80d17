"""A pretrained trunk with a head for each task over its word states, and a pair head over marked words."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.encoder.base import BASES, Base
from training.encoder.batch import Batch
from training.encoder.heads import HEADS, PAIR, SIDES

WIDTHS: dict[str, int] = {head: len(labels) for head, labels in HEADS.items()}
"""Head -> how many outputs it has, in the order of the outputs."""


class Layer(nn.Module):
    """One transformer layer of BERT's kind."""

    def __init__(self, base: Base, dropout: float) -> None:
        super().__init__()
        width = base.width
        self.attention_heads = base.attention_heads
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.after = nn.LayerNorm(width, eps=base.norm)
        self.wide = nn.Linear(width, 4 * width)
        self.back = nn.Linear(4 * width, width)
        self.last = nn.LayerNorm(width, eps=base.norm)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States [batch, pieces, width] and what is added to the attention [batch, 1 or heads, 1 or pieces, pieces]."""
        batch, pieces, width = x.shape
        q, k, v = self.mix(x).view(batch, pieces, 3, self.attention_heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2)
        x = self.after(x + self.dropout(self.out(mixed.reshape(batch, pieces, width))))
        return self.last(x + self.dropout(self.back(functional.gelu(self.wide(x)))))


class PairHead(nn.Module):
    """Marked actor, recipient and trigger (weights over the words) -> the type of the act between them."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.absent = nn.Parameter(torch.zeros(3, width))
        self.ask = nn.Linear(3 * width, width)
        self.hidden = nn.Linear(5 * width, width)
        self.act = nn.Linear(width, len(PAIR))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, marks: Tensor, bias: Tensor) -> Tensor:
        """States [pairs, words, width], marks [pairs, 3, words] (1: marked), bias [pairs, words] -> logits."""
        count = marks.sum(-1, keepdim=True)
        parts = marks @ states / count.clamp(min=1.0) + (count == 0).to(states.dtype) * self.absent
        parts = parts.flatten(1)
        look = (states @ self.ask(parts).unsqueeze(-1)).squeeze(-1) * states.shape[-1] ** -0.5 + bias
        context = (torch.softmax(look, dim=-1).unsqueeze(1) @ states).squeeze(1)
        told = torch.cat([parts, context, states[:, 0]], dim=-1)
        return self.act(self.dropout(functional.gelu(self.hidden(self.dropout(told)))))


class Encoder(nn.Module):
    """Pieces -> word states -> the outputs of all heads."""

    def __init__(self, base: Base, layers: int, dropout: float) -> None:
        super().__init__()
        self.base = base
        self.piece = nn.Embedding(base.vocabulary, base.width)
        self.place = nn.Embedding(base.places, base.width)
        self.kind = nn.Parameter(torch.zeros(base.width))
        self.first = nn.LayerNorm(base.width, eps=base.norm)
        if base.distances:
            self.distance = nn.Embedding(base.distances, base.attention_heads)
        self.layers = nn.ModuleList([Layer(base, dropout) for _ in range(layers)])
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(base.width, sum(n for head, n in WIDTHS.items() if head not in SIDES))
        self.sides = nn.Linear(base.width, 2 * sum(SIDES.values()))
        self.pair = PairHead(base.width, dropout)

    def states(self, pieces: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Piece ids [batch, pieces], their mask and each word's first piece [batch, words] -> word states."""
        count = pieces.shape[1]
        places = torch.arange(count, device=pieces.device) + self.base.first_place
        x = self.dropout(self.first(self.piece(self.base.pieces(pieces, mask)) + self.place(places) + self.kind))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10_000.0
        if self.base.distances:
            bias = bias + self.distance(self.base.distance(count, pieces.device)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))

    def told(self, states: Tensor) -> Tensor:
        """Word states -> the outputs of all heads, side by side."""
        known = self.dropout(states)
        return torch.cat([self.heads(known), self.sides(known)], dim=-1)

    def asked(self, made: Batch, *, short: bool) -> tuple[Tensor, Tensor]:
        """A batch -> word states and outputs; `short` multiplies in 16 bits, twice as fast where a processor can."""
        with torch.autocast(made.pieces.device.type, torch.bfloat16, enabled=short):
            states = self.states(made.pieces, made.mask, made.first)
            return states.float(), self.told(states).float()

    def freeze(self, layers: int) -> None:
        """Learn nothing in the pieces' rows and, where `layers` are frozen, in all below the first that is not."""
        self.piece.weight.requires_grad_(False)
        for part in (self.place, self.first, *self.layers[:layers]) if layers else ():
            part.requires_grad_(False)


def begun(base: str, layers: int, dropout: float) -> Encoder:
    """A model with the weights of a base; layers beyond the model's are left out, and the heads are new."""
    model = Encoder(BASES[base], layers, dropout)
    missing, unexpected = model.load_state_dict(BASES[base].weights(layers), strict=False)
    assert not unexpected
    assert all(name.startswith(("heads", "pair", "sides", "kind")) for name in missing), missing
    return model


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
    model = Encoder(BASES[kept["config"]["base"]], kept["config"]["layers"], 0.0).to(device)
    missing, unexpected = model.load_state_dict(kept["model"], strict=False)
    assert not unexpected
    assert all(name.startswith("sides") for name in missing), missing
    return model.eval(), kept
