"""Places in sentences of our own."""

import pytest

from dateline.base.records import Place, RawPage
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.names import find_names
from dateline.recognise.places import find_places
from dateline.recognise.places.home import home_of


def places(text: str) -> tuple[Place, ...]:
    article = extract_article(RawPage(text=text))
    parse = parse_article(article)
    return find_places(article, parse, find_names(article, parse))


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(place.span.of(text), place.country, place.precision) for place in places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A bridge fell in Lima on Sunday.", [("Lima", "PER", "city")]),
        ("Floods hit villages in Sudan.", [("Sudan", "SDN", "country")]),
        ("Ships were held up in the Strait of Hormuz.", [("Strait of Hormuz", None, "region")]),
        ("Aid lorries reached Dar es Salaam at noon.", [("Dar es Salaam", "TZA", "city")]),
        ("Envoys toured the Middle East last week.", [("Middle East", None, "region")]),
        ("The storm struck Côte d’Ivoire.", [("Côte d’Ivoire", "CIV", "country")]),
        ("Crowds filled Kenyan cities.", [("Kenyan cities", "KEN", "region")]),
        ("They left the Peruvian capital at dawn.", [("Peruvian capital", "PER", "city")]),
        ("Chinese capital flows grew.", []),
        ("Fires burned across Jujuy province.", [("Jujuy", "ARG", "admin1")]),
    ],
)
def test_places_are_found_with_country_and_precision(text: str, found: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The mill in Paris, Texas, has closed.", "Texas"),
        ("The mill in Springfield, Ohio, has closed.", "Ohio"),
        ("The mill in Gary, Ind., has closed.", "Indiana"),
        ("The mill in Charleston, W.Va., has closed.", "West Virginia"),
    ],
)
def test_a_state_named_after_a_town_settles_which_town(text: str, state: str) -> None:
    assert (places(text)[0].country, places(text)[0].admin1) == ("USA", state)


def test_a_town_that_is_not_listed_keeps_its_state_and_no_coordinates() -> None:
    text = "The fair in Paris, Alaska, drew a crowd."
    short = text.replace("Alaska", "AK")
    assert places(short)[0].admin1 == "Alaska"
    assert places(short)[0].latitude is None


def test_other_places_of_the_article_settle_an_ambiguous_one() -> None:
    abroad = "The road from Manchester to Leeds was shut. Snow fell in Liverpool. Drivers in Boston were stuck."
    home = "The road from Worcester to Springfield was shut in Massachusetts. Drivers in Boston were stuck."
    assert next(p for p in places(abroad) if p.name == "Boston").country == "GBR"
    assert next(p for p in places(home) if p.name == "Boston").country == "USA"


@pytest.mark.parametrize(
    "text",
    [
        "Most of the police were late.",
        "March was dry.",
        "Reading helps.",
        "Iranians and Danes danced.",
        "Norway said it would wait.",
        "The White House would not comment.",
        "Ms. Paris spoke to Mr. Jordan.",
        "Of those, two were hurt.",
    ],
)
def test_words_of_every_day_peoples_persons_and_governments_are_no_places(text: str) -> None:
    assert places(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Critics faulted the Clinton administration.", []),
        ("Ruth Woods spoke first. Woods praised the crew.", []),
        ("Ruth Harlow spoke first. She was raised in Harlow.", ["Harlow"]),
        ("Camp Harlow reopened. Floods cut off Harlow. Trucks drove to Harlow.", ["Camp Harlow", "Harlow", "Harlow"]),
        ("Ruth Malden-Smith ran on. Smith-Malden won.", []),
        ("They sang at a solemn high requiem Mass.", []),
        ("They sang in Lowell, Mass.", ["Lowell", "Mass."]),
        ("Boaters avoid the Ind. tax.", ["Ind."]),
        ("The Supreme Court ruled on Arab unity.", []),
    ],
)
def test_a_town_that_bears_the_name_of_a_person_in_the_article_is_none(text: str, found: list[str]) -> None:
    assert [place.span.of(text) for place in places(text)] == found


def test_a_country_after_a_comma_behind_its_town_is_that_country() -> None:
    text = "Crowds met in Dallas, Austin, Chicago, Denver and Omaha, and in Valletta, Malta, on Sunday."
    assert ("Malta", "MLT") in [(place.name, place.country) for place in places(text)]


def test_a_city_the_world_knows_is_meant_before_the_villages_of_its_name() -> None:
    text = "After the attacks in Paris the debate moved on in Iowa, Ohio and Nevada."
    assert ("Paris", "FRA") in [(place.name, place.country) for place in places(text)]


def test_a_small_town_is_meant_where_the_article_tells_of_a_place_beside_it() -> None:
    text = "The fair in Paris drew crowds from Kansas, Edgar County and Chrisman. Paris has held it for years."
    assert {place.country for place in places(text) if place.name == "Paris"} == {"USA"}


def test_a_country_never_lies_where_its_capital_does() -> None:
    found = places("Rain fell in France and in Egypt.")
    assert [place.precision for place in found] == ["country", "country"]
    for place, capital in zip(found, ((48.85, 2.35), (30.04, 31.24)), strict=True):
        assert (round(place.latitude or 0, 1), round(place.longitude or 0, 1)) != capital


def test_the_same_text_gives_the_same_places() -> None:
    text = "Fighting spread from Basra to Kirkuk and Mosul in Iraq."
    assert places(text) == places(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Flights to the US and Canada were cut.", [("US", "USA", "country"), ("Canada", "CAN", "country")]),
        ("The EU fined a mill in Lima.", [("Lima", "PER", "city")]),
        ("Dublin City Council met late.", [("Dublin", "IRL", "city")]),
        ("Salt Lake City Council met late.", [("Salt Lake City", "USA", "city")]),
        ("Boats sank on Lake Erie in May.", [("Lake Erie", None, "region")]),
        ("Two men drowned in the Kesk River on Sunday.", [("Kesk River", None, "region")]),
        ("The tomb in Lima is from the third century B.C., he wrote.", [("Lima", "PER", "city")]),
        ("The Pacific Ecology Co. built a mill in Lima.", [("Lima", "PER", "city")]),
        ("Police in Lima held a man and Reagan (16).", [("Lima", "PER", "city")]),
        ("The race is between Rep. Ruth Kesk, D-Boise, and a miller.", [("Boise", "USA", "city")]),
    ],
)
def test_names_that_hold_a_place_or_look_like_one(text: str, found: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == found


def test_a_county_named_beside_a_town_settles_both() -> None:
    text = "The Walker County sheriff spoke in Huntsville. A mill near Riverside burned, and one in New Waverly."
    assert {place.admin1 for place in places(text)[:2]} == {"Texas"}


def test_a_county_is_looked_for_in_the_state_named_after_it() -> None:
    (county, _) = places("The mill in Newton County, Ga., has closed.")
    assert (county.precision, county.admin1) == ("admin2", "Georgia")
    assert county.latitude is not None


def test_the_words_of_a_paper_tell_its_country() -> None:
    plain = "The mill in Durham has closed."
    british = "The councillor said the neighbourhood centre in Durham cost £3m, magistrates heard."
    american = "The sheriff's deputies said the school district in Durham lost a varsity center, Sen. Kesk said."
    assert home_of(plain) == {}
    assert home_of(british)["GBR"] == 1
    assert home_of(american)["USA"] == 1
    assert (places(british)[0].country, places(american)[0].country) == ("GBR", "USA")
