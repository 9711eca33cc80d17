"""What an act is about, in words: 'covered market, stallholders', without its kind, place, day and sides."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dateline.base.records import Event, Reading
from dateline.base.spans import Span
from dateline.knowledge.coding import lexicon
from dateline.knowledge.frequencies import rarity
from dateline.reconcile.vectors import unit_vector
from dateline.reconcile.words import words_of

AROUND = 120  # code points before and after the evidence that are compared with it
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|e?s|e|ers?)$")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning evening night afternoon dawn noon midday midnight overnight week "
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "people person men women man woman civilian civilians casualty casualties victim victims toll near outside "
    "plan plans planned next last expected will told".split()
)


def words_around(reading: Reading, event: Event) -> Mapping[str, float]:
    """The rare words of the evidence and around it, as a vector of length 1."""
    counts = Counter(word for span in _near(reading, event) for word in words_of(span.of(reading.article.text)))
    return unit_vector({word: (count, rarity(word)) for word, count in counts.items()})


def subject_of(reading: Reading, event: Event) -> Mapping[str, float]:
    """The same without what other rules compare: place, day, named sides, who is quoted, and the kind of the act."""
    text = reading.article.text
    near = _near(reading, event)
    hidden = [span for span in _told_elsewhere(reading, event) if any(span.overlap(other) for other in near)]
    counts: Counter[str] = Counter()
    rare: dict[str, float] = {}
    trade = _trade(event.type)
    for span in near:
        for part in _outside(span, hidden):
            for word in words_of(part.of(text)):
                root = stem(word)
                if word not in _DAYS and root not in trade and not word[0].isdigit():
                    counts[root] += 1
                    rare[root] = max(rarity(word), rare.get(root, 0.0))
    return unit_vector({root: (count, rare[root]) for root, count in counts.items()})


def stem(word: str) -> str:
    """A word without its ending, so that 'killed' and 'killing' are one."""
    return _ENDING.sub("", word)


def _near(reading: Reading, event: Event) -> list[Span]:
    """The evidence of an event with a little around, within its paragraphs."""
    text, found = reading.article.text, []
    for span in event.spans[:4]:
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        end = min(end if end >= 0 else len(text), span.end + AROUND)
        found.append(Span(max(start, span.start - AROUND), end))
    return found


def _told_elsewhere(reading: Reading, event: Event) -> Iterator[Span]:
    """Places, named actors, who did it, and those who are quoted with the verb that tells it."""
    yield from (place.span for place in reading.places)
    for actor in reading.actors:
        mine = actor.id in event.actors or (actor.country is not None and bool(actor.sectors))
        yield from (mention.span for mention in actor.mentions if mine or mention.form == "name")
    for quote in reading.quotes:
        yield from (span for span in (quote.speaker_span, quote.cue) if span is not None)


def _outside(span: Span, hidden: list[Span]) -> Iterator[Span]:
    """The stretches of a span that none of `hidden` touches."""
    start = span.start
    for other in sorted(hidden):
        if start < other.start:
            yield Span(start, min(other.start, span.end))
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


@lru_cache(maxsize=64)
def _trade(type_: str) -> frozenset[str]:
    """The words that tell acts of a type, and their manners: that two reports use them says only what kind it is."""
    told = lexicon()
    frames = [frame for kind in (told.verbs, told.nouns) for group in kind.values() for frame in group]
    words = [word for frame in frames if frame.type == type_ for word in frame.words]
    words += [word for group in told.mode_words.get(type_, {}).values() for word in group]
    return frozenset(stem(word) for word in words)
