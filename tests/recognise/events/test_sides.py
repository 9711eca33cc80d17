"""Who did it and to whom where the clause of the act itself does not say so: sentences about invented people."""

import pytest

from dateline.base.records import Reading
from dateline.pipeline import read

HELD = "The Grey Front abducted two nurses in Dunmar in March."


def sides(reading: Reading, kind: str, words: str) -> tuple[set[str], set[str]]:
    """Names of actors and recipients of the first act of a type one of whose tellings holds `words`."""
    names = {actor.id: actor.name for actor in reading.actors}
    text = reading.article.text
    found = next(e for e in reading.events if e.type == kind and any(words in span.of(text) for span in e.spans))
    return {names[one] for one in found.actors}, {names[one] for one in found.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "words", "actors"),
    [
        ("Kenya, a country that has provided food aid to Chad, sent envoys.", "AID", "food aid", {"Kenya"}),
        ("Police said two men had been arrested in Dunmar.", "COERCE", "arrested", {"Police"}),
        ("The police added that a suspect was detained on Monday.", "COERCE", "detained", {"The police"}),
        ("Three smugglers were killed in a shootout with soldiers.", "ASSAULT", "killed", {"soldiers"}),
        ("The minister said a suspect was arrested on Monday.", "COERCE", "arrested", set()),
        ("Five miners were beaten up by hired thugs on Monday.", "ASSAULT", "beaten", {"hired thugs"}),
        (
            "Two councillors held a news conference alleging that the mayor had taken money.",
            "ACCUSE",
            "alleging",
            {"Two councillors"},
        ),
        ("Talks between Chile and Peru have been cut off for two years.", "SANCTION", "cut off", {"Chile", "Peru"}),
        ("Residents have carried on a protest against Velmora Mining Co.", "PROTEST", "protest", {"Residents"}),
    ],
)
def test_who_did_it_is_told_beside_the_act(text: str, kind: str, words: str, actors: set[str]) -> None:
    assert sides(read(text=text, published="2021-05-04"), kind, words)[0] == actors


@pytest.mark.parametrize(
    ("text", "kind", "words", "recipients"),
    [
        ("Rebels shot at a van near Dunmar, killing an officer.", "ASSAULT", "shot", {"an officer"}),
        (
            "There were bombings this month of Chilean embassies in Dunmar.",
            "ASSAULT",
            "bombings",
            {"Chilean embassies"},
        ),
        ("Peru announced a missile drill in response to the missile launch by Chile.", "MOBILIZE", "drill", {"Chile"}),
        ("Kenya fired missiles on Tuesday in what Peru’s leader called an act of war.", "ACCUSE", "called", {"Kenya"}),
        (
            "A gunman attacked the Chilean consulate. He shot at the building for an hour.",
            "ASSAULT",
            "shot at",
            {"the Chilean consulate"},
        ),
    ],
)
def test_to_whom_it_was_done_is_told_beside_the_act(text: str, kind: str, words: str, recipients: set[str]) -> None:
    assert sides(read(text=text, published="2021-05-04"), kind, words)[1] == recipients


@pytest.mark.parametrize(
    ("text", "words", "guests", "hosts"),
    [
        ("The Norwegian minister met Chilean President Ivo Rask in Santiago.", "met", {"NOR"}, {"CHL"}),
        ("Chilean President Ivo Rask met with the Norwegian premier in Oslo.", "met", {"CHL"}, {"NOR"}),
        ("The Norwegian minister met with Chilean President Ivo Rask in Lima.", "met", {"NOR", "CHL"}, set()),
        ("The Chilean minister met Chilean President Ivo Rask in Santiago.", "met", {"CHL"}, set()),
    ],
)
def test_of_two_who_meet_the_one_at_home_is_the_host(text: str, words: str, guests: set[str], hosts: set[str]) -> None:
    reading = read(text=text, published="2021-05-04")
    country = {actor.name: actor.country for actor in reading.actors}
    coming, receiving = sides(reading, "CONSULT", words)
    assert ({country[one] for one in coming}, {country[one] for one in receiving}) == (guests, hosts)


def test_who_frees_is_who_held() -> None:
    reading = read(text=f"{HELD} The nurses were released on Monday.", published="2021-05-04")
    assert sides(reading, "RETREAT", "released")[0] == sides(reading, "ASSAULT", "abducted")[0]


def test_both_countries_are_two_recipients() -> None:
    reading = read(text="China and Peru sent troops. He urged both countries to withdraw them.", published="2021-05-04")
    assert sides(reading, "REQUEST", "both countries")[1] == {"China", "Peru"}
