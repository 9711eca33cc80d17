"""Reported speech without marks: the clause, its source and its cue."""

import pytest

from dateline.base.records import Quote

from .conftest import Quotes, indirect


def reported(found: tuple[Quote, ...], text: str) -> list[tuple[str, str | None]]:
    return [(words, source) for words, source, _ in indirect(found, text)]


LUND, MAYOR, LAWYER = "Arno Lund", "the mayor, Arno Lund", "The lawyer for an arson suspect"
LONG_SOURCE = "the owner of the pier, Arno Lund, from Kaldor"
FRONTED = "As the feast began on Tuesday, a girl was hit by a car"
SEARCH = "Two ships are looking for the boat but have not found it"
COURT, PARTED = "the court, citing a survey, had closed the pier", "the pier / would have to close"
PLAN = "a plan Berg reportedly made with one of the drivers was enough to hold him"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The mayor said that the road was open.", "the road was open", "The mayor"),
        ("The mayor said the port was closed.", "the port was closed", "The mayor"),
        ("The road was open, the mayor said on Friday.", "The road was open", "the mayor"),
        ("The mayor told reporters the road was open.", "the road was open", "The mayor"),
        ("Harbourmasters have confirmed that two boats sank.", "two boats sank", "Harbourmasters"),
        ("Two boats sank, according to the coast guard.", "Two boats sank", "the coast guard"),
        ("According to the coast guard, two boats sank.", "two boats sank", "the coast guard"),
        ("As Arden explained, the boats were old.", "the boats were old", "Arden"),
        ("Velland urged Kaldor to open the road.", "Kaldor to open the road", "Velland"),
        ("Velland called on two towns to open the road.", "two towns to open the road", "Velland"),
        ("The rebels vowed to take the town.", "to take the town", "The rebels"),
        ("The general denied shelling the town.", "shelling the town", "The general"),
        ("The general denied having shelled the town.", "having shelled the town", "The general"),
        ("The union said on Friday it would close the port.", "it would close the port", "The union"),
        ("The mayor says he may go, without giving details.", "he may go", "The mayor"),
        ("The man, who police said was armed, was held on Friday.", "was armed", "police"),
        ("The bridge was safe, according to Arno Lund, who built it.", "The bridge was safe", "Arno Lund"),
        ("The bridge was safe, according to a note by the board.", "The bridge was safe", "a note by the board"),
        ("In a statement, the board said the road was open.", "the road was open", "the board"),
        ("The board's statement said the road was open.", "the road was open", "The board's statement"),
        ("A letter seen by the Kaldor Post said the road was open.", "the road was open", "A letter"),
        ("The bridge, the mayor said, would reopen.", "The bridge / would reopen", "the mayor"),
        ("The bridge, according to the mayor, would reopen.", "The bridge / would reopen", "the mayor"),
        ("The union threatened to close the port.", "to close the port", "The union"),
        ("The mayor warned that the river could rise.", "the river could rise", "The mayor"),
        ("The mayor warned residents against crossing the bridge.", "crossing the bridge", "The mayor"),
        ("The mayor told residents to leave the valley.", "residents to leave the valley", "The mayor"),
        ("It is understood that the bridge will close.", "the bridge will close", None),
        ("The firm left, with the mayor claiming at the time that it owed rent.", "it owed rent", "the mayor"),
        ("Residents were told to leave the valley.", "to leave the valley", None),
        ("Drivers have been warned that the road is mined.", "the road is mined", None),
        ("Amid reports that the dam had burst, people fled.", "the dam had burst", None),
        ("The mayor rejected claims that the bridge is old.", "the bridge is old", None),
        ("Velland accused Kaldor of shelling the town.", "shelling the town", "Velland"),
        ("The mayor described the flood as a warning to all.", "the flood as a warning to all", "The mayor"),
        ("The union put out a letter claiming that it had sunk the boat.", "it had sunk the boat", "The union"),
        ("The mayor repeated his claim that the road was mined.", "the road was mined", "his"),
        ("It was reported that the boat had sunk.", "the boat had sunk", None),
        ("The rebels are said to have left the town.", "to have left the town", None),
        ("Nurses said they need more beds.", "they need more beds", "Nurses"),
        (
            "Here is how it began: On Monday two boats sank, according to the navy.",
            "On Monday two boats sank",
            "the navy",
        ),
        ("The mayor called Wednesday for the council to resign.", "the council to resign", "The mayor"),
        ("The mayor called on Wednesday for the council to resign.", "the council to resign", "The mayor"),
        ("The mayor urged on Monday the two towns to talk.", "the two towns to talk", "The mayor"),
        ("The mayor said early on Friday during a visit that he may go.", "he may go", "The mayor"),
        ("The boats sank, the owner of the pier, Arno Lund, from Kaldor, said.", "The boats sank", LONG_SOURCE),
        ("As the feast began on Tuesday, a girl was hit by a car, police said.", FRONTED, "police"),
        ("Two ships are looking for the boat but have not found it, the agency reports.", SEARCH, "the agency"),
        ("The Kaldor Post cited the mayor, Arno Lund, as saying that the pier was safe.", "the pier was safe", MAYOR),
        ("The pier was safe, the Kaldor Post cited the mayor, Arno Lund, as saying.", "The pier was safe", MAYOR),
        ("The pier was safe, the mayor was quoted as saying.", "The pier was safe", "the mayor"),
        ("The mayor said the pier, citing a survey, would have to close.", PARTED, "The mayor"),
        ("The mayor said the court, citing a survey, had closed the pier.", COURT, "The mayor"),
        ("The lawyer for an arson suspect says his trial may take weeks.", "his trial may take weeks", LAWYER),
        (
            "Arno Lund said a plan Berg reportedly made with one of the drivers was enough to hold him.",
            PLAN,
            "Arno Lund",
        ),
        ("Arno Lund said that he will try to stay and insisted that his list was strong.", "he will try to stay", LUND),
        ("Arno Lund said that he will try to stay and insisted that his list was strong.", "his list was strong", LUND),
    ],
)
def test_a_reported_clause_is_found_with_its_source(quotes: Quotes, text: str, words: str, source: str | None) -> None:
    assert (words, source) in reported(quotes(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor condemned the attack.",
        "The mayor did not say whether the road was open.",
        "The mayor will announce that the road is open.",
        "Officials declined to comment on the boat.",
        "The court ordered him to pay a fine.",
        "The fleet is expected to sail on Monday.",
        "Arden asked not to be named.",
        "The film shows men running from the port.",
        "Satellite pictures show that the pier was razed.",
        "Asked if she believed the army wanted a vote, Velland smiled.",
    ],
)
def test_an_act_without_said_content_is_no_quote(quotes: Quotes, text: str) -> None:
    assert reported(quotes(text), text) == []


def test_a_second_clause_with_a_source_of_its_own_says_nothing_of_the_first(quotes: Quotes) -> None:
    text = "Belmia urged its nationals to leave at once, and Norland advised against all travel."
    assert [words for words, _ in reported(quotes(text), text)] == ["its nationals to leave at once"]


def test_an_afterthought_is_a_report_of_its_own(quotes: Quotes) -> None:
    text = "The road was open, Arden said, adding that the bridge was closed."
    assert reported(quotes(text), text) == [("The road was open", "Arden"), ("the bridge was closed", "Arden")]


def test_a_participle_speaks_for_the_subject_not_for_whom_it_was_asked_of(quotes: Quotes) -> None:
    text = "Velland is urging Kaldor to talk, saying that the town needs peace."
    assert ("the town needs peace", "Velland") in reported(quotes(text), text)


def test_according_to_him_within_his_words_is_no_second_report(quotes: Quotes) -> None:
    text = "The mayor said the gifts showed a need to work together instead of trying, according to him, to split."
    assert [source for _, source in reported(quotes(text), text)] == ["The mayor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said the road was shut and added that the school would stay open.",
            [("the road was shut", "The mayor"), ("the school would stay open", "The mayor")],
        ),
        (
            "The mayor said the bridge was safe but the union said it would fall.",
            [("the bridge was safe", "The mayor"), ("it would fall", "the union")],
        ),
        (
            "The mayor said the bridge was safe, though he noted that it was old.",
            [("the bridge was safe", "The mayor"), ("it was old", "he")],
        ),
    ],
)
def test_where_the_outlet_reports_again_the_words_end(
    quotes: Quotes, text: str, expected: list[tuple[str, str]]
) -> None:
    assert reported(quotes(text), text) == expected


def test_a_report_within_a_report_keeps_both_sources(quotes: Quotes) -> None:
    text = "Arden said the boat had sunk, according to the coast guard."
    assert reported(quotes(text), text) == [
        ("the boat had sunk", "Arden"),
        ("Arden said the boat had sunk", "the coast guard"),
    ]


@pytest.mark.parametrize(
    ("text", "indirect"),
    [
        ('The envoy said there was "heavy damage" to the port.', ['there was "heavy damage" to the port']),
        ('The envoy said that the army "will never leave".', []),
        ("“They never saw it coming” and the boats turned back, Arden said.", ["the boats turned back"]),
        (
            'He said Velland sells boats and Kaldor "is the best of its buyers."',
            ['Velland sells boats and Kaldor "is the best of its buyers."'],
        ),
        ('The port was "safe and open," Arden said.', ['The port was "safe and open,"']),
        ("The mayor said on Friday that “nobody loses” from a new pier.", ["“nobody loses” from a new pier"]),
    ],
)
def test_a_part_quoted_sentence_is_reported_too_if_its_predicate_is_not_in_marks(
    quotes: Quotes, text: str, indirect: list[str]
) -> None:
    assert [words for words, _ in reported(quotes(text), text)] == indirect


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Police: Two men were held near the port", "Two men were held near the port", "Police"),
        ("Two men were held near the port: army spokesman", "Two men were held near the port", "army spokesman"),
        ("Velland says port of Kaldor has been mined", "port of Kaldor has been mined", "Velland"),
        ("Two dead in Kaldor blast: army", "Two dead in Kaldor blast", "army"),
        ("Two dead in Kaldor blast - police", "Two dead in Kaldor blast", "police"),
        ("Two dead in Kaldor blast, police say", "Two dead in Kaldor blast", "police"),
        ("Kaldor bridge unsafe, says mayor", "Kaldor bridge unsafe", "mayor"),
        ("Pier to reopen on Monday – mayor", "Pier to reopen on Monday", "mayor"),
    ],
)
def test_a_headline_names_its_source(quotes: Quotes, text: str, words: str, source: str) -> None:
    assert reported(quotes(text, roles={0: "headline"}), text) == [(words, source)]


def test_a_first_line_that_ends_in_a_stop_may_name_its_source_at_its_head(quotes: Quotes) -> None:
    text = "Police: Two men were held near the port.\nIt was raining."
    assert reported(quotes(text), text) == [("Two men were held near the port", "Police")]


def test_a_clause_around_its_source_keeps_both_halves(quotes: Quotes) -> None:
    text = "The dam, officials say, is old."
    assert [span.of(text) for quote in quotes(text) for span in quote.segments] == ["The dam", "is old"]


def test_what_is_told_of_a_source_is_not_what_it_says(quotes: Quotes) -> None:
    text = "The dam is old, according to two people briefed on the matter."
    assert [span.of(text) for quote in quotes(text) for span in quote.segments] == ["The dam is old"]


@pytest.mark.parametrize(
    "text",
    [
        "Kaldor flood: Two men were held near the port",
        "Kaldor bridge collapse: police report",
        "The long road to the pier - a diary",
    ],
)
def test_a_topic_in_a_headline_is_no_source(quotes: Quotes, text: str) -> None:
    assert quotes(text, roles={0: "headline"}) == ()
    assert quotes("The Latest: Two men were held near the port", actors={"Latest": ("Latest",)}) == ()
