"""Reports of one sentence: which act each tells, between whom. Sentences of our own about invented people."""

import pytest
from tests.recognise.events.test_find import read


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
