"""Cards of what was said, and of who is told to beware of what."""

from dateline.base.records import Advisory, Quote
from dateline.web.cards.ledger import Ledger
from dateline.web.cards.model import Card, Note, Part

_KINDS = {"direct": "word for word", "fragment": "words quoted", "indirect": "reported speech"}


def quote_card(quote: Quote, ledger: Ledger) -> Card:
    """Who said it, how, where, and the exact words."""
    return Card(
        id=quote.id,
        kind="quote",
        head=(_speaker(quote, ledger),),
        tags=(_KINDS[quote.kind], *(["anonymous"] if quote.anonymous else [])),
        notes=tuple(_quote_notes(quote, ledger)),
        evidence=quote.segments,
    )


def _speaker(quote: Quote, ledger: Ledger) -> Part:
    if quote.speaker is not None:
        return ledger.actor(quote.speaker)
    if quote.speaker_span is not None:
        return Part(words=ledger.words(quote.speaker_span))
    return Part(words="speaker not known")


def _quote_notes(quote: Quote, ledger: Ledger) -> list[Note]:
    notes = []
    if quote.speaker is not None and quote.speaker_span is not None:
        words = ledger.words(quote.speaker_span)
        if words != ledger.actors[quote.speaker].name:
            notes.append(Note(label="named as", parts=(Part(words=f"“{words}”"),)))
    if quote.cue is not None:
        notes.append(Note(label="cue", parts=(Part(words=f"“{ledger.words(quote.cue)}”"),)))
    if quote.anonymity_span is not None:
        notes.append(Note(label="why unnamed", parts=(Part(words=f"“{ledger.words(quote.anonymity_span)}”"),)))
    if quote.venue is not None:
        notes.append(Note(label="where", parts=(ledger.place(quote.venue),)))
    return notes


def advisory_card(advisory: Advisory, ledger: Ledger) -> Card:
    """Who tells whom to do what, about which countries, how strongly and how soon."""
    issuer = ledger.actor(advisory.issuer) if advisory.issuer else Part(words="issuer not said")
    whom = f" → {advisory.audience}" if advisory.audience else ""
    told = {
        "countries": ", ".join(advisory.countries),
        "action": advisory.action,
        "strength": advisory.strength,
        "urgency": advisory.urgency,
        "level": advisory.level,
    }
    return Card(
        id=advisory.id,
        kind="advisory",
        head=(issuer, Part(words=whom)),
        notes=tuple(Note(label=label, parts=(Part(words=words),)) for label, words in told.items() if words),
        evidence=(advisory.span,),
    )
