import pytest

from dateline.knowledge.countries import (
    Seat,
    countries,
    country_of_capital,
    country_of_demonym,
    country_of_name,
    country_of_seat,
    find_countries,
    name_of,
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Iran", "IRN"),
        ("the US", "USA"),
        ("The  United States", "USA"),
        ("U.K.", "GBR"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("DPRK", "PRK"),
        ("the Palestinian territories", "PSE"),
        ("Kosovo", "XKX"),
        ("Holy See", "VAT"),
        ("us", None),
        ("Ruritania", None),
    ],
)
def test_a_country_is_known_by_each_of_its_names(words: str, code: str | None) -> None:
    assert country_of_name(words) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iranian", "IRN"),
        ("Britons", "GBR"),
        ("Filipinos", "PHL"),
        ("Saudi", "SAU"),
        ("Emirati", "ARE"),
        ("Dutch", "NLD"),
    ],
)
def test_a_people_tells_its_country(word: str, code: str) -> None:
    assert country_of_demonym(word) == code


def test_a_city_of_government_tells_its_country() -> None:
    assert country_of_capital("Tehran") == "IRN"
    assert country_of_capital("The Hague") == "NLD"
    assert country_of_capital("Springfield") is None


def test_a_building_stands_for_a_government_or_its_forces() -> None:
    assert country_of_seat("the Kremlin") == Seat("RUS", "GOV")
    assert country_of_seat("the Pentagon") == Seat("USA", "MIL")
    assert country_of_seat("the town hall") is None


def test_each_country_has_a_name_and_a_code_of_three_letters() -> None:
    for code, country in countries().items():
        assert len(code) == 3
        assert name_of(code) == country.names[0]
    assert name_of("QQQ") == "QQQ"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. and Iran-backed groups", [("U.S.", "USA", "name"), ("Iran", "IRN", "name")]),
        ("Guinea-Bissau's army", [("Guinea-Bissau", "GNB", "name")]),
        ("South Koreans met Koreans", [("South Koreans", "KOR", "demonym")]),
        ("Ghana Togo and Benin", [("Ghana", "GHA", "name"), ("Togo", "TGO", "name"), ("Benin", "BEN", "name")]),
        ("BAGHDAD (Wire) - He told us.", [("BAGHDAD", "IRQ", "capital")]),
        ("Omani turkey in the chad", [("Omani", "OMN", "demonym")]),
        ("the White House’s words", [("White House", "USA", "seat")]),
        ("Yemen’s coast", [("Yemen", "YEM", "name")]),
    ],
)
def test_names_are_found_in_running_text(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(m.span.of(text), m.iso3, m.kind) for m in find_countries(text)] == found
