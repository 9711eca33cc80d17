"""Each case is a sentence of ours and what its numbers say: words, low, high, qualifier, unit."""

from dataclasses import replace

import pytest

from dateline.base.records import Article, Event, Paragraph, Quantity, Role
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.marks import find_marks
from dateline.recognise.quantities import find_amounts, link_quantities
from dateline.recognise.times import find_times

Row = tuple[str, float | None, float | None, str | None, str]


def amounts_in(text: str, role: Role = "body") -> tuple[Quantity, ...]:
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text)), role=role),), language="en")
    parse = parse_article(article)
    return find_amounts(article, parse, find_times(article, parse, find_marks(article)))


def told(text: str) -> list[Row]:
    return [(a.span.of(text), a.low, a.high, a.qualifier, a.unit) for a in amounts_in(text)]


CASUALTIES: list[tuple[str, list[Row]]] = [
    ("Shelling killed at least nine nurses in Odrava.", [("at least nine nurses", 9, None, "at least", "dead")]),
    ("Six soldiers were killed in Odrava.", [("Six soldiers", 6, None, "exactly", "dead")]),
    ("About 40 villagers died in the flood.", [("About 40 villagers", 40, None, "about", "dead")]),
    ("The storm left 12 people dead.", [("12 people", 12, None, "exactly", "dead")]),
    ("The death toll rose to 31 on Monday.", [("31", 31, None, "exactly", "dead")]),
    ("The raid led to the deaths of 14 children.", [("14 children", 14, None, "exactly", "dead")]),
    ("Police arrested more than 200 protesters.", [("more than 200 protesters", 200, None, "more than", "arrested")]),
    ("Gunmen abducted 17 pupils.", [("17 pupils", 17, None, "exactly", "kidnapped")]),
    ("The dam break displaced nearly 3,000 people.", [("nearly 3,000 people", 3000, None, "nearly", "displaced")]),
    ("Dozens of miners were killed.", [("Dozens of miners", 24, None, "more than", "dead")]),
    ("Some 80 people were rushed to hospital.", [("Some 80 people", 80, None, "about", "injured")]),
    ("Gunmen shot dead 20 guards.", [("20 guards", 20, None, "exactly", "dead")]),
    ("The war has claimed 20,000 lives.", [("20,000 lives", 20_000, None, "exactly", "dead")]),
    (
        "They freed 16 of the more than 300 pupils.",
        [("16", 16, None, "exactly", "released"), ("more than 300 pupils", 300, None, "more than", "pupils")],
    ),
    ("Several guards were wounded.", [("Several guards", None, None, "about", "injured")]),
    (
        "The clashes left 12 rebels and at least four police officers dead.",
        [
            ("12 rebels", 12, None, "exactly", "dead"),
            ("at least four police officers", 4, None, "at least", "dead"),
        ],
    ),
    (
        "The army said 40 guards had been killed, 12 of them on the road.",
        [("40 guards", 40, None, "exactly", "dead"), ("12 of them", 12, None, "exactly", "dead")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASUALTIES)
def test_people_are_counted_as_what_befell_them(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "low", "unit"),
    [
        ("Thousands marched in Velmora on Monday.", "Thousands", 1000, "people"),
        ("Hundreds protest in Velmora.", "Hundreds", 200, "people"),
        ("Dozens rally outside the court.", "Dozens", 24, "people"),
        ("Tens of thousands march in Velmora.", "Tens of thousands", 20_000, "people"),
        ("Thousands flee as rivers rise.", "Thousands", 1000, "displaced"),
    ],
)
def test_a_verb_is_no_unit_and_those_who_act_are_people(text: str, words: str, low: int, unit: str) -> None:
    assert told(text) == [(words, low, None, "more than", unit)]


def test_a_player_who_scores_is_no_crowd() -> None:
    assert told("Orla Dane scores goal in final.") == []


def test_the_plural_of_one_church_is_spelled_as_it_should_be() -> None:
    assert [unit for *_, unit in told("At least one church burned.")] == ["churches"]


def test_a_number_without_a_noun_is_that_of_its_verb() -> None:
    text = "A bomber struck the market, killing 8 and wounding 95, officials said."
    assert told(text) == [("8", 8, None, "exactly", "dead"), ("95", 95, None, "exactly", "injured")]


def test_a_bare_number_that_does_something_counts_what_the_number_before_it_did() -> None:
    text = "About 500 Lunarans joined the force. About 100 are believed to have returned. Six in ten say it is tight."
    assert told(text) == [
        ("About 500 Lunarans", 500, None, "about", "Lunarans"),
        ("About 100", 100, None, "about", "Lunarans"),
    ]
    assert told("The storm hurt 80 people, and at least 7 remain in hospital.")[1:] == [
        ("at least 7", 7, None, "at least", "people")
    ]


def test_those_who_kill_are_not_counted_as_dead() -> None:
    assert told("Three gunmen killed a guard.") == [
        ("Three gunmen", 3, None, "exactly", "gunmen"),
    ]


THINGS: list[tuple[str, list[Row]]] = [
    ("The army sent 4,000 troops.", [("4,000 troops", 4000, None, "exactly", "troops")]),
    ("The army sent almost 7,000 Lunaran troops.", [("almost 7,000 Lunaran troops", 7000, None, "nearly", "troops")]),
    ("It lost three old fighter jets.", [("three old fighter jets", 3, None, "exactly", "fighter jets")]),
    ("It lost five Lunaran aircraft.", [("five Lunaran aircraft", 5, None, "exactly", "aircraft")]),
    ("They met 34 of the pupils.", [("34 of the pupils", 34, None, "exactly", "pupils")]),
    ("It flew 640 kilometers (about 400 miles).", [
        ("640 kilometers", 640, None, "exactly", "kilometers"), ("about 400 miles", 400, None, "about", "miles")]),
    ("Two of the minister's three jets left.", [
        ("Two", 2, None, "exactly", "jets"), ("three jets", 3, None, "exactly", "jets")]),
    ("They flew two single-engine planes.", [("two single-engine planes", 2, None, "exactly", "planes")]),
    ("The camp covers a 100-square-mile area.", [("100-square-mile", 100, None, "exactly", "square miles")]),
    ("It drifted 200 nautical miles.", [("200 nautical miles", 200, None, "exactly", "nautical miles")]),
    ("They hold a 10-kilometre front.", [("10-kilometre", 10, None, "exactly", "kilometres")]),
    ("The two met 12 freed ex-ministers.", [("12 freed ex-ministers", 12, None, "exactly", "ministers")]),
    ("They gave 30 vehicles and two dozen tents.", [
        ("30 vehicles", 30, None, "exactly", "vehicles"), ("two dozen tents", 24, None, "exactly", "tents")]),
    ("They handed over 30 vehicles.", [("30 vehicles", 30, None, "exactly", "vehicles")]),
    ("Only one certain sale is known.", [("Only one certain sale", 1, None, "exactly", "sales")]),
    ("At least one smuggler was held.", [("At least one smuggler", 1, None, "at least", "smugglers")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_things_are_counted_by_their_noun(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


VALUES: list[tuple[str, Row]] = [
    ("It cost $1,255.", ("$1,255", 1255, None, "exactly", "US dollars")),
    ("It cost $1.2bn.", ("$1.2bn", 1_200_000_000, None, "exactly", "US dollars")),
    ("It cost £3m.", ("£3m", 3_000_000, None, "exactly", "pounds")),
    ("It cost about €45 million.", ("about €45 million", 45_000_000, None, "about", "euros")),
    ("It cost $2-3 million.", ("$2-3 million", 2_000_000, 3_000_000, "exactly", "US dollars")),
    (
        "He must pay 45,000 Lunaran dinars each.",
        ("45,000 Lunaran dinars each", 45000, None, "exactly", "Lunaran dinars"),
    ),
    ("Turnout reached 5%.", ("5%", 5, None, "exactly", "percent")),
    ("Turnout was less than 40 percent.", ("less than 40 percent", 40, None, "less than", "percent")),
    ("Turnout fell by 12 percentage points.", ("12 percentage points", 12, None, "exactly", "percentage points")),
    ("They sent between 20 and 30 trucks.", ("between 20 and 30 trucks", 20, 30, "exactly", "trucks")),
    ("They sent 20 to 30 trucks.", ("20 to 30 trucks", 20, 30, "exactly", "trucks")),
    ("They sent 20-30 trucks.", ("20-30 trucks", 20, 30, "exactly", "trucks")),
    ("They sent up to 40 trucks.", ("up to 40 trucks", 40, None, "at most", "trucks")),
    ("They sent no fewer than 40 trucks.", ("no fewer than 40 trucks", 40, None, "at least", "trucks")),
    ("They sent 1.2 million tents.", ("1.2 million tents", 1_200_000, None, "exactly", "tents")),
    ("They sent twenty-one tents.", ("twenty-one tents", 21, None, "exactly", "tents")),
    ("They sent two hundred and five tents.", ("two hundred and five tents", 205, None, "exactly", "tents")),
    ("They sent hundreds of tents.", ("hundreds of tents", 200, None, "more than", "tents")),
    ("They sent tens of thousands of tents.", ("tens of thousands of tents", 20000, None, "more than", "tents")),
    ("They sent 4 lakh tents.", ("4 lakh tents", 400_000, None, "exactly", "tents")),
    ("It lies 9km away.", ("9km", 9, None, "exactly", "km")),
    (
        "It holds anywhere from 2,000 to 3,000 tents.",
        ("anywhere from 2,000 to 3,000 tents", 2000, 3000, "exactly", "tents"),
    ),
    ("They sent scores of tents.", ("scores of tents", 40, None, "more than", "tents")),
    ("They sent 40-odd tents.", ("40-odd tents", 40, None, "about", "tents")),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_number_keeps_its_value_and_qualifier_as_said(text: str, expected: Row) -> None:
    assert told(text) == [expected]


def test_a_rise_from_one_number_to_another_is_two_numbers() -> None:
    text = "The price rose from $20 to $30."
    assert [(low, high) for _, low, high, _, _ in told(text)] == [(20, None), (30, None)]


PUNISHMENTS = [
    ("She was sentenced to eleven years in prison.", "eleven years", 11),
    ("Her brother got a 12-year term.", "12-year", 12),
    ("He serves a life term -- 35 years -- for arson.", "35 years", 35),
]


@pytest.mark.parametrize(("text", "words", "low"), PUNISHMENTS)
def test_years_of_a_sentence_are_a_quantity(text: str, words: str, low: int) -> None:
    assert told(text) == [(words, low, None, "exactly", "years in prison")]


LEFT_OUT = [
    "The second man left on 4 May 2021 at 6:30 p.m.",
    "A 25-year-old man, aged 25, spoke.",
    "Mara Olsen, 52, spoke.",
    "The 9th Lancers and the G7 spoke of Article 5.",
    "Flight 370 carried an Su-35.",
    "It is still the No. 1 port, and No. 10 is a house.",
    "They fled over one of the worst collapses in memory.",
    "UN Resolution 2231 was read.",
    "One of the guards spoke to no one.",
    "They met three times for two days.",
    "Odrava won 3-1.",
    "The two countries signed.",
    "It was two-thirds full.",
    "1/2 They spoke.",
    "Call 555-0123 now.",
    "Sisters ages 6 and 7 spoke.",
    "One man wrote to them.",
    "The riots of '93 ended.",
    "The 15-member council sat.",
    "A guard and an envoy spoke.",
    "Many guards and several envoys spoke.",
    "He was shot with a 9mm pistol.",
    "The guns fired 155mm shells.",
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_ages_times_names_scores_and_pronouns_are_no_quantities(text: str) -> None:
    assert told(text) == []


def test_each_is_left_to_the_time_that_it_belongs_to() -> None:
    assert [words for words, *_ in told("They search hundreds of men each day.")] == ["hundreds of men"]


def test_captions_are_skipped() -> None:
    assert amounts_in("Shelling killed six civilians", role="caption") == ()


@pytest.mark.parametrize(
    "text", ["9" * 400 + " tents", "$" + "9" * 60 + " billion", "1,2,3,4", "0 to 0", "-5 - -7 %", "%"]
)
def test_odd_numbers_do_not_crash(text: str) -> None:
    assert all(amount.span.of(text) for amount in amounts_in(text))


def event(name: str, spans: tuple[Span, ...], quantities: tuple[str, ...] = ()) -> Event:
    return Event(
        id=name, type="ASSAULT", quad=4, cameo="190", intensity=-9.0, status="happened", spans=spans, trigger=spans[0],
        score=0.5, why="a case of ours", quantities=quantities,
    )  # fmt: skip


def test_a_quantity_is_linked_to_the_event_that_lists_it() -> None:
    amounts = (Quantity(id="n1", span=Span(10, 12), unit="dead", low=8),)
    events = (event("e1", (Span(0, 40),)), event("e2", (Span(50, 60),), ("n1",)), event("e3", (Span(70, 80),), ("n1",)))
    assert [amount.event for amount in link_quantities(amounts, events)] == ["e2"]


def test_an_unlisted_quantity_is_linked_to_the_closest_event_around_it() -> None:
    amounts = (
        Quantity(id="n1", span=Span(10, 12), unit="dead", low=8),
        Quantity(id="n2", span=Span(90, 92), unit="dead", low=8),
    )
    events = (event("e1", (Span(0, 40),)), event("e2", (Span(5, 20),)))
    assert [amount.event for amount in link_quantities(amounts, events)] == ["e2", None]


def test_the_dead_are_not_counted_by_words_about_them() -> None:
    amounts = (Quantity(id="n1", span=Span(10, 12), unit="dead", low=8),)
    condemned = replace(event("e1", (Span(0, 40),)), type="ACCUSE", quad=3)
    assert [amount.event for amount in link_quantities(amounts, (condemned,))] == [None]
