"""`make compare`: quotations as Dateline finds them beside textacy's, on the same articles, in one run.

textacy is run by the interpreter of build/compare, once with whole articles and once paragraph by paragraph. It quotes
only words in marks, and only with a speaker; so only words in marks are compared.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks import page, quality
from dateline.base.codec import encode
from dateline.base.records import RawPage
from dateline.pipeline import read_page

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "bench-output"
OTHER = ROOT / "build" / "compare" / "bin" / "python"
HOSTILE = Path(__file__).with_name("hostile_quotations.yaml")
TEXTACY = [str(OTHER), str(Path(__file__).with_name("textacy_reader.py"))]
READERS = {"Dateline": quality.DATELINE, "textacy": TEXTACY, "textacy by paragraph": [*TEXTACY, "--paragraphs"]}
_EACH = 4  # every fourth article is timed
HEAD = "| | " + " | ".join(READERS) + " |"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with the words in marks that are said in it."""

    name: str
    text: str
    said: tuple[str, ...]


def main() -> None:
    """Run both on everything there is, print the table and write it to the quality page."""
    if not OTHER.exists():
        raise SystemExit(f"compare: textacy's environment {OTHER} is missing; run `make compare`")
    shared = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
    rows: list[str] = []
    if (shared / "score").is_dir():
        rows = [*_polnear(shared), *_by_hand(shared)]
    else:
        sys.stderr.write(f"compare: no development sets at {shared}: only the texts of our own are compared\n")
    rows += hostile(Sample(row["tried"], row["text"], tuple(row["said"])) for row in _hostile())
    sys.stdout.writelines(f"{row}\n" for row in [HEAD, *rows])
    if (shared / "score").is_dir():
        page.fill("quotations", HEAD, rows)


def _hostile() -> list[Row]:
    rows: list[Row] = yaml.safe_load(HOSTILE.read_text(encoding="utf-8"))
    return rows


def _polnear(shared: Path) -> Iterator[str]:
    """PolNeAR's development part, by its scorer's own rule for words in marks; and the time that each takes."""
    task = next(task for task in quality.tasks(shared, OUTPUT) if task.name == "quotes")
    folders = {name: OUTPUT / "compare" / name.replace(" ", "-") for name in READERS}
    found = {name: quality.figures(task, folders[name], command) for name, command in READERS.items()}
    for figure in ("in marks F1", "in marks source"):
        yield _line(f"PolNeAR: {figure}", (f"{found[name][f'quotes: {figure}']:.3f}" for name in READERS))
    read = {name: _lines(folder / "quotes.readings.jsonl") for name, folder in folders.items()}
    failed = [sum(bool(row.get("failures") or row.get("errors")) for row in rows) for rows in read.values()]
    yield _line(f"PolNeAR: articles with an error, of {len(read['Dateline'])}", map(str, failed))
    articles = _lines(folders["Dateline"] / "quotes.in.jsonl")[::_EACH]
    ours = _seconds(articles)
    theirs = [sum(row["seconds"] for row in rows[::_EACH]) for name, rows in read.items() if name != "Dateline"]
    name = f"PolNeAR: processor time on {len(articles)} of them, a complete reading by Dateline = 1"
    yield _line(name, ("1", *(f"{took / ours:.2f}" for took in theirs)))


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _seconds(articles: Sequence[Row]) -> float:
    """Processor time of complete readings, in this process, the models being loaded."""
    read_page(RawPage(text="A text to warm up with.", language="en"))
    started = time.process_time()
    for article in articles:
        read_page(RawPage(text=article["text"]))
    return time.process_time() - started


def _by_hand(shared: Path) -> Iterator[str]:
    """The articles annotated by hand: runs of words in marks found exactly, and those with the right source."""
    gold = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold" / "readings").glob("*.json"))
    ]
    there = {(row["id"], *segment): quote["speaker_span"] for row in gold for quote, segment in _runs(row)}
    counts = {}
    for name, command in READERS.items():
        told = {(row["id"], *run): quote["speaker_span"] for row in _read(command, gold) for quote, run in _runs(row)}
        right = told.keys() & there.keys()
        named = [key for key in right if there[key]]
        sources = sum(_touch(told[key], there[key]) for key in named)
        counts[name] = (2 * len(right) / max(1, len(told) + len(there)), sources / max(1, len(named)))
    yield _line(f"by hand: {len(there)} runs in marks, exact words F1", (f"{f1:.3f}" for f1, _ in counts.values()))
    yield _line("by hand: source right, of those found", (f"{share:.3f}" for _, share in counts.values()))


def _runs(row: Row) -> Iterator[tuple[Row, list[int]]]:
    for quote in row["quotes"]:
        if quote["kind"] != "indirect":
            yield from ((quote, segment) for segment in quote["segments"])


def _touch(one: list[int] | None, other: list[int]) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def hostile(samples: Iterable[Sample]) -> Iterator[str]:
    """A line for each hard text: how many of its quotations each found, word for word."""
    samples = list(samples)
    articles = [{"id": sample.name, "text": sample.text} for sample in samples]
    readings = [{row["id"]: row for row in _read(command, articles)} for command in READERS.values()]
    for sample in samples:
        yield _line(f"hard text: {sample.name}", (judged(sample, rows[sample.name]) for rows in readings))


def judged(sample: Sample, row: Row) -> str:
    """'2 of 3', '2 of 3, 1 extra' or 'error', for what a reader made of a text."""
    told = [sample.text[start:end] for _, (start, end) in _runs(row)]
    right = sum(words in told for words in sample.said)
    extra = sum(words not in sample.said for words in told)
    said = f"{right} of {len(sample.said)}" if sample.said else "none" if not extra else "0 of 0"
    return "; ".join([f"{said}, {extra} extra" if extra else said, *(["error raised"] if row["errors"] else [])])


def _read(command: list[str], articles: Sequence[Row]) -> list[Row]:
    """The rows that a reader writes for articles; for Dateline, its readings by themselves."""
    if command is quality.DATELINE:
        return [_ours(article) for article in articles]
    given = "".join(json.dumps({"id": article["id"], "text": article["text"]}) + "\n" for article in articles)
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _ours(article: Row) -> Row:
    reading: Row = json.loads(encode(read_page(RawPage(id=article["id"], text=article["text"]))))
    return {"id": article["id"], "quotes": reading["quotes"], "errors": reading["failures"]}


def _line(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
