"""Web Annotations (JSON-LD): one annotation a fact, with its positions in code points and its words."""

import json
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dateline.base.records import Reading
from dateline.base.spans import Span
from dateline.exports.atom import urn
from dateline.exports.form import Chunk, Column, Options, Record, Takes
from dateline.exports.seen import Seen
from dateline.exports.words import MASK, QUOTED_WORDS

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 24  # code points before and after the words, by which they are found again in a changed page


def annotations(reading: Reading, options: Options) -> Iterator[dict[str, object]]:
    """Each fact of a reading as an annotation."""
    seen = Seen(reading, options.profile)
    for kind, key, value, spans in _facts(seen):
        yield {
            "id": urn(f"{reading.id}#{key}"),
            "type": "Annotation",
            "motivation": "classifying",
            "body": {
                "type": "TextualBody",
                "purpose": "classifying",
                "value": f"{kind}: {value}",
                "format": "text/plain",
            },
            "target": [_target(seen, span) for span in spans],
        }


def _facts(seen: Seen) -> Iterator[tuple[str, str, str, tuple[Span, ...]]]:
    """Kind, id, what is said of it, and spans of each fact."""
    reading = seen.reading
    for event in reading.events:
        yield "event", event.id, " ".join((event.type, *event.modes, f"({event.status})")), event.spans
    for quote in reading.quotes:
        yield "quote", quote.id, f"{quote.kind}, {seen.name(quote.speaker) or 'speaker not known'}", quote.segments
    for actor in reading.actors:
        yield "actor", actor.id, seen.hidden(actor.name), tuple(mention.span for mention in actor.mentions)
    for place in reading.places:
        yield "place", place.id, f"{seen.hidden(place.name)} ({place.precision})", (place.span,)
    for time in reading.times:
        yield "time", time.id, time.value or time.start or "not dated", (time.span,)
    for quantity in reading.quantities:
        yield "quantity", quantity.id, seen.hidden(quantity.unit), (quantity.span,)
    for advisory in reading.advisories:
        yield "advisory", advisory.id, advisory.action or "action not coded", (advisory.span,)


def _target(seen: Seen, span: Span) -> dict[str, object]:
    """Where the words stand; they are repeated where they are short enough and nothing in them is withheld."""
    text, selectors = (
        seen.article.text,
        [dict[str, object](type="TextPositionSelector", start=span.start, end=span.end)],
    )
    exact = span.of(text)
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    short = seen.profile == "internal" or len(exact.split()) <= QUOTED_WORDS
    if short and not (seen.profile == "public" and MASK in before + exact + after):
        selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after})
    return {"source": seen.article.url or urn(seen.reading.id), "selector": selectors}


class WebAnnotations:
    """One AnnotationPage."""

    name, ending, one_file = "annotations", ".jsonld", True
    meaning = "Web Annotation JSON-LD: an annotation a fact, with positions in code points and quotations"
    takes: frozenset[Takes] = frozenset({"readings"})
    tables = MappingProxyType(
        {
            "annotation": (
                Column("id", "text", "URN made from the ids of reading and fact"),
                Column("type", "text", "always `Annotation`"),
                Column("motivation", "text", "always `classifying`"),
                Column("body", "text", "kind of the fact, and its code or name"),
                Column(
                    "target",
                    "text",
                    "for each span: `source` and `selector` (a `TextPositionSelector`; a `TextQuoteSelector` if short)",
                ),
            )
        }
    )

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The page, an annotation a line."""
        head = {"@context": CONTEXT, "id": urn("annotations"), "type": "AnnotationPage"}
        yield Chunk(json.dumps(head).removesuffix("}").encode() + b', "items": [')
        between = b"\n"
        for record in records:
            if isinstance(record, Reading):
                for annotation in annotations(record, options):
                    yield Chunk(between + json.dumps(annotation, ensure_ascii=False).encode())
                    between = b",\n"
        yield Chunk(b"\n]}\n")


EXPORTER = WebAnnotations()
