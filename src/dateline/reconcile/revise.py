"""Two versions of an article -> what changed in its words, and which facts that touches."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.base.records import Reading
from dateline.base.records.revision import FactChange, FactKind, Revision, TextChange
from dateline.base.spans import Span, hull

ALIKE = 0.6  # share of words that two wordings of one fact have in common at least
_WORD = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]+")


def revision(old: Reading, new: Reading) -> Revision:
    """The difference of two readings of one article."""
    return Revision(
        article=new.id,
        old=old.article.digest,
        new=new.article.digest,
        text=tuple(_text_changes(old.article.text, new.article.text)),
        facts=tuple(_fact_changes(list(_facts(old)), list(_facts(new)))),
    )


def _text_changes(old: str, new: str) -> Iterator[TextChange]:
    """Line by line, and word by word within lines that were rewritten."""
    for before, after in _changed(_LINE, old, Span(0, len(old)), new, Span(0, len(new))):
        if before and after:
            for gone, come in _changed(_WORD, old, hull(before), new, hull(after)):
                yield _text_change(old, gone, new, come)
        else:
            yield _text_change(old, before, new, after)


def _changed(
    pattern: re.Pattern[str], old: str, within: Span, new: str, beside: Span
) -> Iterator[tuple[list[Span], list[Span]]]:
    """The runs of pieces that differ, each as it was and as it is."""
    before = [Span(*match.span()) for match in pattern.finditer(old, *within)]
    after = [Span(*match.span()) for match in pattern.finditer(new, *beside)]
    matcher = SequenceMatcher(None, [s.of(old) for s in before], [s.of(new) for s in after])
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield before[i:j], after[k:m]


def _text_change(old: str, before: Sequence[Span], new: str, after: Sequence[Span]) -> TextChange:
    gone, come = hull(before) if before else None, hull(after) if after else None
    return TextChange(
        old=gone, new=come, old_words=gone.of(old) if gone else "", new_words=come.of(new) if come else ""
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact by what it says, apart from where it stands."""

    kind: FactKind
    id: str
    group: str
    words: str
    fields: Mapping[str, object]


def _facts(reading: Reading) -> Iterator[_Fact]:
    """What people look for in a new version: acts, quotes, numbers and warnings."""
    text = reading.article.text
    actors = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.name for place in reading.places}
    for event in reading.events:
        yield _Fact("event", event.id, event.type, event.spans[0].of(text), {
            "status": event.status,
            "modes": event.modes,
            "actors": [actors[id_] for id_ in event.actors],
            "recipients": [actors[id_] for id_ in event.recipients],
            "place": places.get(event.place or ""),
            "time": event.time and (event.time.start, event.time.end),
        })  # fmt: skip
    for quote in reading.quotes:
        words = " ".join(span.of(text) for span in quote.segments)
        speaker = actors.get(quote.speaker or "")
        yield _Fact("quote", quote.id, quote.kind, words, {"words": words, "speaker": speaker})
    for quantity in reading.quantities:
        fields = {"low": quantity.low, "high": quantity.high, "qualifier": quantity.qualifier}
        yield _Fact("quantity", quantity.id, quantity.unit, quantity.span.of(text), fields)
    for advisory in reading.advisories:
        yield _Fact("advisory", advisory.id, ",".join(advisory.countries), advisory.span.of(text), {
            "issuer": actors.get(advisory.issuer or ""),
            "action": advisory.action,
            "strength": advisory.strength,
            "urgency": advisory.urgency,
            "level": advisory.level,
        })  # fmt: skip


def _fact_changes(old: list[_Fact], new: list[_Fact]) -> Iterator[FactChange]:
    """Facts told with other fields, then those that are gone, then those that are new.

    Facts that say the same drop out; then those of one kind and type pair whose words are alike, or that are alone of
    their type in both versions.
    """
    old, new = _without_same(old, new), _without_same(new, old)
    for fact in list(old):
        other = _counterpart(fact, old, new)
        if other is not None:
            old.remove(fact)
            new.remove(other)
            fields = tuple(name for name, value in fact.fields.items() if other.fields[name] != value)
            yield FactChange(
                kind=fact.kind, old=fact.id, new=other.id, old_words=fact.words, new_words=other.words, fields=fields
            )
    yield from (FactChange(kind=fact.kind, old=fact.id, new=None, old_words=fact.words) for fact in old)
    yield from (FactChange(kind=fact.kind, old=None, new=fact.id, new_words=fact.words) for fact in new)


def _without_same(facts: list[_Fact], others: list[_Fact]) -> list[_Fact]:
    """The facts that `others` does not tell as well; of three that say the same, two others leave one."""
    known = Counter(_said(fact) for fact in others)
    left = []
    for fact in facts:
        if known[_said(fact)] > 0:
            known[_said(fact)] -= 1
        else:
            left.append(fact)
    return left


def _said(fact: _Fact) -> tuple[str, str, str]:
    return fact.kind, fact.group, repr(fact.fields)


def _counterpart(fact: _Fact, old: list[_Fact], new: list[_Fact]) -> _Fact | None:
    """The fact of the new version that tells the same otherwise."""
    left = [f for f in new if (f.kind, f.group) == (fact.kind, fact.group)]
    best = max(left, key=lambda f: _alike(fact.words, f.words), default=None)
    if best is None:
        return None
    alone = len(left) == 1 and sum((f.kind, f.group) == (fact.kind, fact.group) for f in old) == 1
    likely = alone and fact.kind != "quote"
    return best if likely or _alike(fact.words, best.words) >= ALIKE else None


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _WORD.findall(one.casefold()), _WORD.findall(other.casefold())).ratio()
