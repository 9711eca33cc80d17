"""The actor tables: every code is one of the field's, every state exists, every line is read."""

import re

import pytest

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.countries import countries
from dateline.knowledge.office_holders import Term, holders_named, holders_of_surname, office_holders
from dateline.knowledge.organisations import find_organisations, organisation_of
from dateline.knowledge.roles import role_of, spheres
from dateline.knowledge.spellings import folded

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
    codes += [term.country for holder in office_holders() for term in holder.terms if term.country is not None]
    for group in load_yaml("actors/armed_groups.yaml").values():
        codes += [*group["acts_in"], *([group["country"]] if group["country"] else [])]
    codes += list(load_yaml("actors/states.yaml")["wikidata"])
    assert sorted(set(codes) - set(countries())) == []


def test_every_body_of_an_office_is_in_the_table_of_organisations() -> None:
    bodies = {term.body for holder in office_holders() for term in holder.terms if term.body is not None}
    assert [name for name in sorted(bodies) if (known := organisation_of(name)) is None or known.name != name] == []


def test_every_term_begins_before_it_ends_and_in_our_times() -> None:
    terms = [term for holder in office_holders() for term in holder.terms]
    wrong = [t for t in terms if t.since and t.until and not t.may_hold(t.since[: len(t.until)])]
    early = [t for t in terms if not "1940" < (t.since or "1941") < "2027"]
    assert wrong + early == []


SHARED = ("spokes", "opposition", "special envoy", "deputy", "senior", "member", "rebel", "figure", "Shia leader")


def test_no_two_persons_hold_one_office_at_one_time() -> None:
    of_office: dict[tuple[str, str], list[Term]] = {}
    for term in (t for holder in office_holders() for t in holder.terms):
        if not any(word in term.office for word in SHARED):
            of_office.setdefault((term.country or term.body or "", term.office), []).append(term)
    clashes = [
        (office, one.since, other.since)
        for office, terms in of_office.items()
        for one in terms
        for other in terms
        if one is not other and other.since is not None and one.holds(other.since) and one.until != other.since
    ]
    assert clashes == []


def test_no_name_means_two_persons_unless_it_is_marked_as_shared() -> None:
    marked = set(re.findall(r"[^|,\s][^|,]*(?=\*)", str(load_yaml("actors/office_holders.yaml")["holders"])))
    shared = {name for holder in office_holders() for name in holder.names if len(holders_named(name)) > 1}
    assert {name.split("'")[-1].strip() for name in marked} == shared
    assert len({holder.id for holder in office_holders()}) == len(office_holders())


def test_every_family_name_known_alone_is_that_of_a_holder() -> None:
    names = load_yaml("actors/office_holders.yaml")["known_by_family_name"].split()
    assert [name for name in names if not holders_of_surname(name)] == []


def test_every_armed_group_is_armed_and_has_its_states_and_years() -> None:
    groups = load_yaml("actors/armed_groups.yaml")
    assert [n for n, g in groups.items() if not {"UAF", "REB", "CRM"} & set(g["sectors"])] == []
    assert [n for n, g in groups.items() if not re.fullmatch(r"(\d{4}|\?)/(\d{4}|\?|)", g["active"])] == []
    assert [n for n, g in groups.items() if g["country"] and g["country"] not in g["acts_in"]] == []


def test_no_body_has_a_name_of_another() -> None:
    section = [names for s in load_yaml("actors/organisations.yaml")["organisations"] for names in s["names"].items()]
    groups = [(name, group["also"]) for name, group in load_yaml("actors/armed_groups.yaml").items()]
    told = [n for name, also in (*section, *groups) for n in {name, *(a.strip() for a in also.split(",") if a.strip())}]
    assert sorted({name for name in told if told.count(name) > 1}) == []


@pytest.mark.parametrize(
    ("day", "office"),
    [("2017-01-19", None), ("2017-06-01", "president"), ("2023-06-01", None), ("2025-06-01", "president")],
)
def test_an_office_is_held_on_the_days_of_its_terms_only(day: str, office: str | None) -> None:
    holder = holders_named("Donald Trump")[0]
    assert next((t.office for t in holder.terms if t.holds(day)), None) == office


def test_in_the_year_in_which_a_term_begins_it_is_not_sure_that_the_office_is_held() -> None:
    term = Term("mayor", "KEN", None, "2013", "2017", False)
    assert [term.holds(day) for day in ("2013-03-01", "2014-03-01", "2017-03-01")] == [False, True, False]
    assert [term.may_hold(day) for day in ("2012-03-01", "2013-03-01", "2017-03-01", "2018")] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Mohammed Morsi", "Muhammad Morsi"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sissi"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Bashar al-Assad", "BASHAR AL ASSAD"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_short_names_that_differ_in_a_letter_stay_two() -> None:
    assert folded("Ann Lee") != folded("Ann Le")


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
