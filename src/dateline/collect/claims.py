"""Which round has taken on which address, so that two sources that list one page do not both bring it."""

from threading import Lock


class Claims:
    """Addresses with the round that took them on first. Safe to share between threads."""

    def __init__(self) -> None:
        self._of: dict[str, object] = {}
        self._lock = Lock()

    def take(self, url: str, claimant: object) -> bool:
        """True if nobody has taken the address on before, not `claimant` either."""
        with self._lock:
            free = url not in self._of
            self._of.setdefault(url, claimant)
            return free

    def release(self, claimant: object) -> None:
        """Let go of all that `claimant` took on: what it brought is safe, or it brought nothing."""
        with self._lock:
            for url in [url for url, holder in self._of.items() if holder is claimant]:
                del self._of[url]
