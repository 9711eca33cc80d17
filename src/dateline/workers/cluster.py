"""Shards on a Dask cluster: on this machine, or wherever a scheduler has its workers. One shard a task."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.base.errors import DatelineError
from dateline.base.records import Failure, Maker
from dateline.pipeline import maker
from dateline.workers.extra import need
from dateline.workers.local import run_local
from dateline.workers.outcome import Outcome, finished, not_done
from dateline.workers.shards import Shard

RETRIES = 2
_ONE = threading.Lock()  # a worker with many threads reads one shard at a time: the parser fills a core by itself


def run_on_cluster(
    shards: Iterable[Shard], out: Path, *, jobs: int = 0, scheduler: str | None = None
) -> Iterator[Outcome]:
    """Read each shard on a worker that writes its file into `out`; what became of them, as they end.

    The workers are `jobs` processes of this machine (0: one a core), or those of the Dask scheduler at the address
    `scheduler`: they must see the inputs and `out` under the same paths. A shard that breaks, or kills its worker, is
    tried again twice; then it is a failure, and the rest goes on. Raises `DatelineError` where no scheduler answers.
    """
    distributed = need("distributed", "the engine dask")
    folder, made_by = str(out.resolve()), maker()
    with _client(jobs, scheduler) as client:
        waiting = {
            client.submit(read_shard, shard, folder, made_by, pure=False, retries=RETRIES): shard for shard in shards
        }
        for future in distributed.as_completed(list(waiting)):
            yield _outcome(future, waiting[future], out)
            future.release()


def read_shard(shard: Shard, folder: str, made_by: Maker) -> Outcome:
    """What a worker does with a shard. Raises `DatelineError` where the worker is not as `made_by` tells."""
    if maker() != made_by:
        raise DatelineError(f"a worker has version {maker().version} of Dateline, or other models; install the same")
    with _ONE:
        (outcome,) = run_local([shard], Path(folder))
    return outcome


def _outcome(future: Any, shard: Shard, out: Path) -> Outcome:
    """What became of a shard: what its worker said, if its file has come, or why there is none."""
    error = future.exception()
    if error is not None:
        return Outcome(shard=shard.id, done=False, failure=_told(error))
    outcome: Outcome = future.result()
    if outcome.done and finished(shard, out) is None:
        missing = DatelineError(f"a worker wrote the file, but not into {out}; give a folder that all machines share")
        return Outcome(shard=shard.id, done=False, failure=not_done(missing))
    return outcome


def _told(error: BaseException) -> Failure:
    """Why a shard was given up."""
    if type(error).__name__ == "KilledWorker":
        return Failure(
            step="workers",
            error="WorkerDied",
            detail="the workers that read this shard died, one after the other, perhaps for want of memory; run again "
            "with --engine local, where only the page is lost that a worker died of",
        )
    return Failure(step="workers", error=type(error).__name__, detail=str(error))


@contextmanager
def _client(jobs: int, scheduler: str | None) -> Iterator[Any]:
    """A client of the scheduler at that address, or of a cluster of this machine that ends with it."""
    dask, distributed = need("dask", "the engine dask"), need("distributed", "the engine dask")
    with dask.config.set({"distributed.scheduler.allowed-failures": RETRIES}):
        if scheduler is None:
            with (
                distributed.LocalCluster(
                    n_workers=jobs or None, threads_per_worker=1, dashboard_address=None, silence_logs=50
                ) as cluster,
                distributed.Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = distributed.Client(scheduler, timeout=10)
        except (OSError, ValueError) as error:
            raise DatelineError(
                f"{scheduler}: no Dask scheduler answers there ({error}); give an address like tcp://10.0.0.1:8786"
            ) from error
        with client:
            yield client
