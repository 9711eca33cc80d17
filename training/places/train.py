"""Learn the weights of the place recogniser: `knowledge/gazetteer/weights.yaml`.

Trained on the `train` parts of LGL and GeoVirus only. Two models: is it a place (logistic regression), and which place
(conditional logit over the options). Usage: train.py LGL.JSONL GEOVIRUS.JSONL
"""

import json
import sys
from pathlib import Path

import numpy as np

from dateline.base.records import RawPage
from dateline.base.spans import Span
from dateline.extract import extract_article
from dateline.knowledge import load_yaml
from dateline.parse import parse_article
from dateline.recognise.encoder import judge_article
from dateline.recognise.names import find_names
from dateline.recognise.places.distance import km
from dateline.recognise.places.find import located_words
from dateline.recognise.places.gate import features as gate_features
from dateline.recognise.places.groups import Group, groups_of
from dateline.recognise.places.known import Names
from dateline.recognise.places.never import never
from dateline.recognise.places.resolve import Setting, features, judge
from dateline.recognise.places.toponyms import Option, Toponym, find_toponyms

TARGET = Path(__file__).parents[2] / "src/dateline/knowledge/gazetteer/weights.yaml"
HEAD = """# What speaks for a place (gate) and for one of the places that a name may mean (resolve), in log odds.
# Made by training/places/train.py from the training parts of LGL and GeoVirus.
"""
LEAST = 0.35
Told = list[tuple[str, float]]
Gold = dict[str, object]


class Example:
    """One article: its toponyms, its names and what the annotators marked."""

    def __init__(self, row: dict[str, object]) -> None:
        article = extract_article(RawPage(text=str(row["text"])))
        parse = parse_article(article)
        self.text = article.text
        self.toponyms = list(find_toponyms(article.text, parse))
        located = located_words(self.toponyms)
        self.names = Names(find_names(article, parse, judge_article(parse)), article.text, located)
        self.gold = [(Span(*told["span"]), told) for told in row["toponyms"]]  # type: ignore[attr-defined]

    def marked(self, toponym: Toponym) -> Gold | None:
        """What the annotators say of these words."""
        return next((told for span, told in self.gold if span.overlap(toponym.span)), None)


def examples(path: str) -> list[Example]:
    """The articles of the training part of one file."""
    with Path(path).open(encoding="utf-8") as lines:
        return [Example(row) for row in map(json.loads, lines) if row["part"] == "train"]


def gate_rows(found: list[Example]) -> list[tuple[Told, bool]]:
    """Features and truth of each toponym."""
    return [
        (list(gate_features(t, e.names, located_words(e.toponyms))), e.marked(t) is not None)
        for e in found
        for t in e.toponyms
        if not never(t, e.names)
    ]


def matrix(rows: list[Told], names: list[str]) -> np.ndarray:
    """The features as numbers."""
    at = {name: number for number, name in enumerate(names)}
    made = np.zeros((len(rows), len(names)))
    for number, told in enumerate(rows):
        for name, value in told:
            made[number, at[name]] += value
    return made


def names_of(rows: list[Told]) -> list[str]:
    """All feature names."""
    return sorted({name for told in rows for name, _ in told})


def fit_gate(rows: list[tuple[Told, bool]]) -> dict[str, float]:
    """Weights of the logistic regression, by Newton's method with a small penalty."""
    names = names_of([told for told, _ in rows])
    x, y = matrix([told for told, _ in rows], names), np.array([truth for _, truth in rows], dtype=float)
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + np.eye(len(names))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + w)
    return dict(zip(names, w.tolist(), strict=True))


def truths(group: Group, example: Example) -> list[bool] | None:
    """Which options are what the annotators marked: the same id, or else within 50 km; `None` if none or all are."""
    told = next((told for t in group.mentions if (told := example.marked(t))), None)
    if told is None or not told["lat"]:
        return None
    same = [told["geonames"] is not None and str(o.geonames_id) == told["geonames"] for o in group.options]
    if not any(same):
        at = (float(str(told["lat"])), float(str(told["lon"])))
        same = [o.at is not None and km(o.at, at) <= reach(o) for o in group.options]
    return same if any(same) and not all(same) else None


def reach(option: Option) -> float:
    """How far from the annotators' spot the middle of a place may lie and be the same place."""
    return {"city": 30, "point": 30, "admin2": 60, "admin1": 160}.get(option.precision, 600)


def fit_resolve(found: list[Example]) -> dict[str, float]:
    """Weights of the conditional logit; the setting is made anew with the weights of the round before."""
    weights: dict[str, float] = {}
    for _ in range(3):
        rows: list[list[Told]] = []
        answers: list[list[bool]] = []
        for example in found:
            groups = groups_of([t for t in example.toponyms if example.marked(t)])
            setting = Setting(example.text, groups)
            if weights:
                setting.choose([judge(setting, number, weights) for number in range(len(groups))])
            for number, group in enumerate(groups):
                answer = truths(group, example)
                if answer is not None:
                    rows.append(list(features(setting, number)))
                    answers.append(answer)
        weights = climb(rows, answers)
    return weights


def climb(rows: list[list[Told]], answers: list[list[bool]]) -> dict[str, float]:
    """Gradient steps (Adam) on the likelihood that one of the true options is chosen."""
    names = names_of([told for options in rows for told in options])
    x = matrix([told for options in rows for told in options], names)
    starts = np.cumsum([0, *(len(options) for options in rows)])[:-1]
    owner = np.repeat(np.arange(len(rows)), [len(options) for options in rows])
    y = np.array([truth for answer in answers for truth in answer])
    w, m, v = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, 1500):
        scores = x @ w
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        p = raised / np.add.reduceat(raised, starts)[owner]
        q = p * y
        q /= np.add.reduceat(q, starts)[owner]
        slope = x.T @ (p - q) + 0.5 * w
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    right = np.add.reduceat(p * y, starts)
    sys.stderr.write(
        f"resolve: {len(rows)} groups, likelihood {np.log(right).mean():.3f}, over half {np.mean(right > 0.5):.3f}\n"
    )
    return dict(zip(names, w.tolist(), strict=True))


def main() -> None:
    """Write the weights anew."""
    load_yaml.cache_clear()
    found = [example for path in sys.argv[1:] for example in examples(path)]
    gate, resolve = fit_gate(gate_rows(found)), fit_resolve(found)
    lines = [HEAD, f"least: {LEAST}  # a gate below this is no place\n"]
    for name, weights in (("gate", gate), ("resolve", resolve)):
        lines += [f"{name}:\n", *(f"  {json.dumps(key)}: {value:.2f}\n" for key, value in weights.items())]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
