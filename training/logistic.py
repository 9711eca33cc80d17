"""Logistic regression, as every fitted table of the project needs it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RIDGE: Final = 1.0
Table = NDArray[np.float64]


def fitted(signs: Table, right: Table, weight: Table | None = None) -> Table:
    """The weights, with a ridge on all but the first sign, which is always 1; a row counts by its `weight`."""
    even = np.ones(len(right)) if weight is None else weight
    worth = np.zeros(signs.shape[1])
    ridge = np.diag([1e-6, *[RIDGE] * (len(worth) - 1)])
    for _ in range(30):
        share = odds(signs @ worth)
        slope = signs.T @ (even * (right - share)) - ridge @ worth
        bend = (signs * (even * share * (1 - share))[:, None]).T @ signs + ridge
        worth += np.linalg.solve(bend, slope)
    return worth


def odds(logits: Table) -> Table:
    """Log odds -> probabilities."""
    share: Table = 1.0 / (1.0 + np.exp(-logits))
    return share


def unseen(signs: Table, right: Table, fold: Table, weight: Table | None = None) -> Table:
    """The probability of each row by weights fitted without its fold; rows of fold -1 are always seen, and get 0."""
    even = np.ones(len(right)) if weight is None else weight
    told = np.zeros(len(right))
    for one in sorted(set(fold[fold >= 0])):
        seen, out = fold != one, fold == one
        told[out] = odds(signs[out] @ fitted(signs[seen], right[seen], even[seen]))
    return told
