"""Floors only rise, and a figure below its floor is told."""

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import ablation, page, quality, same
from dateline.pipeline import STEPS


@pytest.mark.parametrize(
    ("name", "figure", "floor", "worse"),
    [
        ("readings: events F1", 0.70, 0.71, True),
        ("readings: events F1", 0.71, 0.71, False),
        ("readings: quote speaker wrong", 0.03, 0.02, True),
        ("readings: broken laws", 0, 0, False),
        ("fundus: caption leak", 0.0, 0.01, False),
        ("speed: reading / spaCy's default pipeline", 1.2, 1.0, True),
    ],
)
def test_some_figures_are_better_high_and_some_low(name: str, figure: float, floor: float, worse: bool) -> None:
    assert bench._worse(name, figure, floor) is worse


def test_a_figure_that_was_not_measured_is_not_held_against_its_floor() -> None:
    assert not bench._worse("readings: events F1", None, 0.7)


def test_floors_rise_and_never_fall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "floors.json"
    monkeypatch.setattr(bench, "FLOORS", kept)
    bench._lift(
        {"a F1": 0.7, "b F1": 0.7, "c wrong": 0.1},
        {"a F1": 0.8, "b F1": 0.6, "c wrong": 0.2, "new F1": 0.5, "speed: words a second, one core": 9.0},
    )
    assert json.loads(kept.read_text()) == {"a F1": 0.8, "b F1": 0.7, "c wrong": 0.1, "new F1": 0.5}


def test_the_figures_of_a_scorer_are_read_from_its_lines() -> None:
    said = (
        "quotes in marks P 0.900  R 0.800  F1 0.847   (8 right, 1 extra, 2 missed)   source right 0.870\n"
        "times value    F1 0.730   (value right for 7 of 9 found)\n"
        "pages title    0.863    day 0.984 right, 0.010 wrong\n"
    )
    assert dict(quality._of_lines(said)) == {
        "in marks F1": 0.847,
        "in marks source": 0.87,
        "value F1": 0.73,
        "title": 0.863,
        "day": 0.984,
        "day wrong": 0.01,
    }


def test_a_table_takes_the_place_between_its_marks_and_the_words_around_it_stay(tmp_path: Path) -> None:
    shown = tmp_path / "quality.md"
    shown.write_text("Before.\n<!-- speed -->\nold\n<!-- end of speed -->\nAfter.\n")
    page.fill("speed", "| figure | measured |", ["| a | 1 |"], shown)
    table = "| figure | measured |\n|---|---|\n| a | 1 |"
    assert shown.read_text() == f"Before.\n<!-- speed -->\n\n{table}\n\n<!-- end of speed -->\nAfter.\n"
    with pytest.raises(SystemExit, match="lacks the marks"):
        page.fill("size", "| figure | measured |", [], shown)


def test_without_the_encoder_only_the_judge_is_another() -> None:
    alone = ablation.by_rules()
    assert [step.makes for step in alone] == [step.makes for step in STEPS]
    assert [step.makes for step, shipped in zip(alone, STEPS, strict=True) if step != shipped] == ["judge"]


def test_names_of_the_set_have_their_place_in_the_text() -> None:
    text, names = ablation._gold(
        [
            [["Lena", "B-Person"], ["Horvat", "I-Person"], ["left", "O"], ["Karsel", "B-Location"], [".", "O"]],
            [["May", "B-Date"], ["Guild", "B-Organization"]],
        ]
    )
    assert text == "Lena Horvat left Karsel .\nMay Guild"
    assert {(text[start:end], kind) for start, end, kind in names} == {
        ("Lena Horvat", "person"),
        ("Karsel", "place"),
        ("Guild", "org"),
    }


def test_two_prints_of_probabilities_are_compared() -> None:
    one = {"trigger": [[0.9, 0.1], [0.2, 0.8]], "mode": [[0.4, 0.7]]}
    other = {"trigger": [[0.899, 0.1], [0.2, 0.8]], "mode": [[0.6, 0.7]]}
    assert same.compared(one, one)[0] == "probabilities that differ in the third place: 0 of 6"
    assert same.compared(one, other) == [
        "probabilities that differ in the third place: 2 of 6",
        "largest difference: 0.200",
        "labels that change: 1 of 4",
    ]


def test_the_sentences_compared_are_plain_words() -> None:
    found = same.sentences()
    assert len(found) > 40
    assert not {"{", "}"} & {word for words in found for word in words}
