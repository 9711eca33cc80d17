"""What is read from plain text."""

import time

import pytest

from dateline.base.errors import PageError
from dateline.base.records import RawPage
from dateline.extract import extract_article

LEAD = "The harbour master of Port Varo said on Monday that three ferries had been stopped."
NEXT = "Nobody was hurt, she said, and the ferries would sail again by Thursday evening."


def roles(text: str, title: str | None = None) -> list[str]:
    return [paragraph.role for paragraph in extract_article(RawPage(text=text, title=title)).paragraphs]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Video report by Channel Nine Correspondent Ada Brook", "media-credit"),
        ("Enlarge this image toggle caption Ann Lee/Varo Pictures", "media-credit"),
        ("Photo: Ann Lee/AP", "media-credit"),
        ("Image copyright EPA Image caption The ferries lay in port all day", "caption"),
        ("Image caption The ferries lay in port", "caption"),
        ("Updated at 4:10 p.m. ET Tuesday", "byline"),
        ("By Ada Brook and Tom Field", "byline"),
        ("Ada Brook contributed to this report.", "byline"),
        ("Read more: Why the ferries stopped", "promo"),
        ("Sign up for our morning newsletter", "promo"),
        ("Newsletter Sign Up", "promo"),
        ("Please verify you are not a robot by ticking the box.", "promo"),
        ("This site uses cookies to make your visit better.", "promo"),
        ("You can unsubscribe at any time.", "promo"),
        ("Cookies were sold at the school fair on Friday.", "body"),
        ("Newsletters are dying, the minister said on Monday.", "body"),
        ("(Ana Belmo/The Varo Echo)", "media-credit"),
        ("Correction: An earlier version gave the wrong number of ferries.", "correction"),
        ("Why did the ferries stop?", "subhead"),
        ("'A very long night'", "subhead"),
        ("By the time the ferries came, the harbour was empty.", "body"),
        ("Video from the harbour showed smoke over the pier.", "body"),
        ("Photos were burned in the street by the crowd.", "body"),
    ],
)
def test_a_line_among_paragraphs_has_the_role_that_its_words_tell(line: str, role: str) -> None:
    assert roles("\n".join([LEAD, line, NEXT]))[1] == role


def test_the_title_is_the_headline() -> None:
    assert roles(f"Ferries stopped in Port Varo\n{LEAD}", title="Ferries stopped in Port Varo") == ["headline", "body"]


def test_a_standfirst_is_told_where_the_text_says_it_again() -> None:
    standfirst = "Three ferries were stopped in Port Varo after a fire on the pier"
    again = "Three ferries were stopped in Port Varo on Monday after a fire on the old pier, police said."
    assert roles(f"Title\n{standfirst}\n{again}\n{NEXT}", title="Title")[1] == "standfirst"


def test_the_text_is_never_changed() -> None:
    text = "  Odd\tspaces \r\nand\u200b marks\n\n\nstay. "
    assert extract_article(RawPage(text=text)).text == text


def test_blank_lines_part_the_paragraphs_where_there_are_any() -> None:
    text = "First line\nstill first.\n\nSecond."
    spans = [paragraph.span.of(text) for paragraph in extract_article(RawPage(text=text)).paragraphs]
    assert spans == ["First line\nstill first.", "Second."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Port closed\n\nThe ferry sank\nDivers came. ", ["Port closed", "The ferry sank", "Divers came."]),
        ("Port\n\nIt sank.\nSee:\nA.\nsome", ["Port", "It sank.", "See:", "A.\nsome"]),
        ("The ferry\nsank off\nVelm.\n\nDivers\ncame.", ["The ferry\nsank off\nVelm.", "Divers\ncame."]),
        ("The ferry  \r\nsank.\r\n\r\nDivers came.", ["The ferry  \r\nsank.", "Divers came."]),
    ],
)
def test_a_caption_or_a_title_without_a_stop_is_no_part_of_the_line_below_it(text: str, expected: list[str]) -> None:
    """Blank lines here and there do not make the single line breaks part of a sentence, unless a margin made them."""
    spans = [paragraph.span.of(text) for paragraph in extract_article(RawPage(text=text)).paragraphs]
    assert spans == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Port “closed for days”\n\nThe ferry sank.\nThe port was closed for days.", "headline"),
        ("Ten dead\n\nThe ferry sank.\nDivers came.", "body"),
        ("Port ‘closed’\n\nThe ferry sank.\n\nThe port closed.", "body"),
        ("The ferry sank.\nDivers came.\n\nIt was old.", "body"),
    ],
)
def test_a_line_set_apart_above_lines_that_are_not_is_their_headline(text: str, role: str) -> None:
    assert extract_article(RawPage(text=text)).paragraphs[0].role == role


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("PORT VARO, Nov 3 (Reuters) - Three ferries were stopped.", "PORT VARO", "Reuters"),
        ("PORT VARO (AP) — Three ferries were stopped.", "PORT VARO", "AP"),
        ("PORT VARO -- Three ferries were stopped.", "PORT VARO", None),
        ("PORT VARO, March 12 (Harbour Wire) - Three ferries were stopped.", "PORT VARO", None),
        ("Port Varo, Belmia (AP) — Three ferries were stopped.", "Port Varo, Belmia", "AP"),
        ("Three ferries were stopped. (Reuters)", None, "Reuters"),
        ("NATO - the alliance - said so.", None, None),
        ("UPDATE -- Three ferries were stopped.", None, None),
        ("PORT VARO-based ferries were stopped.", None, None),
        ("Ada Brook — the master of the harbour — said so.", None, None),
    ],
)
def test_dateline_and_agency_are_read_where_they_are_printed(text: str, place: str | None, agency: str | None) -> None:
    article = extract_article(RawPage(text=text))
    assert (article.dateline.place if article.dateline else None) == place
    assert (article.agency.name if article.agency else None) == agency


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BERG: The dam will hold.\n\nHOLT: And the road?\n\nBERG: It will not.", None),
        ("TOM HOLT, HOST: Good evening to all.\n\nANN BERG, MAYOR: The dam will hold.", None),
        ("THE MAYOR: The dam will hold.\n\nQ: And the road?\n\nTHE MAYOR: It will not.", None),
        ("PORT VARO: Three ferries were stopped.\n\nBerg: They may sail again.", "PORT VARO"),
    ],
)
def test_the_label_of_a_speaker_in_a_transcript_is_no_dateline(text: str, place: str | None) -> None:
    article = extract_article(RawPage(text=text))
    assert (article.dateline.place if article.dateline else None) == place


def test_the_byline_names_people_with_their_place_in_the_text() -> None:
    article = extract_article(RawPage(text=f"By Ada Brook and Tom Field, Harbour Correspondent\n{LEAD}"))
    assert [(author.name, author.role) for author in article.authors] == [
        ("Ada Brook", None),
        ("Tom Field", "Harbour Correspondent"),
    ]
    assert all(author.span and author.span.of(article.text) == author.name for author in article.authors)


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T15:47:42.389Z", "2024-05-03T15:47:42+00:00"),
        ("2024-05-03 15:47+0200", "2024-05-03T15:47+02:00"),
        ("Fri, 03 May 2024 18:15:11 GMT", "2024-05-03T18:15:11+00:00"),
        (" ", None),
    ],
)
def test_a_given_date_keeps_its_minute_and_zone(given: str, published: str | None) -> None:
    article = extract_article(RawPage(text=LEAD, published=given))
    assert (article.published, article.published_basis) == (published, "given" if published else None)


@pytest.mark.parametrize("given", ["03/04/2024", "last week", "2024-02-30"])
def test_a_given_date_that_cannot_be_read_is_refused(given: str) -> None:
    with pytest.raises(PageError, match="cannot be read"):
        extract_article(RawPage(text=LEAD, published=given))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KARSEL – 26 July 2033: The port was closed on Tuesday.", "2033-07-26"),
        ("Ferries held in Karsel Published duration 27 May 2033 The harbour was closed last week.", "2033-05-27"),
        ("The port was closed yesterday (July 27, 2033) after a storm, the harbour master said.", "2033-07-28"),
        ("Three ferries were held, officials said Saturday, September 17, 2033, in Karsel.", "2033-09-17"),
        ("The port was closed Saturday. A ferry is seen in Karsel, Sept. 17, 2033.", "2033-09-17"),
        ("The port was closed Saturday for the first time since September 17, 2033, and the 2033 storm.", None),
        ("The port was closed Sunday. A ferry is seen in Karsel, Sept. 17, 2033.", None),
        ("On 10 January 2033 three ferries were held in the port of Karsel.", None),
        ("The port was closed on Friday, September 17, 2033.", None),  # it was a Saturday
    ],
)
def test_the_opening_may_tell_the_day_of_the_news_in_full(text: str, day: str | None) -> None:
    article = extract_article(RawPage(text=text))
    assert (article.published, article.published_basis) == (day, "text" if day else None)
    assert extract_article(RawPage(text=text, published="2034-01-01")).published == "2034-01-01"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{LEAD} {NEXT}", "en"),
        ("Der Hafenmeister sagte am Montag, dass drei Fähren im Hafen festgehalten worden seien.", "de"),
        ("Le capitaine du port a déclaré lundi que trois ferries avaient été arrêtés dans la nuit.", "fr"),
        ("Ferry.", None),
        ("", None),
    ],
)
def test_the_language_is_told_where_the_text_can_tell_it(text: str, language: str | None) -> None:
    assert extract_article(RawPage(text=text)).language == language


def test_thousands_of_blank_lines_are_read_at_once() -> None:
    start = time.perf_counter()
    assert extract_article(RawPage(text="\n \n" * 8_000)).paragraphs == ()
    assert time.perf_counter() - start < 3


def test_too_long_and_binary_text_is_refused_in_words() -> None:
    with pytest.raises(PageError, match="2,000,000"):
        extract_article(RawPage(text="x" * 2_000_001))
    with pytest.raises(PageError, match="lines of text"):
        extract_article(RawPage(text="x\n" * 50_001))
    with pytest.raises(PageError, match="not text"):
        extract_article(RawPage(text="\x01\x02\x03" * 100))
