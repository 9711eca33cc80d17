"""What collecting gives: a page, or the reason why there is none."""

from dataclasses import dataclass

from dateline.base.records import Failure, RawPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """One input, in its turn: its page, and a `failure` where the page could not be had.

    With a failure, `page` still carries the id (and the address, where there is one), so that
    `failed_reading(page, failure)` stands in the output where the reading would have stood. A `warning` is for whoever
    gave the input: the page is read all the same.
    """

    page: RawPage
    failure: Failure | None = None
    warning: str | None = None


def not_collected(page: RawPage, step: str, error: Exception) -> Collected:
    """The page that could not be had, and why, in the words of `error`."""
    return Collected(page=page, failure=Failure(step=step, error=type(error).__name__, detail=str(error)))
