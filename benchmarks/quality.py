"""Quality: the engine's readings of the development sets, scored by the scorers that stand beside the sets."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import news

DATELINE = [sys.executable, "-m", "dateline", "read", "--jsonl", "-", "--jobs", "0"]
STORIES = [sys.executable, "-m", "dateline", "stories", "--jsonl", "-", "--jobs", "0"]


@dataclass(frozen=True, slots=True)
class Task:
    """One set to score: its name here, its scorer with arguments, and what reads it.

    `speaks_json` if the scorer does; `lacks` is a figure that the set has not, `only` all that it has.
    `shuffled` is the seed of an order of chance in which its articles are given.
    """

    name: str
    scorer: tuple[str, ...]
    speaks_json: bool = False
    lacks: str | None = None
    only: frozenset[str] | None = None
    reader: tuple[str, ...] | None = None
    shuffled: int | None = None


def tasks(shared: Path, folder: Path) -> Iterator[Task]:
    """Every set that the engine is scored on; gold that has to be put together is written below `folder`."""
    score, data = shared / "score", shared / "data"
    sets = str(score / "score_sets.py")
    yield Task("readings", (str(score / "score_readings.py"), str(shared / "gold" / "readings")), speaks_json=True)
    unseen = (str(score / "score_readings.py"), str(news.gold(data, folder)))
    yield Task("news", unseen, speaks_json=True, only=news.FIGURES)
    for name in ("plv", "quotes", "times", "places", "police", "pages"):
        yield Task(name, (sets, name))
    yield Task("geovirus", (sets, "places", "--gold", str(data / "geo" / "geovirus.jsonl")), lacks="same GeoNames id")
    yield Task("fundus", (sets, "pages", "--gold", str(data / "pages" / "fundus.jsonl")))
    yield Task("stories in order of time", (sets, "stories"), reader=tuple(STORIES))
    yield Task("stories in random order", (sets, "stories"), reader=tuple(STORIES), shuffled=1)


def figures(task: Task, folder: Path, reader: list[str] = DATELINE) -> dict[str, float]:
    """Metric -> figure for one set, read by the command `reader`; inputs and readings stay in `folder` to be seen."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs, readings = folder / f"{task.name}.in.jsonl", folder / f"{task.name}.readings.jsonl"
    with inputs.open("wb") as out:
        subprocess.run([sys.executable, *task.scorer, "--inputs"], stdout=out, check=True)
    _order(inputs, task)
    with inputs.open("rb") as given, readings.open("wb") as out:
        done = subprocess.run(task.reader or reader, stdin=given, stdout=out, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"bench: reading {task.name} ended with code {done.returncode}: {done.stderr.decode()[-400:]}")
    command = [sys.executable, *task.scorer, "--pred", str(readings), *(["--json"] if task.speaks_json else [])]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    (folder / f"{task.name}.score.txt").write_text(said, encoding="utf-8")
    found = _of_json(said) if task.speaks_json else dict(_of_lines(said))
    kept = {metric for metric in found if metric != task.lacks and (task.only is None or metric in task.only)}
    return {f"{task.name}: {metric}": value for metric, value in found.items() if metric in kept}


def _order(inputs: Path, task: Task) -> None:
    """Put the articles of a set of stories in the order in which they are to come."""
    if task.reader is not None:
        lines = inputs.read_text(encoding="utf-8").strip("\n").split("\n")
        lines.sort(key=lambda line: json.loads(line).get("published") or "")
        if task.shuffled is not None:
            random.Random(task.shuffled).shuffle(lines)
        inputs.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _of_json(said: str) -> dict[str, float]:
    scored = json.loads(said)
    found = {f"{name} F1": value for name, value in scored["f1"].items() if name != "events required"}
    right, _, missed = scored["counts"]["events required"]
    found["events required recall"] = round(right / ((right + missed) or 1), 4)
    found |= {name: share for name, (_, _, share) in scored["rates"].items() if share is not None}
    return {**found, "broken laws": scored["broken_laws"]}


_NUMBER = r"(\d?\.\d+|\d+)"
_FIGURES = (
    (r"^[a-z]+ (?P<set>[a-zA-Z]+(?: marks)?) +P [\d.]+  R [\d.]+  F1 " + _NUMBER, "{set} F1"),
    (r"^quotes (?P<set>in marks|speech).*source right " + _NUMBER, "{set} source"),
    (r"^stories +B-cubed .*F1 " + _NUMBER, "B-cubed F1"),
    (r"^plv pair +accuracy " + _NUMBER, "pair accuracy"),
    (r"macro-F1 " + _NUMBER, "pair macro-F1"),
    (r"^times value +F1 " + _NUMBER, "value F1"),
    (r"^places found +R " + _NUMBER, "found recall"),
    (r"of those found: same GeoNames id " + _NUMBER, "same GeoNames id"),
    (r", within 161 km " + _NUMBER, "within 161 km of those found"),
    (r"end to end within 161 km " + _NUMBER, "end to end within 161 km"),
    (r"^pages body +mean shingle F1 " + _NUMBER, "body F1"),
    (r"^pages authors +F1 " + _NUMBER, "authors F1"),
    (r"minute with zone " + _NUMBER, "minute with zone"),
    (r"caption leaked into body " + _NUMBER, "caption leak"),
    (r"^pages title +" + _NUMBER, "title"),
    (r" day " + _NUMBER + " right", "day"),
    (r"right, " + _NUMBER + " wrong", "day wrong"),
)


def _of_lines(said: str) -> Iterator[tuple[str, float]]:
    for line in said.splitlines():
        for pattern, name in _FIGURES:
            match = re.search(pattern, line)
            if match:
                yield name.format(**match.groupdict()), float(match.groups()[-1])
