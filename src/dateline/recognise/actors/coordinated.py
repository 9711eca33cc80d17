"""'Greek and Kenyan forces' are two groups, each of its country."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.base.spans import Span
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context

_FIGHTING = frozenset({"MIL", "COP", "SPY"})


def by_country(context: Context, candidate: Candidate) -> Iterator[Candidate]:
    """The candidate, or one for each of the peoples coordinated before forces: the first has the whole phrase."""
    head = candidate.head.span
    peoples = [
        mention
        for mention in context.countries_in(Span(candidate.span.start, max(candidate.span.start, head.start)))
        if mention.kind == "demonym"
    ]
    between = context.text[peoples[0].span.end : peoples[-1].span.start].split() if len(peoples) > 1 else []
    if candidate.kind != "group" or not _FIGHTING & set(candidate.sectors) or not {"and", "&"} & set(between):
        yield candidate
        return
    for number, people in enumerate(peoples):
        start = people.span.start if number else candidate.span.start
        words = f"{people.span.of(context.text)} {context.text[peoples[-1].span.end : candidate.span.end].strip()}"
        yield replace(
            candidate, span=Span(start, candidate.span.end), name=words, key=words.lower(), country=people.iso3
        )
