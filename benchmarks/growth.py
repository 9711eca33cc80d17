"""What one more article costs when many are kept: seconds and memory of `Stories` and `Copies` at each size."""

import gc
import random
import resource
import time
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from pathlib import Path

from dateline.base.ids import digest
from dateline.base.records import Article, Maker, Paragraph, Reading
from dateline.base.spans import Span
from dateline.knowledge.files import load_lines
from dateline.reconcile.copies import Copies, Held
from dateline.reconcile.stories import Remembered, Stories
from dateline.reconcile.stories.profile import profile_of

SIZES = (1_000, 10_000)
SAMPLE = 200  # articles whose cost is taken at each size
PARAGRAPHS, WORDS = 6, 40
STORY = 8  # articles a story has on average
COPIED = 0.15  # share of paragraphs that are taken from an earlier article of the same story
MAKER = Maker(version="0", codebook="none")


def articles(seed: int = 5) -> Iterator[Reading]:
    """Articles without end: stories that overlap in time, each with words of its own, and copied paragraphs."""
    chance = random.Random(seed)
    words = [line.split("\t")[0] for line in load_lines("languages/en/word-frequencies.tsv")[1:]]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))  # Zipf
    running: list[tuple[list[str], list[str]]] = []
    number = 0
    while True:
        if len(running) < 40 or chance.random() < 1 / STORY:
            running = [*running[-39:], (chance.sample(words, 30), [])]
        own, told = chance.choice(running)
        paragraphs = []
        for _ in range(PARAGRAPHS):
            if told and chance.random() < COPIED:
                paragraphs.append(chance.choice(told))
            else:
                picked = chance.choices(words, cum_weights=weights, k=WORDS - 12) + chance.choices(own, k=12)
                chance.shuffle(picked)
                paragraphs.append(" ".join(picked))
        told += paragraphs
        yield _reading(f"a{number}", " ".join(chance.sample(own, 6)), paragraphs)
        number += 1


def _reading(id_: str, title: str, paragraphs: list[str]) -> Reading:
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Paragraph(span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    text = "\n".join(paragraphs)
    article = Article(text=text, digest=digest(text), title=title, paragraphs=tuple(spans), language="en")
    return Reading(id=id_, article=article, maker=MAKER)


def figures(sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    """Milliseconds for one more article at each size, and the memory of what is kept at the last one."""
    stories, copies = Stories(Remembered()), Copies(Held())
    add: dict[str, Callable[[Reading], object]] = {
        "stories": lambda reading: stories.add(profile_of(reading)),
        "copies": lambda reading: list(copies.add(reading)),
    }
    stream, kept, found = articles(), 0, {}
    before = _resident()
    for size in sizes:
        for reading in islice(stream, size - kept):
            for put in add.values():
                put(reading)
        kept = size + SAMPLE
        sample = list(islice(stream, SAMPLE))
        gc.collect()
        found[f"MB kept at {size}"] = round(_resident() - before, 1)
        for name, put in add.items():
            start = time.process_time()
            for reading in sample:
                put(reading)
            found[f"{name}: ms an article at {size}"] = round((time.process_time() - start) * 1000 / SAMPLE, 2)
    return found


def _resident() -> float:
    """Megabytes of memory that the process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6
