"""The twelve articles of `examples/`: what a careful reader finds in each hard place (see examples/README.md)."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from dateline.base.records import Event, Quote, Reading
from dateline.base.spans import Span
from dateline.collect import collect_file
from dateline.pipeline import read_page

ARTICLES = sorted((Path(__file__).parents[1] / "examples" / "articles").iterdir())


@cache
def reading(number: int) -> Reading:
    path = next(path for path in ARTICLES if path.name.startswith(f"{number:02}-"))
    return read_page(collect_file(path).page)


def words(of: Reading, spans: Iterable[Span]) -> list[str]:
    return [span.of(of.article.text) for span in spans]


def events(number: int, type_: str, *, containing: str = "") -> list[Event]:
    found = reading(number)
    return [e for e in found.events if e.type == type_ and any(containing in w for w in words(found, e.spans))]


def quote(number: int, containing: str) -> Quote:
    found = reading(number)
    return next(q for q in found.quotes if any(containing in w for w in words(found, q.segments)))


def speaker(number: int, containing: str) -> str | None:
    found = reading(number)
    by = quote(number, containing).speaker
    return next((actor.name for actor in found.actors if actor.id == by), None)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_example_is_read_without_a_failure(number: int) -> None:
    assert reading(number).failures == ()
    assert reading(number).article.paragraphs


@pytest.mark.parametrize("number", [n for n in range(1, 13) if n != 10])
def test_every_page_gives_its_title_outlet_and_day(number: int) -> None:
    article = reading(number).article
    assert article.title
    assert article.outlet
    assert article.published is not None
    assert article.published.startswith("2024-03-")
    assert article.language == "en"


def test_no_boilerplate_is_taken_for_the_article() -> None:
    for number in range(1, 13):
        for furniture in ("Most read", "About Meridian", "All rights reserved", "an invented", "Related stories"):
            assert furniture not in reading(number).article.text


def test_the_agency_and_the_dateline_of_a_wire_report_are_found() -> None:
    article = reading(1).article
    assert article.dateline is not None
    assert article.dateline.place == "SELMAR"


def test_a_strike_in_the_news_happened_and_its_dead_are_counted() -> None:
    (strike,) = events(1, "ASSAULT", containing="drone struck")
    assert strike.status == "happened"
    assert not strike.background
    killed = [q for q in reading(1).quantities if q.low == 9]
    assert killed
    assert killed[0].qualifier == "at least"


def test_a_caption_about_another_year_is_no_event() -> None:
    text = reading(2).article.text
    assert not any("shelled" in w for e in reading(2).events for w in words(reading(2), e.spans)), text


def test_a_quotation_over_two_paragraphs_is_one_quote_with_two_segments() -> None:
    first, second = words(reading(3), quote(3, "We did not want this war").segments)
    assert first.startswith("We did not want this war. We offered them seats")
    assert first.endswith("we offered them roads and schools.")
    assert second.startswith("They answered with a drone in the night.")
    assert second.endswith("the coast is not for sale, and it is not for burning.")
    assert speaker(3, "We did not want this war") == "Doran Petrak"


def test_single_marks_of_british_copy_are_quotes_with_their_speakers() -> None:
    assert words(reading(3), quote(3, "political life").segments) == [
        "The prime minister is fighting for his political life,"
    ]
    assert speaker(3, "political life") == "Emil Sandor"
    assert speaker(3, "took the children") == "Mirela Stan"


def test_a_budget_under_fire_is_no_assault() -> None:
    for metaphor in ("opens fire", "broadside", "war of words", "fighting for his"):
        assert not events(3, "ASSAULT", containing=metaphor)


def test_an_order_that_was_not_carried_out_yet_is_planned() -> None:
    (move,) = events(4, "MOBILIZE")
    assert move.status == "planned"


def test_officials_on_condition_of_anonymity_are_anonymous_and_the_reason_is_kept() -> None:
    told = quote(4, "Third Rifle Brigade")
    assert told.anonymous
    assert told.anonymity_span is not None
    assert "condition of anonymity" in told.anonymity_span.of(reading(4).article.text)


def test_almost_double_is_checked_against_the_articles_own_figures() -> None:
    checks = [c for c in reading(4).checks if c.kind == "arithmetic"]
    assert [c.verdict for c in checks] == ["consistent"]


def test_a_threat_is_a_threat_and_what_is_threatened_is_no_second_event() -> None:
    (threat,) = events(4, "THREATEN")
    assert threat.status == "happened"
    assert not events(4, "ASSAULT", containing="convoy")


def test_what_could_happen_is_no_event_that_happened() -> None:
    for event in reading(4).events:
        if any("flee" in w for w in words(reading(4), event.spans)):
            assert event.status == "hypothetical"


def test_a_correction_is_a_paragraph_of_its_kind() -> None:
    roles = {p.role for p in reading(5).article.paragraphs}
    assert "correction" in roles


def test_a_planned_visit_and_help_that_was_sent_are_told_apart() -> None:
    assert all(event.status == "planned" for event in events(6, "CONSULT", containing="travel"))
    (help_sent,) = events(6, "AID", containing="fire boats")
    assert help_sent.status == "happened"


def test_a_missing_comma_still_gives_four_countries() -> None:
    alerts = [a.countries for a in reading(7).advisories if "GEO" in a.countries]
    assert alerts == [("GEO", "ARM", "AZE", "ROU")]


def test_a_warning_to_leave_names_issuer_audience_action_and_urgency() -> None:
    leave = next(a for a in reading(7).advisories if a.urgency == "immediately")
    assert leave.action == "leave"
    assert leave.strength == "urged"
    assert leave.audience is not None
    assert "citizens" in leave.audience


def test_an_arrest_is_news_and_a_sentence_of_january_is_background() -> None:
    arrests = [e for e in events(8, "COERCE") if "arrest" in e.modes]
    assert [e.status for e in arrests] == ["happened"]
    (sentence,) = events(8, "SANCTION")
    assert sentence.background
    assert sentence.time is not None
    assert (sentence.time.start, sentence.time.precision) == ("2024-01-01", "month")


def test_sanctions_done_and_sanctions_planned_are_told_apart() -> None:
    statuses = {e.status for e in events(9, "SANCTION")}
    assert statuses == {"happened", "planned"}


def test_a_deal_that_is_struck_is_no_strike() -> None:
    assert not events(9, "ASSAULT")


def test_two_strikes_on_one_city_on_one_day_stay_two_and_have_no_calendar_date() -> None:
    strikes = [e for e in events(10, "ASSAULT") if e.status == "happened"]
    assert len(strikes) == 2
    assert all(e.time is None or e.time.start is None for e in strikes)


def test_a_media_credit_is_no_news() -> None:
    roles = {words(reading(10), [p.span])[0]: p.role for p in reading(10).article.paragraphs}
    assert roles["Video report by Radio Selmar correspondent Anton Greb"] == "media-credit"


def test_prisoners_who_were_freed_and_prisoners_who_are_promised_are_told_apart() -> None:
    released = [e for e in events(11, "RETREAT") if "release" in e.modes and e.status == "happened"]
    assert len(released) == 1
    assert any(q.low == 14 for q in reading(11).quantities)


def test_traders_who_fight_a_losing_battle_do_not_fight() -> None:
    assert not events(12, "ASSAULT", containing="battle")


def test_a_pier_with_a_number_is_no_town() -> None:
    assert [place.name for place in reading(2).places] == ["Selmar"]


def test_an_attack_is_news_of_conflict_even_where_a_hospital_and_its_figures_fill_the_article() -> None:
    (attack,) = events(5, "ASSAULT")
    assert "attack on the fuel depot" in " ".join(words(reading(5), attack.spans))
