"""The examples of a codebook are run through the engine: each is coded as it says, or is told."""

from pathlib import Path

import pytest

from dateline.base.records import RawPage, Reading
from dateline.collect import Collected
from dateline.knowledge.ownbook import OwnBook, load_own
from dateline.measure.examples import failing_examples
from dateline.pipeline import read_page
from dateline.workers import read_all

BOOK = """name: harbour-watch
version: "1"
extends: {extends}
types:
  EVACUATE:
    definition: Takes people out of danger.
    quad: 2
    cameo: "0233"
    intensity: 3
verbs:
  EVACUATE:
    - {{do: evacuate, what: [$people, person]}}
nouns:
  EVACUATE:
    - {{say: evacuation, of: recipient, needs: argument}}
examples:
"""
TEXT = "The Karvian army evacuated 300 villagers from Port Lume."


def own(folder: Path, *examples: str, extends: str = "plover") -> OwnBook:
    file = folder / "mine.yaml"
    file.write_text(BOOK.format(extends=extends) + "".join(f"  - {{{example}}}\n" for example in examples))
    return load_own(file)


@pytest.mark.parametrize("extends", ["plover", "nothing"])
def test_examples_that_are_coded_as_they_say_are_not_told(tmp_path: Path, extends: str) -> None:
    book = own(
        tmp_path,
        f"text: {TEXT}, codes: EVACUATE, actor: army, recipient: villagers, status: happened",
        "text: The Karvian army began the evacuation of the island on Monday., codes: EVACUATE, actor: army",
        "text: The hotel evacuated its cellar., codes_not: EVACUATE",
        extends=extends,
    )
    assert failing_examples(book) == []


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("codes: AID", "came EVACUATE happened "),
        ("codes: AID", "expected AID; add words for it: verbs or nouns of AID"),
        ("codes_not: EVACUATE", "expected no EVACUATE; narrow the frame"),
        ("codes: EVACUATE, status: planned", "expected EVACUATE, status 'planned'"),
        ("codes: EVACUATE, actor: villagers", "expected EVACUATE, actor 'villagers'"),
        ("codes: EVACUATE, recipient: navy", "who is who"),
    ],
)
def test_an_example_that_is_coded_otherwise_is_told_with_its_line(tmp_path: Path, example: str, said: str) -> None:
    told = [str(wrong) for wrong in failing_examples(own(tmp_path, f"text: {TEXT}, {example}"))]
    assert said in told[-1]
    assert told[-1].startswith(f"{tmp_path / 'mine.yaml'}:17: examples.1: came ")


def test_a_new_type_without_an_example_is_told(tmp_path: Path) -> None:
    (wrong,) = failing_examples(own(tmp_path, "text: He slept., codes_not: EVACUATE"))
    assert (wrong.line, wrong.came) == (5, "EVACUATE without an example")


def test_a_reading_names_its_codebook_and_leaves_the_next_one_alone(tmp_path: Path) -> None:
    book = own(tmp_path, f"text: {TEXT}, codes: EVACUATE").coding
    page = RawPage(text=TEXT)
    before, with_own, after = read_page(page), read_page(page, coding=book), read_page(page)
    assert [event.type for event in with_own.events] == ["EVACUATE"]
    assert with_own.maker.codebook == book.book.name
    assert [event.type for event in before.events] == ["AID"]
    assert after == before


def test_a_book_that_extends_nothing_codes_nothing_else(tmp_path: Path) -> None:
    book = own(tmp_path, f"text: {TEXT}, codes: EVACUATE", extends="nothing").coding
    text = f"{TEXT} The army shelled Port Lume. The mayor said the army must leave and accused it of a massacre."
    reading = read_page(RawPage(text=text), coding=book)
    assert reading.failures == ()
    assert [event.type for event in reading.events] == ["EVACUATE"]


def test_worker_processes_code_by_it_too(tmp_path: Path) -> None:
    book = own(tmp_path, f"text: {TEXT}, codes: EVACUATE").coding
    pages = [Collected(page=RawPage(id=str(number), text=TEXT)) for number in range(3)]
    two = list(read_all(pages, 2, book))
    assert two == list(read_all(pages, 1, book))
    assert [[event.type for event in reading.events] for reading in two] == [["EVACUATE"]] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They evacuated the cellar.", "its word 'evacuate' is there: look at the conditions of line 12"),
        ("They rescued 300 villagers.", "no word of EVACUATE is there; write words as base forms"),
    ],
)
def test_a_failing_example_tells_where_to_look(tmp_path: Path, text: str, said: str) -> None:
    (wrong,) = failing_examples(own(tmp_path, f"text: {text}, codes: EVACUATE"))
    assert wrong.do.startswith(said)


ALONE = """name: alone
version: "1"
extends: nothing
types:
  ASSAULT: {definition: Does violence., quad: 4, cameo: "190", intensity: -9}
verbs:
  ASSAULT: [{do: attack}]
examples: [{text: The army attacked Port Lume., codes: ASSAULT}]
"""
FRAMES = """name: frames
version: "1"
extends: plover
types:
  PATROL: {definition: Goes the rounds., quad: 1, cameo: "060", intensity: 2}
verbs:
  PATROL: [{do: patrol, joint: true}]
nouns:
  PATROL:
    - {say: round, what: village, for: of}
    - {say: tour, who: marine, not: factory, for: of}
    - {say: watch, via: along, what: river}
    - {say: escort, owner: recipient}
examples: [{text: Norland patrolled the coast., codes: PATROL}]
"""


def coded(folder: Path, book: str, text: str) -> Reading:
    """The reading of a text by a codebook."""
    file = folder / "mine.yaml"
    file.write_text(book)
    return read_page(RawPage(text=text), coding=load_own(file).coding)


def test_the_words_of_a_book_stay_of_its_type_and_never_become_one_that_it_lacks(tmp_path: Path) -> None:
    reading = coded(tmp_path, ALONE, "Senator Ada Lund attacked Governor Ivo Brand's budget in a debate on Monday.")
    assert reading.failures == ()
    assert {event.type for event in reading.events} == {"ASSAULT"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The marines began the round of the villages.", True),
        ("The marines began the round of the bars.", False),
        ("The marines' tour of the coast ended on Monday.", True),
        ("The band's tour of the coast ended on Monday.", False),
        ("The marines' tour of the factory ended on Monday.", False),
        ("The marines began a watch along the river.", True),
        ("The marines began a watch along the road.", False),
    ],
)
def test_what_a_noun_is_done_to_by_whom_and_where_is_asked_as_of_a_verb(text: str, found: bool, tmp_path: Path) -> None:
    assert ("PATROL" in {event.type for event in coded(tmp_path, FRAMES, text).events}) is found


def test_a_joint_act_of_ones_own_has_all_its_actors_and_an_owner_may_receive(tmp_path: Path) -> None:
    joint = coded(tmp_path, FRAMES, "Norway patrolled the coast with Sweden on Monday.")
    names = {actor.id: actor.name for actor in joint.actors}
    assert [{names[one] for one in event.actors} for event in joint.events] == [{"Norway", "Sweden"}]
    owned = coded(tmp_path, FRAMES, "The army provided the president's escort on Monday.")
    (event,) = owned.events
    names = {actor.id: actor.name for actor in owned.actors}
    assert "president" in names[event.recipients[0]].lower()
