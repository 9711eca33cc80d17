"""Cards of what was said, and of who is told to beware of what."""

from typing import Final

from dateline.base.records import Advisory, Link, Quote
from dateline.base.spans import Span
from dateline.web.cards.ledger import Ledger
from dateline.web.cards.model import Card, Note, Part

_KINDS: Final = {"direct": "word for word", "fragment": "words quoted", "indirect": "reported speech"}
_SOURCES: Final = {
    "named": "named",
    "unnamed": "unnamed",
    "anonymous": "anonymous",
    "official": "official",
    "outlet": "news outlet",
}


def quote_card(quote: Quote, ledger: Ledger) -> Card:
    """Who said it, of what kind the source is, through whom, to whom and where, and the exact words."""
    source = quote.source or ("anonymous" if quote.anonymous else None)
    return Card(
        id=quote.id,
        kind="quote",
        head=(_speaker(quote, ledger),),
        tags=(_KINDS[quote.kind], *([_SOURCES[source]] if source is not None else [])),
        notes=tuple(_quote_notes(quote, ledger)),
        evidence=quote.segments,
        technical=(f"speaker {quote.score:.2f}: {quote.why}",) if quote.score is not None else (),
    )


def _speaker(quote: Quote, ledger: Ledger) -> Part:
    if quote.speaker is not None:
        return ledger.actor(quote.speaker)
    if quote.speaker_span is not None:
        return Part(words=ledger.words(quote.speaker_span))
    return Part(words="speaker not known")


def _quote_notes(quote: Quote, ledger: Ledger) -> list[Note]:
    notes = []
    called, name = quote.speaker_span, ledger.actors[quote.speaker].name if quote.speaker is not None else None
    if called is not None and name is not None and ledger.words(called) != name:
        notes.append(_in_words("named as", called, ledger))
    notes += [_link("through", link, ledger) for link in quote.relayed_by]
    notes += [_link("citing", link, ledger) for link in quote.citing]
    told = (
        ("cue", quote.cue),
        ("terms", quote.anonymity_span),
        ("why unnamed", quote.anonymity_reason),
    )
    notes += [_in_words(label, span, ledger) for label, span in told if span is not None]
    if quote.addressee is not None:
        notes.append(Note(label="to", parts=(ledger.actor(quote.addressee),)))
    elif quote.addressee_span is not None:
        notes.append(_in_words("to", quote.addressee_span, ledger))
    if quote.venue_span is not None:
        notes.append(_in_words("on occasion", quote.venue_span, ledger))
    if quote.venue is not None:
        notes.append(Note(label="where", parts=(ledger.place(quote.venue),)))
    return notes


def _in_words(label: str, span: Span, ledger: Ledger) -> Note:
    return Note(label=label, parts=(Part(words=f"“{ledger.words(span)}”"),))


def _link(label: str, link: Link, ledger: Ledger) -> Note:
    """One source of the chain: the actor, or the words that name it; with its kind where that says more."""
    who = ledger.actor(link.actor) if link.actor is not None else Part(words=f"“{ledger.words(link.span)}”")
    return Note(label=label, parts=(who, Part(words=f" ({_SOURCES.get(link.kind, link.kind)})")))


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
