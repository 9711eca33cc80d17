"""A reading as a row of columns. They are told in docs/reference/parquet.md."""

from typing import Any

from dateline.base.records import Reading
from dateline.workers.extra import need

FACTS = ("actors", "places", "times", "quantities", "quotes", "events", "advisories", "checks", "failures")
_ABOUT = ("id", "url", "outlet", "title", "published", "language", "digest")
_LISTS = ("event_types", "event_statuses", "countries", "failures")

Row = dict[str, object]


def row_of(reading: Reading, line: bytes) -> Row:
    """The columns of one reading; `line` is its line of JSON."""
    article = reading.article
    return {
        "id": reading.id,
        **{name: getattr(article, name) for name in _ABOUT[1:]},
        **{f"n_{kind}": len(getattr(reading, kind)) for kind in FACTS},
        "event_types": [event.type for event in reading.events],
        "event_statuses": [event.status for event in reading.events],
        "countries": sorted({place.country for place in reading.places if place.country}),
        "failures": [failure.detail for failure in reading.failures],
        "reading": line.decode("utf-8"),
    }


def schema() -> Any:
    """The Arrow schema of the rows."""
    arrow = need("pyarrow", "Parquet")
    text, texts = arrow.string(), arrow.list_(arrow.field("element", arrow.string(), nullable=False))
    return arrow.schema(
        [
            *(arrow.field(name, text, nullable=name not in ("id", "digest")) for name in _ABOUT),
            *(arrow.field(f"n_{kind}", arrow.int32(), nullable=False) for kind in FACTS),
            *(arrow.field(name, texts, nullable=False) for name in _LISTS),
            arrow.field("reading", text, nullable=False),
        ]
    )
