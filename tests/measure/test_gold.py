"""A gold file with a mistake is not scored: each mistake is told with file and place."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.knowledge.coding import shipped
from dateline.measure.gold import GoldError, load_gold

EXAMPLE = Path(__file__).parents[2] / "examples" / "gold" / "selmar.json"


def told(file: Path, content: object) -> str:
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(GoldError) as caught:
        load_gold([file], shipped().book)
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("events.0.status", "done", "$.events[0].status: came 'done'; expected 'happened', 'ongoing'"),
        ("events.0.type", "ATTACK", "$.events[0].type: came 'ATTACK'; expected one of AGREE"),
        ("events.0.modes", ["loud"], "$.events[0].modes: came 'loud'; expected a mode of ASSAULT"),
        ("events.0.actors", ["a9"], "$.events[0].actors: came 'a9'; expected the id of one of the actors: a1, a2"),
        ("events.0.spans", [], "$.events[0].spans: came []; expected one at least"),
        ("events.0.spans.0", [5, 5], "$.events[0].spans[0]: came [5, 5]; expected a start before an end"),
        ("events.0.spans.0", [0, 99999], "expected a start before an end within the"),
        ("events.0.spans.0", [15, 23], "which is ' shelled'; expected no white space at the ends"),
        ("events.0.spans.0", [0, 12], 'which is "Karvenia\'s a" and cuts a word; expected whole words'),
        ("events.0.spans.0", [0, 15, "shelled"], "expected the words 'shelled': they stand at [16, 23]"),
        ("events.0.spans.0", [0, 15, "bombed"], "the text does not have them"),
        ("events.0.spans.0", "shelled", "$.events[0].spans[0]: came no span; expected [start, end]"),
        ("events.0.recipents", ["a2"], "$.events[0].recipents: came ['a2']; expected no field of this name"),
        ("events.1.id", "E1", "$.events[1].id: came 'E1' a second time"),
        ("quotes.0.speaker", "E1", "$.quotes[0].speaker: came 'E1'; expected the id of one of the actors"),
        ("quotes.0.kind", "loud", "$.quotes[0].kind: came 'loud'"),
        ("quantities.0.event", "a1", "$.quantities[0].event: came 'a1'; expected the id of one of the events"),
        ("advisories.0.issuer", "a9", "$.advisories[0].issuer: came 'a9'"),
        ("times.0.start", "Monday", "$.times[0].start: came 'Monday'"),
        ("negatives.0.not_event", ["CRIME"], "$.negatives[0].not_event: came 'CRIME'"),
        ("text", None, "$.text: came nothing; expected this field"),
        ("schema", "gold/2", "$.schema: came 'gold/2'; expected 'dateline-gold/1'"),
    ],
)
def test_a_mistake_is_told_with_file_and_place(tmp_path: Path, path: str, value: object, said: str) -> None:
    content: Any = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    *above, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    place = content
    for key in above:
        place = place[key]
    if value is None:
        del place[last]
    else:
        place[last] = value
    lines = told(tmp_path / "gold.json", content).splitlines()
    assert any(line.startswith(f"{tmp_path / 'gold.json'}: ") and said in line for line in lines), lines


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, "[1]"])
def test_what_is_no_gold_is_refused(tmp_path: Path, content: str) -> None:
    assert str(tmp_path / "gold.json") in told(tmp_path / "gold.json", content)


def test_a_folder_gives_its_gold_files_and_passes_over_others(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "a.json").write_text('{"schema": "something-else"}')
    assert [one.id for one in load_gold([tmp_path], shipped().book)] == ["selmar"]


def test_a_folder_without_gold_and_one_id_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold article"):
        load_gold([tmp_path], shipped().book)
    with pytest.raises(GoldError, match="give it another"):
        load_gold([EXAMPLE, EXAMPLE], shipped().book)
