"""What is an act and what only looks like one: sentences of our own in pairs of both kinds."""

import pytest

from dateline.base.records import Actor, ActorKind, Article, Event, Mention, Paragraph
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.events import find_events

KINDS: dict[str, tuple[ActorKind, str | None, tuple[str, ...]]] = {
    "Ostland": ("state", "OST", ("GOV",)),
    "Westmark": ("state", "WES", ("GOV",)),
    "The army": ("org", "OST", ("MIL",)),
    "The minister": ("person", "OST", ("GOV",)),
    "Ada Lund": ("person", "OST", ("GOV",)),
    "Ivo Brand": ("person", "WES", ("GOV",)),
    "the villagers": ("group", "OST", ("CVL",)),
    "The unions": ("org", "OST", ("LAB",)),
    "The parliament": ("org", "OST", ("LEG",)),
    "Police": ("org", "OST", ("COP",)),
    "The rebels": ("group", "OST", ("REB",)),
}


def actors_in(text: str) -> tuple[Actor, ...]:
    found = []
    for name, (kind, country, sectors) in KINDS.items():
        mentions = tuple(
            Mention(span=Span(at, at + len(name)), form="name") for at in range(len(text)) if text.startswith(name, at)
        )
        if mentions:
            found.append(Actor(id=name, name=name, kind=kind, country=country, sectors=sectors, mentions=mentions))
    return tuple(found)


def read(text: str) -> tuple[Event, ...]:
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text)), role="body"),), language="en")
    return find_events(article, parse_article(article), actors_in(text), (), (), (), ())


def kinds(text: str) -> set[str]:
    return {event.type for event in read(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army used the villagers as human shields.", "ASSAULT"),
        ("The rebels captured Velmora after heavy fighting.", "COERCE"),
        ("The army sealed off the town of Velmora.", "COERCE"),
        ("Ostland blocked access to social media on Sunday.", "COERCE"),
        ("Hackers took down the websites of The parliament.", "COERCE"),
        ("The parliament voted down the emergency bill.", "REJECT"),
        ("The army handed out food to the villagers.", "AID"),
        ("The rebels gave Westmark a week to withdraw its troops.", "THREATEN"),
        ("Ada Lund took aim at Ivo Brand.", "ACCUSE"),
        ("Ada Lund and Ivo Brand sat down for talks.", "CONSULT"),
        ("Troops fanned out across Velmora.", "MOBILIZE"),
        ("Missiles rained down on Velmora on Friday.", "ASSAULT"),
        ("The minister defended the decision on Monday.", "SUPPORT"),
        ("The army toppled Ada Lund on Monday.", "COERCE"),
        ("Two rockets landed inside the base near Velmora on Tuesday.", "ASSAULT"),
        ("The unions have embarked on strike over pay.", "PROTEST"),
        ("The unions have organised protests against the plan.", "PROTEST"),
        ("Ostland has issued a ban on demonstrations.", "COERCE"),
        ("Ostland ordered the dissolution of the party.", "COERCE"),
        ("Ostland marked the day with a pardon of 900 prisoners.", "RETREAT"),
        ("Ada Lund dismissed Ivo Brand as a weak leader.", "ACCUSE"),
        ("Ada Lund spoke over the phone with Ivo Brand on Sunday.", "CONSULT"),
        ("The parliament approved a bill on Monday that doubles the tax.", "SUPPORT"),
        ("Police sent out officers to both towns.", "MOBILIZE"),
        ("Ostland had the right to defend its citizens, Ada Lund said Friday.", "SUPPORT"),
        ("Ada Lund said Westmark had every right to respond.", "SUPPORT"),
        ("The unions alleged that The parliament had hired a gang.", "ACCUSE"),
        ("Ada Lund said it was a provocation to invite Ivo Brand.", "ACCUSE"),
        ("Ada Lund said it was shameful that The army had left.", "ACCUSE"),
        ("Ada Lund vowed to guard the square after clashes there between The rebels and Police.", "ASSAULT"),
        ("Ostland had indicated its interest in resuming talks with Westmark.", "AGREE"),
        ("The rebels threw chairs at Police near the gate.", "ASSAULT"),
        ("Ostland is persecuting the villagers.", "COERCE"),
        ("Ada Lund confirmed her support for Westmark.", "SUPPORT"),
        ("Both countries signed on Tuesday an agreement to found a council.", "SUPPORT"),
        ("Police began a search, ordering the villagers to stay at home.", "COERCE"),
        ("Hundreds marched in Velmora against the law.", "PROTEST"),
        ("Ada Lund discussed the plan with Ivo Brand.", "CONSULT"),
        ("The rebels detonated 900 pounds of explosives in the garage.", "ASSAULT"),
    ],
)
def test_an_act_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Lund has long used her clout and public money to shield the firm.", "ASSAULT"),
        ("Police used their riot shields at the gate.", "ASSAULT"),
        ("A photographer captured Velmora at dawn.", "COERCE"),
        ("The army took Friday off.", "COERCE"),
        ("The unions took down their website.", "COERCE"),
        ("The army took aim at The rebels.", "ACCUSE"),
        ("The minister gave The army a week of leave.", "THREATEN"),
        ("Praise rained down on Ada Lund.", "ASSAULT"),
        ("The minister convened a news conference on Monday.", "CONSULT"),
        ("Ada Lund sends the National Assembly a decree on troops each year.", "MOBILIZE"),
        ('"We will defend our north from the hills," said The minister.', "SUPPORT"),
        ("The quake toppled a six-story building in Velmora.", "COERCE"),
        ("The unions have mobilised people across Ostland against the plan.", "MOBILIZE"),
        ("A missile of Ostland landed in the sea on Friday.", "ASSAULT"),
        ("Pilgrims are allowed to pray at the wall.", "CONCEDE"),
        ("The rebels kept their promise to the villagers.", "AGREE"),
        ("The minister declined to confirm or deny the report.", "REJECT"),
        ("The rebels hold Dornau, the last outpost held by The army.", "COERCE"),
        ("Ostland lifted the immunity of Ada Lund.", "CONCEDE"),
        ("Ada Lund said it was raining in Velmora.", "ACCUSE"),
        ('Calling Westmark an "important partner" of Ostland, Ada Lund left.', "CONSULT"),
        ("Will The army withdraw from the valley?", "AGREE"),
        ("Ada Lund, who prosecuted the case, praised Police.", "COERCE"),
        ("The rebels huddled inside their tents.", "CONSULT"),
        ("Ada Lund battled staunch opposition from the press.", "ASSAULT"),
        ("Ada Lund had been terminated from her position.", "ASSAULT"),
        ("Ada Lund marched in the spring parade.", "PROTEST"),
        ("Ostland will release a series of executive orders.", "RETREAT"),
        ("Ada Lund discussed her own plan in a column.", "CONSULT"),
        ("The new flights would provide support to Westmark.", "AGREE"),
        ("Ada Lund, who has hit Ivo Brand for hiding the assault case, released a film.", "ASSAULT"),
        ("Ada Lund said Ivo Brand had the right to a lawyer.", "SUPPORT"),
        ("Ivo Brand was charged with murder and with breaking the law by attacking a doctor.", "ASSAULT"),
        ("The minister urged Ostland to be calm after a year of growth.", "ASSAULT"),
    ],
)
def test_what_only_looks_like_an_act_is_none(text: str, kind: str) -> None:
    assert kind not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police must do everything to prevent people getting injured in the square.",
        "Did Ostland attack Westmark?",
        "Ada Lund could fail to release the villagers.",
    ],
)
def test_what_is_asked_or_to_be_kept_from_happening_is_no_act(text: str) -> None:
    assert kinds(text) == set()


def test_a_demand_that_quotes_a_question_is_made() -> None:
    assert kinds("\"We demand that Ada Lund tell Ostland: 'What is the plan?'\" said The minister.") == {"REQUEST"}


def test_disturbances_that_led_to_people_being_shot_are_told() -> None:
    assert kinds("Disturbances led to at least 40 protesters being shot dead by The army.") == {"ASSAULT"}


def test_what_kidnappers_do_to_private_people_for_gain_is_plain_crime() -> None:
    crime = "Tom Reed was kidnapped from his shop on Monday. His kidnappers asked his wife for a ransom."
    reed = Actor(
        id="a1", name="Tom Reed", kind="person", sectors=("BUS",), mentions=(Mention(span=Span(0, 8), form="name"),)
    )
    at = crime.index("His kidnappers")
    them = Actor(
        id="a2",
        name="His kidnappers",
        kind="group",
        sectors=("UAF",),
        mentions=(Mention(span=Span(at, at + 14), form="description"),),
    )
    article = Article.of(crime, paragraphs=(Paragraph(span=Span(0, len(crime)), role="body"),), language="en")
    assert find_events(article, parse_article(article), (reed, them), (), (), (), ()) == ()
    assert kinds("The rebels kidnapped Ada Lund on Monday and asked Ostland for a ransom.") >= {"ASSAULT"}


def test_what_an_airline_stops_is_no_sanction() -> None:
    text = "Ostair has cut all flights to Westmark."
    ostair = Actor(
        id="Ostair",
        name="Ostair",
        kind="org",
        country="OST",
        sectors=("BUS",),
        mentions=(Mention(span=Span(0, 6), form="name"),),
    )
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text)), role="body"),), language="en")
    assert find_events(article, parse_article(article), (ostair, *actors_in(text)), (), (), (), ()) == ()
    assert kinds("Ostland has cut all flights to Westmark.") == {"SANCTION"}


def test_what_somebody_does_time_and_again_is_background() -> None:
    (event,) = read("Ostland often accuses Westmark of spying.")
    assert (event.type, event.status, event.background) == ("ACCUSE", "ongoing", True)
