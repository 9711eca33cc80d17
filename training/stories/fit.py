"""Learn what speaks for two articles telling one story: `knowledge/models/stories.yaml`.

Usage: python -m training.stories.fit FOLDER, where FOLDER holds the development sets (see training/README.md).

Two training sets, neither of which is used for scoring: bomb attacks and their aftermath of WikiEvents (train), grouped
by us into stories (`wikievents.yaml`), where other attacks of the same kind are what must stay apart; and articles of
PolNeAR, LGL and TBAQ (train) cut into their odd and their even paragraphs, where the two halves tell one story.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import yaml

from dateline.base.records import RawPage
from dateline.pipeline import read_page
from dateline.reconcile.stories import Remembered, Stories
from dateline.reconcile.stories.likeness import SIGNS, Weighing, signs
from dateline.reconcile.stories.profile import Profile, profile_of

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/models/stories.yaml"
HALVED = (("quotes/polnear_train", 160), ("geo/lgl", 120), ("time/tbaq", 60))
FEWEST = 6  # paragraphs of an article that is cut in two
RIDGE = 1.0
JOINS = (-3.0, -2.5, -2.25, -2.0, -1.5, -1.0, -0.5, 0.0)  # shown: B-cubed F1 of the training sets
JOIN = -2.25  # of those within .01 of the best, the best on the half 'choose' of our own look-alikes
UNSURE = 1.0  # below 'join'
DELAY = 0.1  # our own choice: none of the training articles has a day; checked to do no harm
APART = 3.0  # chosen on the half 'choose' of our own look-alikes: `python -m benchmarks.reconcile stories`
SLACK, STRAIN = 2.0, 0.25  # chosen there as well, of those that do no harm to the development stories
HEAD = """\
# What speaks for two articles telling one story, in log odds. 'same' begins at 'join', doubt at 'unsure'; 'delay' is
# taken off for each unit of log(1 + days beyond a week between two reports), 'apart' where an article shares no topic
# with any of a story. What it is less alike to a story than that story's loosest article is to the rest, beyond
# 'slack', is taken off by the share 'strain'. Made by training/stories/fit.py.
"""

Examples = list[tuple[Profile, str]]


def rows(path: Path) -> Iterator[dict[str, object]]:
    """The records of a set that may be trained on."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row.get("part", "train") == "train":
                yield row


def attacks(folder: Path) -> Examples:
    """The articles of WikiEvents with the stories that we gave them; one that has none is a story of its own."""
    told = yaml.safe_load((HERE / "wikievents.yaml").read_text(encoding="utf-8"))
    left_out = set(told.pop("left out"))
    story_of = {article: story for story, articles in told.items() for article in articles}
    found = []
    for row in rows(folder / "events/wikievents_train.jsonl"):
        name = str(row["docid"])
        if name not in left_out:
            found.append((_profile(name, _joined(row["tokens"])), story_of.get(name, name)))
    return found


def _joined(tokens: object) -> str:
    assert isinstance(tokens, list)
    text = " ".join(token if isinstance(token, str) else " ".join(token) for token in tokens)
    return re.sub(r" ([.,;:!?)’])", r"\1", text.replace("( ", "("))


def halves(folder: Path) -> Examples:
    """Articles cut into their odd and their even paragraphs."""
    chance = random.Random(7)
    found = []
    for name, count in HALVED:
        texts = [str(row["text"]) for row in rows(folder / f"{name}.jsonl")]
        for number, text in enumerate(chance.sample(texts, len(texts))[:count]):
            paragraphs = [line for line in text.split("\n") if len(line) > 40]
            if len(paragraphs) >= FEWEST:
                for half in (0, 1):
                    story = f"{name} {number}"
                    found.append((_profile(f"{story} {half}", "\n".join(paragraphs[half::2])), story))
    return found


def _profile(name: str, text: str) -> Profile:
    return profile_of(read_page(RawPage(id=name, text=text)))


def fit(sets: list[Examples]) -> tuple[list[float], float]:
    """Weights and base of a logistic regression over all pairs; each set's true pairs weigh the same in sum."""
    inputs, truths, shares = [], [], []
    for examples in sets:
        pairs = list(combinations(examples, 2))
        same = np.array([one[1] == other[1] for one, other in pairs], dtype=float)
        inputs.append(np.array([[*signs(one[0], other[0]), 1.0] for one, other in pairs]))
        truths.append(same)
        shares.append(np.full(len(same), 400 / same.sum()))
    x, y, share = np.concatenate(inputs), np.concatenate(truths), np.concatenate(shares)
    ridge = RIDGE * np.diag([*np.ones(len(SIGNS)), 0.0])
    weights = np.zeros(len(SIGNS) + 1)
    for _ in range(50):
        odds = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (odds - y)) + ridge @ weights
        curve = (x * (share * odds * (1 - odds))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(curve, slope)
    return [round(float(w), 2) for w in weights[:-1]], round(float(weights[-1]), 2)


def b_cubed(examples: Examples, learned: Weighing) -> float:
    """B-cubed F1 of the stories grown from the articles in an order of chance."""
    story_of = {profile.id: story for profile, story in examples}
    kept = Remembered()
    stories = Stories(kept, learned)
    for profile, _ in random.Random(3).sample(examples, len(examples)):
        stories.add(profile)
    sizes = Counter(story_of.values())
    precision = recall = 0.0
    for group in kept.groups():
        for article in group:
            right = sum(story_of[other] == story_of[article] for other in group)
            precision += right / len(group) / len(examples)
            recall += right / sizes[story_of[article]] / len(examples)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Learn and write the weights, and where 'same' begins."""
    folder = Path(sys.argv[1])
    sets = [attacks(folder), halves(folder)]
    weights, base = fit(sets)
    scores = {}
    for join in JOINS:
        learned = Weighing(tuple(weights), base, join, join - UNSURE, DELAY, APART, SLACK, STRAIN)
        scores[join] = [round(b_cubed(examples, learned), 3) for examples in sets]
    print(scores)
    told = {
        "weights": dict(zip(SIGNS, weights, strict=True)), "base": base, "join": JOIN, "unsure": JOIN - UNSURE,
        "delay": DELAY, "apart": APART, "slack": SLACK, "strain": STRAIN,
    }  # fmt: skip
    TARGET.write_text(HEAD + yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
