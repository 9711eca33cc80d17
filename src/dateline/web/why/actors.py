"""Why there is an actor: all words that refer to it, and what the shipped tables know."""

from collections.abc import Iterator

from dateline.base.records import Actor, Reading
from dateline.web.cards import Note
from dateline.web.why.lines import entry_words, exact, line

_FORMS = {"name": "named in", "description": "described in", "pronoun": "meant by"}


def actor_reasons(actor: Actor, reading: Reading) -> Iterator[Note]:
    """Mentions by their form, roles, the line of a table, and the facts it takes part in."""
    text = reading.article.text
    yield from (line(_FORMS[mention.form], exact(mention.span, text)) for mention in actor.mentions)
    yield from (line("role", exact(span, text)) for span in actor.roles)
    if known := entry_words(actor):
        yield line("known as", known)
    elif actor.country or set(actor.sectors) - {"UNK"}:
        yield line("known as", "no line of a table: country and sectors follow from the words above")
    parts = {
        "acts in": [event.id for event in reading.events if actor.id in event.actors],
        "receives in": [event.id for event in reading.events if actor.id in event.recipients],
        "speaks in": [quote.id for quote in reading.quotes if quote.speaker == actor.id],
    }
    yield from (line(label, ", ".join(ids)) for label, ids in parts.items() if ids)
