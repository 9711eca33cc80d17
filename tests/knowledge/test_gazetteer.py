from importlib.resources import files

import pytest

from dateline.base.errors import KnowledgeError
from dateline.knowledge.gazetteer import fold, lookup, place, short_form, unpack


def test_accents_hyphens_points_and_case_make_no_difference() -> None:
    assert fold("Bogotá") == fold("BOGOTA")
    assert fold("Al-Ḩasakah") == fold("al Hasakah")
    assert fold("St. Louis") == fold("Saint Louis")
    assert fold("Sana’a") == fold("Sanaa")


@pytest.mark.parametrize(
    ("words", "country", "precision"),
    [
        ("Hodeidah", "YEM", "city"),
        ("Jujuy", "ARG", "admin1"),
        ("Tucuman", "ARG", "city"),
        ("Donbas", "UKR", "region"),
        ("West Bank", "PSE", "region"),
        ("Strait of Hormuz", None, "region"),
        ("Scotland", "GBR", "admin1"),
        ("Laurel County", "USA", "admin2"),
        ("New York", "USA", "city"),
        ("New York", "USA", "admin1"),
    ],
)
def test_a_name_gives_the_places_it_may_mean(words: str, country: str | None, precision: str) -> None:
    assert any(found.country == country and found.precision == precision for found in lookup(words))


def test_an_unknown_name_gives_nothing() -> None:
    assert lookup("Qzxville-on-Nowhere") == ()
    assert lookup("") == ()


def test_a_town_knows_its_state() -> None:
    town = next(found for found in lookup("Corbin") if found.country == "USA" and found.admin1 is not None)
    state = place(town.admin1 or 0)
    assert state.name == "Kentucky"
    assert state.precision == "admin1"


def test_a_county_knows_its_state() -> None:
    states = {place(found.admin1 or 0).name for found in lookup("Butler County") if found.admin1 is not None}
    assert {"Ohio", "Pennsylvania", "Kansas"} <= states


def test_a_district_without_outline_lies_amid_its_towns() -> None:
    (district,) = [found for found in lookup("Oxford County") if found.country == "CAN"]
    assert district.latitude == pytest.approx(43.1, abs=0.3)
    assert district.longitude == pytest.approx(-80.8, abs=0.4)


@pytest.mark.parametrize("words", ["Lake Erie", "Ohio River", "Yangtze", "Urals", "Kharg Island"])
def test_waters_and_lands_are_regions_of_their_own(words: str) -> None:
    assert [found.precision for found in lookup(words)] == ["region"]


@pytest.mark.parametrize(
    ("short", "name"),
    [("W.Va.", "West Virginia"), ("OH", "Ohio"), ("NSW", "New South Wales"), ("B.C.", "British Columbia")],
)
def test_short_forms_stand_for_states(short: str, name: str) -> None:
    state = short_form(short)
    assert state is not None
    assert state.name == name


def test_short_forms_count_only_as_printed() -> None:
    assert short_form("oh") is None
    assert short_form("in") is None


def test_no_state_or_region_lies_at_zero_zero() -> None:
    for words in ("Anbar", "Texas", "Sahel", "Africa", "Crimea"):
        assert all((found.latitude, found.longitude) != (0, 0) for found in lookup(words))


def test_an_altered_gazetteer_is_refused() -> None:
    raw = files("dateline.knowledge").joinpath("gazetteer/places.bin").read_bytes()
    with pytest.raises(KnowledgeError, match="digest"):
        unpack(raw[:-1] + bytes([raw[-1] ^ 1]))
    with pytest.raises(KnowledgeError, match="not a file"):
        unpack(b"something else")
