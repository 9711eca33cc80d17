"""Whose name is withheld, on what terms, and why; and which quotes are of that source."""

from collections.abc import Callable

import pytest

from dateline import read
from dateline.base.records import Quote
from dateline.base.spans import Span

Quotes = Callable[..., tuple[Quote, ...]]
SAID = "the dam would hold"


def words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None


@pytest.mark.parametrize(
    ("text", "condition", "reason"),
    [
        # on condition of anonymity
        ("An official, speaking on condition of anonymity, said the dam would hold.",
         "speaking on condition of anonymity", None),
        ("The dam would hold, an official said on condition of anonymity.", "on condition of anonymity", None),
        ("The dam would hold, said an official who spoke on the condition of anonymity.",
         "spoke on the condition of anonymity", None),
        ("Speaking on condition of anonymity, an engineer said the dam would hold.",
         "Speaking on condition of anonymity", None),
        ('"The dam will hold," an engineer said on condition that he not be named.',
         "on condition that he not be named", None),
        ("An aide, who talked on condition that her name not be used, said the dam would hold.",
         "talked on condition that her name not be used", None),
        ("A diplomat speaking under condition of anonymity said the dam would hold.",
         "under condition of anonymity", None),
        # ... with a reason
        (("An official, speaking on condition of anonymity because he was not authorised to speak to the media, said "
         "the dam would hold."),
         "speaking on condition of anonymity", "because he was not authorised to speak to the media"),
        ("The dam would hold, said an official who spoke on condition of anonymity for fear of reprisals.",
         "spoke on condition of anonymity", "for fear of reprisals"),
        ('"The dam will hold," said an aide, speaking on condition of anonymity to discuss private talks.',
         "speaking on condition of anonymity", "to discuss private talks"),
        (("The dam would hold, said two engineers who spoke on condition of anonymity, citing the sensitivity of the "
         "matter."),
         "spoke on condition of anonymity", "citing the sensitivity of the matter"),
        ("An officer who spoke on condition of anonymity due to security concerns said the dam would hold.",
         "spoke on condition of anonymity", "due to security concerns"),
        ("An officer speaking on condition of anonymity in line with army rules said the dam would hold.",
         "speaking on condition of anonymity", "in line with army rules"),
        ("A minister said the dam would hold, speaking on condition of anonymity as the talks are not public.",
         "speaking on condition of anonymity", "as the talks are not public"),
        ("A source said the dam would hold, on condition of anonymity given the sensitivity of the talks.",
         "on condition of anonymity", "given the sensitivity of the talks"),
        ("Fearing reprisals, an engineer spoke on condition of anonymity. She said the dam would hold.",
         "spoke on condition of anonymity", "Fearing reprisals"),
        ("Citing security concerns, an aide asked not to be named. The aide said the dam would hold.",
         "asked not to be named", "Citing security concerns"),
        # asked not to be named
        ("An aide who asked not to be named said the dam would hold.", "asked not to be named", None),
        ("An aide who asked not to be identified said the dam would hold.", "asked not to be identified", None),
        ("A guard who asked to remain anonymous said the dam would hold.", "asked to remain anonymous", None),
        ("A guard, who requested anonymity, said the dam would hold.", "requested anonymity", None),
        ("A guard, who requested anonymity for security reasons, said the dam would hold.",
         "requested anonymity", "for security reasons"),
        ("A guard who insisted on anonymity said the dam would hold.", "insisted on anonymity", None),
        ("A nurse who asked that her name be withheld said the dam would hold.",
         "asked that her name be withheld", None),
        (("A nurse who asked that her full name not be published because she feared for her job said the dam would "
         "hold."),
         "asked that her full name not be published", "because she feared for her job"),
        ("A teacher who preferred not to be named said the dam would hold.", "preferred not to be named", None),
        ("A teacher who wished to remain unnamed said the dam would hold.", "wished to remain unnamed", None),
        # declined, did not want
        ("A trader who declined to be identified said the dam would hold.", "declined to be identified", None),
        ("A trader who declined to give his name said the dam would hold.", "declined to give his name", None),
        ("A trader who refused to be named, fearing for his shop, said the dam would hold.",
         "refused to be named", "fearing for his shop"),
        ("A trader who did not want to be named said the dam would hold.", "did not want to be named", None),
        ("A trader who didn't want to be named out of fear of arrest said the dam would hold.",
         "didn't want to be named", "out of fear of arrest"),
        ("A trader who would not give her name said the dam would hold.", "would not give her name", None),
        ('"The dam will hold," said a trader, not wishing to be named.', "not wishing to be named", None),
        ("A driver who gave only his first name said the dam would hold.", "gave only his first name", None),
        # not authorised
        ("An official not authorised to speak publicly said the dam would hold.",
         "not authorised to speak publicly", None),
        ("The dam would hold, said an aide who was not authorized to discuss the matter.",
         "was not authorized to discuss the matter", None),
        ("The dam would hold, said an officer who is not permitted to speak to the press.",
         "is not permitted to speak to the press", None),
        ("The dam would hold, said an aide who wasn't authorised to speak on the record.",
         "wasn't authorised to speak on the record", None),
        ("The dam would hold, said an aide who wasn't  authorized\u00a0to speak  publicly.",
         "wasn't  authorized\u00a0to speak  publicly", None),
        # words before the source
        ("An unnamed official said the dam would hold.", "unnamed", None),
        ("An anonymous source said the dam would hold.", "anonymous", None),
        ("Two unidentified senior army officers said the dam would hold.", "unidentified", None),
        ("The dam would hold, according to an unnamed intelligence official.", "unnamed", None),
        # spoke privately, names changed
        ("An adviser, speaking privately, said the dam would hold.", "speaking privately", None),
        ("An adviser who spoke off the record said the dam would hold.", "spoke off the record", None),
        ("A widow whose name has been changed to protect her family said the dam would hold.",
         "whose name has been changed", "to protect her family"),
        ("A villager, whose name is being withheld for his safety, said the dam would hold.",
         "whose name is being withheld", "for his safety"),
        ("A boy who cannot be named for legal reasons said the dam would hold.",
         "cannot be named", "for legal reasons"),
        ("A clerk who was granted anonymity to speak freely said the dam would hold.",
         "was granted anonymity", "to speak freely"),
        ("A diplomat speaking on the same condition said the dam would hold.", "speaking on the same condition", None),
        ("The dam would hold, said a villager who gave his name only as Karim.", "gave his name only as", None),
        # a sentence of its own
        ("An aide said the dam would hold. He declined to be identified.", "declined to be identified", None),
        (("An aide said the dam would hold. The aide spoke on condition of anonymity because he was not authorised to "
         "brief reporters."),
         "spoke on condition of anonymity", "because he was not authorised to brief reporters"),
        ("Two officials said the dam would hold.\nThe officials asked not to be named because the talks are secret.",
         "asked not to be named", "because the talks are secret"),
        (("Two officials said the dam would hold. They spoke on condition of anonymity. They were not authorised to "
         "speak publicly."),
         "spoke on condition of anonymity", "were not authorised to speak publicly"),
    ],
)  # fmt: skip
def test_anonymity_is_told_with_the_words_of_its_condition_and_reason(
    quotes: Quotes, text: str, condition: str, reason: str | None
) -> None:
    found = quotes(text)
    assert found
    assert [(q.source, q.anonymous, words(q.anonymity_span, text), words(q.anonymity_reason, text)) for q in found] == [
        ("anonymous", True, condition, reason)
    ] * len(found)


@pytest.mark.parametrize(
    "text",
    [
        "A Nato spokesman said the dam would hold.",
        "A senior official said the dam would hold.",
        "Officials said the dam would hold.",
        "A source close to the talks said the dam would hold.",
        "People familiar with the matter said the dam would hold.",
        "The minister said an unnamed official had opened the dam.",
        "Arden said a man who asked not to be named had opened the dam.",
        "Mary Arden, who was not authorised to open the dam, said it would hold.",
        "The mayor said an unidentified body was found below the dam.",
        "The official said the council had not authorised the work.",
        'The clerk said: "I asked not to be named in the will."',
    ],
)
def test_a_role_without_a_name_is_not_anonymous_nor_is_who_speaks_of_the_unnamed(quotes: Quotes, text: str) -> None:
    found = quotes(text, actors={"Mary Arden": ("Mary Arden", "Arden")})
    assert found
    assert not any(quote.anonymous or quote.anonymity_span for quote in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "A senior port official, who asked not to be named, said the dam would hold.\nThe rain had stopped.\n"
                "The official said two gates were open.\nAnother official said nobody was hurt."
            ),
            [True, True, False],
        ),
        (
            (
                "A senior official said the dam would hold.\nThe official said on condition of anonymity that two "
                "gates were open.\nA harbour official said the boats were safe."
            ),
            [True, True, False],
        ),
        (
            (
                "One engineer, speaking on condition of anonymity, said the dam would hold.\n"
                "A second engineer said two gates were open."
            ),
            [True, False],
        ),
        (
            (
                'An aide who asked not to be named said the dam would hold. "We are lucky," he added.\n'
                "Arden said the rain had stopped."
            ),
            [True, True, False],
        ),
        (
            (
                "Two officials who asked not to be named said the dam would hold. The officials said two gates were "
                "open.\nOfficials in the port said the boats were safe."
            ),
            [True, True, False],
        ),
        (
            (
                "Two officials who asked not to be named said the dam would hold. One of the officials said two gates "
                "were open. The second official said nobody was hurt.\nA third official said the boats were safe."
            ),
            [True, True, True, False],
        ),
        (
            (
                "A naval officer said the dam would hold.\nA police officer, who asked not to be named, said two gates "
                "were open. The police officer said nobody was hurt. The naval officer said help was on its way."
            ),
            [False, True, True, False],
        ),
    ],
)
def test_all_quotes_of_an_anonymous_source_share_its_terms_and_no_other_source_does(
    quotes: Quotes, text: str, expected: list[bool]
) -> None:
    found = quotes(text, actors={"Arden": ("Arden",)})
    assert [quote.anonymous for quote in found] == expected


def test_the_reason_why_a_name_is_withheld_was_not_said() -> None:
    text = (
        "Two officials, speaking on condition of anonymity because they were not allowed to speak to the papers, said "
        "the pier would cost $40m."
    )
    [quote] = read(text=text).quotes
    assert [words(span, text) for span in quote.segments] == ["the pier would cost $40m."]
    assert quote.anonymity_reason is not None
