"""JSON lines: whole records for ourselves, extracts without articles for others."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dateline.base.codec import encode
from dateline.base.records import Reading
from dateline.exports.facts import FACT_TABLES
from dateline.exports.form import Cell, Chunk, Column, Options, Record, Takes

EXTRACT = "dateline.extract/1"
_ARTICLE = ("article", "url", "outlet", "title", "published", "language")


class JsonLines:
    """JSON lines: one record a line."""

    name, ending, one_file = "jsonl", ".jsonl", True
    meaning = (
        "JSON lines: readings as extracts by kind of fact, with the columns of csv; `internal`: the readings; stories"
    )
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType(
        {
            "extract": (
                Column("schema", "text", f"`{EXTRACT}`; a story keeps `dateline.story/1`"),
                *(c for c in FACT_TABLES[0].columns if c.name in _ARTICLE),
                *(Column(t.name, "text", f"list of the {t.name}, each with the columns of csv") for t in FACT_TABLES),
            )
        }
    )

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """One line a record."""
        for record in records:
            whole = options.profile == "internal" or not isinstance(record, Reading)
            yield Chunk(encode(record if whole else extract(record, options)) + b"\n")


def extract(record: Record, options: Options) -> dict[str, object]:
    """What a reading tells without the text of its article: its facts with short quotations."""
    assert isinstance(record, Reading), "stories have no text to leave out"
    article = record.article
    out: dict[str, object] = {
        "schema": EXTRACT,
        "article": record.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "language": article.language,
    }
    for table in FACT_TABLES:
        names = [column.name for column in table.columns]
        out[table.name] = [_fact(names, row) for row in table.rows(record, options)]
    return out


def _fact(names: list[str], row: list[Cell]) -> dict[str, Cell]:
    return {name: cell for name, cell in zip(names, row, strict=True) if name not in _ARTICLE}


EXPORTER = JsonLines()
