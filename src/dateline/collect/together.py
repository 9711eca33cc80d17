"""Several rounds side by side: while one waits for its host, others fetch from theirs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread

from dateline.collect.round import Outcome

_AHEAD = 4  # outcomes a round may be ahead of who takes them; each may hold a page
_MOST = 16  # rounds that may be so far ahead, of however many
_WAKE = 0.2  # seconds after which a thread that waits looks whether it is still wanted


@dataclass(frozen=True, slots=True)
class _Over:
    """A round is over; `error` is what ended it, if it broke."""

    error: BaseException | None = None


def together(rounds: Sequence[Iterable[Outcome]], at_once: int) -> Iterator[Outcome]:
    """The outcomes of all rounds as they come, of `at_once` rounds at a time; of one round after the other with 1.

    Within a round the order is kept. When the caller stops, the rounds stop after the request that they are at.
    """
    if at_once == 1 or len(rounds) == 1:
        for one in rounds:
            yield from one
        return
    yield from side_by_side(rounds, at_once, Event())


def side_by_side(rounds: Sequence[Iterable[Outcome]], at_once: int, stop: Event) -> Iterator[Outcome]:
    """The same, each round in a thread of its own, until `stop` is set; it is set when the caller stops."""
    waiting = list(reversed(rounds))
    queue: Queue[Outcome | _Over] = Queue(maxsize=min(at_once, _MOST) * _AHEAD)
    running = 0
    try:
        while (waiting or running) and not stop.is_set():
            while waiting and running < at_once:
                Thread(target=_go, args=(waiting.pop(), queue, stop), daemon=True).start()
                running += 1
            try:
                got = queue.get(timeout=_WAKE)
            except Empty:
                continue
            if isinstance(got, Outcome):
                yield got
                continue
            running -= 1
            if got.error is not None:
                raise got.error
    finally:
        stop.set()


def _go(outcomes: Iterable[Outcome], queue: "Queue[Outcome | _Over]", stop: Event) -> None:
    over = _Over()
    try:
        for outcome in outcomes:
            _put(queue, outcome, stop)
            if stop.is_set():
                return
    except BaseException as error:  # noqa: BLE001 - it is raised again where the outcomes are taken
        over = _Over(error)
    _put(queue, over, stop)


def _put(queue: "Queue[Outcome | _Over]", got: Outcome | _Over, stop: Event) -> None:
    while not stop.is_set():
        try:
            queue.put(got, timeout=_WAKE)
        except Full:
            continue
        return
