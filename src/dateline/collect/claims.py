"""Which round has taken on which address, so that two sources that list one page do not both bring it."""

from threading import Lock


class Claims:
    """Addresses with the source that took them on first. Safe to share between threads."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._lock = Lock()

    def take(self, url: str, source: str) -> bool:
        """True if nobody has taken the address on before, not `source` either."""
        with self._lock:
            free = url not in self._of
            self._of.setdefault(url, source)
            return free

    def release(self, source: str) -> None:
        """Let go of all that `source` took on: what it brought is safe, or it brought nothing."""
        with self._lock:
            for url in [url for url, holder in self._of.items() if holder == source]:
                del self._of[url]
