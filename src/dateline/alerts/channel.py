"""What all ways of sending an alert have in common: a name for the log, and a `send` that says why it could not."""

from typing import Protocol

from dateline.alerts.records import Alert
from dateline.base.errors import DatelineError
from dateline.exports.words import one_line


class DeliveryError(DatelineError):
    """An alert could not be delivered to one place."""


class Channel(Protocol):
    """One place that alerts are sent to. `name` stands in the log and shows no secret."""

    @property
    def name(self) -> str:
        """How the log calls it; the same in every run."""

    def send(self, alert: Alert) -> None:
        """Deliver one alert. Raises `DeliveryError`."""


def headline(alert: Alert) -> str:
    """An alert in one line without control signs."""
    who = " -> ".join(filter(None, (", ".join(alert.actors[:2]), ", ".join(alert.recipients[:2]))))
    where = "; ".join(alert.fact("place"))
    told = ", ".join(part for part in (f"{alert.type}: {who}" if who else alert.type, where) if part)
    return one_line(f"{alert.kind.upper()} [{alert.rule}] {told}")[:200]


def body(alert: Alert) -> str:
    """An alert in plain lines: what, why, by whom, what changed, and where to look."""
    lines = [
        headline(alert),
        f"words: {alert.words}",
        f"why: {'; '.join(alert.why)}",
        *(f"{change.field}: {', '.join(change.before)} -> {', '.join(change.after)}" for change in alert.changes),
        *(f"{fact.field}: {', '.join(fact.values)}" for fact in alert.facts if fact.values),
        f"origins: {', '.join(alert.origins) or 'not known'}",
        f"article: {alert.title or alert.article or 'none'}",
        f"published: {alert.published or 'not known'}",
        f"address: {alert.url or 'not known'}",
        f"alert: {alert.id}, key {alert.key}",
    ]
    return "\n".join(map(one_line, lines)) + "\n"
