"""Learn what each sign of an actor's country is worth: `knowledge/models/homelands.yaml`, from `judged.tsv`.

Usage: python -m training.homelands.fit. Prints how many countries it would tell right in articles left out.
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np
import yaml
from training.logistic import Table, fitted, unseen

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/models/homelands.yaml"
SIGNS: Final = "roles share top exact actors officials states first lead sentence paragraph".split()
BY_KIND: Final = ("share", "top", "exact")
KINDS: Final = ("world", "armed", "at large", "official", "private")
FOLDS: Final = 5
LEAST: Final = 0.6
HEAD: Final = """\
# What speaks for a country as that of an actor for whom the article names none, in log odds: how much of what is told
# of countries is told of it ('share', 'top'), of its towns ('exact'), of its people and bodies ('actors', 'officials',
# 'states'), where ('first', 'lead', 'sentence', 'paragraph'), and who the actor is. Below 'least' none is told.
# Made by training/homelands/fit.py.
"""


def main() -> None:
    """Fit, write the file, and print the figures on articles left out."""
    rows = [line.split("\t") for line in (HERE / "judged.tsv").read_text(encoding="utf-8").splitlines()]
    forms = sorted({row[4] for row in rows})
    names = [("", ""), *(("", s) for s in SIGNS), *((k, s) for k in KINDS for s in ("base", *BY_KIND))]
    signs = np.array([_signs(row, forms) for row in rows])
    right = np.array([float(row[2]) for row in rows])
    worth = [round(float(one), 2) for one in fitted(signs, right)]
    told = dict(zip(names, worth, strict=False))
    table = {
        "base": worth[0],
        "least": LEAST,
        "signs": {sign: told["", sign] for sign in SIGNS},
        "kinds": {kind: {sign: told[kind, sign] for sign in ("base", *BY_KIND)} for kind in KINDS},
        "forms": dict(zip(forms, worth[len(names) :], strict=True)),
    }
    TARGET.write_text(HEAD + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
    told_so = unseen(signs, right, np.array([int(row[0]) % FOLDS for row in rows]))
    show([(row[0], row[1]) for row in rows], told_so, right)


def _signs(row: list[str], forms: list[str]) -> list[float]:
    """1, the signs, for each kind whether it is that and the signs that count by kind, and the form."""
    found = dict(zip(SIGNS, map(float, row[5:]), strict=True))
    kinds = [much * (row[3] == kind) for kind in KINDS for much in (1.0, *(found[sign] for sign in BY_KIND))]
    return [1.0, *found.values(), *kinds, *(float(row[4] == form) for form in forms)]


def show(actors: list[tuple[str, str]], told_so: Table, right: Table) -> None:
    """Print how many actors get a country, and how many of them the right one."""
    best: dict[tuple[str, str], tuple[float, float]] = {}
    for actor, much, is_right in zip(actors, told_so, right, strict=True):
        best[actor] = max(best.get(actor, (0.0, 0.0)), (much, is_right))
    told = [is_right for much, is_right in best.values() if much >= LEAST]
    sys.stdout.write(f"{len(best)} actors, {len(told)} with a country, {sum(told):.0f} right\n")


if __name__ == "__main__":
    main()
