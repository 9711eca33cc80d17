"""`dateline add` finds the stories, and `stories`, `story`, `join`, `split` show and change them."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.reconcile.test_stories import ARTICLES

from dateline.store import Correction, Store

DOCUMENTS = b"".join(
    json.dumps({"id": name, "text": f"{title}\n{text}", "title": title, "published": "2024-10-05"}).encode() + b"\n"
    for name, (title, text) in ARTICLES.items()
    if name != "dam-3"
)


@pytest.fixture
def filled(run: Run) -> Run:
    """`run` in a folder whose store has four stories."""
    assert run("add", "--jsonl", "-", "--quiet", stdin=DOCUMENTS).returncode == 0
    return run


def told(run: Run) -> dict[str, str]:
    """The stories of the store: the title, and the id."""
    rows = [line.split("\t") for line in run("stories").stdout.decode().splitlines()]
    return {row[4]: row[0] for row in rows}


def test_what_was_added_is_listed_story_by_story_and_shown_by_id(filled: Run) -> None:
    lines = filled("stories").stdout.decode().splitlines()
    assert sorted(line.split("\t")[1:4] for line in lines) == [
        ["1", "1", "2024-10-05"], ["1", "1", "2024-10-05"], ["2", "2", "2024-10-05"], ["2", "2", "2024-10-05"],
    ]  # fmt: skip
    shown = filled("story", told(filled)["Bomb kills four at market in Karsa"])
    assert shown.stdout.decode().startswith("Bomb kills four at market in Karsa")
    assert len(filled("stories", "--limit", "1", "--json").stdout.splitlines()) == 1


def test_stories_as_json_are_records_and_the_same_after_another_add(filled: Run) -> None:
    before = filled("stories", "--json").stdout
    assert {json.loads(line)["schema"] for line in before.splitlines()} == {"dateline.story/1"}
    filled("add", "--jsonl", "-", "--quiet", stdin=DOCUMENTS)
    assert filled("stories", "--json").stdout == before


def test_a_story_goes_on_without_an_article_that_is_deleted(filled: Run) -> None:
    def sizes() -> list[int]:
        return sorted(int(line.split("\t")[1]) for line in filled("stories").stdout.decode().splitlines())

    two = next(
        line for line in filled("stories", "--json").stdout.splitlines() if len(json.loads(line)["articles"]) > 1
    )
    assert sizes() == [1, 1, 2, 2]
    assert filled("delete", json.loads(two)["articles"][1], "--why", "asked for").returncode == 0
    assert sizes() == [1, 1, 1, 2]


def test_what_a_person_rejected_is_in_no_story_that_is_listed(filled: Run, tmp_path: Path) -> None:
    stories = [json.loads(line) for line in filled("stories", "--json").stdout.splitlines()]
    told_of = next(story for story in stories if story["events"])
    with Store.open(str(tmp_path / "store.db")) as store:
        for account in (account for event in told_of["events"] for account in event["accounts"]):
            wrong = Correction(
                article=account["article"], fact=account["event"], verdict="reject", by="Ada", why="untrue"
            )
            assert store.correct(wrong)
    left = {story["id"]: story for story in map(json.loads, filled("stories", "--json").stdout.splitlines())}
    assert left[told_of["id"]]["events"] == []


def test_two_stories_are_joined_and_parted_by_hand(filled: Run) -> None:
    ids = told(filled)
    bomb, flood = ids["Bomb kills four at market in Karsa"], ids["Rain floods streets of Port Salem"]
    joined = filled("join", bomb, flood, "--by", "Ada", "--why", "one inquiry")
    assert joined.returncode == 0
    one = joined.stdout.decode().strip()
    assert len(told(filled)) == 3
    assert json.loads(filled("story", bomb, "--json").stdout)["id"] == one
    articles = json.loads(filled("story", flood, "--json").stdout)["articles"]
    keys = {line.split("\t")[4]: line.split("\t")[0] for line in filled("list").stdout.decode().splitlines()}
    taken = keys["Rain floods streets of Port Salem"]
    assert taken in articles
    parted = filled("split", one, taken[:8], "--by", "Ada", "--why", "two towns")
    assert len(parted.stdout.split()) == 2
    assert len(told(filled)) == 4


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("story", "zz"), "there is no story 'zz'"),
        (("join", "zz", "yy", "--by", "Ada", "--why", "x"), "there is no story 'zz'"),
        (("stories", "--store", "none.db"), "there is no store there"),
        (("stories", "-", "--limit", "3"), "leave out the sources"),
        (("split", "zz"), "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_2_or_1(filled: Run, call: tuple[str, ...], said: str) -> None:
    done = filled(*call)
    assert done.returncode != 0
    assert said in done.stderr.decode()
