"""What a person may correct of a fact, and what the value of each field must be."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import get_args

from dateline.base.records import Actor, Event, Place, Qualifier, QuoteKind, Reading, Status
from dateline.knowledge.coding import codebook

NONE = "none"
_Rule = Callable[[str, Reading], str | None]


def _one_of(*known: str) -> _Rule:
    def rule(value: str, _: Reading) -> str | None:
        return None if value in known else f"one of {', '.join(known)}"

    return rule


def _type(value: str, _: Reading) -> str | None:
    types = codebook().types
    return None if value in types else f"a type of the codebook: {', '.join(types)}"


def _actors(value: str, reading: Reading) -> str | None:
    known = {actor.name for actor in reading.actors}
    strange = [name for name in names_in(value) if name not in known]
    told = ", ".join(sorted(known)) or "there is none"
    return f"names of actors of the article with ; between them, or none: {told}" if strange else None


def _actor(value: str, reading: Reading) -> str | None:
    return _actors(value, reading) if len(names_in(value)) < 2 else "one name, or none"


def _place(value: str, reading: Reading) -> str | None:
    known = sorted({place.name for place in reading.places})
    return (
        None if value in (NONE, *known) else f"a place of the article, or none: {', '.join(known) or 'there is none'}"
    )


def _date(value: str, _: Reading) -> str | None:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None if value == NONE else "an ISO date, as 2024-03-12, or none"
    return None


def _number(value: str, _: Reading) -> str | None:
    try:
        float(value)
    except ValueError:
        return None if value == NONE else "a number, or none"
    return None


def _words(value: str, _: Reading) -> str | None:
    return None if value.strip() else "words"


_TRUTH = _one_of("true", "false")
FIELDS: Mapping[str, Mapping[str, _Rule]] = {
    "event": {
        "type": _type, "status": _one_of(*get_args(Status)), "background": _TRUTH, "actors": _actors,
        "recipients": _actors, "place": _place, "start": _date, "end": _date,
    },
    "quote": {"speaker": _actor, "kind": _one_of(*get_args(QuoteKind)), "anonymous": _TRUTH},
    "quantity": {"low": _number, "high": _number, "qualifier": _one_of(*get_args(Qualifier)), "unit": _words},
    "advisory": {"action": _words, "strength": _words, "urgency": _words},
}  # fmt: skip
"""By the kind of a fact, the fields of it that may be corrected."""


def expected(kind: str, field: str, value: str, reading: Reading) -> str | None:
    """What a corrected value should have been; `None` if it is right as it is."""
    rule = FIELDS.get(kind, {}).get(field)
    if rule is None:
        return f"a field that can be corrected: {', '.join(FIELDS.get(kind, {})) or f'a {kind} has none'}"
    return rule(value, reading)


def names_in(value: str) -> list[str]:
    """The names of a corrected value; none where it says so."""
    return [] if value == NONE else [name.strip() for name in value.split(";") if name.strip()]


def actors_named(value: str, reading: Reading) -> tuple[Actor, ...]:
    """The actors of a reading that a corrected value names."""
    by_name = {actor.name: actor for actor in reversed(reading.actors)}
    return tuple(by_name[name] for name in names_in(value) if name in by_name)


def place_named(value: str, reading: Reading, event: Event) -> Place | None:
    """The place of a reading that a corrected value names: of several mentions the one nearest to the event."""
    named = [place for place in reading.places if place.name == value]
    return min(named, key=lambda place: abs(place.span.start - event.spans[0].start), default=None)
