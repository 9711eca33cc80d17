"""What a large teacher tells of the acts in many sentences: asked once, and learned by a small model."""

import random
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from training.encoder.batch import Batch, Cut, batch, batches, cut, word_pieces
from training.encoder.example import Example, read
from training.encoder.heads import SIDES
from training.encoder.loss import outputs, side_fit
from training.encoder.model import WIDTHS, Encoder, load

ACTS = ["trigger", "status", "mode", "background", *SIDES]
"""The heads that the teacher tells, in the order of the outputs."""
ALIKE = 0.3  # the least probability of an act at a word for its modes and sides to be learned


def tell(build: Path, config: dict[str, Any], name: str, asked: str) -> None:
    """Write `BUILD/NAME.told.pt`: what the run NAME tells of the sentences that hold an act in the eyes of `asked`.

    Sentences that are measured, or that fit scores (`dev`, `apart`), are left out, and so are those without an act but
    for a few: they are told by their labels well enough.
    """
    told, pieces = config["told"], word_pieces()
    apart = {_key(e) for part in ("dev", "apart") for file in (build / part).glob("*.jsonl") for e in read(file)}
    pool: dict[str, Example] = {}
    for s in told["least"]:
        for e in read(build / f"train/{s}.jsonl"):
            if len(e.words) >= told["words"]:
                pool.setdefault(_key(e), e)  # the news comes first: its own labels are learned too
    cuts = [cut(e, pieces, config["longest"]) for key, e in pool.items() if key not in apart]
    likely = _likely(load(build / f"{asked}.pt")[0], cuts)
    chance = random.Random(config["seed"])
    kept = [c for c in cuts if likely[id(c)] >= told["least"][c.example.origin] or chance.random() < told["others"]]
    print(f"{len(kept)} of {len(cuts)} sentences, {sum(len(c.pieces) for c in kept)} pieces", flush=True)
    teacher, found = load(build / f"{name}.pt")[0], []
    for number, made in enumerate(batches(kept, config["batch_pieces"], None)):
        given = batch(made)
        with torch.no_grad():
            by_head = outputs(teacher.asked(given, short=config["short"])[1])
        acts = torch.cat([by_head[head] for head in ACTS], dim=-1).half()
        found += [(c.example.origin, c.example.words, acts[k, : c.words + 1].clone()) for k, c in enumerate(made)]
        if number % 100 == 0:
            print(f"{len(found)} sentences told", flush=True)
    torch.save(found, build / f"{name}.told.pt")


def _key(example: Example) -> str:
    return " ".join(example.words)


@torch.no_grad()
def _likely(model: Encoder, cuts: list[Cut]) -> dict[int, float]:
    """Id of a sentence -> the greatest probability that one of its words tells an act."""
    found = {}
    for made in batches(cuts, 3000, None):
        given = batch(made)
        logits = outputs(model.asked(given, short=False)[1])["trigger"]
        none = torch.softmax(logits, -1)[..., 0].masked_fill(given.word_mask == 0, 1.0)[:, 1:]
        found |= {id(c): 1.0 - least for c, least in zip(made, none.amin(1).tolist(), strict=True)}
    return found


class Told:
    """What `tell` wrote, to be learned."""

    def __init__(self, path: Path, longest: int) -> None:
        pieces = word_pieces()
        self._by_words: dict[str, Tensor] = {}
        self.cuts: list[Cut] = []  # sentences that no set labels for acts
        for origin, words, told in torch.load(path, weights_only=False):
            example = Example(origin, words)
            self._by_words[_key(example)] = told
            if origin != "news":
                self.cuts.append(cut(example, pieces, longest))

    def losses(self, told: Tensor, made: Batch, cuts: list[Cut]) -> tuple[dict[str, Tensor], float]:
        """Head -> how far the outputs [batch, words, outputs] are from the teacher's; the share of sentences told."""
        rows, taught = [], []
        for k, one in enumerate(cuts):
            if (found := self._by_words.get(_key(one.example))) is not None:
                rows.append(k)
                taught.append(functional.pad(found.float(), (0, 0, 0, told.shape[1] - len(found))))
        if not rows:
            return {}, 0.0
        words = made.word_mask[rows].bool()
        return _losses(outputs(told[rows]), _by_head(torch.stack(taught)), words), len(rows) / len(cuts)


def _by_head(taught: Tensor) -> dict[str, Tensor]:
    return dict(zip(ACTS, taught.split([WIDTHS[head] for head in ACTS], dim=-1), strict=True))


def _losses(told: dict[str, Tensor], taught: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    """Cross entropy against the teacher's probabilities; what an act is, weighed by how surely the word tells one."""
    inner = words.clone()
    inner[:, 0] = False
    act = (1.0 - torch.softmax(taught["trigger"], -1)[..., 0]) * inner
    found = {
        "trigger": _mean(_cross(told["trigger"], taught["trigger"]), (0.2 + 0.8 * act) * inner),
        "status": _mean(_cross(told["status"], taught["status"]), act),
    }
    sure = act > ALIKE
    if not sure.any():
        return found
    for head, scale in (("mode", 10), ("background", 1)):
        each = functional.binary_cross_entropy_with_logits(
            told[head][sure], torch.sigmoid(taught[head][sure]), reduction="none"
        )
        found[head] = _mean(each.mean(-1), act[sure]) * scale
    sentence, word = sure.nonzero(as_tuple=True)
    sides = []
    for side in SIDES:
        fits = [side_fit(numbers[side], words, sentence, word, side) for numbers in (told, taught)]
        sides.append(_mean(_cross(*fits), act[sure]))
    return {**found, "sides": torch.stack(sides).mean()}


def _cross(told: Tensor, taught: Tensor) -> Tensor:
    return -(torch.softmax(taught, -1) * torch.log_softmax(told, -1).clamp(min=-30.0)).sum(-1)


def _mean(each: Tensor, weight: Tensor) -> Tensor:
    return (each * weight).sum() / weight.sum().clamp(min=1.0)
