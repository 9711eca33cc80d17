"""The actor tables: every code is one of the field's, every state exists, every line is read."""

import re

import pytest

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.countries import countries
from dateline.knowledge.organisations import find_organisations, organisation_of
from dateline.knowledge.roles import role_of, spheres

SECTORS = frozenset(
    "GOV MIL COP JUD LEG PTY OPP REB UAF SPY CVL EDU MED JRN BUS LAB REF REL CRM NGO IGO MNC ISM UNK".split()
)


def test_every_sector_is_one_of_plovers() -> None:
    told = [
        s for entry in load_yaml("actors/roles.yaml")["roles"] for s in (*entry["sectors"], *entry.get("default", ()))
    ]
    told += spheres().values()
    told += [s for section in load_yaml("actors/organisations.yaml")["organisations"] for s in section["sectors"]]
    assert set(told) <= SECTORS


def test_every_state_of_a_table_exists() -> None:
    codes = [s["country"] for s in load_yaml("actors/organisations.yaml")["organisations"] if "country" in s]
    codes += [code for code in load_yaml("actors/outlets.yaml") if code != "state_media"]
    codes += [code for code in load_yaml("actors/office_holders.yaml") if code != "none"]
    codes += list(load_yaml("actors/states.yaml")["wikidata"])
    assert sorted(set(codes) - set(countries())) == []


def test_every_office_holder_has_names_and_years() -> None:
    line = re.compile(r"\S.* (19|20)\d\d-((19|20)\d\d)?")
    holders = load_yaml("actors/office_holders.yaml").values()
    assert [e for names in holders for e in names.split(",") if not line.fullmatch(e.strip())] == []


@pytest.mark.parametrize("table", ["organisations", "states"])
def test_no_wikidata_item_is_given_twice(table: str) -> None:
    items = list(load_yaml(f"actors/{table}.yaml")["wikidata"].values())
    assert len(items) == len(set(items))


@pytest.mark.parametrize(
    ("words", "sectors", "kind"),
    [
        ("general", ("MIL",), "person"),
        ("foreign minister", ("GOV",), "person"),
        ("ministry", ("GOV",), "org"),
        ("suicide bomber", ("UAF",), "person"),
        ("spokesman", (), "person"),
    ],
)
def test_a_role_noun_tells_sectors_and_kind(words: str, sectors: tuple[str, ...], kind: str) -> None:
    role = role_of(words)
    assert role is not None
    assert (role.sectors, role.kind) == (sectors, kind)


def test_a_word_that_is_no_role_has_none() -> None:
    assert role_of("window") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The UN and the World Food Programme met.", ["United Nations", "World Food Programme"]),
        ("Who said so? WHO did.", ["World Health Organization"]),
        ("An al-Qaeda cell; a UNESCO-listed fort.", ["al-Qaeda", "UNESCO"]),
        ("The NATOS club and the Hamasa inn.", []),
    ],
)
def test_organisations_are_found_as_whole_words_in_their_own_case(text: str, names: list[str]) -> None:
    found = list(find_organisations(text))
    assert [organisation.name for _, organisation in found] == names
    assert all(organisation_of(Span(*span).of(text)) is not None for span, _ in found)
