"""Speed and memory, measured in fresh processes on one core.

Times are ratios within one run: the engine's reading of an article against spaCy's own default English pipeline (the
same model with all its parts) on the same text, turn by turn, so that a noisy machine disturbs both alike.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import spacy

from dateline.base.records import RawPage
from dateline.base.step import Step
from dateline.collect import collect_folder
from dateline.parse.english import model_folder
from dateline.pipeline import STEPS, read_page

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
TURNS = 5


def figures(articles: Path) -> dict[str, float]:
    """Metric -> figure. `articles` is a folder of HTML and text files that both sides read."""
    environment = {**os.environ, **ONE_CORE}
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed", str(articles)], env=environment, stdout=subprocess.PIPE, check=True
    ).stdout
    found: dict[str, float] = json.loads(said)
    found["speed: seconds to show --help"] = _seconds([sys.executable, "-m", "dateline", "--help"])
    found["speed: seconds to import and read one sentence"] = _seconds(
        [sys.executable, "-c", "import dateline; dateline.read(text='Two people were hurt.')"]
    )
    return found


def _seconds(command: list[str]) -> float:
    """The median wall time of a command in a fresh process, over `TURNS` runs."""
    taken = []
    for _ in range(TURNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken), 2)


def _measure(folder: Path) -> dict[str, float]:
    """In this process alone: articles a second, the share of each step, peak memory, the ratio to spaCy's default."""
    pages = [found.page for found in collect_folder(folder) if found.failure is None]
    texts = [read_page(page).article.text for page in pages]
    plain = [RawPage(text=text, published="2024-03-15", language="en") for text in texts]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    default = spacy.load(model_folder())
    engine, other, shares = [], [], dict.fromkeys((step.run.__name__ for step in STEPS), 0.0)
    for turn in range(TURNS + 1):
        engine.append(_timed(plain, shares if turn else {}))
        start = time.perf_counter()
        for text in texts:
            list(default.pipe(line for line in text.splitlines() if line))
        other.append(time.perf_counter() - start)
    words = sum(len(text.split()) for text in texts)
    total = sum(shares.values())
    return {
        "speed: articles a second, one core": round(len(texts) / statistics.median(engine[1:]), 1),
        "speed: words a second, one core": round(words / statistics.median(engine[1:])),
        "speed: reading / spaCy's default pipeline": round(
            statistics.median(a / b for a, b in zip(engine[1:], other[1:], strict=True)), 2
        ),
        "speed: peak memory, MB": round(memory),
        **{f"speed: share of {name}": round(share / total, 3) for name, share in shares.items()},
    }


def _timed(pages: list[RawPage], shares: dict[str, float]) -> float:
    """Seconds to read `pages`; the time of each step is added to `shares`."""

    def clocked(step: Step) -> Step:
        def run(**needs: object) -> object:
            start = time.perf_counter()
            made = step.run(**needs)
            if shares:
                shares[step.run.__name__] += time.perf_counter() - start
            return made

        run.__name__ = step.run.__name__
        return replace(step, run=run)

    steps = tuple(map(clocked, STEPS))
    start = time.perf_counter()
    for page in pages:
        read_page(page, steps)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure(Path(sys.argv[1]))))
