"""Learn what each sign of an event is worth: `knowledge/models/events.yaml`, from `judged.tsv` (see `gather`).

Usage: python -m training.events.fit. Prints how scores agree with the judgements on articles that a fit has not seen.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

import numpy as np
import yaml
from training.logistic import Table, fitted, unseen

from dateline.recognise.events.trust import trust

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/models/events.yaml"
SIGNS: Final = ("odds", "actor", "recipient", "unreal", "encoder", "retold", "stand")
# A sentence of PLV tells one act between two sides; the encoder knows it.
WEIGHT: Final = {"news": 1.0, "annotated": 1.0, "plv": 0.2}
FOLDS: Final = 5
BANDS: Final = (0.0, 0.5, 0.7, 0.85, 1.01)
HEAD: Final = """\
# What each sign of an event adds to its score, in log odds: the share of right ones among events with these signs.
# 'odds': the encoder's probability of the type at the trigger, 'unasked' where it says nothing; 'unreal': alleged,
# denied or planned; 'encoder': no rule told it; 'retold': more than one telling; 'stand': a type in which somebody
# takes a stand. Made by training/events/fit.py.
"""


def main() -> None:
    """Fit, write the file, and print the agreement on the news by articles left out."""
    rows = [line.split("\t") for line in (HERE / "judged.tsv").read_text(encoding="utf-8").splitlines()]
    weight = np.array([WEIGHT[row[0]] for row in rows])
    right = np.array([float(row[2]) for row in rows])
    signs = np.array([[1.0, *map(float, row[3:])] for row in rows])
    base, *worth = (round(float(one), 2) for one in fitted(signs, right, weight))
    table = {
        "base": base,
        "signs": dict(zip(SIGNS, worth, strict=True)),
        "unasked": round(float(np.average(signs[:, 1], weights=weight)), 2),
        "stands": sorted(trust().stands),
    }
    TARGET.write_text(HEAD + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
    fold = np.array([int(row[1]) % FOLDS if row[0] != "plv" else -1 for row in rows])
    told = unseen(signs, right, fold, weight)
    show(told[fold >= 0], right[fold >= 0])


def show(told: Table, right: Table) -> None:
    """Print, for each band of scores, how many events have one, their mean score and the share of right ones."""
    bands: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for score, is_right in zip(told, right, strict=True):
        bands[max(low for low in BANDS if score >= low)].append((score, is_right))
    for low in sorted(bands):
        score, share = np.mean(bands[low], axis=0)
        sys.stdout.write(f"from {low:.2f}  {len(bands[low]):4} events  score {score:.2f}  right {share:.2f}\n")


if __name__ == "__main__":
    main()
