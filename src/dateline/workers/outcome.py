"""What became of a shard."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline.base.records import Failure, Reading
from dateline.collect import Collected
from dateline.workers.shards import Shard, tells_of_archive
from dateline.workers.table import told_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many readings a shard gave, how many of them have failures, and the shard's own `failure`.

    Without `done` there is no file, and the next run tries again. With `done` a `failure` lasts: the archive is cut,
    and what came before stands.
    """

    shard: str
    done: bool
    articles: int = 0
    with_failures: int = 0
    warnings: int = 0
    failure: Failure | None = None


_OUTCOME = msgspec.json.Decoder(Outcome)


class Count:
    """Counts what a shard gives, on the way."""

    def __init__(self) -> None:
        self._articles = self._failed = self._warnings = 0
        self._failure: Failure | None = None

    def add(self, shard: Shard, page: Collected | None, reading: Reading) -> None:
        """One more reading, and the page that it was made of."""
        self._articles += 1
        self._failed += bool(reading.failures)
        self._warnings += page is not None and page.warning is not None
        self._failure = page.failure if page is not None and tells_of_archive(page, shard) else None

    def outcome(self, shard: Shard, broken: Failure | None) -> Outcome:
        """The shard is through; `broken` says why it is not done."""
        if broken is not None:
            return Outcome(shard=shard.id, done=False, failure=broken)
        return Outcome(
            shard=shard.id,
            done=True,
            articles=self._articles,
            with_failures=self._failed,
            warnings=self._warnings,
            failure=self._failure,
        )


def not_done(error: Exception) -> Failure:
    """Why a shard is not done, in the words of what stopped it."""
    return Failure(step="workers", error=type(error).__name__, detail=str(error))


def file_of(shard: Shard, out: Path) -> Path:
    """Where the readings of a shard are written."""
    return out / f"{shard.id}.parquet"


def finished(shard: Shard, out: Path) -> Outcome | None:
    """What an earlier run made of the shard; `None` where there is no sound file of it."""
    told = told_in(file_of(shard, out))
    try:
        return _OUTCOME.decode(told) if told else None
    except msgspec.MsgspecError:
        return None
