"""Which mentions are one actor: spellings, epithets, companies, offices that the tables know."""

import pytest

from dateline.base.records import Actor, RawPage
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.actors import find_actors
from dateline.recognise.names import find_names
from dateline.recognise.places import find_places


def actors_of(
    text: str, published: str | None = "2016-05-04", *, places: bool = False
) -> dict[str, tuple[Actor, list[str]]]:
    """By name each actor with the words of its mentions; the places of the text are looked up if asked for."""
    article = extract_article(RawPage(text=text, published=published, language="en"))
    parse = parse_article(article)
    names = find_names(article, parse)
    found = find_actors(article, parse, names, find_places(article, parse, names) if places else ())
    return {a.name: (a, [m.span.of(article.text) for m in a.mentions]) for a in found}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("FELIX ORRIN won. Felix Orrin wept.", "Felix Orrin", ["FELIX ORRIN", "Felix Orrin"]),
        ("Karim al-Brenn met Ann Orrin. El-Brenn left.", "Karim al-Brenn", ["Karim al-Brenn", "El-Brenn"]),
        ("Muhammad Velsh sat. Mohammed Velsh stood.", "Muhammad Velsh", ["Muhammad Velsh", "Mohammed Velsh"]),
        ("Felix Orrin crashed. The Brazilian wept as he left.", "Felix Orrin", ["Felix Orrin", "The Brazilian", "he"]),
        ("Ann Orrin sang for an hour. The singer wept.", "Ann Orrin", ["Ann Orrin", "The singer"]),
        ("Brodcam Ltd. raised its bid. Brodcam said so.", "Brodcam Ltd.", ["Brodcam Ltd.", "its", "Brodcam"]),
        ("Brodcam Ltd. sued Qualtron Inc. in May. The company lost.", "Brodcam Ltd.", ["Brodcam Ltd.", "The company"]),
        ("Tom German owns a club. Nobody knew, said German.", "Tom German", ["Tom German", "German"]),
        (
            "Hillary Clinton flew to Velm. Ann Orrin met her. The former secretary of state wept.",
            "Hillary Clinton",
            ["Hillary Clinton", "her", "The former secretary of state"],
        ),
        (
            "Francois Hollande flew to Velm. Ann Orrin met him. The French president wept.",
            "Francois Hollande",
            ["Francois Hollande", "him", "The French president"],
        ),
    ],
)
def test_other_words_for_an_actor_are_that_actor(text: str, name: str, expected: list[str]) -> None:
    assert actors_of(text)[name][1] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Felix Orrin met Karl Velsh. They left. The Dutchman wept.", "Dutchman"),
        ("Ann Orrin (D-Velm.) voted.", "D-Velm"),
        ("He was waiting to board when it rained.", "to board"),
        ("They lived in exile for years.", "exile"),
        ("Ann Orrin ran for president.", "president"),
        ("A host of reasons was given.", "A host of reasons"),
        ("They signed a US-UK trade deal.", "UK"),
    ],
)
def test_what_is_no_actor_or_not_clear_makes_none(text: str, name: str) -> None:
    assert name not in actors_of(text)


@pytest.mark.parametrize(
    "text", ['"It\'s difficult," the army of Kenya said.', "Kenya fell silent. It is feared that many died."]
)
def test_it_that_stands_for_nothing_takes_up_nobody(text: str) -> None:
    assert all(words.lower() != "it" for _, mentions in actors_of(text).values() for words in mentions)


def test_a_name_with_an_article_is_a_body_unless_it_is_a_full_name() -> None:
    found = actors_of("The Ostrava told Ann Orrin so. She is the Tom Brenn of music.")
    assert "Tom Brenn" not in found or found["Tom Brenn"][0].kind == "person"


def test_a_fellow_countryman_gives_the_country() -> None:
    assert actors_of("Felix Orrin crashed. The Brazilian wept as he left.")["Felix Orrin"][0].country == "BRA"


STORY = "Kenyan President Ann Orrin and Kenyan Judge Tom Velsh met the Kenyan army chief. "


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (STORY + "The court freed 20 activists.", "The court", "KEN"),
        (STORY + "The court freed 20 activists.", "20 activists", "KEN"),
        (STORY + "The government had said no.", "The government", "KEN"),
        (STORY + "The embassy was closed.", "The embassy", None),
        (STORY + "Western officials were pleased.", "Western officials", None),
        (STORY + "The ambassador to Peru slept.", "The ambassador", None),
        ("Kenya and Peru met. Peru and Kenya wept. Chile and Ghana slept. The court was closed.", "The court", None),
    ],
)
def test_who_is_of_the_state_whose_affairs_are_told(text: str, words: str, country: str | None) -> None:
    assert next(a for a, mentions in actors_of(text).values() if words in mentions).country == country


def test_who_is_of_no_told_state_is_of_the_one_where_every_place_lies() -> None:
    told = "Police in Marseille held six men. A court in Lyon freed them, and activists cheered."
    found = actors_of(told, places=True)
    assert {found[name][0].country for name in ("Police", "A court", "activists")} == {"FRA"}


LEAD = "A Velmora man was arrested over a fraud.\n\n"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (LEAD + "Ivo Rask, 67, was charged with theft.", True),
        (LEAD + "A neighbour wept.\n\nIvo Rask, 67, was charged with theft.", True),
        (LEAD + "Ivo Rask, 67, was charged. Tom Velsh, 45, was charged too.", False),
        (LEAD + "Ann Rask, 67, was charged with theft.", False),
        (LEAD + "Ivo Rask, 67, praised the police.", False),
        (LEAD + "Detective Ivo Rask was charged with the case.", False),
    ],
)
def test_who_is_unknown_in_the_lead_is_the_one_named_below_with_an_age(text: str, is_one: bool) -> None:
    assert ("A Velmora man" not in actors_of(text)) is is_one


def test_the_spokesman_of_another_body_is_another() -> None:
    told = "Taliban spokesman Karim Velsh rejoiced. The Nato spokesman wept. The spokesman slept."
    assert actors_of(told)["Karim Velsh"][1] == ["Taliban spokesman Karim Velsh"]
    assert actors_of(told)["The Nato spokesman"][1] == ["The Nato spokesman", "The spokesman"]


def test_the_government_is_that_of_most_officials_not_of_a_state_told_in_passing() -> None:
    text = STORY + "The Swiss government helped in Kenya. The government thanked all."
    assert "The government" not in actors_of(text)["Switzerland"][1]


def test_names_in_title_case_are_those_of_the_body() -> None:
    text = "Felix Orrin Playing Dumb About The Old Dam.\n\nFelix Orrin said nothing. A dam burst."
    assert set(actors_of(text)) == {"Felix Orrin"}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Ann Orrin left. Her husband wept. It was late. Her husband slept.",
            "Her husband",
            ["Her husband", "Her husband"],
        ),
        ("Ann Orrin spoke of it in the old hall. A man asked ORRIN for more.", "Ann Orrin", ["Ann Orrin", "ORRIN"]),
    ],
)
def test_possessions_and_turns_of_one_owner_are_one(text: str, name: str, expected: list[str]) -> None:
    assert [words for words in actors_of(text)[name][1] if words.lower() != "her"] == expected


def test_a_leader_known_by_the_family_name_has_the_state() -> None:
    assert actors_of("Putin sang for an hour.")["Putin"][0].country == "RUS"


def test_capitals_alone_make_no_person_of_what_only_names_or_says_where() -> None:
    text = "They went to a Sorvel Tonight party."
    assert "Sorvel Tonight" not in actors_of(text)


def test_the_group_is_the_body_named_since_another_was_described() -> None:
    text = "A civil defence group found the boy. Boko Haram was in trouble. The group fled."
    assert "The group" in actors_of(text)["Boko Haram"][1]


def test_a_nominee_of_one_party_is_not_that_of_the_other() -> None:
    text = "The Democratic nominee flew to Velm. The GOP nominee stayed. The Republican nominee was ill."
    assert [words for _, words in actors_of(text).values() if "The GOP nominee" in words] == [
        ["The GOP nominee", "The Republican nominee"]
    ]


def test_a_word_before_a_full_name_is_no_part_of_the_name() -> None:
    text = "Banners said 'Deport Ann Orrin' in red. Ann Orrin laughed. Orrin left."
    assert "Deport Ann Orrin" not in actors_of(text)


def test_an_agent_of_a_story_does_not_make_it_the_story_of_his_state() -> None:
    text = "Ann Orrin plays a Soviet agent in the new film. A judge from the studio was pleased."
    assert all(a.country != "RUS" for a, mentions in actors_of(text).values() if "agent" not in mentions[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A tailor and two pupils were freed in Nairobi, said Orla Dane of the Quay Party. Kenya rejoiced.",
            {"two pupils": "KEN", "Orla Dane": "KEN", "Quay Party": "KEN"},
        ),
        ("A gunman shot Orla Dane in Nairobi. Kenya mourned.", {"A gunman": None, "Orla Dane": "KEN"}),
        ("Foreign tourists fled Nairobi. Kenya mourned.", {"Foreign tourists": None}),
        ("Orla Dane fled Nairobi for Lima. Peru and Kenya mourned. Chile wept.", {"Orla Dane": None}),
        ("A British ambassador to Kenya wept. Nairobi was dark.", {"A British ambassador": "GBR"}),
    ],
)
def test_an_article_that_speaks_of_one_land_alone_is_about_its_people(
    text: str, expected: dict[str, str | None]
) -> None:
    found = actors_of(text, places=True)
    assert {name: found[name][0].country for name in expected} == expected


def test_police_are_of_the_land_that_is_told_of_far_more_than_others() -> None:
    told = "Kenya voted. Nairobi was calm, Kisumu was not, and Kenyans queued in Mombasa. Police in boats watched."
    assert actors_of(told + " Peru sent greetings.", places=True)["Police"][0].country == "KEN"
    much_of_both = told + " Peru sent greetings to Lima and Cusco. Chile wept. Chileans and Ghana sang in Lima."
    assert actors_of(much_of_both, places=True)["Police"][0].country is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Chilean embassy in Oslo told citizens in Norway to stay indoors.", "citizens", "CHL"),
        ("Ann Orrin and her husband, Norwegian minister Ivo Rask, went to Peru.", "Ann Orrin", "NOR"),
        ("Karin Velsh was the first senior Norwegian official to visit Peru.", "Karin Velsh", "NOR"),
        ("A bomb went off in Oslo.\nIt was noon in Chile and in Peru.\nLocal police came.", "Local police", "NOR"),
    ],
)
def test_the_country_of_people_is_that_of_those_beside_them(text: str, words: str, country: str) -> None:
    found = actors_of(text, places=True).values()
    assert next(actor.country for actor, said in found if words in said) == country


def test_the_building_is_the_body_that_has_one() -> None:
    said = actors_of("A gunman fled on Monday. Soldiers then stormed the building.")
    assert not any("the building" in words for _, words in said.values())
    said = actors_of("Students left the Chilean consulate. Soldiers then stormed the building.")
    assert "the building" in said["the Chilean consulate"][1]


def test_the_government_in_the_words_of_an_official_is_his_own() -> None:
    text = 'Chile and Peru signed it. Norwegian minister Ivo Rask spoke for Norway. "The government agrees," he said.'
    assert "The government" in actors_of(text)["Norway"][1]


def test_a_group_that_is_told_by_its_seat_is_the_group_named_before() -> None:
    text = "Hamas claimed the raid. The Gaza-based terrorist organization had sent two men."
    assert "The Gaza-based terrorist organization" in actors_of(text)["Hamas"][1]
