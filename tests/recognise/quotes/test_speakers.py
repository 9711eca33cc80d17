"""Who said it: look-up, turn-taking, and stated anonymity."""

from collections.abc import Callable

import pytest

from dateline.base.records import Quote

Quotes = Callable[..., tuple[Quote, ...]]
ACTORS = {"Arden": ("Arden", "She"), "Breck": ("Breck", "the general")}


def speakers(found: tuple[Quote, ...]) -> list[str | None]:
    return [quote.speaker for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mary Arden said the road was open.", ["Arden"]),
        ("She said the road was open.", ["Arden"]),
        ("A spokeswoman, Arden, said the road was open.", ["Arden"]),
        ("A spokeswoman for Breck said the road was open.", [None]),
        ("The clerk said the road was open.", [None]),
        ("Arden said the road was open, while the general said it was mined.", ["Arden", "Breck"]),
    ],
)
def test_the_source_is_looked_up_among_the_actors(quotes: Quotes, text: str, expected: list[str | None]) -> None:
    assert speakers(quotes(text, actors=ACTORS)) == expected


def test_a_quotation_that_opens_the_next_paragraph_goes_on_from_its_speaker(quotes: Quotes) -> None:
    text = 'Arden said the road was "open to all."\n"We will keep it open for as long as we can."\nRain fell.'
    assert set(speakers(quotes(text, actors=ACTORS))) == {"Arden"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Arden said Breck had left the town. He told the paper that the road was open.", "Arden"),
        ("Arden said Breck had left. Breck was tired. He told the paper that the road was open.", "Breck"),
        ("Arden asked whether Breck had left. He replied that the road was open.", "Breck"),
    ],
)
def test_he_is_who_spoke_last_rather_than_who_was_spoken_of(quotes: Quotes, text: str, last: str) -> None:
    actors = {"Arden": ("Arden",), "Breck": ("Breck", "He")}
    assert speakers(quotes(text, actors=actors))[-1] == last


def test_a_quotation_far_from_any_speaker_has_none(quotes: Quotes) -> None:
    text = 'Arden said the road was open.\nRain fell on the town.\n"We will keep it open for as long as we can."'
    assert speakers(quotes(text, actors=ACTORS))[-1] is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "The aide, speaking on condition of anonymity, said the road was mined.",
            "speaking on condition of anonymity",
        ),
        ("An aide who asked not to be named said the road was mined.", "asked not to be named"),
        ("An unnamed official said the road was mined.", "unnamed"),
        (
            "The road was mined, said an aide who was not authorised to speak to the media.",
            "was not authorised to speak to the media",
        ),
        ("The aide said the road was mined. He declined to be identified.", "declined to be identified"),
    ],
)
def test_anonymity_is_noted_only_with_the_words_that_state_it(quotes: Quotes, text: str, condition: str) -> None:
    found = quotes(text)
    assert [(q.anonymous, q.anonymity_span and q.anonymity_span.of(text)) for q in found] == [(True, condition)]


@pytest.mark.parametrize(
    "text",
    [
        "The aide asked not to be named.",
        "The aide begged not to be named.",
        "The aide asked that her name not be used.",
        "The aide said he did not want to be named.",
    ],
)
def test_the_wish_not_to_be_named_is_never_a_quote(quotes: Quotes, text: str) -> None:
    assert quotes(text) == ()


def test_what_is_said_beside_the_wish_not_to_be_named_is_a_quote(quotes: Quotes) -> None:
    found = quotes('"It was dark," said the driver, adding that he did not want to be named.')
    assert [(quote.kind, quote.anonymous) for quote in found] == [("direct", True)]


def test_an_unnamed_role_is_not_anonymous(quotes: Quotes) -> None:
    assert not any(q.anonymous for q in quotes("A naval spokesman said the road was mined."))


def test_anonymity_holds_for_every_quote_of_the_speaker_and_for_nobody_else(quotes: Quotes) -> None:
    text = (
        "Breck, who asked not to be named, said the road was mined.\nArden said it was open.\nBreck said nobody left."
    )
    assert [q.anonymous for q in quotes(text, actors=ACTORS)] == [True, False, True]
