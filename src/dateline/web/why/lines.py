"""The lines of a reason: a label, and words with the place where they stand."""

from collections.abc import Sequence

from dateline.base.records import Actor, EventTime, Mention, Reading, TimeExpression
from dateline.base.spans import Span
from dateline.web.cards import Note, Part
from dateline.web.cards.words import day_words, shorten

_FORMS = {"name": "by name", "description": "by a description", "pronoun": "by a pronoun"}
_TABLES = {
    "states": "states",
    "organisations": "organisations",
    "armed-groups": "armed groups",
    "office-holders": "office holders",
}


def line(label: str, words: str) -> Note:
    """One labelled line."""
    return Note(label=label, parts=(Part(words=words),))


def exact(span: Span, text: str) -> str:
    """The words of a span with its place: “the army” [12-20]."""
    return f"“{shorten(span.of(text), 90)}” [{span.start}-{span.end}]"


def mention_words(actor: Actor, near: Sequence[Span], text: str) -> str:
    """By which words an actor is found in some spans, or else nearest to the first: 'by a pronoun, “they” [40-44]'."""

    def shared(one: Mention) -> int:
        return max(one.span.overlap(span) for span in near)

    mention = min(actor.mentions, key=lambda one: (-shared(one), abs(one.span.start - near[0].start)))
    away = "" if shared(mention) else "elsewhere, "
    return f"{away}{_FORMS[mention.form]}, {exact(mention.span, text)}"


def entry_words(actor: Actor) -> str | None:
    """Which line of a shipped table says what is known of an actor beyond the article."""
    if actor.entry is None:
        return f"Wikidata {actor.wikidata}" if actor.wikidata else None
    entry = actor.entry
    held = " ".join(f"{word} {day}" for word, day in (("from", entry.since), ("until", entry.until)) if day)
    office = f", {entry.office} {held}".rstrip() if entry.office else ""
    return f"{entry.name} ({entry.id}) of the table of {_TABLES[entry.table]}{office}"


def basis_words(time: EventTime | TimeExpression, reading: Reading) -> str | None:
    """What a calendar date was worked out from; `None` where there is no date."""
    published = reading.article.published
    day = f" ({day_words(published)})" if published else ""
    words = {
        "stated": "the words themselves tell the date",
        "published": f"worked out from the day of publication{day}",
        "speech": f"worked out from the day of speaking, by the day of publication{day}",
        "event": "worked out from another event of the article",
    }
    return words[time.basis] if time.basis else None


def score_words(score: float) -> str:
    """A score with what it is."""
    return f"{score:.2f} of 1: how far the rule, or the model behind it, is to be trusted here"
