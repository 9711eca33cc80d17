"""Events of a reading against those of the gold: which were found, and which of their fields are right."""

from collections.abc import Iterator, Sequence

from dateline.base.records import Event
from dateline.measure.gold import GoldEvent
from dateline.measure.scoring.match import Pair, spans, touch
from dateline.measure.scoring.tally import Asked, Found, Statuses, Verdict

_NOT_REAL = frozenset({"planned", "alleged", "denied", "hypothetical"})
_REAL = frozenset({"happened", "ongoing"})
_WHOLE = 0.99  # a trap is sprung by a trigger that lies in it, not by one that touches it


def judge_events(pair: Pair) -> Iterator[Verdict]:
    """Found, missed and extra events, traps, and the fields of those found."""
    gold, came = pair.gold.events, pair.reading.events
    matched = match_events(gold, came)
    for number, event in enumerate(gold):
        if number in matched:
            yield Found("events", "right", of_type=event.type)
            if event.required:
                yield Found("events required", "right")
        elif event.required:  # what a careful reader may leave out is not missed
            note = f"missed {event.type} {event.status}: {event.what or pair.words(event.spans[0].span)}"
            yield Found("events", "missed", note, event.type)
            yield Found("events required", "missed")
    taken = set(matched.values())
    for other, extra in enumerate(came):
        if other not in taken:
            note = f"extra {extra.type} {extra.status}: {pair.words(extra.spans[0])} ({extra.why})"
            yield Found("events", "extra", note, extra.type)
    yield from _traps(pair, [extra for other, extra in enumerate(came) if other not in taken])
    for number, other in sorted(matched.items()):
        yield from _fields(pair, gold[number], came[other])


def match_events(gold: Sequence[GoldEvent], came: Sequence[Event]) -> dict[int, int]:
    """One to one, those first that share most words: of one type, with words in common in any of their mentions."""
    close = []
    for number, event in enumerate(gold):
        theirs = spans(event.spans)
        for other, read in enumerate(came):
            if event.type == read.type and touch(theirs, read.spans):
                close.append((-sum(one.overlap(two) for one in theirs for two in read.spans), number, other))
    matched: dict[int, int] = {}
    for _, number, other in sorted(close):
        if number not in matched and other not in matched.values():
            matched[number] = other
    return matched


def _traps(pair: Pair, extra: Sequence[Event]) -> Iterator[Verdict]:
    """Whether words that tell no event were coded as one that is real or planned."""
    told = [event for event in extra if event.status in _REAL or event.status == "planned"]
    for negative in pair.gold.negatives:
        barred = negative.not_event
        sprung = [
            event
            for event in told
            if (barred == "any" or event.type in barred) and touch([negative.span.span], [event.trigger], _WHOLE)
        ]
        note = f"trap sprung: {sprung[0].type} on {pair.words(negative.span.span)}" if sprung else ""
        yield Asked("traps sprung", bool(sprung), note)


def _fields(pair: Pair, gold: GoldEvent, came: Event) -> Iterator[Verdict]:
    what = f"{gold.type}: {gold.what or pair.words(gold.spans[0].span)}"
    right = gold.status == came.status
    yield Statuses(gold.status, came.status)
    yield Asked("status", right, f"status {came.status}, not {gold.status}, of {what}", gold.type)
    if gold.status in _NOT_REAL:
        yield Asked("unreal coded as real", came.status in _REAL)
    yield from _sides(pair, gold, came, what)
    if gold.modes:
        right = bool(set(gold.modes) & set(came.modes))
        yield Asked("mode", right, f"modes {list(came.modes)}, not {gold.modes}, of {what}", gold.type)
    yield from _place(pair, gold, came, what)
    if gold.time is not None and gold.time.start:
        yield Asked("event date", _same_days(gold, came), f"date of {what}: not {gold.time.start}")


def _sides(pair: Pair, gold: GoldEvent, came: Event, what: str) -> Iterator[Verdict]:
    sides = (("actor", gold.actors, came.actors), ("recipient", gold.recipients, came.recipients))
    for side, theirs, ours in sides:
        if theirs:
            right = pair.share_actor(theirs, ours)
            yield Asked(side, right, f"{side} of {what}: {pair.names(theirs, ours)}", gold.type)
        if (same := pair.share_country(theirs, ours)) is not None:
            yield Asked(f"{side} country", same)
    if gold.actors and gold.recipients:
        crossed = pair.share_actor(gold.actors, came.recipients) and pair.share_actor(gold.recipients, came.actors)
        swapped = crossed and not pair.share_actor(gold.actors, came.actors)
        yield Asked("direction swapped", swapped, f"direction swapped of {what}" if swapped else "")


def _place(pair: Pair, gold: GoldEvent, came: Event, what: str) -> Iterator[Verdict]:
    """Where the gold tells a place: the same words, or the same name and country. Where it says none: none."""
    found = next((place for place in pair.reading.places if place.id == came.place), None)
    if gold.place is not None:
        by_words = found is not None and touch([gold.place.span.span], [found.span])
        true = (gold.place.name, gold.place.country)
        named = found is not None and found.country is not None and (found.name, found.country) == true
        yield Asked("event place", by_words or named, f"place of {what}: not {gold.place.name}")
    elif "place" in gold.model_fields_set:
        told = f"place of {what}: none is told; came {found.name}" if found else ""
        yield Asked("event place left null", found is None, told)


def _same_days(gold: GoldEvent, came: Event) -> bool:
    """The reading's days and the gold's share one."""
    assert gold.time is not None
    if came.time is None or came.time.start is None:
        return False
    start, end = gold.time.start or "", gold.time.end or gold.time.start or ""
    return came.time.start[:10] <= end and (came.time.end or came.time.start)[:10] >= start
