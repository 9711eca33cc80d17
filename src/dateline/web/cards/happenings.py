"""Cards of what happened: who, what, to whom, where, when, how many, and who says so."""

from dateline.base.records import Attribution, Event
from dateline.base.spans import Span
from dateline.web.cards.ledger import Ledger
from dateline.web.cards.model import Card, Note, Part

_QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def event_card(event: Event, ledger: Ledger) -> Card:
    """Who -> whom, with type, status and everything that the article gives on the act."""
    head = ledger.party(event.actors)
    if event.recipients:
        head = (*head, Part(words=" → "), *ledger.party(event.recipients))
    return Card(
        id=event.id,
        kind="event",
        head=head,
        status=event.status,
        tags=(event.type.capitalize(), *event.modes, *(["background"] if event.background else [])),
        notes=tuple(_notes(event, ledger)),
        evidence=_evidence(event),
        technical=(
            f"{event.type}{''.join('/' + mode for mode in event.modes)}",
            _QUADS[event.quad],
            f"CAMEO {event.cameo}",
            f"intensity {event.intensity:+g}",
            *([f"context {', '.join(event.contexts)}"] if event.contexts else []),
            f"score {event.score:.2f}",
            event.why,
        ),
    )


def _notes(event: Event, ledger: Ledger) -> list[Note]:
    notes = []
    if event.place is not None:
        notes.append(Note(label="where", parts=(ledger.place(event.place),)))
    if event.time is not None:
        notes.append(Note(label="when", parts=(ledger.event_time(event.time),)))
    notes += [Note(label="how many", parts=(ledger.quantity(fact),)) for fact in event.quantities]
    notes += [Note(label="said by", parts=_source(source, ledger)) for source in event.attribution]
    return notes


def _source(source: Attribution, ledger: Ledger) -> tuple[Part, ...]:
    who: tuple[Part, ...]
    if source.actor is not None:
        who = (ledger.actor(source.actor), Part(words=f" ({source.kind})"))
    else:
        who = (Part(words="the outlet itself" if source.kind == "outlet" else f"{source.kind} source"),)
    return who if source.quote is None else (*who, Part(words=": "), ledger.quote(source.quote))


def _evidence(event: Event) -> tuple[Span, ...]:
    """The mentions, clearest first; the trigger only where no mention holds it."""
    held = any(span.covers(event.trigger) for span in event.spans)
    return event.spans if held else (*event.spans, event.trigger)
