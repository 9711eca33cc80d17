"""One request at a time for each host, with a pause between two, and longer where the host asks for it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

FIRST_PAUSE = 5.0
"""Seconds after the first answer of 429 or 503 that does not say how long to wait; doubled each time."""


class Pace:
    """Who may ask which host when. Safe to share between threads; `clock` and `sleep` are those of the system."""

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] | None = None
    ) -> None:
        self._clock = clock
        self._sleep = sleep or time.sleep
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._free: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._guard = Lock()

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[None]:
        """Ask the host inside: nobody else does meanwhile, and the last request ended `gap` seconds ago at least."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            wait = max(self._free.get(host, 0.0), self._held.get(host, 0.0)) - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self._free[host] = self._clock() + gap

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long."""
        self._held[host] = max(self._held.get(host, 0.0), self._clock() + seconds)

    def held(self, host: str) -> float:
        """Seconds for which the host is still to be left alone."""
        return max(0.0, self._held.get(host, 0.0) - self._clock())


def retry_after(told: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a `Retry-After` asks for: a number, or an instant; `None` where it says nothing sensible."""
    words = (told or "").strip()
    if words.isascii() and words.isdigit() and len(words) < 9:
        return float(words)
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
