"""Outputs of the encoder -> probabilities and labels."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def softmax(logits: Floats) -> Floats:
    """Logits [..., labels] -> probabilities."""
    odds: Floats = logits - np.maximum.reduce(logits, axis=-1, keepdims=True)
    np.exp(odds, out=odds)
    odds /= np.add.reduce(odds, axis=-1, keepdims=True)
    return odds


def sigmoid(logits: Floats) -> Floats:
    """Logits -> probabilities, each by itself."""
    odds: Floats = np.float32(1.0) / (np.float32(1.0) + np.exp(-logits))
    return odds


def probability(log_odds: float) -> float:
    """One logit -> its probability, in plain numbers: what a fitted table sums up."""
    return 1.0 / (1.0 + math.exp(-log_odds))


def lawful(odds: Floats) -> list[int]:
    """Odds [words, labels] -> the likeliest labels in which an `I-` follows only a label of its own kind (Viterbi)."""
    best: list[int] = odds.argmax(axis=1).tolist()
    if _is_lawful(best):
        return best
    first, *rest = np.log(np.maximum(odds, 1e-12)).tolist()
    score = [-math.inf if label and label % 2 == 0 else log for label, log in enumerate(first)]
    came: list[list[int]] = []
    for row in rest:
        came.append(_likeliest_before(score))
        score = [score[before] + log for before, log in zip(came[-1], row, strict=True)]
    best = [score.index(max(score))]
    for before in reversed(came):
        best.append(before[best[-1]])
    return best[::-1]


def _likeliest_before(score: list[float]) -> list[int]:
    """For each label the one that it best follows: any for none (0) and a `B-` (odd), its own kind for an `I-`."""
    top = score.index(max(score))
    found = [top]
    for begins in range(1, len(score), 2):
        inside = begins + 1
        found += (top, begins if score[begins] >= score[inside] else inside)
    return found


def _is_lawful(labels: list[int]) -> bool:
    """True if each `I-` (even, from 2 on) follows a label of its own kind: in plain numbers, as sentences are short."""
    before = 0
    for label in labels:
        if label and label % 2 == 0 and before not in (label, label - 1):
            return False
        before = label
    return True
