"""Proper names: where they begin and end, and what kind of thing they name."""

from itertools import pairwise

import pytest

from dateline.base.records import RawPage
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.names import find_names


def names_in(text: str) -> list[tuple[str, str]]:
    article = extract_article(RawPage(text=text, language="en"))
    found = find_names(article, parse_article(article))
    return [(name.span.of(article.text), name.kind) for name in found]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Officials met Prime Minister Odalys Brenn on Monday.", "Odalys Brenn", "person"),
        ("Gen. Tomas Varkey denied it.", "Tomas Varkey", "person"),
        ("The envoys thanked Secretary of State Linnea Hask for her patience.", "Linnea Hask", "person"),
        ("The leader of the cell, Harun al-Bekri, fled the town.", "Harun al-Bekri", "person"),
        ("A letter from Pieter van der Molen was read aloud.", "Pieter van der Molen", "person"),
        ("Mr Castellan, 54, left the room.", "Castellan", "person"),
        ("Vance Orlok Jan said his shop was hit.", "Vance Orlok Jan", "person"),
        ("The Ministry of Health and Welfare closed the wells.", "Ministry of Health and Welfare", "org"),
        ("He was taken to the Velmora Relief Committee.", "Velmora Relief Committee", "org"),
        ("A lawyer of the National Farmers' Party spoke.", "National Farmers' Party", "org"),
        (
            "Guards of the Inter-American Court of Human Rights waited.",
            "Inter-American Court of Human Rights",
            "org",
        ),
        ("The Royal Chilean Police found them.", "Royal Chilean Police", "org"),
        ("Boats left the Chile Coast Guard unmoved.", "Chile Coast Guard", "org"),
        ("The rally ended in Tarsova, where nobody was hurt.", "Tarsova", "place"),
        ("They crossed the Orsk River at night.", "Orsk River", "place"),
        ("He spent the week at Stow-on-the-Wold with his aides.", "Stow-on-the-Wold", "place"),
        ("Aides of Han Ji-woo left first.", "Han Ji-woo", "person"),
        ("Orla Dane and Israel Brandt agreed.", "Orla Dane", "person"),
        ("Orla Dane and Israel Brandt agreed.", "Israel Brandt", "person"),
        ("Reporters asked Eva Forest about it.", "Eva Forest", "person"),
        ("They thanked Democrat Hillary Bloom.", "Hillary Bloom", "person"),
        ("The Iranian envoy left early.", "Iranian", "nationality"),
    ],
)
def test_a_name_has_its_words_and_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names_in(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Citizens must leave Ghana Togo and Benin at once.", ["Ghana", "Togo", "Benin"]),
        ("They heard US President Dana Whitlock in silence.", ["US", "Dana Whitlock"]),
        ("Union leaders met AMRU President Oskar Lindqvist.", ["AMRU", "Oskar Lindqvist"]),
        ("The talks were led by Hamas Spokesman Yusuf Tarazi.", ["Hamas", "Yusuf Tarazi"]),
    ],
)
def test_names_side_by_side_are_two(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Nurses said they expected more patients.",
        "The president told the general to wait until Tuesday.",
        "On Monday in March nobody came.",
        "MINISTER SAYS STRIKE IS OVER AT LAST",
        "Gunmen opened fire. Police came late.",
    ],
)
def test_ordinary_words_with_a_capital_are_no_names(text: str) -> None:
    assert names_in(text) == []


def test_a_family_name_alone_has_the_kind_of_the_full_name() -> None:
    found = names_in("Rajiv Sen resigned on Monday.\nIt was not clear why Sen had waited.")
    assert found == [("Rajiv Sen", "person"), ("Sen", "person")]


def test_a_name_read_as_a_verb_is_found_by_the_rest_of_the_article() -> None:
    found = names_in("A rebuke for Brand was read out.\nWhy did Brand order the closure?")
    assert [name for name, _ in found] == ["Brand", "Brand"]


def test_names_do_not_overlap_and_stand_in_text_order() -> None:
    text = "The Bank of Ghana and the Velmora Port Authority sued Orla Dane of the European Court of Justice."
    article = extract_article(RawPage(text=text, language="en"))
    spans = [name.span for name in find_names(article, parse_article(article))]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        (
            "Secretive Tallo app is gone",
            "The founder of Tallo said that Tallo would return.",
            ["Tallo"],
        ),
        (
            "Kenya Brenn rally ends early",
            "A rally of Odalys Brenn in Kenya ended early. Guards held Brenn back.",
            ["Kenya", "Brenn"],
        ),
        ("Odalys Brenn rally ends early", "Guards led Odalys Brenn and her son away.", ["Odalys Brenn"]),
    ],
)
def test_a_headline_is_cut_into_the_names_that_the_body_has(title: str, body: str, names: list[str]) -> None:
    page = RawPage(text=f"{title}\n{body}", title=title, language="en")
    article = extract_article(page)
    found = [n.span.of(article.text) for n in find_names(article, parse_article(article)) if n.span.end <= len(title)]
    assert found == names


def test_a_broadcaster_is_no_person_and_makes_none_of_its_town() -> None:
    found = names_in("A drone hit Tarsova. Radio Tarsova told of it.")
    assert ("Radio Tarsova", "org") in found
    assert ("Tarsova", "person") not in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lucy Kingston won on Sunday. Kingston was pleased.", "person"),
        ("Lucy Kingston won on Sunday. She flew home from the race in Kingston.", "place"),
    ],
)
def test_a_capital_that_is_a_persons_family_name_is_the_person_but_not_after_in(text: str, kind: str) -> None:
    assert names_in(text)[-1] == ("Kingston", kind)
