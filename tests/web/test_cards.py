"""Facts in plain words."""

from dataclasses import replace

import pytest

from dateline.base.records import Link, Quantity, Reading, TimePrecision
from dateline.base.spans import Span
from dateline.web.cards import Card, sections
from dateline.web.cards.ledger import Ledger
from dateline.web.cards.speech import quote_card
from dateline.web.cards.words import count_words, date_words, shorten


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2031-05-05", "2031-05-05", "day", "5 May 2031"),
        ("2031-05-05T21:30", "2031-05-05T21:30", "second", "5 May 2031, 21:30"),
        ("2031-05-01", "2031-05-31", "month", "May 2031"),
        ("2031-01-01", "2031-12-31", "year", "2031"),
        ("2031-05-05", "2031-05-07", "week", "5 May 2031 to 7 May 2031"),
        ("2031-05-05", None, "vague", "from 5 May 2031"),
        (None, "2031-05-05", "vague", "until 5 May 2031"),
        (None, None, "vague", "not known"),
    ],
)
def test_dates_are_written_as_people_write_them(
    start: str | None, end: str | None, precision: TimePrecision, words: str
) -> None:
    assert date_words(start, end, precision) == words


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (12, None, "exactly", "12 dead"),
        (12, None, "at least", "at least 12 dead"),
        (20, 30, None, "20 to 30 dead"),
        (None, 40, None, "up to 40 dead"),
        (None, 40, "at most", "at most 40 dead"),
        (2_500_000, None, None, "2,500,000 dead"),
        (1.5, None, "about", "about 1.5 dead"),
        (None, None, None, "dead (number not said)"),
    ],
)
def test_numbers_are_written_with_what_they_count(
    low: float | None, high: float | None, qualifier: str | None, words: str
) -> None:
    quantity = Quantity(id="n1", span=Span(0, 1), unit="dead", low=low, high=high, qualifier=qualifier)  # type: ignore[arg-type]
    assert count_words(quantity) == words


def test_long_words_are_cut_between_words() -> None:
    assert shorten("the quick\nbrown fox", 12) == "the quick…"
    assert shorten("short", 12) == "short"


def card(reading: Reading, fact: str) -> Card:
    return next(card for section in sections(reading) for card in section.cards if card.id == fact)


def told(card: Card) -> dict[str, str]:
    return {note.label: "".join(part.words for part in note.parts) for note in card.notes}


def test_an_event_is_told_as_who_to_whom_with_all_that_is_known(crisis: Reading) -> None:
    strike = card(crisis, "e1")
    assert "".join(part.words for part in strike.head) == "Vosta → Orvenia"
    assert strike.tags == ("Assault", "aerial")
    assert told(strike) == {
        "where": "Karsel, ORV",
        "when": "5 May 2031 (published)",
        "how many": "at least 12 dead",
        "said by": "Orvenian health ministry (ORV) (official)",
    }


def test_an_anonymous_source_is_told_with_its_words_and_reason(crisis: Reading) -> None:
    assert told(card(crisis, "e7"))["said by"].startswith("anonymous source: “Fighting continued")
    asked, reason = crisis.quotes[2].speaker_span, crisis.quotes[2].anonymity_span
    quote = quote_card(replace(crisis.quotes[2], anonymity_span=asked, anonymity_reason=reason), Ledger.of(crisis))
    assert quote.tags == ("reported speech", "anonymous")
    assert told(quote) == {"terms": "“an official”", "why unnamed": "“because the talks are secret”"}


def test_a_quote_tells_its_chain_to_whom_it_was_said_and_where(crisis: Reading) -> None:
    words = crisis.quotes[1].segments[0]
    quote = replace(
        crisis.quotes[1],
        source="named",
        relayed_by=(Link(kind="outlet", span=words),),
        citing=(Link(kind="official", span=words, actor="a3"),),
        addressee="a2",
        addressee_span=words,
        venue="p1",
        venue_span=words,
    )
    made = quote_card(quote, Ledger.of(crisis))
    assert made.tags == ("words quoted", "named")
    assert told(made) == {
        "through": "“crushed” (news outlet)",
        "citing": "Orvenian health ministry (ORV) (official)",
        "cue": "“warned”",
        "to": "Orvenia",
        "on occasion": "“crushed”",
        "where": "Karsel, ORV",
    }


def test_what_is_not_known_is_said_to_be_not_known(crisis: Reading) -> None:
    assert card(crisis, "t4").head[0].words == "no calendar date"
    assert card(crisis, "p2").technical[0] == "not in the gazetteer"


def test_every_fact_of_a_reading_has_one_card(crisis: Reading) -> None:
    cards = [card.id for section in sections(crisis) for card in section.cards]
    assert len(cards) == len(set(cards))
    assert set(cards) == {fact for fact, _ in crisis.spans()}
