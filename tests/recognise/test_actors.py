"""Actors: who acts, is acted upon or speaks; which mentions are one; of which country and sector."""

import pytest

from dateline.base.records import Actor, Article, RawPage
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.actors import find_actors
from dateline.recognise.names import find_names


def read(text: str, title: str | None = None, published: str | None = None) -> tuple[Article, tuple[Actor, ...]]:
    page = RawPage(text=text if title is None else f"{title}\n{text}", title=title, published=published, language="en")
    article = extract_article(page)
    parse = parse_article(article)
    return article, find_actors(article, parse, find_names(article, parse), ())


def mentions(text: str, name: str, title: str | None = None) -> list[str]:
    """The words of all mentions of the actor with that name."""
    article, actors = read(text, title)
    found = next(a for a in actors if a.name == name)
    return [m.span.of(article.text) for m in found.mentions]


def actor_of(text: str, words: str, published: str | None = None) -> Actor:
    """The actor that has `words` among its mentions."""
    article, actors = read(text, published=published)
    return next(a for a in actors if any(m.span.of(article.text) == words for m in a.mentions))


def all_mentions(text: str) -> set[str]:
    article, actors = read(text)
    return {m.span.of(article.text) for a in actors for m in a.mentions}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Prime Minister Odalys Brenn flew home. Brenn said she would return.",
            "Odalys Brenn",
            ["Prime Minister Odalys Brenn", "Brenn", "she"],
        ),
        (
            "The Velmora Relief Fund (VRF) sent tents. Volunteers of the VRF came later.",
            "Velmora Relief Fund",
            ["The Velmora Relief Fund", "VRF", "the VRF"],
        ),
        (
            "General Harun Bekri left the capital. The general did not say why.",
            "Harun Bekri",
            ["General Harun Bekri", "The general"],
        ),
        (
            "Hamas fighters took the bridge. The militant group later withdrew.",
            "Hamas",
            ["Hamas fighters", "The militant group"],
        ),
        (
            "Orla Dane, the mayor of Tarsova, resigned.",
            "Orla Dane",
            ["Orla Dane", "the mayor of Tarsova"],
        ),
        (
            "The Chilean foreign minister, Mateo Ibarra, walked out.",
            "Mateo Ibarra",
            ["The Chilean foreign minister", "Mateo Ibarra"],
        ),
        (
            "Mateo Ibarra, who leads the party, walked out.",
            "Mateo Ibarra",
            ["Mateo Ibarra", "who"],
        ),
        (
            "Kenya closed its border. The country has warned of more arrests.",
            "Kenya",
            ["Kenya", "its", "The country"],
        ),
    ],
)
def test_mentions_of_one_actor_are_grouped(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, name) == expected


def test_a_bare_family_name_in_the_headline_is_the_person_named_in_full_below() -> None:
    text = "Imogen Tallis will not stand again. The senator cited her health."
    assert mentions(text, "Imogen Tallis", title="Tallis to leave the senate in spring")[0] == "Tallis"


def test_two_people_of_one_family_name_stay_two() -> None:
    _, actors = read("Oskar Lindqvist sued Maja Lindqvist on Monday. Mrs Lindqvist laughed.")
    people = [a for a in actors if a.kind == "person"]
    assert [a.name for a in people] == ["Oskar Lindqvist", "Maja Lindqvist"]
    assert len(people[1].mentions) == 2


def test_an_office_and_its_holder_of_one_country_are_one_whichever_comes_first() -> None:
    text = "Ghana's president rejected the plan. In Accra, President Kojo Asamani met ministers."
    assert mentions(text, "Kojo Asamani") == ["Ghana's president", "President Kojo Asamani"]
    assert actor_of(text, "President Kojo Asamani").country == "GHA"


def test_presidents_of_two_countries_are_two() -> None:
    _, actors = read("The Chilean president met the Peruvian president in Lima.")
    assert [a.country for a in actors if a.kind == "person"] == ["CHL", "PER"]


def test_a_spokesperson_is_not_the_body() -> None:
    _, actors = read("A spokesman for the Velmora Relief Fund declined to comment.")
    kinds = {a.kind for a in actors}
    assert kinds == {"person", "org"}
    assert all(len(a.mentions) == 1 for a in actors)


def test_groups_of_different_numbers_are_different_groups() -> None:
    _, actors = read("Police arrested 14 protesters. Later 30 protesters were released.")
    assert len([a for a in actors if a.kind == "group"]) == 2


def test_the_same_number_of_the_same_people_is_one_group() -> None:
    _, actors = read("Some 400 Kenyan troops will go. The 400 troops are to guard a port.")
    assert len([a for a in actors if "MIL" in a.sectors]) == 1


@pytest.mark.parametrize(
    ("text", "words", "country", "sectors", "kind"),
    [
        ("A Greek raid hit the depot.", "Greek", "GRC", ("GOV",), "state"),
        ("Kenya's army fired first.", "Kenya", "KEN", ("GOV",), "state"),
        ("The Greek government agreed.", "The Greek government", "GRC", ("GOV",), "state"),
        ("Lima has warned its neighbours.", "Lima", "PER", ("GOV",), "state"),
        ("The Peruvian colonel was buried.", "The Peruvian colonel", "PER", ("MIL",), "person"),
        ("Navy officials refused.", "Navy officials", None, ("MIL",), "group"),
        ("A masked gunman struck at noon.", "A masked gunman", None, ("UAF",), "person"),
        ("An opposition leader was held.", "An opposition leader", None, ("OPP",), "person"),
        ("The head of the army resigned.", "The head of the army", None, ("MIL",), "person"),
        ("A Shining Path spokesman denied it.", "A Shining Path spokesman", "PER", ("REB",), "person"),
        ("They blamed Shining Path for it.", "Shining Path", "PER", ("REB",), "org"),
        ("The Pentagon said nothing.", "The Pentagon", "USA", ("MIL",), "org"),
        ("Reuters reported two deaths.", "Reuters", None, ("JRN",), "org"),
        ("A Kenyan court fined him.", "A Kenyan court", "KEN", ("JUD",), "org"),
        ("Peruvian miners went on strike.", "Peruvian miners", "PER", ("LAB",), "group"),
        ("Protesters in Kenya burned tyres.", "Protesters", "KEN", ("CVL",), "group"),
    ],
)
def test_country_sectors_and_kind_come_from_the_words(
    text: str, words: str, country: str | None, sectors: tuple[str, ...], kind: str
) -> None:
    actor = actor_of(text, words)
    assert (actor.country, actor.sectors, actor.kind) == (country, sectors, kind)


def test_a_state_and_a_known_body_carry_their_wikidata_item() -> None:
    text = "Kenya asked the United Nations for help."
    assert [actor_of(text, w).wikidata for w in ("Kenya", "the United Nations")] == ["Q114", "Q1065"]


@pytest.mark.parametrize(("published", "country"), [("2024-05-01", "KEN"), ("1975-05-01", None)])
def test_an_office_holder_tells_the_country_only_while_the_dates_agree(published: str, country: str | None) -> None:
    assert actor_of("William Ruto walked out of the hall.", "William Ruto", published).country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 14 of the miners came home.", "Some 14 of the miners"),
        ("One of the guards was ill.", "One of the guards"),
        ("The blast killed five and wounded another 12.", "five"),
        ("Those who fled were fed.", "Those"),
        ("Dozens of miners were trapped.", "Dozens of miners"),
        ("Greek and Kenyan soldiers took part.", "Greek and Kenyan soldiers"),
    ],
)
def test_numbers_and_amounts_stand_for_people(text: str, words: str) -> None:
    assert words in all_mentions(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The boat sank in Kenya.", "Kenya"),
        ("He was seen in Washington.", "Washington"),
        ("They met fierce resistance.", "fierce resistance"),
        ("It spread on social media.", "social media"),
        ("It is clear that the boat sank.", "It"),
        ("The boat sank in Greek-controlled waters.", "Greek"),
    ],
)
def test_what_does_not_act_is_no_actor(text: str, words: str) -> None:
    assert words not in all_mentions(text)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Orla Dane met Piet Vos. She thanked the town.", "She", "Orla Dane"),
        ('"We caught him," Orla Dane said of Piet Vos. "He will be tried."', "He", "Piet Vos"),
        ("Kenya accused the African Union of delay. The union said it would answer.", "it", "African Union"),
        ("Kenyan miners marched on Friday. They carried lamps.", "They", "Kenyan miners"),
        ("Piet Vos said that Tomas Varkey had lied. He left at noon.", "He", "Piet Vos"),
        (
            "Orla Dane spoke twice. It is unusual for a sitting judge to speak. She will go on.",
            "She",
            "Orla Dane",
        ),
        ("The army said the miners hurt themselves.", "themselves", "the miners"),
        ("Piet Vos went home, Tomas Varkey resigned for hitting him.", "him", "Piet Vos"),
        ("Kenya is poor. The union urged it to pay.", "it", "Kenya"),
    ],
)
def test_a_pronoun_takes_up_who_fits_and_was_prominent(text: str, pronoun: str, name: str) -> None:
    assert actor_of(text, pronoun).name == name


def test_a_headline_does_not_decide_whether_somebody_is_he_or_she() -> None:
    text = "Varkey wants Tallis gone over him\nImogen Tallis resigned. She had criticised Tomas Varkey."
    article, actors = read(text, title=text.partition("\n")[0])
    held = {m.span.of(article.text): a.name for a in actors for m in a.mentions}
    assert held["She"] == "Imogen Tallis"


def test_a_thing_that_is_carried_out_is_no_body() -> None:
    assert "it" not in all_mentions("The Velmora Army planned a raid. Soldiers carried it out.")


def test_a_quotation_does_not_say_he_of_its_speaker() -> None:
    text = 'Tomas Varkey said General Harun Bekri was ill. Varkey added: "I saw him in bed."'
    assert actor_of(text, "him").name == "Harun Bekri"


def test_both_countries_are_the_two_states_spoken_of() -> None:
    article, actors = read("Kenya and Uganda closed the bridge. Both countries blamed the rain.")
    held = [a.name for a in actors if any(m.span.of(article.text) == "Both countries" for m in a.mentions)]
    assert held == ["Kenya", "Uganda"]


def test_actors_are_numbered_in_order_of_first_mention_and_have_mentions() -> None:
    _, actors = read("Police held Orla Dane. Kenya protested. Dane was freed by a judge.")
    assert [a.id for a in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [a.mentions[0].span.start for a in actors]
    assert firsts == sorted(firsts)


def test_an_empty_article_has_no_actors() -> None:
    assert read("")[1] == ()


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Russia expert Orla Brandt doubted it.", "Russia expert Orla Brandt", None),
        ("The ambassador to Kenya doubted it.", "The ambassador", None),
        ("An aide to Lima doubted it.", "An aide", "PER"),
        ("The king of Jordan doubted it.", "The king of Jordan", "JOR"),
    ],
)
def test_whom_a_person_deals_with_is_not_whom_he_belongs_to(text: str, words: str, country: str | None) -> None:
    assert actor_of(text, words).country == country


def test_the_other_party_is_not_the_party_spoken_of() -> None:
    _, actors = read("The Velmora People's Party won. The other party lost.")
    assert len([a for a in actors if "PTY" in a.sectors]) == 2


def test_who_after_a_number_of_people_is_that_group() -> None:
    assert actor_of("Two of the judges who resigned went home.", "who").name == "Two of the judges"


def test_where_a_report_was_filed_from_is_no_actor() -> None:
    _, actors = read("OSTREL, Kenya (AP) — Gunmen struck the port on Monday.\nThey fled.")
    assert [a.name for a in actors] == ["Gunmen"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Abu Sayyaf took the town. The farms were burned by the extremists.", "the extremists", "Abu Sayyaf"),
        ("A gunman killed nine. The attacker had no ties, officials said.", "The attacker", "A gunman"),
        ("They freed 82 fishermen. The men went home.", "The men", "82 fishermen"),
        ("Gov. Imogen Tallis left. The governor did not say why.", "The governor", "Imogen Tallis"),
        (
            "Piet Vos, a Republican candidate, endorsed her on Monday. The Ohio senator declined to say why.",
            "The Ohio senator",
            "Piet Vos",
        ),
        ("Tomas Varkey hid. The brother of the gunman, Piet Vos, wept.", "Piet Vos", "Piet Vos"),
    ],
)
def test_another_word_for_an_actor_is_that_actor(text: str, words: str, name: str) -> None:
    assert actor_of(text, words).name == name


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        (
            "Yusuf Rahal, a police spokesman, left. A spokesman for the navy stayed.",
            "A spokesman for the navy",
            "Rahal",
        ),
        ("Two gunmen fled. A shooter hid. A bomber died. The attacker spoke.", "The attacker", "A shooter"),
        ("Shining Path fled. Four militants died. The militants had a truck.", "The militants", "Shining Path"),
        ("Some of the girls fled. The other girls stayed. The girls wept.", "The girls", "The other girls"),
        ("The Republican Party met. The group Up for Action did not.", "The group", "Republican Party"),
        ("Orla Dane, a banker, sued. The Ohio senator laughed.", "The Ohio senator", "Orla Dane"),
    ],
)
def test_what_may_be_somebody_else_stays_apart(text: str, words: str, other: str) -> None:
    assert other not in actor_of(text, words).name


def test_an_abbreviated_title_is_no_part_of_the_name() -> None:
    found = actor_of("They met Ohio Gov. Imogen Tallis on Monday.", "Ohio Gov. Imogen Tallis")
    assert (found.name, found.sectors) == ("Imogen Tallis", ("GOV",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She hurt her head.", "her head"),
        ("They slept during the 15-year campaign.", "the 15-year campaign"),
        ("Piet Vos lives in a house.", "a house"),
        ("It burned near a gas tank.", "a gas tank"),
        ("People fled since their insurgency began.", "their insurgency"),
        ("The Election Day parade was called off.", "The Election Day"),
        ("Orla Dane dismissed Piet Vos as a weak leader.", "a weak leader"),
    ],
)
def test_things_and_occasions_are_no_actors(text: str, words: str) -> None:
    assert words not in all_mentions(text)


@pytest.mark.parametrize(
    ("text", "words", "country", "sectors"),
    [
        ("Taliban soldiers fled.", "Taliban soldiers", "AFG", ("REB",)),
        ("Taliban victims wept.", "Taliban victims", None, ("CVL",)),
        ("Germany says its consulate in Lima is shut.", "its consulate", "DEU", ("GOV",)),
        ("Kenya sent planes. Its forces took the port.", "Its forces", "KEN", ("MIL",)),
        ("Troops in Peru were fed.", "Troops", None, ("MIL",)),
        ("They met Supreme Court Justice Orla Dane.", "Supreme Court Justice Orla Dane", None, ("JUD",)),
        ("Former bus driver Piet Vos spoke.", "Former bus driver Piet Vos", None, ()),
    ],
)
def test_country_and_sectors_come_from_whose_they_are(
    text: str, words: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    actor = actor_of(text, words)
    assert (actor.country, actor.sectors) == (country, sectors)


def test_forces_of_two_countries_are_two_actors() -> None:
    _, actors = read("The blast hit German and Kenyan forces.")
    assert [(a.name, a.country) for a in actors] == [("German forces", "DEU"), ("Kenyan forces", "KEN")]


def test_the_last_word_of_a_body_with_its_article_is_that_body() -> None:
    text = "The Coastal Front, a rebel group, took the port. The Front stayed. Front spokesman Piet Vos spoke."
    assert mentions(text, "Coastal Front")[:3] == ["The Coastal Front", "a rebel group", "The Front"]
    assert actor_of(text, "Front spokesman Piet Vos").sectors == ("REB",)


def test_the_last_word_of_two_bodies_is_neither() -> None:
    _, actors = read("The Velmora Front and the Coastal Front met. The Front spoke.")
    assert len(actors) == 3


def test_a_spokesman_who_speaks_after_a_name_is_not_the_one_named() -> None:
    text = "Orla Dane may meet Prime Minister Piet Vos, a UN spokesman said. No more was told."
    assert actor_of(text, "a UN spokesman").name == "a UN spokesman"
