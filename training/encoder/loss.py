"""What each head's outputs cost against the labels; a label that tells nothing costs nothing."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from training.encoder.batch import Batch
from training.encoder.heads import ANY, IGNORED, NUMBERS, SIDES, SPANS
from training.encoder.model import WIDTHS, Encoder, load


def outputs(told: Tensor) -> dict[str, Tensor]:
    """The outputs side by side -> by head."""
    return dict(zip(WIDTHS, told.split(list(WIDTHS.values()), dim=-1), strict=True))


def partial(logits: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability of all allowed labels together; `allowed` as bits. One value an item."""
    bits = (allowed.unsqueeze(-1) >> torch.arange(logits.shape[-1], device=logits.device)) & 1
    return torch.logsumexp(logits, -1) - torch.logsumexp(logits.masked_fill(bits == 0, -1e9), -1)


class Teacher:
    """A trained model that another learns to be like: in its states and outputs, or in those of some heads alone."""

    def __init__(self, path: Path, device: str, heads: list[str] | None = None) -> None:
        self.model, kept = load(path, device)
        self.sets: list[str] = list(kept["sets"])
        self._heads = heads

    def losses(self, made: Batch, states: Tensor, told: Tensor, *, short: bool) -> dict[str, Tensor]:
        """How far states and outputs of a batch are from the teacher's."""
        words = made.word_mask.bool()
        with torch.no_grad():
            known, taught = self.model.asked(made, short=short)
        if self._heads is None:
            like = {"teacher states": functional.mse_loss(states[words], known[words])}
            return like | {"teacher outputs": functional.smooth_l1_loss(told[words], taught[words])}
        ours, theirs = (torch.cat([outputs(each)[head] for head in self._heads], -1) for each in (told, taught))
        return {"teacher outputs": functional.smooth_l1_loss(ours[words], theirs[words])}


def losses(model: Encoder, made: Batch, states: Tensor, told: Tensor) -> dict[str, Tensor]:
    """Head -> mean loss over what the batch says of it; heads of which it says nothing are absent."""
    by_head = outputs(told)
    found: dict[str, Tensor] = {}
    for head in (*SPANS, "status"):
        labels = made.labels[head]
        if (labels != IGNORED).any():
            found[head] = functional.cross_entropy(by_head[head].flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
    known = made.labels["trigger"] != ANY
    if known.any():
        each = partial(by_head["trigger"][known], made.labels["trigger"][known])
        acts = (made.labels["trigger"][known] & 1) == 0  # words that are an act for sure count for more
        weight = 0.2 + 0.8 * acts.to(each.dtype)
        found["trigger"] = (each * weight).sum() / weight.sum()
    modes = made.labels["mode"]
    known = ~modes[..., 0].isnan()
    if known.any():
        found["mode"] = functional.binary_cross_entropy_with_logits(by_head["mode"][known], modes[known]) * 10
    for head in NUMBERS:
        labels = made.labels[head]
        known = ~labels.isnan()
        if known.any():
            given = by_head[head].squeeze(-1)[known]
            found[head] = (
                functional.binary_cross_entropy_with_logits(given, labels[known])
                if head == "background"
                else functional.smooth_l1_loss(given, labels[known])
            )
    if len(made.row):
        bias = (1.0 - made.word_mask[made.row]) * -10_000.0
        found["pair"] = partial(model.pair(states[made.row], made.marks, bias), made.allowed).mean()
    if len(made.act):
        found["sides"] = torch.stack([_side(by_head[s], made, k, s) for k, s in enumerate(SIDES)]).mean()
    return found


def side_fit(numbers: Tensor, words: Tensor, sentence: Tensor, word: Tensor, side: str) -> Tensor:
    """How well each word [acts, words] fits a side of the acts that the words `word` of the sentences `sentence` tell.

    `numbers` [batch, words, outputs of the side], `words` [batch, words] (true: not padding); both indices [acts].
    """
    width, acts = SIDES[side], torch.arange(len(word), device=word.device)
    asked, given = numbers[sentence, word, :width], numbers[sentence, :, width:]
    fit = (given @ asked.unsqueeze(-1)).squeeze(-1) * width**-0.5
    open_ = words[sentence]
    open_[acts, word] = False  # what tells the act names no side of it
    return fit.masked_fill(~open_, -1e9)


def _side(numbers: Tensor, made: Batch, which: int, side: str) -> Tensor:
    """Minus the log of the probability of all words that name a side (or of the start, for nobody), the mean."""
    fit = side_fit(numbers, made.word_mask.bool(), *made.act.unbind(-1), side)
    right = made.named[:, which] & (fit > -1e9)
    right[:, 0] |= ~right.any(-1)
    return (torch.logsumexp(fit, -1) - torch.logsumexp(fit.masked_fill(~right, -1e9), -1)).mean()
