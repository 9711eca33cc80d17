"""A step of the road: what runs, what it needs, what it makes."""

import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.base.errors import PipelineError
from dateline.base.records import Failure


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
    """What went wrong in `step`, with the place in the code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" (at {Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Failure(step=step, error=type(error).__name__, detail=f"{error}{where}")
