"""The public record of one alert (schema `dateline.alert/1`), and a line of the log that tells what was sent."""

from dataclasses import dataclass
from typing import Literal

AlertKind = Literal["new", "update", "cancel"]
LineKind = Literal["raised", "sent", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is watched of an act or advisory, as told when the alert was raised."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A watched fact that is not as it was last told."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What one rule found of one act or advisory. `key` stays the same for all alerts of it; `id` is one alert's own.

    `words` stand in `article`; `accounts` are events as `article#event`, or advisories as `article#advisory`. `score`
    is the highest of the accounts; an advisory has none.
    """

    id: str
    key: str
    kind: AlertKind
    rule: str
    type: str
    why: tuple[str, ...]
    words: str
    article: str
    accounts: tuple[str, ...]
    facts: tuple[Fact, ...]
    origins: tuple[str, ...]
    schema: Literal["dateline.alert/1"] = "dateline.alert/1"
    score: float | None = None
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    start: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    changes: tuple[FactChange, ...] = ()

    def fact(self, field: str) -> tuple[str, ...]:
        """What was told of one field; nothing where nothing was."""
        return next((fact.values for fact in self.facts if fact.field == field), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of the log: an alert was raised for the places `to`, or sent to one of them, or could not be."""

    at: str
    line: LineKind
    id: str
    to: tuple[str, ...]
    schema: Literal["dateline.alert-log/1"] = "dateline.alert-log/1"
    alert: Alert | None = None
    detail: str | None = None
