"""Every line of our own training sentences says something that the codebook knows, by the marks of their README."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from dateline.base.records import Status
from dateline.knowledge import load_yaml
from dateline.knowledge.coding import codebook

FOLDER = Path(__file__).parents[2] / "training" / "sentences"
FILES = sorted(FOLDER.glob("*.txt"))
MARK = re.compile(r"\{([^{} ]+) ([^{}]+)\}")
ROLES = re.compile(r"(?:[arp]\d*)+")
TRAPS = {
    "accident", "business", "content", "crime", "culture", "disaster", "history-name", "metaphor", "other", "sport",
    "title", "weapon-name",
}  # fmt: skip


class Line(NamedTuple):
    """One sentence as it stands in its file, and the family it belongs to."""

    file: str
    number: int
    family: str
    text: str

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in MARK.findall(self.text)]

    @property
    def plain(self) -> str:
        return MARK.sub(r"\2", self.text)

    def __str__(self) -> str:
        return f"{self.file}:{self.number}: {self.text}"


@cache
def lines() -> tuple[Line, ...]:
    found = []
    for path in FILES:
        family = ""
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if text.startswith("## "):
                family = text[3:].strip()
            elif text.strip():
                found.append(Line(path.name, number, family, text.strip()))
    return tuple(found)


def wrong_act(tag: str) -> str | None:
    """What is wrong with the mark of an act or a trap; None if nothing is."""
    told, colon, number = tag.partition(":")
    if colon and not number.isdigit():
        return f"{number!r} is no number"
    if told.startswith("none/"):
        return None if told.removeprefix("none/") in TRAPS else f"no such trap: {told}"
    if told.count("/") < 2:
        return f"{told} lacks its modes or its status"
    kind, modes, status, *rest = told.split("/")
    if kind == "ADVISORY":
        known = set(load_yaml("models/heads.yaml")["mode"]["ADVISORY"])
    elif kind in codebook().types:
        known = set(codebook().type(kind).modes)
    else:
        return f"no such type: {kind}"
    strange = set(filter(None, modes.split("+"))) - known
    if strange:
        return f"no modes of {kind}: {', '.join(sorted(strange))}"
    if status not in get_args(Status):
        return f"no such status: {status!r}"
    return None if rest in ([], ["background"]) else f"what is {rest}?"


def acts(line: Line) -> set[str]:
    """The numbers of the acts; an act without a number is the first."""
    return {tag.partition(":")[2] or "1" for tag in line.tags if "/" in tag and not tag.startswith("none/")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_sentence_stands_in_a_family_and_no_family_is_told_twice(path: Path) -> None:
    assert [str(line) for line in lines() if line.file == path.name and not line.family] == []
    heads = [text[3:].strip() for text in path.read_text(encoding="utf-8").splitlines() if text.startswith("## ")]
    assert [family for family, count in Counter(heads).items() if count > 1] == []


def test_every_file_that_the_readme_names_is_there() -> None:
    told = re.findall(r"^\| `(\w+\.txt)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == [path.name for path in FILES] == sorted({line.file for line in lines()})


def test_the_marks_are_closed_and_none_stands_within_another() -> None:
    assert [str(line) for line in lines() if set("{}") & set(line.plain)] == []


def test_a_mark_holds_words_without_blanks_at_its_ends() -> None:
    assert [str(line) for line in lines() for _, words in MARK.findall(line.text) if words != words.strip()] == []


def test_every_act_has_a_type_modes_and_a_status_of_the_codebook() -> None:
    wrong = [
        (problem, str(line)) for line in lines() for tag in line.tags if "/" in tag and (problem := wrong_act(tag))
    ]
    assert wrong == []


def test_every_other_mark_is_a_role() -> None:
    wrong = [str(line) for line in lines() for tag in line.tags if "/" not in tag and not ROLES.fullmatch(tag)]
    assert wrong == []


def test_the_number_of_a_role_is_that_of_an_act() -> None:
    wrong = []
    for line in lines():
        numbers = {number for tag in line.tags if "/" not in tag for number in re.findall(r"[arp](\d+)", tag)}
        if numbers - acts(line):
            wrong.append(str(line))
    assert wrong == []


def test_no_sentence_stands_twice() -> None:
    seen = Counter(line.plain.casefold() for line in lines())
    assert [str(line) for line in lines() if seen[line.plain.casefold()] > 1] == []


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("ASSAULT/beat/happened", None),
        ("ASSAULT//denied/background:2", None),
        ("ADVISORY/leave+avoid/happened", None),
        ("none/sport", None),
        ("none/cricket", "no such trap: none/cricket"),
        ("INVADE//happened", "no such type: INVADE"),
        ("ASSAULT/phone/happened", "no modes of ASSAULT: phone"),
        ("ASSAULT/beat/maybe", "no such status: 'maybe'"),
        ("ASSAULT/beat", "ASSAULT/beat lacks its modes or its status"),
        ("ASSAULT/beat/happened/foreground", "what is ['foreground']?"),
        ("ASSAULT/beat/happened:x", "'x' is no number"),
    ],
)
def test_a_wrong_mark_is_told(tag: str, problem: str | None) -> None:
    assert wrong_act(tag) == problem
