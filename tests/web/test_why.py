"""How a fact was found, in words: what is known is said with its words, what is not is said to be not known."""

from dataclasses import replace

import pytest

from dateline.base.records import Entry, Link, Reading
from dateline.base.spans import Span
from dateline.knowledge.coding import shipped
from dateline.web.cards import sections
from dateline.web.why import explain


def told(reading: Reading, fact: str) -> list[tuple[str, str]]:
    """Label and words of each reason."""
    (found,) = explain(reading, fact, shipped().book)
    return [(note.label, "".join(part.words for part in note.parts)) for note in found.reasons]


def one(reading: Reading, fact: str, label: str) -> str:
    """The words of the first reason with a label."""
    return next(words for key, words in told(reading, fact) if key == label)


def span(reading: Reading, words: str) -> Span:
    start = reading.article.text.index(words)
    return Span(start, start + len(words))


def test_every_fact_is_explained_and_every_reason_has_words(crisis: Reading) -> None:
    for section in sections(crisis):
        for card in section.cards:
            reasons = told(crisis, card.id)
            assert reasons, card.id
            assert all(label and words.strip() for label, words in reasons)


def test_an_unknown_fact_has_no_explanation(crisis: Reading) -> None:
    assert explain(crisis, "e99", shipped().book) == ()


def test_an_event_tells_all_its_words_its_trigger_and_its_rule(crisis: Reading) -> None:
    reasons = told(crisis, "e1")
    assert [label for label, _ in reasons][:5] == ["told in", "and in", "and in", "trigger", "rule"]
    assert one(crisis, "e1", "trigger").startswith("“struck” [")
    assert one(crisis, "e1", "rule") == "rule: verb 'struck' of the trigger list"


def test_reasons_of_a_rule_stand_in_lines_of_their_own(crisis: Reading) -> None:
    event = replace(crisis.events[0], why="verb 'struck': ASSAULT; told as done; encoder: happened 0.99")
    reading = replace(crisis, events=(event, *crisis.events[1:]))
    assert [words for label, words in told(reading, "e1") if label in ("rule", "reason")] == [
        "verb 'struck': ASSAULT",
        "told as done",
        "encoder: happened 0.99",
    ]


def test_the_type_is_told_with_the_definition_of_its_codebook(crisis: Reading) -> None:
    assault = shipped().book.type("ASSAULT")
    assert one(crisis, "e1", "type") == f"ASSAULT: {assault.definition}"
    assert one(crisis, "e1", "mode") == f"aerial: {assault.modes['aerial'].definition}"


def test_no_definition_is_made_up_where_the_codebook_is_not_at_hand(crisis: Reading) -> None:
    (found,) = explain(crisis, "e1", None)
    words = {note.label: note.parts[0].words for note in found.reasons}
    assert words["type"] == "ASSAULT, by the codebook plover (invented), which is not at hand"
    assert "mode" not in words


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ("e1", "happened: told as done"),
        ("e2", "denied: told as denied"),
        ("e4", "hypothetical: told as what could, should or would be"),
        ("e5", "alleged: told only as somebody's claim about another"),
        ("e6", "planned: announced or intended for later"),
        ("e7", "ongoing: told as going on"),
    ],
)
def test_a_status_is_told_with_its_meaning(crisis: Reading, event: str, status: str) -> None:
    assert one(crisis, event, "status") == status


def test_sides_are_told_with_the_words_by_which_they_are_found(crisis: Reading) -> None:
    actor, recipient = one(crisis, "e1", "actor"), one(crisis, "e1", "recipient")
    assert actor.startswith("Vosta (a1): by name, “Vostan” [")
    assert recipient.startswith("Orvenia (a2): elsewhere, by name, “Orvenia would” [")
    assert one(crisis, "e2", "recipient") == "not told, or not found"


def test_a_line_of_a_table_is_told_where_an_actor_has_one(crisis: Reading) -> None:
    entry = Entry(table="office-holders", id="Q1", name="Karl Brenn", office="foreign minister", since="2029")
    actors = tuple(replace(actor, entry=entry) if actor.id == "a5" else actor for actor in crisis.actors)
    known = "Karl Brenn (Q1) of the table of office holders, foreign minister from 2029"
    reading = replace(crisis, actors=actors)
    assert one(reading, "a5", "known as") == known
    assert one(reading, "e3", "actor").endswith(f"; {known}")


def test_time_place_and_source_are_told_with_what_they_come_from(crisis: Reading) -> None:
    assert one(crisis, "e1", "time").startswith("5 May 2031 (published): “on Monday” [")
    assert one(crisis, "e1", "time").endswith("worked out from the day of publication (6 May 2031, 08:30:00Z)")
    assert one(crisis, "e1", "place").startswith("Karsel, ORV (p1): “Karsel” [")
    assert one(crisis, "e1", "said by") == "Orvenian health ministry (ORV) (official)"
    assert one(crisis, "e5", "said by").startswith("Karl Brenn (VST) (named), “crushed” [")
    assert one(crisis, "e5", "background") == "told as history, not as this article's news"


def test_what_is_not_known_of_an_event_is_said_to_be(crisis: Reading) -> None:
    assert (one(crisis, "e2", "time"), one(crisis, "e2", "place")) == ("not told", "not told")
    assert one(crisis, "e2", "said by") == "the article itself"


def test_a_quote_tells_speaker_cue_chain_and_reasons(crisis: Reading) -> None:
    link = Link(kind="outlet", span=span(crisis, "Harbour News"))
    quote = replace(crisis.quotes[0], relayed_by=(link,), why="subject of 'said'; a name", score=0.8)
    reading = replace(crisis, quotes=(quote, *crisis.quotes[1:]))
    labels = [label for label, _ in told(reading, "q1")]
    assert labels == [
        "words",
        "go on in",
        "go on in",
        "kind",
        "speaker",
        "cue",
        "relayed by",
        "rule",
        "reason",
        "score",
    ]
    assert one(reading, "q1", "speaker").startswith("Mira Tolen (a4): by the words “Mira Tolen, a nurse” [")
    assert one(reading, "q1", "reason") == "a name"
    assert one(crisis, "q3", "speaker").startswith("not known as an actor: by the words “an official” [")
    assert one(crisis, "q3", "unnamed because").startswith("“because the talks are secret” [")


def test_an_actor_tells_its_mentions_and_what_it_takes_part_in(crisis: Reading) -> None:
    reasons = told(crisis, "a1")
    assert [label for label, _ in reasons].count("named in") == 3
    assert ("acts in", "e1, e2, e6, e7") in reasons
    assert ("receives in", "e4, e7") in reasons
    assert ("speaks in", "q2") in told(crisis, "a5")


def test_places_times_numbers_and_advisories_tell_what_is_known_and_what_is_not(crisis: Reading) -> None:
    assert one(crisis, "p1", "known as") == "Karsel, line 99 of GeoNames, as a city"
    assert one(crisis, "p2", "known as").startswith("no line of the gazetteer")
    assert one(crisis, "p1", "events there") == "e1"
    assert one(crisis, "t1", "value") == "2031-05-05 (TIMEX3)"
    assert one(crisis, "t4", "date") == "none: the words give no calendar date"
    undated = replace(crisis, article=replace(crisis.article, published=None, published_basis=None))
    assert one(undated, "t4", "date").startswith("none: the article has no day of publication")
    assert one(crisis, "n1", "counts").endswith("(e1)")
    assert one(crisis, "n2", "counts") == "no event of this reading"
    assert one(crisis, "v1", "issuer").startswith("Merrow Isles (a6): elsewhere, by name, “The Merrow Isles” [")
    assert one(crisis, "c1", "compared").startswith("“12 dead” [")
