"""Outlets that pass on what somebody said: 'X said Y, the agency reported' is one report, by X."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.parse.syntax import Sentence
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speech import speech

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _is_outlet(source: Source, actors: ActorIndex, text: str) -> bool:
    """True for a paper, an agency or a broadcaster, by the tables or by its last word ('state media', 'the Post').

    Stricter than `kind_of`, whose 'Yahoo News' says too little for a report to be dropped (PolNeAR, development half).
    """
    word = source.head.of(text).lower()
    if word in speech().outlets and (word != "agency" or "news" in source.span.of(text).lower()):
        return True
    actor = actors.at(source.head)
    return actor is not None and actor.kind == "org" and "JRN" in actor.sectors


def without_relays(reports: Sequence[Report], actors: ActorIndex, text: str) -> list[Report]:
    """The reports without those of an outlet that say nothing but that somebody said something.

    They stand in `relays` of the reports that they pass on, the outermost first.
    """
    passed_on: dict[Report, tuple[Report, ...]] = {}
    dropped: set[Report] = set()
    of_sentence: dict[Sentence, list[Report]] = {}
    for report in reports:
        of_sentence.setdefault(report.sentence, []).append(report)
    for outer in sorted(reports, key=_length, reverse=True):
        if outer.source is None or not _is_outlet(outer.source, actors, text):
            continue
        inner = [report for report in of_sentence[outer.sentence] if report is not outer and _is_told(outer, report)]
        for report in inner:
            passed_on[report] = (*passed_on.get(report, ()), outer)
        if inner and not _adds(outer, inner):
            dropped.add(outer)
    return [replace(r, relays=passed_on.get(r, ())) for r in reports if r not in dropped]


def _length(report: Report) -> int:
    return sum(span.length() for span in report.content)


def _is_told(outer: Report, inner: Report) -> bool:
    """True if `outer` tells that somebody said something: its content holds cue and content of `inner`."""
    shown = inner.verb is not None and inner.verb.lemma in speech().evidence_verbs
    return (
        inner.source is not None
        and not shown
        and all(any(held.covers(span) for held in outer.content) for span in (inner.cue, *inner.content))
    )


def _adds(outer: Report, inner: Sequence[Report]) -> bool:
    """True if `outer` says more than its inner reports: a finite verb that belongs to none of them."""
    if any(report.verb is not None and report.verb is outer.head for report in inner):
        return False
    sources = [report.source.span for report in inner if report.source is not None]
    spans = [span for report in inner for span in (report.cue, *report.content)]
    told = [*sources, *spans]
    return any(
        token.tag in _FINITE and not any(span.covers(token.span) for span in told)
        for words in outer.content
        for token in outer.sentence.tokens_in(words)
    )
