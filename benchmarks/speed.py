"""Speed and memory, measured in fresh processes on one core.

Times are ratios within one run: the engine's reading of an article against spaCy's own default English pipeline (the
same model with all its parts) on the same text, turn by turn, so that a noisy machine disturbs both alike. The encoder
runs where a step asks it; its time is a part of that step's, told by itself as well, and held against the parse's.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

import spacy

from dateline.base.records import RawPage
from dateline.base.step import Step
from dateline.collect import collect_folder
from dateline.parse import Parse
from dateline.parse.english import model_folder
from dateline.pipeline import STEPS, read_page
from dateline.recognise import encoder
from dateline.recognise.encoder import Opinion

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
TURNS = 5
P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Clock:
    """Processor seconds in each step and in the encoder within them; sentences parsed, and those of them judged."""

    steps: dict[str, float] = field(default_factory=lambda: dict.fromkeys((s.run.__name__ for s in STEPS), 0.0))
    encoder: float = 0.0
    parsed: int = 0
    judged: int = 0

    def step(self, step: Step) -> Step:
        """The step, timed."""

        @wraps(step.run)
        def run(**needs: object) -> object:
            start = time.process_time()
            made = step.run(**needs)
            self.steps[step.run.__name__] += time.process_time() - start
            self.parsed += len(made.sentences) if isinstance(made, Parse) else 0
            return made

        return replace(step, run=run)

    def asked(self, ask: Callable[P, T]) -> Callable[P, T]:
        """What asks the encoder, timed."""

        @wraps(ask)
        def run(*given: P.args, **named: P.kwargs) -> T:
            start = time.process_time()
            told = ask(*given, **named)
            self.encoder += time.process_time() - start
            self.judged += isinstance(told, Opinion)
            return told

        return run


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


def _peak_memory() -> float:
    """The most megabytes that this process had; `getrusage` would also count what the one that began it had."""
    try:
        told = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (peak,) = (line for line in told.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def _measure(folder: Path) -> dict[str, float]:
    """In this process alone: articles a second, the share of each step, peak memory, the ratio to spaCy's default."""
    pages = [found.page for found in collect_folder(folder) if found.failure is None]
    texts = [read_page(page).article.text for page in pages]
    plain = [RawPage(text=text, published="2024-03-15", language="en") for text in texts]
    memory = _peak_memory()
    default = spacy.load(model_folder())
    engine, other, clock = [], [], Clock()
    for turn in range(TURNS + 1):
        engine.append(_timed(plain, clock if turn else Clock()))
        start = time.perf_counter()
        for text in texts:
            list(default.pipe(line for line in text.splitlines() if line))
        other.append(time.perf_counter() - start)
    words = sum(len(text.split()) for text in texts)
    total = sum(clock.steps.values())
    return {
        "speed: articles a second, one core": round(len(texts) / statistics.median(engine[1:]), 1),
        "speed: words a second, one core": round(words / statistics.median(engine[1:])),
        "speed: reading with the encoder / spaCy's default pipeline": round(
            statistics.median(a / b for a, b in zip(engine[1:], other[1:], strict=True)), 2
        ),
        "speed: encoder / parse": round(clock.encoder / clock.steps["parse_article"], 2),
        "speed: peak memory with the encoder, MB": round(memory),
        **{f"speed: share of {name}": round(seconds / total, 3) for name, seconds in clock.steps.items()},
        "speed: share of the encoder, in all steps": round(clock.encoder / total, 3),
        "speed: share of sentences judged": round(clock.judged / clock.parsed, 3),
        "speed: seconds to read the articles": round(total / TURNS, 3),
        "speed: seconds to parse them": round(clock.steps["parse_article"] / TURNS, 3),
        "speed: seconds to ask the encoder about them": round(clock.encoder / TURNS, 3),
    }


def _timed(pages: list[RawPage], clock: Clock) -> float:
    """Seconds to read `pages`, which `clock` tells apart."""
    steps = tuple(map(clock.step, STEPS))
    with (
        patch.object(encoder, "opinion", clock.asked(encoder.opinion)),
        patch.object(Opinion, "pair", clock.asked(Opinion.pair)),
    ):
        start = time.perf_counter()
        for page in pages:
            read_page(page, steps)
        return time.perf_counter() - start


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.stdout.write(json.dumps(_measure(Path(sys.argv[1]))))
