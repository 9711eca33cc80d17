"""The facts of a reading as cards: who did what to whom, in plain words, each with the spans that show it."""

from collections.abc import Iterable

from dateline.base.records import Reading
from dateline.web.cards.happenings import event_card
from dateline.web.cards.ledger import Ledger
from dateline.web.cards.model import Card, Kind, Note, Part, Section
from dateline.web.cards.particulars import actor_card, check_card, place_card, quantity_card, time_card
from dateline.web.cards.speech import advisory_card, quote_card

__all__ = ["Card", "Kind", "Note", "Part", "Section", "sections"]


def sections(reading: Reading) -> tuple[Section, ...]:
    """All facts of a reading, the weightiest kind first; a kind without facts has no section."""
    ledger = Ledger.of(reading)
    everything = (
        _section("event", "What happened", (event_card(event, ledger) for event in reading.events)),
        _section("quote", "Who said what", (quote_card(quote, ledger) for quote in reading.quotes)),
        _section("advisory", "Warnings and advice", (advisory_card(told, ledger) for told in reading.advisories)),
        _section("check", "Checks", map(check_card, reading.checks)),
        _section("quantity", "Numbers", (quantity_card(counted, ledger) for counted in reading.quantities)),
        _section("time", "Times", map(time_card, reading.times)),
        _section("place", "Places", map(place_card, reading.places)),
        _section("actor", "People, states and organisations", map(actor_card, reading.actors)),
    )
    return tuple(section for section in everything if section.cards)


def _section(kind: Kind, title: str, cards: Iterable[Card]) -> Section:
    return Section(kind=kind, title=title, cards=tuple(cards))
