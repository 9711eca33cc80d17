"""Many pages, one reading each, in the order in which they came: on one core, or on several.

Each worker is a process of its own that holds one page at a time, over its own pipe. A worker that dies takes only
that page with it: the page becomes a failed reading, another worker takes its place, and the rest goes on. Pages are
sent one by one because the pipe costs a tenth of a millisecond and a reading a hundred of them; what is ahead of the
page that is due next is bounded, so memory does not grow with the number of pages.
"""

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from dateline.base.errors import KnowledgeError
from dateline.base.memory import keep_loaded
from dateline.base.records import Failure, RawPage, Reading
from dateline.collect import Collected
from dateline.knowledge.coding import Coding
from dateline.pipeline import failed_reading, read_page

AHEAD = 4  # pages taken in per worker beyond the one that is due next


def read_all(pages: Iterable[Collected], jobs: int = 1, coding: Coding | None = None) -> Generator[Reading]:
    """One reading for each collected page, in order, coded by the shipped codebook unless `coding` is another.

    `jobs` processes; 1 stays in this one, 0 takes every core.
    """
    workers = jobs or os.cpu_count() or 1
    if workers == 1:
        return _read_here(pages, coding)
    return _read_on(_Team(workers, coding), iter(pages))


def _read_here(pages: Iterable[Collected], coding: Coding | None) -> Generator[Reading]:
    for number, collected in enumerate(pages):
        if number == 1:
            keep_loaded()
        if collected.failure is not None:
            yield failed_reading(collected.page, collected.failure, coding)
        else:
            yield read_page(collected.page, coding=coding)


def _read_on(team: "_Team", pages: Iterator[Collected]) -> Generator[Reading]:
    """Keep the team busy and hand out readings in order; whatever happens, no process is left behind."""
    try:
        taken = 0
        for due in count():
            for collected in islice(pages, max(0, due + team.size * (1 + AHEAD) - taken)):
                team.take(taken, collected)
                taken += 1
            if due == taken:
                return
            while due not in team.done:
                team.work()
            yield team.done.pop(due)
    finally:
        team.stop()


@dataclass(slots=True)
class _Worker:
    """One process, the pipe to it, and the page that it holds."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    number: int = -1
    page: RawPage | None = None


@dataclass(slots=True)
class _Team:
    """The worker processes, the pages that wait for one, and the readings that are done but not yet due."""

    size: int
    coding: Coding | None = None
    waiting: deque[tuple[int, RawPage]] = field(default_factory=deque)
    workers: list[_Worker] = field(default_factory=list)
    done: dict[int, Reading] = field(default_factory=dict)

    def take(self, number: int, collected: Collected) -> None:
        """Queue a page; one that could not be collected is done at once."""
        if collected.failure is None:
            self.waiting.append((number, collected.page))
        else:
            self.done[number] = failed_reading(collected.page, collected.failure, self.coding)

    def work(self) -> None:
        """Give every idle worker a page, then wait until one of them answers or dies."""
        while self.waiting and len(self.workers) < self.size:
            self.workers.append(_start(self.coding))
        for worker in self.workers:
            if worker.ready and worker.page is None and self.waiting:
                worker.number, worker.page = self.waiting.popleft()
                _send(worker)
        pipes = {worker.pipe: worker for worker in self.workers}
        for pipe in wait([worker.pipe for worker in self.workers if worker.page is not None or not worker.ready]):
            self._hear(pipes[cast("Connection", pipe)])

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, ConnectionError):
            self._bury(worker)
            return
        if isinstance(answer, KnowledgeError):
            raise answer
        if worker.page is None:
            worker.ready = True  # its first word; until it is said, a page sent would only fill the pipe
        else:
            self.done[worker.number], worker.page = answer, None

    def _bury(self, worker: _Worker) -> None:
        """Report the page that a dead worker held, or, if it died before it had one, the page that comes next.

        Some page must be reported each time, or workers that die at their start would be replaced for ever.
        """
        worker.process.join()
        self.workers.remove(worker)
        if worker.page is None and self.waiting:
            worker.number, worker.page = self.waiting.popleft()
        if worker.page is not None:
            self.done[worker.number] = failed_reading(worker.page, _death(worker.process.exitcode), self.coding)

    def stop(self) -> None:
        """End every process, whether it is idle or not."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()


def _start(coding: Coding | None) -> _Worker:
    # spawn: the parent may run threads, and a forked copy of a process with threads can hang
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, coding), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _send(worker: _Worker) -> None:
    try:
        worker.pipe.send(worker.page)
    except ConnectionError:
        return  # it died while idle; its closed pipe says so at the next wait, and this page is reported


def _serve(pipe: Connection, coding: Coding | None) -> None:
    """What a worker process does: read page after page until the pipe is closed."""
    try:
        pipe.send(None)
        pipe.send(_answer(pipe.recv(), coding))
        keep_loaded()
        while True:
            pipe.send(_answer(pipe.recv(), coding))
    except (EOFError, ConnectionError, KeyboardInterrupt):
        return


def _answer(page: RawPage, coding: Coding | None) -> Reading | KnowledgeError:
    """The reading; or, where a file of Dateline itself is missing or altered, the error that ends the whole run."""
    try:
        return read_page(page, coding=coding)
    except KnowledgeError as error:
        return error


def _death(code: int | None) -> Failure:
    how = f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"
    return Failure(
        step="workers",
        error="WorkerDied",
        detail=f"the process that read this page {how}, perhaps for want of memory; read it again with --jobs 1",
    )
