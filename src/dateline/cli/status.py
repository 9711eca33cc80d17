"""What a long run tells of itself: one line for each thing that happens, for people or for machines."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from dateline.base.codec import encode
from dateline.cli.pipe import write_line

Happening = Literal[
    "started", "article", "failed", "refused", "round", "stories", "alert", "quiet", "back", "trouble", "stopped"
]
_FOR_THE_OPERATOR = frozenset({"failed", "refused", "trouble", "quiet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of `dateline watch --json` (schema `dateline.watch/1`): what happened when, in words, and of what.

    `id` is that of the article or alert; `counts` are those of a round or of the whole run, by kind; the next round
    over the source is `due` then.
    """

    schema: Literal["dateline.watch/1"] = "dateline.watch/1"
    at: str
    event: Happening
    words: str
    source: str | None = None
    url: str | None = None
    id: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    due: str | None = None


class Status:
    """Says what happens: as words (what asks for somebody on standard error), or as lines of JSON."""

    def __init__(self, *, json: bool, quiet: bool) -> None:
        self._json, self._quiet = json, quiet

    def say(
        self,
        event: Happening,
        words: str,
        *,
        source: str | None = None,
        url: str | None = None,
        id: str | None = None,  # noqa: A002 - the record's own field name
        counts: Mapping[str, int] | None = None,
        due: str | None = None,
    ) -> None:
        """Tell one thing, at once."""
        from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - loads here, not with --help

        words = harmless(one_line(words))
        if self._json:
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            told = Line(at=at, event=event, words=words, source=source, url=url, id=id, counts=counts or {}, due=due)
            write_line(encode(told))
        elif event in _FOR_THE_OPERATOR:
            if not (self._quiet and event == "refused"):
                print(f"dateline: {event}: {words}", file=sys.stderr, flush=True)
        elif not self._quiet or event in ("alert", "stopped"):
            print(f"{event}: {words}", flush=True)
