"""Places that no gazetteer lists: the towns of invented states, and small villages."""

import pytest

from dateline.base.records import Article, Paragraph, Place
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.encoder import judge_article
from dateline.recognise.names import find_names
from dateline.recognise.places import find_places


def places_of(text: str) -> tuple[Place, ...]:
    article = Article.of(text, language="en", paragraphs=(Paragraph(span=Span(0, len(text))),))
    parse = parse_article(article)
    judge = judge_article(parse)
    return find_places(article, parse, find_names(article, parse, judge), judge)


TOLD = [
    ("Gunmen killed a judge in Port Sarn on Monday.", ["Port Sarn"]),
    ("Thousands marched through Tarsova to call for a ceasefire.", ["Tarsova"]),
    ("Six men died in Charababil village on Monday.", ["Charababil"]),
    ("Soldiers killed six men near the village of Marun al-Dib.", ["Marun al-Dib"]),
    ("The officers went to a landfill in remote Zaoqiang, on the coast.", ["Zaoqiang"]),
    ("The drone hit a depot in Selmar. A ship will travel to Selmar on Friday.", ["Selmar", "Selmar"]),
]
NOT_TOLD = [
    "The paper was written in Arabic.",
    "She is the chief economist at Bitlabs.",
    "The Tarsova talks ended on Monday.",
    "Anna Sorn spoke to Ivo Kesk on Monday.",
    "He was in Parliament on Monday.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_place_that_no_gazetteer_lists_is_told_by_name(text: str, expected: list[str]) -> None:
    assert [place.span.of(text) for place in places_of(text)] == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_name_that_nothing_tells_for_a_place_is_none(text: str) -> None:
    assert places_of(text) == ()


def test_it_has_no_coordinates_and_no_country() -> None:
    (place,) = places_of("Gunmen killed a judge in Port Sarn on Monday.")
    assert (place.latitude, place.longitude, place.country, place.geonames_id) == (None, None, None, None)
    assert (place.name, place.precision) == ("Port Sarn", "city")


def test_one_that_has_a_people_may_be_a_land() -> None:
    text = "Police in Karvenia have arrested four men. The Karvenian army denied it."
    assert [(place.name, place.precision) for place in places_of(text)] == [("Karvenia", "region")]
