"""Which line of the shipped tables an actor is, and the words that tell its role."""

import pytest

from dateline.base.records import Actor, Article, RawPage
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.actors import find_actors
from dateline.recognise.names import find_names


def read(text: str, published: str | None) -> tuple[Article, tuple[Actor, ...]]:
    article = extract_article(RawPage(text=text, published=published, language="en"))
    parse = parse_article(article)
    return article, find_actors(article, parse, find_names(article, parse), ())


def line(text: str, name: str, published: str | None = "2016-05-04") -> tuple[str, str | None] | None:
    """The id and the office of the entry of the actor with that name."""
    found = next(a for a in read(text, published)[1] if a.name == name)
    return (found.entry.id, found.entry.office) if found.entry is not None else None


@pytest.mark.parametrize(
    ("text", "name", "entry"),
    [
        ("Kenya sent a ship to Tarsova.", "Kenya", ("KEN", None)),
        ("The African Union sent monitors.", "African Union", ("african-union", None)),
        ("Boko Haram burned the town hall of Velm.", "Boko Haram", ("boko-haram", None)),
        ("Angela Merkel spoke in Velm. Merkel said little.", "Angela Merkel", ("angela-merkel", "chancellor, Germany")),
        ("Ban Ki-moon flew to Velm.", "Ban Ki-moon", ("ban-ki-moon", "secretary-general, United Nations")),
        ("Nuri al-Maliki flew to Velm.", "Nuri al-Maliki", ("nouri-al-maliki", None)),
        ("President Obama flew to Velm.", "Obama", ("barack-obama", "president, United States")),
        ("Putin flew to Velm.", "Putin", ("vladimir-putin", "president, Russia")),
    ],
)
def test_an_actor_is_linked_to_its_line(text: str, name: str, entry: tuple[str, str | None]) -> None:
    assert line(text, name) == entry


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim flew to Velm.", "Kim"),
        ("Major Kim flew to Velm.", "Kim"),
        ("Angela Merkel, a teacher, was hurt when the roof of her school in Velm fell.", "Angela Merkel"),
        ("The Peruvian judge Gordon Brown flew to Velm.", "Gordon Brown"),
        ("Vera Putin flew to Velm. Putin said little.", "Vera Putin"),
    ],
)
def test_a_namesake_is_not_linked(text: str, name: str) -> None:
    assert line(text, name) is None


@pytest.mark.parametrize(
    ("published", "office"),
    [(None, None), ("2006-05-01", None), ("2010-05-01", "secretary of state, United States"), ("2016-05-01", None)],
)
def test_an_office_is_told_only_for_the_day_of_the_article(published: str | None, office: str | None) -> None:
    assert line("Hillary Clinton flew to Velm.", "Hillary Clinton", published) == ("hillary-clinton", office)


def test_a_short_acronym_is_an_armed_group_only_beside_one_of_its_states() -> None:
    assert line("The ADF attacked a village in Uganda.", "Allied Democratic Forces") is not None
    assert line("The ADF met in a hall in Velm.", "Allied Democratic Forces") is None


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (
            "Kenyan President Odalys Brenn flew home. President Brenn smiled.",
            "Odalys Brenn",
            ["Kenyan President", "President"],
        ),
        ("Odalys Brenn, the defence minister, flew home.", "Odalys Brenn", ["the defence minister"]),
        ("The former mayor Odalys Brenn flew home.", "Odalys Brenn", ["The former mayor"]),
        ("Mr Brenn flew home.", "Brenn", []),
        ("General Harun Bekri left. The general was ill, and the general wept.", "Harun Bekri", ["General"]),
    ],
)
def test_roles_are_the_words_that_tell_them_each_wording_once(text: str, name: str, roles: list[str]) -> None:
    article, actors = read(text, None)
    found = next(a for a in actors if a.name == name)
    assert [span.of(article.text) for span in found.roles] == roles


@pytest.mark.parametrize(
    "text", ["The Rev.\u00a0Gov.\u00a0Tom Arden left.", "He met (President\u00a0\u2014\u00a0Ann Orrin) there."]
)
def test_the_words_of_a_role_end_in_no_white_space(text: str) -> None:
    article, actors = read(text, None)
    words = [span.of(article.text) for a in actors for span in a.roles]
    assert [w for w in words if w != w.strip()] == []


def test_an_amount_told_before_its_people_are_counted_again_makes_no_empty_mention() -> None:
    text = "Of its 76,981 old voters, by the office's count, 30,290 are poor. And an eye-opening 40,570 are unknown."
    article, actors = read(text, None)
    assert all(m.span.of(article.text) for a in actors for m in a.mentions)
