"""The article held against itself: what agrees, what does not, and where nothing is to be said."""

import pytest

from dateline.base.records import Article, Check, Event, Paragraph, Qualifier, Quantity, RawPage
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.pipeline import read_page
from dateline.recognise.checks import find_checks


def checks(*lines: str, kind: str | None = None) -> list[Check]:
    """The checks of an article whose first line is its headline."""
    page = RawPage(text="\n".join(lines), title=lines[0], published="2031-05-04", language="en")
    found = read_page(page)
    assert not found.failures
    return [check for check in found.checks if kind in (None, check.kind)]


def verdicts(*lines: str, kind: str) -> list[str]:
    return [check.verdict for check in checks(*lines, kind=kind)]


HEAD = "Valley crisis deepens"

ARITHMETIC = [
    (("The garrison grew from 200 soldiers to 310 soldiers, almost double.",), ["inconsistent"]),
    (("The garrison almost doubled from 200 soldiers to 390 soldiers.",), ["consistent"]),
    (("The number of prisoners tripled from 40 prisoners to 120 prisoners.",), ["consistent"]),
    (("The number of prisoners tripled from 40 prisoners to 90 prisoners.",), ["inconsistent"]),
    (("The force was halved from 600 soldiers to 300 soldiers.",), ["consistent"]),
    (
        (
            "Ostland will send 500 troops to the valley.",
            "Already 2,000 troops are in place, and the figure will more than double in spring.",
        ),
        ["not-supported"],
    ),
    (
        (
            "Ostland will send 1,900 troops to the valley.",
            "Already 2,000 troops are in place, and the figure is to nearly double in spring.",
        ),
        ["consistent"],
    ),
    (("Arrests rose 50 percent, from 200 arrests to 300 arrests.",), ["consistent"]),
    (("Arrests rose 80 percent, from 200 arrests to 300 arrests.",), ["inconsistent"]),
    (("The raid killed 12 people, including nine soldiers and five farmers.",), ["inconsistent"]),
    (("The raid killed 14 people, including nine soldiers and five farmers.",), ["consistent"]),
    (
        (
            "The flood of shells killed 26 people on Monday.",
            "Five more people died on Tuesday, bringing the death toll to 31 people.",
        ),
        ["consistent"],
    ),
    (
        (
            "The flood of shells killed 26 people on Monday.",
            "Five more people died on Tuesday, bringing the death toll to 35 people.",
        ),
        ["not-supported"],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), ARITHMETIC)
def test_sums_and_growth_are_worked_out_from_the_figures_told(lines: tuple[str, ...], expected: list[str]) -> None:
    assert verdicts(HEAD, *lines, kind="arithmetic") == expected


NO_ARITHMETIC = [
    ("The mayor said efforts must be doubled.",),
    ("Ten soldiers were killed and the price of bread doubled.",),
    ("The raid killed 14 people, including a judge.",),
    ("The raid killed 14 people, including nine soldiers.",),
    ("Eight people, including the mayor, had to pay 4,500 dollars each.",),
    ("The army sent 200 soldiers from Velmora to Karth.",),
    ("Another five people died.",),
    ("The court jailed 12 men for 20 years.",),
    (HEAD, "Votes were held in five other states, including Westmark with 475 delegates."),
]


@pytest.mark.parametrize("lines", NO_ARITHMETIC)
def test_where_the_figures_are_not_given_nothing_is_worked_out(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="arithmetic") == []


def test_the_sum_stands_in_the_detail_and_the_words_in_the_spans() -> None:
    text = "Ostland will send 500 troops.\nSome 2,000 troops are in place; the figure will nearly double in spring."
    page = RawPage(text=f"{HEAD}\n{text}", title=HEAD, language="en")
    (check,) = read_page(page).checks
    assert check.detail == "2,000 + 500 = 2,500, which is 1.25 times 2,000; 'nearly double' is told"
    words = [span.of(f"{HEAD}\n{text}") for span in check.spans]
    assert words[-1] == "nearly double"
    assert "500 troops" in words[0]


HEADLINES = [
    ("Raid kills 12 people in Velmora", "The raid killed 12 people.", ["consistent"]),
    ("Raid kills 12 people in Velmora", "The raid killed at least 12 people.", ["consistent"]),
    ("Ostland sends 400 troops to valley", "Nearly 400 troops were sent to the valley.", ["not-supported"]),
    ("Ostland sends 400 troops to valley", "Up to 400 troops were sent to the valley.", ["not-supported"]),
    ("Nearly 400 troops sent to valley", "Nearly 400 troops were sent to the valley.", ["consistent"]),
    ("More than 400 troops sent to valley", "About 400 troops were sent to the valley.", ["not-supported"]),
    ("Ostland sends 900 troops to valley", "The minister said 400 troops would go.", ["not-supported"]),
    ("Dozens of people killed in raid", "The raid killed 31 people.", ["consistent"]),
    ("Ostland recalls 120,000 troops", "The minister said 120,423 troops would go home.", ["consistent"]),
    ("Ostland recalls 120,000 troops", "The minister said 126,423 troops would go home.", ["not-supported"]),
    ("Raid kills 12 people in Velmora", "The town has two schools.", []),
    ("Raid kills farmers in Velmora", "The raid killed 12 people.", []),
    (
        "Toll in Velmora rises to 14",
        "The toll of the fire that killed two brothers rose to 14 on Monday.",
        ["consistent"],
    ),
    ("Raid kills 12 people in Velmora", "The raid was one of many. 50 of the people had been warned.", []),
]


@pytest.mark.parametrize(("headline", "body", "expected"), HEADLINES)
def test_the_headline_says_no_more_than_the_body(headline: str, body: str, expected: list[str]) -> None:
    assert verdicts(headline, body, kind="headline-body") == expected


VARIANTS = [
    (
        'Ada Lund said: "We closed the bridge to save lives and we will keep it shut."',
        'Later Ada Lund said: "We have closed the bridge to save many lives, and we shall keep it shut."',
    ),
    (
        'Ada Lund said the army "never crossed the river that night, nor did it fire".',
        'Ada Lund added: "The army never crossed the river that night and it did not fire."',
    ),
]
NO_VARIANTS = [
    ('Ada Lund said: "We closed the bridge to save lives."', 'Ada Lund said: "We closed the bridge to save lives."'),
    (
        'Ada Lund said: "We closed the bridge to save lives."',
        'Ada Lund said: "Nobody asked the farmers about it at all."',
    ),
    (
        'Ada Lund said: "We closed the bridge to save lives and we will keep it shut."',
        'Omar Brandt said: "We have closed the bridge to save lives, and we shall keep it shut."',
    ),
    ('Ada Lund said: "We will defend our land, we will defend our people, we will defend our homes."', "She left."),
    ('Ada Lund said they "closed the bridge".', 'Ada Lund said they "shut the bridge".'),
]


@pytest.mark.parametrize("lines", VARIANTS)
def test_two_wordings_of_one_utterance_are_told(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="quote-variant") == ["inconsistent"]


@pytest.mark.parametrize("lines", NO_VARIANTS)
def test_other_words_or_another_speaker_are_no_variant(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="quote-variant") == []


LINKED = [
    (  # a fragment, and the whole of it further down
        'Ada Lund called the flood a "test for every farmer".',
        'Ada Lund said: "This is a test for every farmer in the valley, and we will pass it."',
    ),
    (  # told, then quoted
        "Ada Lund said the northern bridge would reopen once engineers had checked its pillars.",
        '"The northern bridge will reopen when our engineers have checked all of its pillars," Ada Lund said.',
    ),
]
NOT_LINKED = [
    (  # a slogan
        'Ada Lund called it "a test for every farmer".',
        'Ada Lund said: "It is a test for every farmer, I say."',
        'Ada Lund said: "Again, a test for every farmer lies ahead."',
    ),
    (  # a second thought of the same speaker
        "Ada Lund said the northern bridge would reopen once engineers had checked its pillars.",
        '"The farmers of the valley have waited long enough for help," Ada Lund said.',
    ),
    (  # somebody else says it
        "Ada Lund said the northern bridge would reopen once engineers had checked its pillars.",
        '"The northern bridge will reopen when our engineers have checked its pillars," Omar Brandt said.',
    ),
    (  # a sentence that is told in part and quoted in part is one utterance
        'Ada Lund said the northern bridge would "reopen once engineers had checked its pillars".',
    ),
]


@pytest.mark.parametrize("lines", LINKED)
def test_a_part_and_its_whole_or_what_is_told_and_quoted_are_linked(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="quote-variant") == ["consistent"]


@pytest.mark.parametrize("lines", NOT_LINKED)
def test_slogans_other_thoughts_and_other_speakers_are_not_linked(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="quote-variant") == []


def test_a_headline_is_linked_to_what_it_sums_up() -> None:
    headline = "Ada Lund: Northern bridge reopens when engineers have checked pillars"
    body = "Ada Lund said the northern bridge would reopen once engineers had checked its pillars."
    assert verdicts(headline, body, kind="quote-variant") == ["consistent"]


def test_another_figure_in_what_is_told_and_quoted_is_inconsistent() -> None:
    told = "Ada Lund said 40 soldiers had crossed the northern bridge before dawn."
    quoted = '"Some 60 soldiers crossed the northern bridge before dawn," Ada Lund said.'
    assert verdicts(HEAD, told, quoted, kind="quote-variant") == ["inconsistent"]


OFFICIAL = [
    (
        "France will send 400 troops to the valley, Paris has said.",
        "The plan has not been confirmed by the French defence ministry.",
    ),
    (
        "France said it would close its embassy.",
        "The French foreign ministry has yet to confirm the move.",
    ),
]
NOT_OFFICIAL = [
    ("France will send 400 troops to the valley, Paris has said.", "The plan was announced by the French ministry."),
    ("France will send 400 troops.", "The plan has not been confirmed by the French defence ministry."),
    (
        "France will send 400 troops to the valley, Paris has said.",
        "The plan has not been confirmed by the Japanese defence ministry.",
    ),
]


@pytest.mark.parametrize("lines", OFFICIAL)
def test_what_a_state_has_said_and_not_announced_is_told(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="officiality") == ["inconsistent"]


@pytest.mark.parametrize("lines", NOT_OFFICIAL)
def test_an_open_announcement_of_others_is_no_contradiction(lines: tuple[str, ...]) -> None:
    assert verdicts(HEAD, *lines, kind="officiality") == []


Told = tuple[str, float, Qualifier, str, str]  # words, value, qualifier, unit, event


def conflicts(text: str, *told: Told) -> list[str]:
    """The conflicts that figures with known events give, as pairs of words."""
    article = Article.of(text, language="en", paragraphs=(Paragraph(span=Span(0, len(text))),))
    quantities = [
        Quantity(id=f"n{i}", span=Span(at, at + len(words)), low=low, qualifier=qualifier, unit=unit, event=event)
        for i, (words, low, qualifier, unit, event) in enumerate(told)
        for at in [text.index(words)]
    ]
    span = Span(0, 1)
    events = [
        Event(
            id=name,
            type="ASSAULT",
            quad=4,
            cameo="190",
            intensity=-9,
            status="happened",
            spans=(span,),
            trigger=span,
            score=1,
            why="told",
        )
        for name in sorted({event for *_, event in told})
    ]
    found = find_checks(article, parse_article(article), (), tuple(quantities), (), tuple(events))
    return [check.verdict for check in found if check.kind == "number-conflict"]


DEAD = "The raid on the market killed 12 people. Later the mayor said that 19 people were killed."


def test_two_numbers_for_one_thing_are_told() -> None:
    assert conflicts(DEAD, ("12 people", 12, "exactly", "dead", "e1"), ("19 people", 19, "exactly", "dead", "e1")) == [
        "inconsistent"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("12 people", 12, "exactly", "dead", "e1"), ("19 people", 19, "exactly", "dead", "e2")),
        (("12 people", 12, "at least", "dead", "e1"), ("19 people", 19, "exactly", "dead", "e1")),
        (("12 people", 12, "exactly", "dead", "e1"), ("19 people", 19, "exactly", "injured", "e1")),
        (("12 people", 12, "exactly", "years", "e1"), ("19 people", 19, "exactly", "years", "e1")),
        (("12 people", 19, "about", "dead", "e1"), ("19 people", 19, "exactly", "dead", "e1")),
    ],
)
def test_numbers_that_can_both_be_right_are_no_conflict(first: Told, second: Told) -> None:
    assert conflicts(DEAD, first, second) == []


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 12 people. Another 19 people were killed on Monday.",
        "The raid killed 12 people, including 19 people of one family.",
        "The raid killed 12 people in Velmora. In Karth, 19 people were killed.",
    ],
)
def test_parts_and_other_places_are_no_conflict(text: str) -> None:
    told: list[Told] = [("12 people", 12, "exactly", "dead", "e1"), ("19 people", 19, "exactly", "dead", "e1")]
    assert conflicts(text, *told) == []
