"""Alerts told of an earlier version of an article, as if they were told of its latest one.

The events of a reading are numbered as they stand in the text, so another version may number them otherwise. An alert
knows its act by these numbers, and must know it again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.alerts.records import Alert, LogLine
from dateline.base.records import Event, Reading
from dateline.reconcile import revision
from dateline.store import Store

GONE = "-"  # stands where the latest version has no such event


@dataclass(frozen=True, slots=True)
class _Renamed:
    """Which event of a version that was current until `added` is which of the next."""

    added: str
    events: Mapping[str, str]


def carried(store: Store, lines: Sequence[LogLine], articles: Collection[str]) -> list[Alert]:
    """The alerts of a log in their order, those about some articles as of the latest version of each."""
    named = frozenset(articles)
    steps: dict[str, list[_Renamed]] = {}
    told = []
    for line in lines:
        if line.line != "raised" or line.alert is None:
            continue
        mine = {account.partition("#")[0] for account in line.alert.accounts} & named
        for article in mine - steps.keys():
            steps[article] = list(_steps(store, article))
        accounts = tuple(dict.fromkeys(_renamed(account, line.at, steps) for account in line.alert.accounts))
        told.append(replace(line.alert, accounts=accounts) if accounts != line.alert.accounts else line.alert)
    return told


def _renamed(account: str, told: str, steps: Mapping[str, Iterable[_Renamed]]) -> str:
    article, _, event = account.partition("#")
    for step in steps.get(article, ()):
        if _moment(told) < _moment(step.added):
            event = step.events.get(event, GONE)
    return f"{article}#{event}"


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told)


def _steps(store: Store, article: str) -> Iterator[_Renamed]:
    versions = store.versions(article)
    if len(versions) < 2:
        return
    readings = [store.get(article, version.number) for version in versions]
    for old, new, version in zip(readings, readings[1:], versions[1:], strict=False):
        yield _Renamed(version.added, same_events(old, new))


def same_events(old: Reading, new: Reading) -> dict[str, str]:
    """The events of an article by their ids, with the ids that they have in its next version."""
    changed = [change for change in revision(old, new).facts if change.kind == "event"]
    pairs = {change.old: change.new for change in changed if change.old and change.new}
    after, found = defaultdict[tuple[object, ...], list[str]](list), dict[str, str]()
    for event in new.events:
        if event.id not in {change.new for change in changed}:
            after[_said(event, new)].append(event.id)
    for event in old.events:
        if event.id in pairs:
            found[event.id] = pairs[event.id]
        elif event.id not in {change.old for change in changed} and after[_said(event, old)]:
            found[event.id] = after[_said(event, old)].pop(0)
    return found


def _said(event: Event, reading: Reading) -> tuple[object, ...]:
    """What a revision compares of an event: two of which it tells no change say the same."""
    names = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.name for place in reading.places}
    sides = tuple(tuple(names[id_] for id_ in side) for side in (event.actors, event.recipients))
    day = (event.time.start, event.time.end) if event.time else None
    return event.type, event.status, event.modes, sides, places.get(event.place or ""), day
