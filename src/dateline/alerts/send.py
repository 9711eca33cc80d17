"""Alerts that are due -> the places that they go to; what fails is told, and tried again at the next run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.alerts.channel import Channel, DeliveryError
from dateline.alerts.log import AlertLog, pending
from dateline.alerts.records import Alert

GIVE_UP = 3  # failures of one place after which it is left alone until the next run


def deliver(due: Iterable[Alert], channels: Sequence[Channel], log: AlertLog) -> Iterator[str]:
    """Raise and send each alert; then the words of what failed. What an earlier run could not send goes first.

    An alert is written down before it is sent, and so is what came of it: a crash in between sends it once more, with
    the same id, and never loses it.
    """
    by_name = {channel.name: channel for channel in channels}
    for alert in due:
        log.raise_alert(alert, tuple(by_name))
    failures: Counter[str] = Counter()
    for alert, place in pending(log.lines):
        if place not in by_name:
            yield f"{place}: alert {alert.id} still waits; name the place again to send it"
        elif failures[place] < GIVE_UP:
            yield from _sent(alert, by_name[place], log, failures)
    yield from (f"{place}: the rest waits for the next run" for place, n in failures.items() if n >= GIVE_UP)


def _sent(alert: Alert, channel: Channel, log: AlertLog, failures: Counter[str]) -> Iterator[str]:
    try:
        channel.send(alert)
    except DeliveryError as error:
        failures[channel.name] += 1
        log.tell("failed", alert, channel.name, str(error))
        yield f"alert {alert.id} not sent: {error}"
    else:
        log.tell("sent", alert, channel.name)
