"""Sentences of our own (`training/sentences`, whose README tells the marks): acts with all that is said of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from training.encoder.example import Example, Pair, Sides
from training.encoder.heads import IGNORED, MODE, MUTUAL, NONE, STATUS, one
from training.encoder.text import covered, parsed_sentence

FOLDER = Path(__file__).parents[2] / "sentences"
_MARK = re.compile(r"\{([^{} ]+) ([^{}]*)\}")
_ROLE = re.compile(r"([arp])(\d*)")
FACTUALITY = {"happened": 3.0, "ongoing": 3.0, "planned": 0.0, "denied": -2.5, "hypothetical": -1.5}  # not: alleged
TEST_SHARE = 15  # of a hundred families


@dataclass
class Act:
    """What one marked trigger says."""

    kind: str
    modes: list[str]
    status: str
    background: bool
    words: list[int]


@dataclass
class Marked:
    """A sentence read: its words, its acts by number, words that tempt, and who stands in which part of which act."""

    words: list[str]
    acts: dict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))
    traps: list[list[int]] = field(default_factory=list)
    roles: dict[tuple[str, str], list[list[int]]] = field(default_factory=lambda: defaultdict(list))


def examples(_data: Path, part: str) -> Iterator[Example]:
    """The sentences of the families that belong to this part (dev: 15 in 100, told by the family's name)."""
    for path in sorted(FOLDER.glob("*.txt")):
        family = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                family = f"{path.stem}: {line[3:].strip()}"
            elif line.strip() and (crc32(family.encode()) % 100 < TEST_SHARE) == (part == "dev"):
                yield example(read_marks(line.strip()), family)


def read_marks(line: str) -> Marked:
    """The marks of one line."""
    text, found, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        found.append((mark.group(1), len(text), len(text) + len(mark.group(2))))
        text += mark.group(2)
        last = mark.end()
    words = parsed_sentence(text + line[last:])
    marked = Marked([word.text for word in words])
    for tag, start, end in found:
        place = list(range(*covered(words, start, end)))
        if not place:
            continue
        if "/" not in tag:
            for role, number in _ROLE.findall(tag):
                marked.roles[role, number or "1"].append(place)
        elif tag.startswith("none"):
            marked.traps.append(place)
        else:
            told, _, number = tag.partition(":")
            kind, modes, status, *rest = told.split("/")
            act = Act(kind, [f"{kind}/{m}" for m in modes.split("+") if m], status, bool(rest), place)
            marked.acts[number or "1"].append(act)
    return marked


def example(marked: Marked, family: str) -> Example:
    """Labels for every head that the marks speak of."""
    count = len(marked.words)
    trigger = [NONE] * count
    status = [IGNORED] * count
    modes: list[list[int] | None] = [None] * count
    background: list[float | None] = [None] * count
    factuality: list[float | None] = [None] * count
    for act in (act for acts in marked.acts.values() for act in acts):
        for k in act.words:
            trigger[k] = one(act.kind)
            status[k] = STATUS.index(act.status)
            modes[k] = [MODE.index(mode) for mode in act.modes if mode in MODE]
            background[k] = float(act.background)
            factuality[k] = FACTUALITY.get(act.status)
    return Example(
        "sentences", marked.words, trigger=trigger, status=status, modes=modes,
        numbers={"background": background, "factuality": factuality}, pairs=list(_pairs(marked)),
        sides=list(_sides(marked)), group=family,
    )  # fmt: skip


def _pairs(marked: Marked) -> Iterator[Pair]:
    for number, acts in marked.acts.items():
        actors, recipients = marked.roles.get(("a", number), []), marked.roles.get(("r", number), [])
        actor, recipient = (_flat(places) for places in (actors, recipients))
        for act in acts:
            yield Pair(actor, recipient, act.words, one(act.kind))
            if actor and recipient and len(marked.acts) == 1:
                yield Pair(actor, recipient, [], one(act.kind))
            if actor and recipient and act.kind not in MUTUAL:
                yield Pair(recipient, actor, act.words, NONE)
    everybody = [place for places in marked.roles.values() for place in places]
    for trap in marked.traps:
        for place in everybody[:2]:
            yield Pair(place, [], trap, NONE)
        yield Pair([], [], trap, NONE)


def _sides(marked: Marked) -> Iterator[Sides]:
    for number, acts in marked.acts.items():
        actor, recipient = (_flat(marked.roles.get((role, number), [])) for role in "ar")
        yield from (Sides(act.words[0], actor, recipient) for act in acts)


def _flat(places: list[list[int]]) -> list[int]:
    """The words of several phrases together."""
    return sorted({k for place in places for k in place})
