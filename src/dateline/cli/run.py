"""`dateline run`: archives in, a folder of Parquet files of readings out."""

import sys
import time
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.errors import PageError

if TYPE_CHECKING:
    from dateline.base.records import Reading
    from dateline.workers.outcome import Outcome
    from dateline.workers.run import Run

SHARD_SIZE = 1000


class EngineName(StrEnum):
    """Where shards are read."""

    LOCAL = "local"
    DASK = "dask"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Web archives (.warc, .warc.gz) and files of JSON lines (.jsonl), folders of them, or patterns.",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option(metavar="DIR", file_okay=False, help="Folder that the Parquet files go to.")]
Engine = Annotated[EngineName, typer.Option(help="Processes of this machine, or a Dask cluster.")]
Jobs = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="Processes of this machine; 0 takes every core, as does dask.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Dask scheduler (tcp://host:8786); without it, one of this machine."),
]
ShardSize = Annotated[int, typer.Option(min=1, metavar="N", help="Lines, or pages of an archive, resumed as one.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("run")(run_command)


def run_command(
    inputs: Inputs,
    *,
    out: Out,
    engine: Engine = EngineName.LOCAL,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    shard_size: ShardSize = SHARD_SIZE,
    quiet: Quiet = False,
) -> None:
    """Read web archives and files of JSON lines into Parquet files of readings; a run that was killed goes on.

    Leaves with 0; with 1 if a shard failed or an archive is broken, which is told; with 2 if the call makes no sense.
    """
    if scheduler is not None and (engine is not EngineName.DASK or jobs is not None):
        raise typer.BadParameter("it goes with --engine dask and without --jobs", param_hint="--scheduler")
    from dateline.workers.cluster import run_on_cluster  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.workers.local import run_local  # noqa: PLC0415 - as above
    from dateline.workers.run import start_run  # noqa: PLC0415 - as above

    try:
        with start_run(inputs, out, shard_size) as run:
            progress = _Progress(run, quiet=quiet)
            if engine is EngineName.DASK:
                chosen = partial(run_on_cluster, jobs=jobs or 0, scheduler=scheduler)
            else:
                chosen = partial(run_local, jobs=1 if jobs is None else jobs, step=progress.reading)
            for outcome in run.go(chosen):
                progress.shard(outcome, counted=engine is EngineName.LOCAL)
    except PageError as error:
        raise typer.BadParameter(str(error), param_hint="INPUT") from error
    if _close(run):
        raise typer.Exit(1)


def _close(run: "Run") -> bool:
    """Tell what stands and what is wrong with the shards of this run; true if anything is."""
    entries = [run.entries[shard] for shard in run.shards]
    broken = [entry for entry in entries if entry.failure is not None]
    for entry in broken:
        assert entry.failure is not None
        print(f"dateline: {entry.input}: {entry.failure.detail}", file=sys.stderr)
    done = sum(entry.state == "done" for entry in entries)
    failed = sum(entry.with_failures for entry in entries)
    print(
        f"{done} of {len(entries)} shards done: {sum(entry.articles for entry in entries)} readings"
        f"{f', {failed} with failures' if failed else ''}, in {run.out}"
    )
    return bool(broken)


class _Progress:
    """One line that renews itself in a terminal, or a line every ten seconds in a log: count, rate, time left."""

    def __init__(self, run: "Run", *, quiet: bool) -> None:
        waiting = run.waiting()
        self._pages = sum(shard.stretch.pages for shard in waiting)
        self._shards, self._done = len(run.shards), len(run.shards) - len(waiting)
        self._quiet, self._live = quiet, sys.stderr.isatty()
        self._begun = self._told = time.monotonic()
        self._count = 0
        if self._done:
            self._say(f"{self._done} of {self._shards} shards were done before")

    def reading(self, _: "Reading") -> None:
        """One more reading is made."""
        self._count += 1
        self._tell()

    def shard(self, outcome: "Outcome", *, counted: bool) -> None:
        """A shard has come to its end; its readings were `counted` one by one, or are told only now."""
        self._done += outcome.done
        self._count += 0 if counted else outcome.articles
        self._tell()

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._told < (0.2 if self._live else 10):
            return
        self._told = now
        rate = self._count / (now - self._begun)
        left = _duration(max(self._pages - self._count, 0) / rate) if rate else "how much time is"
        self._say(
            f"read {self._count} articles ({rate:.1f} a second), {self._done} of {self._shards} shards, {left} left",
        )

    def _say(self, line: str) -> None:
        if not self._quiet:
            print(line.ljust(90) if self._live else line, end="\r" if self._live else "\n", file=sys.stderr, flush=True)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return f"{minutes} min" if minutes < 100 else f"{minutes / 60:.0f} h"
