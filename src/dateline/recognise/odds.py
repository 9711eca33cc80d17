"""Outputs of the encoder -> probabilities and labels."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def softmax(logits: Floats) -> Floats:
    """Logits [..., labels] -> probabilities."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    odds: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return odds


def sigmoid(logits: Floats) -> Floats:
    """Logits -> probabilities, each by itself."""
    odds: Floats = np.float32(1.0) / (np.float32(1.0) + np.exp(-logits))
    return odds


def lawful(odds: Floats) -> NDArray[np.intp]:
    """Odds [words, labels] -> the likeliest labels in which an `I-` follows only a label of its own kind (Viterbi)."""
    best: NDArray[np.intp] = odds.argmax(axis=1)
    if _is_lawful(best.tolist()):
        return best
    label = np.arange(odds.shape[1])
    legal = (label % 2 == 1) | (label == 0) | (label == label[:, None]) | (label == label[:, None] + 1)
    barred = np.where(legal, 0.0, -np.inf)
    barred[0, 2::2] = -np.inf
    logs = np.log(np.maximum(odds, 1e-12))
    score = np.where((label % 2 == 1) | (label == 0), logs[0], -np.inf)
    came: list[NDArray[np.intp]] = []
    for row in logs[1:]:
        paths = score[:, None] + barred
        came.append(paths.argmax(axis=0))
        score = paths.max(axis=0) + row
    best[-1] = score.argmax()
    for k in range(len(came) - 1, -1, -1):
        best[k] = came[k][best[k + 1]]
    return best


def _is_lawful(labels: list[int]) -> bool:
    """True if each `I-` (even, from 2 on) follows a label of its own kind: in plain numbers, as sentences are short."""
    before = 0
    for label in labels:
        if label and label % 2 == 0 and before not in (label, label - 1):
            return False
        before = label
    return True
