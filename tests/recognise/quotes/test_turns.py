"""Interviews and transcripts: whose turn it is, what is said in it, and what only looks like one."""

import pytest

from dateline.base.records import Article, Paragraph
from dateline.base.spans import Span
from dateline.recognise.quotes.turns import find_turns


def turns(*blocks: str, subheads: tuple[int, ...] = ()) -> list[tuple[str | None, list[str]]]:
    """Label and words of each turn of an article of these paragraphs."""
    text, paragraphs = "\n\n".join(blocks), []
    start = 0
    for number, block in enumerate(blocks):
        role = "subhead" if number in subheads else "body"
        paragraphs.append(Paragraph(span=Span(start, start + len(block)), role=role))  # type: ignore[arg-type]
        start += len(block) + 2
    found = find_turns(Article.of(text, paragraphs=tuple(paragraphs)))
    return [(turn.label and turn.label.of(text), [words.of(text) for words in turn.words]) for turn in found]


WORDS = (
    "Will the dam at Kaldor hold until May?",
    "It will hold, I am quite sure of it.",
    "And what of the road to the sea?",
    "The road will be shut for a year.",
)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("Q: ", "A: ", "Q: ", "A: "), ("Q", "A", "Q", "A")),
        (("Q. ", "A. ", "Q. ", "A. "), ("Q", "A", "Q", "A")),
        (("Q ", "MS. BERG: ", "Q ", "MS. BERG: "), ("Q", "MS. BERG", "Q", "MS. BERG")),
        (("Q ", "THE MAYOR: ", "Q ", "THE MAYOR: "), ("Q", "THE MAYOR", "Q", "THE MAYOR")),
        (("Question: ", "Answer: ", "Question: ", "Answer: "), ("Question", "Answer", "Question", "Answer")),
        (("HOLT: ", "BERG: ", "HOLT: ", "BERG: "), ("HOLT", "BERG", "HOLT", "BERG")),
        (("KP: ", "AB: ", "KP: ", "AB: "), ("KP", "AB", "KP", "AB")),
        (("Interviewer: ", "Ann Berg: ", "Interviewer: ", "Ann Berg: "), ("Interviewer", "Ann Berg") * 2),
        (("Kaldor Post: ", "Berg: ", "Kaldor Post: ", "Berg: "), ("Kaldor Post", "Berg") * 2),
        (("Mr Holt (Kaldor North): ", "Mrs Berg: ", "Mr Holt: ", "Mrs Berg: "), ("Mr Holt", "Mrs Berg") * 2),
        (("Tom Holt (Post): ", "Ann Berg (Mayor): ", "Tom Holt: ", "Ann Berg: "), ("Tom Holt", "Ann Berg") * 2),
        (
            ("TOM HOLT, HOST: ", "ANN BERG, MAYOR OF KALDOR: ", "HOLT: ", "BERG: "),
            ("TOM HOLT", "ANN BERG", "HOLT", "BERG"),
        ),
        (
            ("TOM HOLT (on camera): ", "ANN BERG (through translator): ", "HOLT: ", "BERG [by phone]: "),
            ("TOM HOLT", "ANN BERG", "HOLT", "BERG"),
        ),
        (("Reporter: ", "President Ann Berg: ") * 2, ("Reporter", "President Ann Berg") * 2),
    ],
)  # fmt: skip
def test_each_label_opens_a_turn_of_the_one_it_names(labels: tuple[str, ...], names: tuple[str, ...]) -> None:
    blocks = [label + words for label, words in zip(labels, WORDS, strict=True)]
    assert turns(*blocks) == [(name, [words]) for name, words in zip(names, WORDS, strict=True)]


def test_labels_may_stand_at_the_lines_of_one_paragraph() -> None:
    block = "\n".join(label + words for label, words in zip(("Q: ", "A: ") * 2, WORDS, strict=True))
    assert turns("The mayor spoke to the Post.", block) == [
        (name, [words]) for name, words in zip(("Q", "A") * 2, WORDS, strict=True)
    ]


def test_a_turn_goes_on_in_paragraphs_without_a_label() -> None:
    found = turns("HOLT: " + WORDS[0], "BERG: " + WORDS[1], WORDS[3], "HOLT: " + WORDS[2], "BERG: " + WORDS[3])
    assert found[1] == ("BERG", [WORDS[1], WORDS[3]])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("(laughs) We will pay for it all.", ["We will pay for it all."]),
        ("We will pay. [applause] All of it.", ["We will pay.", "All of it."]),
        ("We will pay. (CROSSTALK)", ["We will pay."]),
        ('"We will pay for it all."', ["We will pay for it all."]),
        ("We will pay [the miners] in (late) May.", ["We will pay [the miners] in (late) May."]),
    ],
)
def test_stage_directions_are_not_said(said: str, words: list[str]) -> None:
    found = turns("HOLT: " + WORDS[0], "BERG: " + said, "(APPLAUSE)", "HOLT: " + WORDS[2], "BERG: " + WORDS[3])
    assert found[1] == ("BERG", words)


@pytest.mark.parametrize(
    "blocks",
    [
        ("Lodar: 1,204 votes.", "Kaldor: 982 votes.", "Lodar: 11 seats.", "Kaldor: 9 seats."),
        (
            "Myth: The dam will fall when you walk on it.",
            "Fact: The dam is safe for all who walk on it.",
            "Myth: I can drink the water of the lake.",
            "Fact: You can boil it and then drink it.",
        ),
        ("Tip: Do not add salt before the end.", "Method: Beat the eggs with milk.", "Tip: Keep the rest in the cold."),
        ("Kaldor: The dam broke at noon on Monday.", "Lodar: The road was shut by the army.", "Velland: Rain all day."),
        ("Berg: The dam will hold until May.", "The mayor spoke on Monday.", "Holt: The road will be shut."),
    ],
)
def test_tables_lists_and_headings_are_no_interview(blocks: tuple[str, ...]) -> None:
    assert turns(*blocks) == []


ASKED = ("Why did you build the dam?", "Who paid for your plan?", "What will you do next year?")


def test_answers_in_the_first_person_under_questions_are_turns_without_a_label() -> None:
    blocks = [
        ASKED[0],
        "I saw the flood.",
        "We had no dam.",
        ASKED[1],
        "My town paid.",
        ASKED[2],
        "I will rest.",
        "She left.",
    ]
    assert turns("The mayor met the Post.", *blocks, subheads=(1, 4, 6)) == [
        (None, ["I saw the flood.", "We had no dam."]),
        (None, ["My town paid."]),
        (None, ["I will rest."]),
    ]


def test_an_explainer_that_asks_its_own_questions_is_no_interview() -> None:
    blocks = ["What is the dam?", "It is a wall.", "Who built it?", "The town did.", "Can you walk on it?", "You can."]
    assert turns("The dam explained.", *blocks, subheads=(1, 3, 5)) == []
