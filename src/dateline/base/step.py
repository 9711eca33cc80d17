"""A step of the road: what runs, what it needs, what it makes."""

import inspect
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.base.errors import DatelineError, PipelineError
from dateline.base.records import Failure

_LOG = logging.getLogger(__name__)
_UNEXPECTED = "Dateline met something here that it does not expect ({}); please report it together with the article"


@dataclass(frozen=True, slots=True)
class Step:
    """`run` takes the products named in `needs`, by those names, and returns the product `makes`.

    `empty` stands in for the product when the step fails, so that what does not depend on it goes on.
    """

    run: Callable[..., object]
    needs: tuple[str, ...]
    makes: str
    empty: object = ()


def check_steps(steps: Sequence[Step], given: Sequence[str]) -> None:
    """Refuse, at start, a step whose needs nobody makes, that makes what is made already, or that takes other names."""
    made = dict.fromkeys(given, "the start of the road")
    for step in steps:
        name = step.run.__name__
        for need in step.needs:
            if need not in made:
                raise PipelineError(
                    f"step {name} needs {need!r}, which no step before it makes; made so far: {list(made)}"
                )
        takes = tuple(inspect.signature(step.run).parameters)
        if takes != step.needs:
            raise PipelineError(f"step {name} declares needs {step.needs}, but its function takes {takes}")
        if step.makes in made:
            raise PipelineError(f"step {name} makes {step.makes!r}, which {made[step.makes]} makes already")
        made[step.makes] = name


def run_steps(steps: Sequence[Step], given: Mapping[str, object]) -> tuple[dict[str, object], tuple[Failure, ...]]:
    """All products, and a `Failure` for each step that crashed: the one place on the road that catches everything."""
    products, failures = dict(given), []
    for step in steps:
        try:
            products[step.makes] = step.run(**{need: products[need] for need in step.needs})
        except Exception as error:  # noqa: BLE001 - the one place: a crash becomes a Failure that people see
            products[step.makes] = step.empty
            failures.append(failure_of(step.run.__name__, error))
    return products, tuple(failures)


def failure_of(step: str, error: BaseException) -> Failure:
    """What went wrong in `step`, in words for who reads the article; the place in the code goes to the debug log."""
    _LOG.debug("step %s failed", step, exc_info=error)
    said = str(error) if isinstance(error, DatelineError) else _UNEXPECTED.format(str(error) or type(error).__name__)
    return Failure(step=step, error=type(error).__name__, detail=said)
