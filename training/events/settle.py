"""Learn how rules and encoder are weighed on what goes on and what is history: `knowledge/models/status.yaml`.

Usage: python -m training.events.settle. Prints how many of the articles left out are settled rightly, by rules alone
and weighed. A row of `settled.tsv` is an event of a news article that the encoder had not learned from: the set of
articles (each judged by the encoder of its day) and the number in it, whether it goes on ('-' where the rules do not
say 'happened', or it is unreal), whether it is history, then the signs of both questions as `status/settled.py` counts
them; what the encoder says is kept as probabilities.
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np
import yaml
from training.logistic import Table, fitted, unseen

from dateline.recognise.events.merge.combine import GOES_ON, HISTORY
from dateline.recognise.events.status.settled import logit

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/models/status.yaml"
SIGNS: Final = {"ongoing": ("mean", "inquiry"), "background": ("rule", "mean", "least", "planned", "force")}
FROM: Final = {"ongoing": 4, "background": 6}  # the column of the first sign
LABEL: Final = {"ongoing": 2, "background": 3}
HEARD: Final = frozenset({"mean", "least"})
FOLDS: Final = 8
HEAD: Final = """\
# How rules and encoder are weighed on whether an act goes on (where the rules say that it happened) and whether it is
# history, in log odds. 'rule': the rules say so; 'mean', 'least': log odds of the encoder over all tellings; 'inquiry':
# an investigation; 'planned': the status; 'force': violence, force and sanctions. Made by training/events/settle.py.
"""


def main() -> None:
    """Fit, write the file, and print what is right on articles left out."""
    rows = [line.split("\t") for line in (HERE / "settled.tsv").read_text(encoding="utf-8").splitlines()]
    table = {question: _learned(question, rows) for question in SIGNS}
    TARGET.write_text(HEAD + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")


def _learned(question: str, rows: list[list[str]]) -> dict[str, object]:
    known = [row for row in rows if row[LABEL[question]] != "-"]
    right = np.array([float(row[LABEL[question]]) for row in known])
    signs = np.array([_signs(question, row) for row in known])
    told = unseen(signs, right, np.array([int(row[1]) % FOLDS for row in known]))
    for name in sorted({row[0] for row in known}):
        _show(f"{question} {name}", signs, told, right, np.array([row[0] == name for row in known]))
    base, *worth = (round(float(one), 2) for one in fitted(signs, right))
    return {"base": base, "signs": dict(zip(SIGNS[question], worth, strict=True))}


def _signs(question: str, row: list[str]) -> list[float]:
    values = zip(SIGNS[question], row[FROM[question] :], strict=False)
    return [1.0, *(logit(float(value)) if sign in HEARD else float(value) for sign, value in values)]


def _show(name: str, signs: Table, told: Table, right: Table, of_set: Table) -> None:
    rule = signs[:, 1] if "background" in name else np.zeros(len(right))
    least = HISTORY if "background" in name else GOES_ON
    by_rule, weighed = (rule == right)[of_set].mean(), ((told > least) == right)[of_set].mean()
    sys.stdout.write(f"{name}: {int(of_set.sum())} events, right by rules {by_rule:.3f}, weighed {weighed:.3f}\n")


if __name__ == "__main__":
    main()
