"""Outlets of one house are known by name and by host."""

import pytest

from dateline.extract.agencies import agency_named
from dateline.knowledge.families import Families, known_families, shipped_families

TABLE = {"Harbour Media": ["Harbour Courier", "harbour-courier.example"], "Inland Press": ["The Inland Post"]}
TOLD = Families(TABLE)


@pytest.mark.parametrize(
    ("outlet", "url", "family"),
    [
        ("Harbour Courier", None, "Harbour Media"),
        ("The HARBOUR Courier ", None, "Harbour Media"),
        ("Inland Post", None, "Inland Press"),
        (None, "https://www.harbour-courier.example/news/1", "Harbour Media"),
        ("Another name", "https://sport.harbour-courier.example/1", "Harbour Media"),
        ("www.harbour-courier.example", None, "Harbour Media"),
        ("Harbour Courier", "https://blog.example/1", "Harbour Media"),
        ("Northgate Times", "https://courier.example/1", None),
        ("courier.example", None, None),
        ("example", "https://[broken", None),
        (None, None, None),
        ("", "", None),
    ],
)
def test_an_outlet_is_known_by_the_address_of_its_page_or_by_its_name(
    outlet: str | None, url: str | None, family: str | None
) -> None:
    assert TOLD.of(outlet, url) == family


def test_a_later_table_stands_above_an_earlier_one() -> None:
    both = Families(TABLE, {"Free Press": ["Harbour Courier"]})
    assert (both.of("Harbour Courier"), both.of("Inland Post")) == ("Free Press", "Inland Press")


def test_the_shipped_table_names_no_outlet_twice_and_no_agency() -> None:
    told = known_families()
    outlets = [outlet.casefold() for family in told.values() for outlet in family]
    assert sorted(outlets) == sorted(set(outlets))
    assert [o for family in told.values() for o in family if agency_named(o)] == []
    assert shipped_families().of("www.thetimes.co.uk") == shipped_families().of("The Wall Street Journal")
