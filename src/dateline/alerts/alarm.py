"""Alerts kept up to date with a store: what its stories tell anew is raised and sent, each once, run after run."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from dateline.alerts.channel import Channel
from dateline.alerts.feed import write_feed
from dateline.alerts.find import alerts_of
from dateline.alerts.kept import with_kept
from dateline.alerts.log import AlertLog, raised
from dateline.alerts.records import Alert, LogLine
from dateline.alerts.rules import Rule
from dateline.alerts.send import deliver
from dateline.alerts.silence import silence_alert
from dateline.alerts.stored import told_since
from dateline.alerts.versions import carried
from dateline.base.codec import encode
from dateline.base.errors import DatelineError
from dateline.collect.busy import Silence
from dateline.store import Store

AGAIN, LONGEST = 60.0, 3600.0  # seconds after which a delivery that failed is tried again, twice as long each time


class _Reached(msgspec.Struct, frozen=True):
    """How far a log has come: the last change of the store that the rules were held against."""

    change: int
    rules: str


def found_in(
    store: Store, rules: Sequence[Rule], lines: Sequence[LogLine], after: int
) -> Iterator[tuple[int, list[Alert]]]:
    """What is due of what a store's stories tell after a change, some at a time, with the last change looked at.

    `lines` are those of the log, in which each alert is to be raised before the next is asked for.
    """
    for told in told_since(store, after):
        before = carried(store, lines, {reading.id for reading in told.readings})
        yield told.change, alerts_of(rules, told.stories, told.readings, before)


class Alarm:
    """Rules, a log, and where alerts go to. `due` finds and writes down, `send` delivers what is written down.

    Beside the rules given stand those kept at the desk of the store, as they are at each look.
    How far the store's changes were looked at stands in a file beside the log; without it, and where the rules have
    changed, all stories are looked at again: what the log has told is not told anew.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        log: AlertLog,
        channels: Sequence[Channel],
        *,
        atom: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._given = tuple(rules)
        self._log = log
        self._channels = channels
        self._atom = atom
        self._clock = clock
        self._reached = log.path.with_name(f"{log.path.name}.reached")
        self._hold(self._given)
        self._wrong: tuple[str, ...] = ()  # what is wrong with rules of the desk
        self._try_at, self._pause = 0.0, AGAIN
        self._said: frozenset[str] = frozenset()
        self._told: frozenset[str] = frozenset()  # of what is wrong with rules
        self._fresh = True  # the feed may not show what the log tells

    def due(self, store: Store) -> list[Alert]:
        """What the stories tell since the last look, written down in the log. Raises `StoreError`, or `OSError`."""
        due: list[Alert] = []
        rules, self._wrong = with_kept(self._given, store)
        if rules != self._rules:
            self._hold(rules)
        if not rules:
            return due
        for change, found in found_in(store, self._rules, self._log.lines, self._change):
            self._raise(found)
            self._save(change)
            due += found
        return due

    def silent(self, silence: Silence) -> list[Alert]:
        """What is due because a source fell silent or is back, written down in the log. Raises `OSError`."""
        told = raised(self._log.lines)
        found = [alert for rule in self._rules if (alert := silence_alert(rule, silence, told)) is not None]
        self._raise(found)
        return found

    def send(self) -> Iterator[str]:
        """Deliver what was raised and has not arrived; then the words of what failed, which is tried again later.

        What is wrong with a rule of the desk is told here too.
        """
        yield from (words for words in self._wrong if words not in self._told)
        self._told = frozenset(self._wrong)
        if self._clock() < self._try_at:
            return
        complaints = list(deliver((), self._channels, self._log))
        if self._fresh and self._atom is not None:
            try:
                write_feed(self._log.lines, self._atom)
                self._fresh = False
            except DatelineError as error:
                complaints.append(str(error))
        self._try_at = self._clock() + self._pause if complaints else 0.0
        self._pause = min(self._pause * 2, LONGEST) if complaints else AGAIN
        yield from (complaint for complaint in complaints if complaint not in self._said)
        self._said = frozenset(complaints)

    def _raise(self, due: Sequence[Alert]) -> None:
        for alert in due:
            self._log.raise_alert(alert, tuple(channel.name for channel in self._channels))
        if due:
            self._fresh, self._try_at, self._pause = True, 0.0, AGAIN

    def _hold(self, rules: tuple[Rule, ...]) -> None:
        """Go by these rules from now on; by others than last time all stories are looked at again."""
        self._rules = rules
        self._digest = hashlib.sha256(b"\n".join(rule.model_dump_json().encode() for rule in rules)).hexdigest()
        self._change = self._load()

    def _load(self) -> int:
        with suppress(OSError, msgspec.MsgspecError):  # without it all is looked at again, and nothing told twice
            reached = msgspec.json.decode(self._reached.read_bytes(), type=_Reached)
            return reached.change if reached.rules == self._digest else 0
        return 0

    def _save(self, change: int) -> None:
        fresh = self._reached.with_name(f"{self._reached.name}.new")
        fresh.write_bytes(encode(_Reached(change=change, rules=self._digest)))
        fresh.replace(self._reached)
        self._change = change
