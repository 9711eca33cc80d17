"""The reference tells every format, table, column and option as the code has them."""

from pathlib import Path

import pytest

from dateline.exports import Exporter, Options, exporter, format_names, hxl
from dateline.exports.words import QUOTED_WORDS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in format_names() if name != "parquet"])
def test_every_column_of_a_format_is_told_with_its_kind_and_meaning(name: str) -> None:
    form = exporter(name)
    section = PAGE.split(f"## {name}\n", 1)[1].split("\n## ")[0]
    for table, columns in form.tables.items():
        part = section.split(f"### {table}\n", 1)[1].split("\n### ")[0] if len(form.tables) > 1 else section
        told = [line.split(" | ") for line in part.splitlines() if line.startswith("| `")]
        rows = [(cells[0][3:-1], cells[-2], cells[-1].removesuffix(" |")) for cells in told]
        assert rows == [tuple(column) for column in columns]


def test_parquet_has_the_columns_of_csv() -> None:
    assert exporter("parquet").tables == exporter("csv").tables


def test_every_format_stands_in_the_list_with_its_ending() -> None:
    for name in format_names():
        form = exporter(name)
        assert f"| `{name}` | {'one' if form.one_file else 'a folder'}, `{form.ending}` |" in PAGE
        assert f"| {form.meaning} |" in PAGE


def test_hashtags_options_attributes_and_the_length_of_quotations_are_told() -> None:
    assert all(f"| `{field.column.name}` | `{tag}` |" in PAGE for tag, field in hxl.TAGGED)
    told = [*Options.__dataclass_fields__, *Exporter.__annotations__]
    assert [name for name in told if f"| `{name}` |" not in PAGE] == []
    assert f"at most {QUOTED_WORDS} words" in PAGE
