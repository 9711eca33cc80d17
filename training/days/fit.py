"""Learn what each sign of a time as that of an act is worth: `knowledge/models/days.yaml`, from `judged.tsv`.

Usage: python -m training.days.fit. Prints how many acts without a day by rule it would date, in articles left out.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Final

import numpy as np
import yaml
from training.logistic import Table, fitted, unseen

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/models/days.yaml"
FEWEST: Final = 12  # rows that show a sign
FOLDS: Final = 5
LEAST: Final = 0.7
HEAD: Final = """\
# What speaks for a time in the sentence of an act as the act's own, in log odds, where no rule of grammar tells: how it
# hangs on the tree ('up' and 'down' to where they meet), what stands between, what it is. Below 'least' none is taken.
# Made by training/days/fit.py.
"""


def main() -> None:
    """Fit, write the file, and print the figures on articles left out."""
    rows = [line.split("\t") for line in (HERE / "judged.tsv").read_text(encoding="utf-8").splitlines()]
    seen = Counter(sign for row in rows for sign in row[5:])
    names = sorted(sign for sign, count in seen.items() if count >= FEWEST)
    signs = np.array([[1.0, *(float(name in row[5:]) for name in names)] for row in rows])
    right = np.array([float(row[2]) for row in rows])
    worth = [round(float(one), 2) for one in fitted(signs, right)]
    table = {"base": worth[0], "least": LEAST, "signs": dict(zip(names, worth[1:], strict=True))}
    TARGET.write_text(HEAD + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
    told_so = unseen(signs, right, np.array([int(row[0]) % FOLDS for row in rows]))
    show(rows, told_so)


def show(rows: list[list[str]], told_so: Table) -> None:
    """Print how many acts that no rule dates get a time, and how many of them a right one."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for row, much in zip(rows, told_so, strict=True):
        if row[4] == "0":
            best[row[0], row[1]] = max(best.get((row[0], row[1]), (0.0, "0")), (float(much), row[2]))
    told = [right for much, right in best.values() if much >= LEAST]
    sys.stdout.write(f"{len(best)} acts without a day, {len(told)} dated, {told.count('1')} rightly\n")


if __name__ == "__main__":
    main()
