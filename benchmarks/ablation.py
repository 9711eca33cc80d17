"""`python -m benchmarks.ablation [SET ...]`: the same readings with and without the encoder, side by side.

Without it, the step that makes the judge makes one that says nothing, so that the rules decide alone.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from benchmarks import page, quality
from dateline.base.codec import decode_page, encode
from dateline.base.records import RawPage
from dateline.base.step import Step, run_steps
from dateline.parse import Parse
from dateline.pipeline import STEPS, read_page
from dateline.recognise.encoder import Judge, Silent
from dateline.recognise.names import Name

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "bench-output"
SETS = ("readings", "news", "plv", "quotes", "times", "police")
KINDS = {"Person": "person", "Organization": "org", "Location": "place"}
RULES_ALONE = [sys.executable, "-m", "benchmarks.ablation", "--read"]


def main() -> None:
    """Score what was asked for, print the table, and write it to the quality page if all was asked for."""
    if sys.argv[1:] == ["--read"]:
        _read_by_rules()
        return
    asked = sys.argv[1:] or ["names", *SETS]
    shared = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
    table: dict[str, tuple[float, float]] = {}
    if "names" in asked:
        table |= _names(shared / "data" / "ner" / "worldwide_dev.jsonl")
    for task in quality.tasks(shared, OUTPUT):
        if task.name in asked and task.name in SETS:
            alone = quality.figures(task, OUTPUT / "rules", RULES_ALONE)
            both = quality.figures(task, OUTPUT)
            table |= {name: (alone[name], value) for name, value in both.items() if name in alone}
    rows = [f"| {name} | {alone:g} | {both:g} |" for name, (alone, both) in table.items()]
    sys.stdout.writelines(f"{row}\n" for row in rows)
    if len(sys.argv) == 1:
        page.fill("ablation", "| figure | rules alone | rules and encoder |", rows)


def silent(parse: Parse) -> Judge:  # noqa: ARG001 - the step that it stands in for takes the parse
    """A judge that says nothing."""
    return Silent()


def by_rules() -> tuple[Step, ...]:
    """The steps of the road, with a silent judge."""
    return tuple(replace(step, run=silent) if step.makes == "judge" else step for step in STEPS)


def _read_by_rules() -> None:
    """Do what `dateline read --jsonl - --jobs 0` does, by rules alone."""
    with ProcessPoolExecutor() as team:
        for line in team.map(_reading, sys.stdin.buffer, chunksize=4):
            sys.stdout.buffer.write(line + b"\n")


def _reading(line: bytes) -> bytes:
    return encode(read_page(decode_page(line), by_rules()))


def _names(file: Path) -> dict[str, tuple[float, float]]:
    """Names of persons, organisations and places in Worldwide's development part: right where span and kind agree."""
    articles = [json.loads(line) for line in file.open(encoding="utf-8")]
    with ProcessPoolExecutor() as team:
        counts = list(team.map(_count_names, articles, chunksize=4))
    found: dict[str, tuple[float, float]] = {}
    for kind in ("all", *KINDS.values()):
        alone, both = (_f1(*(sum(count[kind][way][k] for count in counts) for k in range(3))) for way in (0, 1))
        found[f"names: {kind} F1"] = (alone, both)
    return found


Counts = tuple[int, int, int]  # right, found, there


def _count_names(article: dict[str, list[list[list[str]]]]) -> dict[str, tuple[Counts, Counts]]:
    """Kind of name -> counts by rules alone and with the encoder."""
    text, there = _gold(article["sentences"])
    told = [_told(text, steps) for steps in (by_rules(), STEPS)]
    kinds: dict[str, Callable[[str], bool]] = {"all": lambda _: True}
    kinds |= {kind: kind.__eq__ for kind in KINDS.values()}
    return {name: (_counts(told[0], there, wanted), _counts(told[1], there, wanted)) for name, wanted in kinds.items()}


Found = set[tuple[int, int, str]]


def _counts(told: Found, there: Found, wanted: Callable[[str], bool]) -> Counts:
    told, there = ({one for one in some if wanted(one[2])} for some in (told, there))
    return len(told & there), len(told), len(there)


def _told(text: str, steps: tuple[Step, ...]) -> Found:
    needed = [step for step in steps if step.makes in {"article", "parse", "judge", "names"}]
    products, failures = run_steps(needed, {"page": RawPage(text=text, language="en")})
    assert not failures, failures
    names = products["names"]
    assert isinstance(names, tuple)
    return {_place(name) for name in names if name.kind in KINDS.values()}


def _place(name: Name) -> tuple[int, int, str]:
    return name.span.start, name.span.end, name.kind


def _gold(sentences: list[list[list[str]]]) -> tuple[str, Found]:
    """The text, a sentence a line with a blank between tokens, and its names."""
    lines, there, at = [], set(), 0
    for sentence in sentences:
        line = " ".join(word for word, _ in sentence)
        there |= {(at + start, at + end, kind) for start, end, kind in _spans(sentence)}
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), there


def _spans(sentence: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    at, open_ = 0, None
    for word, tag in [*sentence, ["", "O"]]:
        if open_ and tag != f"I-{open_[2]}":
            if open_[2] in KINDS:
                yield open_[0], open_[1], KINDS[open_[2]]
            open_ = None
        if tag.startswith("B-"):
            open_ = (at, at + len(word), tag[2:])
        elif open_:
            open_ = (open_[0], at + len(word), open_[2])
        at += len(word) + 1


def _f1(right: int, found: int, there: int) -> float:
    return round(2 * right / max(1, found + there), 3)


if __name__ == "__main__":
    main()
