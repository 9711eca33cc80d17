"""What a rule can find in readings: acts with their accounts, and advisories; and whether it is what it watches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.alerts.records import Alert, Fact
from dateline.alerts.rules import AdvisoryRule, Rule
from dateline.base.records import Advisory, Event, Reading
from dateline.base.records.story import Account, MergedEvent
from dateline.knowledge.countries import countries, country_of_name
from dateline.reconcile.when import published_order

UNREAL = frozenset({"denied", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Act:
    """A merged event with the readings that tell it."""

    merged: MergedEvent
    readings: Mapping[str, Reading]

    @property
    def accounts(self) -> tuple[str, ...]:
        """Each account as `article#event`, the first published first."""
        return tuple(f"{account.article}#{account.event}" for account in self.merged.accounts)

    @property
    def events(self) -> list[tuple[Reading, Event]]:
        """The reading and the event of each account."""
        told = [(self.readings[account.article], account.event) for account in self.merged.accounts]
        return [(reading, next(e for e in reading.events if e.id == id_)) for reading, id_ in told]

    @property
    def latest(self) -> list[Account]:
        """What each origin tells last."""
        return list({account.origin: account for account in self.merged.accounts}.values())

    @property
    def real(self) -> bool:
        """False where every origin by now denies the act or tells it as a mere thought."""
        return any(account.status not in UNREAL for account in self.latest)


@dataclass(frozen=True, slots=True)
class Warned:
    """An advisory with its reading."""

    reading: Reading
    advisory: Advisory

    @property
    def issuer(self) -> str:
        """The name of who gives it; empty where nobody is named."""
        actors = {actor.id: actor.name for actor in self.reading.actors}
        return actors.get(self.advisory.issuer or "", "")

    @property
    def lifted(self) -> bool:
        """True where the advisory is taken back."""
        return (self.advisory.strength or "").split(" ")[0] in {"lifted", "withdrew", "cancelled", "canceled"}


def advisories(readings: Iterable[Reading]) -> Iterator[Warned]:
    """All advisories, in the order of publication."""
    for reading in sorted(readings, key=published_order):
        yield from (Warned(reading, advisory) for advisory in reading.advisories)


def reasons(rule: Rule, act: Act) -> Sequence[str]:
    """Why an act is what a rule watches, in words; empty if it is not."""
    event, told = act.merged, act.events
    statuses = {account.status for account in act.latest}
    if not act.real or event.background:
        return ()
    held = [
        (f"type is {rule.type}", rule.type, event.type == rule.type),
        (f"mode is {rule.mode}", rule.mode, rule.mode in event.modes),
        (f"status is {' or '.join(rule.status or ())}", rule.status, bool(statuses & set(rule.status or ()))),
        (f"place is {rule.place}", rule.place, any(_at(r, e, rule.place or "") for r, e in told)),
        (f"actor is {rule.actor}", rule.actor, any(_by(r, e, rule.actor or "") for r, e in told)),
        (f"told by {event.origins} origin(s)", True, rule.early or event.origins >= rule.minimum_origins),
    ]
    asked = [(why, holds) for why, wanted, holds in held if wanted is not None]
    return tuple(why for why, _ in asked) if all(holds for _, holds in asked) else ()


def watches(rule: AdvisoryRule, warned: Warned) -> bool:
    """True where an advisory is about the country and by the issuer that a rule names."""
    wanted = _country(rule.country) if rule.country else None
    about = rule.country is None or wanted in warned.advisory.countries
    return about and (rule.issuer is None or rule.issuer.casefold() in warned.issuer.casefold())


def facts_of(rule: Rule, act: Act) -> tuple[Fact, ...]:
    """What is watched of an act. Nothing here changes because a text is reworded or one more copy comes."""
    event = act.merged
    place = [part for part in (event.place.name, event.place.country) if part] if event.place else []
    found = {
        "status": tuple(sorted({account.status for account in event.accounts})),
        "toll": tuple(sorted(f"{toll.unit}: {toll.low:g} to {toll.high:g}" for toll in event.tolls)),
        "place": (", ".join(place),) if place else (),
        "origins": (f"{rule.minimum_origins} or more",) if event.origins >= rule.minimum_origins else (),
    }
    return tuple(Fact(field=field, values=values) for field, values in found.items())


def facts_of_advisory(rule: AdvisoryRule, advisory: Advisory, before: Alert | None) -> tuple[Fact, ...]:
    """What is watched of an advisory: action and level, and the strength where the rule names one.

    What an article leaves out is as it was told before; the verb alone ('urged', 'told') is but a wording.
    """
    found = {"action": advisory.action, "level": advisory.level}
    if rule.strength is not None:
        found["strength"] = advisory.strength
    old = {fact.field: fact.values for fact in before.facts} if before is not None else {}
    return tuple(Fact(field=field, values=(words,) if words else old.get(field, ())) for field, words in found.items())


def _country(words: str) -> str | None:
    return words if words in countries() else country_of_name(words)


def _at(reading: Reading, event: Event, wanted: str) -> bool:
    place = next((place for place in reading.places if place.id == event.place), None)
    if place is None:
        return False
    names = {name.casefold() for name in (place.name, place.admin1) if name}
    country = _country(wanted)
    return wanted.casefold() in names or (country is not None and place.country == country)


def _by(reading: Reading, event: Event, wanted: str) -> bool:
    country = _country(wanted)
    doers = [actor for actor in reading.actors if actor.id in event.actors]
    named = any(actor.name.casefold().removeprefix("the ") == wanted.casefold() for actor in doers)
    return named or (country is not None and any(actor.country == country for actor in doers))
