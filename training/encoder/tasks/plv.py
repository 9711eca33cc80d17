"""PLV: the PLOVER root of what a marked source does to a marked target."""

import re
from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, Pair, rows
from training.encoder.heads import MUTUAL, NONE, one, some
from training.encoder.text import covered, parsed_sentence

_MARK = re.compile(r"</?([st])>")


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part; with source and target swapped they are no pair, unless the act is mutual."""
    for row in rows(data / "events/plv_train.jsonl"):
        if row["part"] != part:
            continue
        text, marks = unmarked(row["marked"])
        words = parsed_sentence(text)
        source, target = (
            [k for start, end in marks[role] for k in range(*covered(words, start, end))] for role in "st"
        )
        kind = row["type"]
        pairs = [Pair(source, target, [], some("CONCEDE", "RETREAT") if kind == "YIELD" else one(kind))]
        if part == "train" and kind not in MUTUAL:
            pairs.append(Pair(target, source, [], NONE))
        yield Example("plv", [word.text for word in words], pairs=pairs, group=row["id"])


def unmarked(marked: str) -> tuple[str, dict[str, list[list[int]]]]:
    """Text with <s> and <t> marks -> the text, and the characters that stood between the marks."""
    text, marks, last = "", {"s": [], "t": []}, 0  # type: ignore[var-annotated]
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group(0)[1] != "/":
            marks[mark.group(1)].append([len(text), len(text)])
        elif marks[mark.group(1)]:
            marks[mark.group(1)][-1][1] = len(text)
    return text + marked[last:], marks
