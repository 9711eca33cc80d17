"""Quotes of a reading against those of the gold: found, with their exact words, their speaker and their anonymity."""

from collections.abc import Iterator, Sequence

from dateline.base.records import Quote
from dateline.measure.gold import GoldQuote
from dateline.measure.scoring.match import SAME_QUOTE, Pair, spans, touch
from dateline.measure.scoring.tally import Asked, Found, Verdict

_KINDS = {"quotes in marks": ("direct", "fragment"), "quotes indirect": ("indirect",)}


def judge_quotes(pair: Pair) -> Iterator[Verdict]:
    """Quotes in marks and without, each matched with the first of its kind that shares most of a segment."""
    for name, kinds in _KINDS.items():
        gold = [quote for quote in pair.gold.quotes if quote.kind in kinds]
        came = [quote for quote in pair.reading.quotes if quote.kind in kinds]
        yield from _judge(pair, name, gold, came)


def _judge(pair: Pair, name: str, gold: Sequence[GoldQuote], came: Sequence[Quote]) -> Iterator[Verdict]:
    left = list(came)
    for quote in gold:
        theirs = spans(quote.segments)
        other = next((one for one in left if touch(theirs, one.segments, SAME_QUOTE)), None)
        if other is None:
            yield Found(name, "missed", f"missed {quote.kind} quote: {pair.words(theirs[0])}")
            continue
        left.remove(other)
        yield Found(name, "right")
        if name == "quotes in marks":
            yield Asked("quote words exact", theirs == list(other.segments), f"words of {pair.words(theirs[0])}")
        yield from _speaker(pair, quote, other)
        note = f"anonymity of {pair.words(theirs[0])}"
        yield Asked("anonymity", quote.anonymous == other.anonymous, note)
    for extra in left:
        yield Found(name, "extra", f"extra {extra.kind} quote: {pair.words(extra.segments[0])}")


def _speaker(pair: Pair, gold: GoldQuote, came: Quote) -> Iterator[Verdict]:
    """A speaker that is not known is not right; one that is another is wrong besides."""
    if gold.speaker is None:
        return
    right = pair.same_actor(gold.speaker, came.speaker)
    ours = [came.speaker] if came.speaker is not None else []
    words = pair.words(gold.segments[0].span)
    yield Asked("quote speaker", right, f"speaker of {words}: {pair.names([gold.speaker], ours)}")
    yield Asked("quote speaker wrong", not right and bool(ours))
