"""Why these words are a quote, and why they are this speaker's."""

from collections.abc import Iterator

from dateline.base.records import Quote
from dateline.base.spans import Span
from dateline.web.cards import Note
from dateline.web.cards.ledger import Ledger
from dateline.web.why.lines import entry_words, exact, line, mention_words, score_words

_KINDS = {
    "direct": "a whole sentence or clause between quotation marks",
    "fragment": "words between quotation marks inside the outlet's own sentence",
    "indirect": "told without quotation marks, as what somebody said",
}


def quote_reasons(quote: Quote, ledger: Ledger) -> Iterator[Note]:
    """Words, kind, speaker, chain of sources and trust of a quote."""
    text = ledger.text
    for number, span in enumerate(quote.segments):
        yield line("words" if number == 0 else "go on in", exact(span, text))
    yield line("kind", f"{quote.kind}: {_KINDS[quote.kind]}")
    yield from _speaker(quote, ledger)
    told: tuple[tuple[str, Span | None], ...] = (
        ("cue", quote.cue),
        ("unnamed because", quote.anonymity_span),
        ("and because", quote.anonymity_reason),
        ("said to", quote.addressee_span),
        ("said at", quote.venue_span),
    )
    yield from (line(label, exact(span, text)) for label, span in told if span is not None)
    for label, links in (("relayed by", quote.relayed_by), ("citing", quote.citing)):
        yield from (line(label, f"{exact(link.span, text)} ({link.kind})") for link in links)
    yield from (line("rule" if number == 0 else "reason", one) for number, one in enumerate(_parts(quote.why)))
    if quote.score is not None:
        yield line("score", score_words(quote.score))


def _speaker(quote: Quote, ledger: Ledger) -> Iterator[Note]:
    """Who said it, by which words beside the quote, and what is known of them."""
    words = f" by the words {exact(quote.speaker_span, ledger.text)}" if quote.speaker_span else ""
    if quote.speaker is not None:
        actor = ledger.actors[quote.speaker]
        found = words or f" {mention_words(actor, quote.segments, ledger.text)}"
        known = entry_words(actor)
        yield line("speaker", f"{actor.name} ({actor.id}):{found}{f'; {known}' if known else ''}")
    else:
        yield line("speaker", f"not known as an actor{':' + words if words else ''}")
    if quote.source is not None:
        yield line("source", quote.source)


def _parts(why: str) -> list[str]:
    return [part for part in why.split("; ") if part]
