"""Polled pages -> readings in the store, stories, alerts; each step is safe before the next, whatever happens."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import TypeVar

from dateline.alerts.alarm import Alarm
from dateline.alerts.channel import headline
from dateline.alerts.records import Alert
from dateline.base.errors import DatelineError, StoreError
from dateline.base.records import Failure, RawPage, Reading
from dateline.cli.status import Status
from dateline.collect import Collected
from dateline.collect.busy import Busy, Silence
from dateline.collect.poll import Polling
from dateline.collect.round import Outcome
from dateline.collect.seen import MAX_TRIES, Mark, Seen
from dateline.collect.source import Source
from dateline.pipeline import failed_reading, read_page
from dateline.settle import settle
from dateline.store import Added, Store
from dateline.store.told import TroubleError
from dateline.workers import read_all

BATCH = 50  # new articles after which stories are told although a round is still under way
LONGEST = 60.0  # seconds between two tries
_BEING_READ = "the process ended while it was read"
_Made = TypeVar("_Made")
_WORDS = {"new": "new", "version": "a new version", "reading": "read anew"}


class _StoppedError(DatelineError):
    """The run is to end while it waits for a store or disk that does not answer."""


class Watch:
    """One run over polled sources, until `stop` is set.

    A page is marked as seen after its reading is in the store; stories and alerts are brought up to date from what the
    store holds. So a run that is killed at any moment loses nothing, and the next one does what it left.
    """

    def __init__(
        self,
        store: Store,
        seen: Seen,
        sources: list[Source],
        polling: Polling,
        *,
        alarm: Alarm | None,
        status: Status,
        stop: Event,
    ) -> None:
        self._store = store
        self._seen = seen
        self._sources = {source.name: source for source in sources}
        self._polling = polling
        self._alarm = alarm
        self._say = status.say
        self._stop = stop
        self._busy = Busy(sources, seen)
        self._counts: Counter[str] = Counter()
        self._round: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._waiting = 0  # articles kept since stories were told last

    @property
    def counts(self) -> Mapping[str, int]:
        """What came of all addresses in this run, by kind."""
        return self._counts

    def run(self) -> None:
        """Take what comes until there is no more, or `stop` is set; then say what was done."""
        with suppress(_StoppedError):
            self._settle()
            for outcome in self._polling.outcomes():
                self._take(outcome)
                if self._stop.is_set():
                    break
        told = ", ".join(f"{self._counts[kind]} {kind}" for kind in ("new", "failed", "alert", "round"))
        self._say("stopped", f"{told}; the next run goes on from here", counts=dict(self._counts))

    def _take(self, outcome: Outcome) -> None:
        """Make one outcome safe, then mark it."""
        name, marks = outcome.source, outcome.marks
        if outcome.kind != "over":
            self._round[name][outcome.kind] += 1
            self._counts[outcome.kind] += 1
        if outcome.reason and outcome.kind in ("failed", "refused"):
            self._say("failed" if outcome.kind == "failed" else "refused", outcome.reason, source=name, url=outcome.url)
        if outcome.page is not None:
            marks = self._keep(outcome, outcome.page)
        elif outcome.kind == "failed":
            failure = Failure(step="collect", error="FetchError", detail=outcome.reason or "")
            reading = failed_reading(RawPage(url=outcome.url), failure)
            self._surely(lambda: self._store.add(reading))
        for mark in marks:
            self._surely(lambda mark=mark: self._seen.keep(mark))  # type: ignore[misc]  # the default binds it
        if outcome.kind == "over":
            self._over(outcome)
        elif self._waiting >= BATCH:
            self._settle()

    def _keep(self, outcome: Outcome, page: RawPage) -> tuple[Mark, ...]:
        """Read a page and keep its reading; the marks to keep then."""
        reading = self._read(outcome, page)
        added = self._added(reading)
        if added is None:
            return tuple(map(self._refused, outcome.marks))
        if added.kind in _WORDS:
            self._waiting += 1
            self._busy.came(outcome.source, datetime.now(UTC))
        title = reading.article.title or reading.article.text[:70] or "no title"
        told = "; ".join(failure.detail for failure in reading.failures)
        words = f"{_WORDS.get(added.kind, added.kind)}  {added.id}  {title}" + (f" ({told})" if told else "")
        self._say("article", words, source=outcome.source, url=outcome.url, id=added.id)
        return outcome.marks

    def _read(self, outcome: Outcome, page: RawPage) -> Reading:
        """The reading; made by another process where this one, or an earlier one, ended over the page before."""
        known = self._seen.get(outcome.url)
        alone = known is not None and known.failed == _BEING_READ
        begun = replace(outcome.marks[0], digest=None, failed=_BEING_READ, tries=known.tries if known else 0)
        self._surely(lambda: self._seen.keep(begun))
        return next(read_all([Collected(page=page)], jobs=2)) if alone else read_page(page)

    def _refused(self, mark: Mark) -> Mark:
        """The mark of a page that is to be fetched again, for its reading is not in the store."""
        known = self._seen.get(mark.url)
        tries = (known.tries if known else 0) + 1
        told = "the store refused its reading"
        return replace(mark, digest=None, failed=told, tries=tries, final=tries >= MAX_TRIES)

    def _added(self, reading: Reading) -> Added | None:
        """The reading kept; or the failure in its place where the store refuses this reading alone: then `None`."""
        try:
            return self._surely(lambda: self._store.add(reading))
        except StoreError as error:
            failure = Failure(step="store", error=type(error).__name__, detail=str(error))
            failed = failed_reading(RawPage(url=reading.article.url), failure)
            self._say("failed", f"{reading.article.url}: not kept: {error}", url=reading.article.url)
        self._surely(lambda: self._store.add(failed))
        return None

    def _surely(self, work: Callable[[], _Made]) -> _Made:
        """Do what a store or disk may not take for a while, until it is done; all of it may be done twice."""
        wait = 1.0
        while True:
            try:
                return work()
            except (TroubleError, OSError) as error:
                self._trouble(error, wait)
            wait = min(wait * 2, LONGEST)

    def _trouble(self, error: Exception, wait: float) -> None:
        """Say what is wrong and wait. Raises `_StoppedError` where the run is to end."""
        self._say("trouble", f"{error}; tried again in {wait:.0f} seconds")
        if self._stop.wait(wait):
            raise _StoppedError

    def _over(self, outcome: Outcome) -> None:
        """A round is over: tell its counts, and whether the source has fallen silent; then the stories and alerts."""
        now, name = datetime.now(UTC), outcome.source
        counts, source = self._round.pop(name, Counter()), self._sources[name]
        self._counts["round"] += 1
        told = ", ".join(f"{counts[kind]} {kind}" for kind in ("new", "unchanged", "failed", "refused"))
        left = ", more left for the next round" if counts["left"] else ""
        expected = f" of about {source.expect_a_day:g} expected" if source.expect_a_day else ""
        words = f"{name}: {told}{left}; {self._busy.day(name, now)}{expected} in the last 24 hours"
        self._say("round", words, source=name, counts=dict(counts), due=outcome.due)
        silence = self._busy.changed(name, now)
        if silence is not None:
            self._tell_silence(silence, now)
        self._settle()

    def _tell_silence(self, silence: Silence, now: datetime) -> None:
        told, alarm = self._busy.told(silence, now), self._alarm
        self._say("quiet" if silence.quiet else "back", f"{silence.source}: {silence.words}", source=silence.source)
        if alarm is not None:
            self._tell_alerts(self._surely(lambda: alarm.silent(silence)))
        self._surely(lambda: self._seen.keep(told))

    def _settle(self) -> None:
        """Bring stories and alerts up to date; what cannot be done now is done after the next round."""
        self._waiting = 0
        try:
            told = settle(self._store).stories
            if told:
                self._say("stories", f"{told} new or told anew", counts={"stories": told})
            if self._alarm is not None:
                self._alert(self._alarm)
        except BrokenPipeError:  # who reads what we say has left
            raise
        except (StoreError, OSError) as error:
            self._say("trouble", f"{error}; tried again after the next round")

    def _alert(self, alarm: Alarm) -> None:
        self._tell_alerts(alarm.due(self._store))
        for complaint in alarm.send():
            self._say("trouble", complaint)

    def _tell_alerts(self, alerts: Sequence[Alert]) -> None:
        for alert in alerts:
            self._counts["alert"] += 1
            self._say("alert", headline(alert), id=alert.id, url=alert.url)
