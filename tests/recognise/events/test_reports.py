"""Reports of one sentence: which act each tells, between whom. Sentences of our own about invented people."""

import pytest
from tests.recognise.events.test_encoder import view_of
from tests.recognise.events.test_find import read

from dateline.recognise.events.lone import as_encoder_names
from dateline.recognise.events.triggers import find_matches


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ostland sent a team of experts to Westmark to investigate the crash.", "ACCUSE"),
        ("A prosecutor is seeking jail sentences for two journalists.", "ACCUSE"),
        ("Foreign Minister Ivo Brand challenged a secret plan of Ostland to close the port.", "ACCUSE"),
        ("The first peacekeepers of Ostland arrived in Westmark on Monday.", "AID"),
        ("Westmark provided shelter materials to the villagers.", "AID"),
        ("Westmark handed over two million dollars worth of medical equipment to Ostland.", "AID"),
        ("Ostland has decided to ease curfew hours in the valley.", "CONCEDE"),
        ("Westmark ended mediation efforts in the dispute over Ostland.", "SANCTION"),
        ("Ostland and Westmark fired across the border.", "ASSAULT"),
        ("Two journalists died after torture in Ostland.", "ASSAULT"),
        ("Ostland has agreed to an expansion of the force in Westmark.", "AGREE"),
        ("Ostland violated a ban of Westmark on missile tests.", "REJECT"),
        ("Ostland approved a request of Westmark for help.", "CONCEDE"),
        ("The Valley Front complied with a demand of Ostland.", "CONCEDE"),
        ("Ostland accepted a compromise of Westmark over the port.", "AGREE"),
        ("Ostland announced the release of two nationals of Westmark.", "RETREAT"),
        ("A judge has ordered six soldiers jailed.", "COERCE"),
        ("President Ada Lund called Foreign Minister Ivo Brand a fool.", "ACCUSE"),
        ("President Ada Lund called Foreign Minister Ivo Brand on Friday to convey support.", "SUPPORT"),
        ("President Ada Lund joined Foreign Minister Ivo Brand for a meeting in the capital.", "CONSULT"),
    ],
)
def test_a_report_of_one_sentence_tells_its_act(text: str, kind: str) -> None:
    assert kind in [event.type for event in read(text)]


def test_the_object_that_stands_before_an_infinitive_is_still_the_object() -> None:
    (refusal,) = read("The court rejected Foreign Minister Ivo Brand to delay the start of the hearing.")
    assert (refusal.type, refusal.recipients) == ("REJECT", ("Foreign Minister Ivo Brand",))


def test_what_a_programme_lets_anybody_do_is_no_act() -> None:
    assert not read("The programme allows foreign investors to buy land.")


def report(text: str, word: str, sides: str, own: str | None = None) -> list[tuple[str, str]]:
    """Type and reason of what a text of one sentence tells where the encoder calls `word` and the sides `sides`."""
    view = view_of(text, {word: own or sides}, {"Ostland": sides})
    return [(match.frame.type, match.said) for match in as_encoder_names(view, find_matches(view))]


def test_of_a_report_of_one_act_between_two_sides_the_encoder_may_name_the_type_and_says_so() -> None:
    ((kind, said),) = report("Ostland called on Westmark to talk.", "called", "CONSULT")
    assert kind == "CONSULT"
    assert said == "encoder: CONSULT 0.98 at the word, 0.98 between its sides; by rule REQUEST"


@pytest.mark.parametrize(
    ("text", "word", "sides", "own", "kind"),
    [
        pytest.param("Ostland called on Westmark to talk.", "called", "CONSULT", "none", "REQUEST", id="word"),
        pytest.param("Ostland called on Westmark to talk.", "called", "none", "CONSULT", "REQUEST", id="sides"),
        pytest.param("Ostland called on miners to talk.", "called", "CONSULT", None, "REQUEST", id="one side"),
        pytest.param("Ostland imposed sanctions on Westmark.", "imposed", "COERCE", None, "SANCTION", id="settled"),
    ],
)
def test_the_rule_stands_where_word_sides_or_codebook_say_otherwise(
    text: str, word: str, sides: str, own: str | None, kind: str
) -> None:
    assert report(text, word, sides, own) == [(kind, "")]


def test_of_two_acts_in_a_report_the_encoder_names_none() -> None:
    found = report("Ostland called on Westmark to talk and attacked Westmark.", "called", "CONSULT")
    assert [kind for kind, _ in found] == ["REQUEST", "ASSAULT"]
