"""`python -m benchmarks.trust SET READINGS`: how often each rule of speaker_trust.yaml finds the right source.

SET are attributions in PolNeAR's form (JSON lines: text, spans, relations), READINGS the engine's readings of its
texts. Prints, for each rule that ties a quote to a source, how many quotes have it and which share has the right source
(the speaker's words share half of the shorter one with the annotated source); then the same for each band of trust.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.base.spans import Span
from dateline.recognise.quotes.trust import Rule, trust

Tally = Counter[tuple[str, bool]]
Attribution = dict[str, list[Span]]


def main(annotated: Path, readings: Path) -> None:
    """Print the table of rules and the table of bands."""
    gold = {row["id"]: list(_attributions(row)) for row in _rows(annotated)}
    rules: Tally = Counter()
    bands: Tally = Counter()
    for reading in _rows(readings):
        for quote in reading["quotes"]:
            right = _is_right(quote, gold[reading["id"]]) if quote["score"] is not None else None
            if right is not None:
                rules[_rule(quote["why"]), right] += 1
                bands[f"{int(quote['score'] * 10) / 10:.1f}", right] += 1
    for title, tally in (("rule", rules), ("trust from", bands)):
        sys.stdout.write(f"{title:14}    n  right\n")
        for name in sorted({name for name, _ in tally}):
            count = tally[name, True] + tally[name, False]
            sys.stdout.write(f"{name:14} {count:4}  {tally[name, True] / count:.3f}\n")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _attributions(row: dict[str, Any]) -> Iterator[Attribution]:
    """The spans of content and source of each attribution that has a content."""
    for relation in row["relations"]:
        found: Attribution = {"Content": [], "Source": []}
        for part in relation.split():
            kind, _, name = part.partition(":")
            if name in row["spans"]:
                found.setdefault(kind.rstrip("0123456789"), []).extend(Span(*s) for s in row["spans"][name][1])
        if found["Content"]:
            yield found


def _is_right(quote: dict[str, Any], gold: list[Attribution]) -> bool | None:
    """True if the annotation names the same source; `None` where it does not have the quote or its source."""
    said = [Span(*segment) for segment in quote["segments"]]
    for one in gold:
        if any(_share(a, b) for a in said for b in one["Content"]):
            if not one["Source"]:
                return None
            return any(_share(Span(*quote["speaker_span"]), span) for span in one["Source"])
    return None


def _share(one: Span, other: Span) -> bool:
    return one.overlap(other) >= 0.5 * min(one.length(), other.length()) > 0


def _rule(why: str) -> str:
    """The rule that tied the quote to its source, known by the words of its reason."""
    tied, _, _ = why.partition("; ")
    return next((name for name, rule in trust().told.items() if _says(rule, tied)), "unknown")


def _says(rule: Rule, tied: str) -> bool:
    return re.fullmatch(re.escape(rule.words).replace(re.escape("{cue}"), ".*"), tied, re.DOTALL) is not None


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
