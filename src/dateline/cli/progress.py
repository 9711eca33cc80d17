"""Progress on standard error, when there are many articles to read."""

import sys
import time
from types import TracebackType
from typing import Self

MANY = 10  # articles; below this, or within the first second, nobody needs to be told


class Progress:
    """Counts articles: one line that renews itself in a terminal, a line every ten seconds in a log, a closing line."""

    def __init__(self, *, quiet: bool) -> None:
        self._stream = None if quiet else sys.stderr
        self._live = sys.stderr.isatty() and not sys.stdout.isatty()
        self._pause = 0.2 if self._live else 10.0
        self._begun = self._told = time.monotonic()
        self._count = self._failed = 0

    def __enter__(self) -> Self:
        return self

    def step(self, *, failed: bool) -> None:
        """One more article is done."""
        self._count += 1
        self._failed += failed
        now = time.monotonic()
        if self._count >= MANY and now - self._begun > 1 and now - self._told > self._pause:
            self._told = now
            self._say(end="\r" if self._live else "\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close with a line that stays, unless something broke."""
        if kind is None and self._count >= MANY:
            self._say(end="\n")

    def _say(self, end: str) -> None:
        if self._stream is not None:
            seconds = max(time.monotonic() - self._begun, 0.001)
            failed = f", {self._failed} with failures" if self._failed else ""
            line = f"read {self._count} articles{failed} ({self._count / seconds:.1f} a second)"
            print(line.ljust(70) if self._live else line, end=end, file=self._stream, flush=True)
