"""Who warns whom, in sentences of our own."""

import pytest

from dateline.base.records import Advisory, RawPage
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.actors import find_actors
from dateline.recognise.advisories import find_advisories
from dateline.recognise.names import find_names
from dateline.recognise.places import find_places


def advisories(text: str) -> tuple[Advisory, ...]:
    article = extract_article(RawPage(text=text))
    parse = parse_article(article)
    names = find_names(article, parse)
    places = find_places(article, parse, names)
    return find_advisories(article, parse, find_actors(article, parse, names, places), places)


@pytest.mark.parametrize(
    ("text", "countries", "action", "strength"),
    [
        ("Norway urged its citizens to leave Chad at once.", ("TCD",), "leave", "urged"),
        ("The Danish embassy advised Danes to avoid crowds in Peru.", ("PER",), "avoid", "advised"),
        ("Canada told its nationals not to travel to Haiti.", ("HTI",), "do-not-travel", "told"),
        (
            "The foreign ministry in Oslo warned travellers against all travel to Mali.",
            ("MLI",),
            "do-not-travel",
            "warned",
        ),
        ("The army ordered residents of northern Gaza to evacuate.", ("PSE",), "evacuate", "ordered"),
        ("Residents were told to stay indoors in Nairobi.", ("KEN",), "stay-indoors", "told"),
        (
            "Brazilian consulates have issued a travel warning for tourists in Togo, Benin Ghana and Niger.",
            ("TGO", "BEN", "GHA", "NER"),
            None,
            "issued",
        ),
        ("The Polish embassy in Cairo put out a safety alert for tourists in Egypt.", ("EGY",), None, "put out"),
        ("The State Department raised its travel advisory for Laos to Level 4.", ("LAO",), None, "raised"),
        (
            "The State Department raised its travel advisory for Laos to Level 4, telling Danes not to travel there.",
            ("LAO",),
            "do-not-travel",
            "raised",
        ),
        (
            "The embassy issued a security alert urging Danish citizens in Kabul to shelter in place.",
            ("AFG",),
            "take-shelter",
            "issued",
        ),
        ("The ministry called on Finns to leave Lebanon without delay.", ("LBN",), "leave", "called"),
        ("The government asked people to take shelter in Odesa.", ("UKR",), "take-shelter", "asked"),
        ("Sweden advised its nationals to reconsider travel to Nepal.", ("NPL",), "reconsider", "advised"),
        ("The embassy urged Australians to exercise caution in Fiji.", ("FJI",), "exercise-caution", "urged"),
        (
            'The warning sent to phones across Greek islands read, "Seek shelter in the nearest cellar."',
            ("GRC",),
            "take-shelter",
            "read",
        ),
        ("Fighting went on in Sudan. Italy told its citizens to leave the country.", ("SDN",), "leave", "told"),
        ("Canada urged restraint. Norway advised against all travel to the country.", (), "do-not-travel", "advised"),
        ("OSLO, May 3 (Wire) - Norway told its citizens to leave Togo.", ("TGO",), "leave", "told"),
        ("Police advised visitors to stay away from the old port of Tunis.", ("TUN",), "avoid", "advised"),
        ("The authorities ordered villagers not to leave their homes in Ecuador.", ("ECU",), "stay-indoors", "ordered"),
    ],
)
def test_a_warning_is_read_with_its_countries_and_its_action(
    text: str, countries: tuple[str, ...], action: str | None, strength: str
) -> None:
    found = advisories(text)
    assert [(a.countries, a.action, a.strength) for a in found] == [(countries, action, strength)]


@pytest.mark.parametrize(
    "text",
    [
        "The coach urged fans to leave the stadium early.",
        "Norway urged Chad to leave the alliance.",
        "The union urged nurses to leave their posts.",
        "The president urged citizens to vote.",
        "The ministry asked parliament to leave the law as it is.",
        "The minister told reporters that talks would go on.",
        "The embassy issued a statement on trade with Peru.",
        "Canada has not urged its citizens to leave Haiti.",
        "The government could order residents to evacuate.",
        "The bank warned investors against buying bonds.",
        "Her mother told people to stay calm.",
        "The general warned that his forces would attack.",
        "Norway urged restraint.",
        "The court ordered the company to leave the site.",
        "The agency raised its forecast for Laos.",
        "Tourists left Peru after the strike.",
    ],
)
def test_not_every_urging_is_an_advisory(text: str) -> None:
    assert advisories(text) == ()


def test_issuer_audience_urgency_and_level_are_kept_as_published() -> None:
    clause = "The Kenyan embassy urged Kenyan students to leave Serbia immediately"
    text = f"{clause}.\nKenya issued a Level 3 travel alert for Serbia."
    first, second = advisories(text)
    assert first.audience == "Kenyan students"
    assert first.urgency == "immediately"
    assert first.issuer is not None
    assert first.span.of(text) == clause
    assert second.level == "Level 3"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Kenya raised its travel advisory for Serbia from Level 2 to Level 4.", "Level 4"),
        ("The embassy raised its alert level to 3 on Friday.", "level 3"),
        ("Kenya lowered its terror threat level to three from four.", "level three"),
        ("The observatory raised the alert level for the volcano to 3.", "level 3"),
    ],
)
def test_a_level_that_an_authority_sets_is_an_advisory_of_the_new_level(text: str, level: str) -> None:
    assert [found.level for found in advisories(text)] == [level]


@pytest.mark.parametrize("text", ["The chef raised the alert level to 3.", "The ministry raised the water level to 3."])
def test_no_other_level_is_an_advisory(text: str) -> None:
    assert advisories(text) == ()
