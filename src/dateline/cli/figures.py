"""A score as tables for people, and as JSON for programs."""

from collections.abc import Iterator
from typing import get_args

from dateline.base.records import Status
from dateline.measure.scoring import Count, Rate, Score

_FIELDS = ("status", "actor", "recipient", "mode")


def as_tables(score: Score, *, detail: bool) -> Iterator[str]:
    """The lines of all tables; each share stands with the counts that it comes from."""
    if detail:
        yield from score.remarks
        yield from [""] * bool(score.remarks)
    yield from (f"NOT READ  {line}" for line in score.unread)
    yield f"{score.articles} article{'' if score.articles == 1 else 's'}"
    yield ""
    yield f"{'':24}{'right':>7}{'missed':>8}{'extra':>7}   precision  recall     F1"
    for kind, count in score.kinds.items():
        yield f"{kind:24}{_counted(count)}"
    yield from _types(score)
    yield from _statuses(score)
    yield ""
    yield f"{'':24}  share   counts"
    for what, rate in sorted(score.rates.items()):
        yield f"{what:24}{_share(rate.share):>7}   {rate.yes} of {rate.of}"


def _types(score: Score) -> Iterator[str]:
    if score.types:
        yield ""
        fields = "".join(f"{name:>14}" for name in _FIELDS)
        yield f"{'EVENTS BY TYPE':24}{'right':>7}{'missed':>8}{'extra':>7}   precision  recall     F1{fields}"
    for kind, count in sorted(score.types.items()):
        rates = score.type_fields.get(kind, {})
        fields = "".join(f"{_of(rates.get(name)):>14}" for name in _FIELDS)
        yield f"{kind:24}{_counted(count)}{fields}".rstrip()


def _statuses(score: Score) -> Iterator[str]:
    """A row for each status of the gold, a column for each that came."""
    known = [status for status in get_args(Status) if any(status in pair for pair in score.statuses)]
    if known:
        yield ""
        yield f"{'STATUS (came: across)':24}" + "".join(f"{status:>14}" for status in known)
    for gold in known:
        counts = "".join(f"{score.statuses[gold, came]:>14}" for came in known)
        yield f"{gold:24}{counts}"


def _counted(count: Count) -> str:
    shares = f"{_share(count.precision):>12}{_share(count.recall):>8}{_share(count.f1):>7}"
    return f"{count.right:>7}{count.missed:>8}{count.extra:>7}{shares}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _of(rate: Rate | None) -> str:
    return "-" if rate is None else f"{rate.yes} of {rate.of}"


def as_json(score: Score, *, detail: bool) -> dict[str, object]:
    """All figures, with the remarks if they are asked for."""
    told: dict[str, object] = {
        "articles": score.articles,
        "unread": score.unread,
        "facts": {kind: _count(count) for kind, count in score.kinds.items()},
        "types": {
            kind: _count(count) | {name: _rate(rate) for name, rate in score.type_fields.get(kind, {}).items()}
            for kind, count in sorted(score.types.items())
        },
        "statuses": [{"gold": g, "came": c, "count": n} for (g, c), n in sorted(score.statuses.items())],
        "rates": {what: _rate(rate) for what, rate in sorted(score.rates.items())},
    }
    return told | {"remarks": score.remarks} if detail else told


def _count(count: Count) -> dict[str, object]:
    shares = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {"right": count.right, "missed": count.missed, "extra": count.extra, **shares}


def _rate(rate: Rate) -> dict[str, object]:
    return {"yes": rate.yes, "of": rate.of, "share": rate.share}
