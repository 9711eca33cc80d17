"""The reference is complete: every command, option and record field is told there."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from dateline.alerts import records as alerts
from dateline.base import records
from dateline.base.records import brief, indicators, revision, story
from dateline.cli.app import app
from dateline.knowledge.coding import codebook
from dateline.store import records as store_records

DOCS = Path(__file__).parents[2] / "docs"
RECORDS = [
    record
    for name in records.__all__
    if dataclasses.is_dataclass(record := getattr(records, name)) and name != "RawPage"
]


OTHER_RECORDS = {
    record: f"{name}.md"
    for name, module in (
        ("story", story),
        ("alerts", alerts),
        ("revision", revision),
        ("brief", brief),
        ("indicators", indicators),
        ("store", store_records),
    )
    for record in vars(module).values()
    if dataclasses.is_dataclass(record) and isinstance(record, type) and record.__module__ == module.__name__
}


@pytest.mark.parametrize("record", [*RECORDS, *OTHER_RECORDS], ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_told(record: type) -> None:
    name = OTHER_RECORDS.get(record, "reading.md")
    page = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert record.__name__ in page
    part = _part_about(page, record.__name__)
    missing = [field.name for field in dataclasses.fields(record) if f"`{field.name}`" not in part]
    assert not missing, f"{record.__name__}: {missing} not told in docs/reference/{name}"


def _part_about(page: str, name: str) -> str:
    """The section of a record, or the sentence or table row about one that has no section."""
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    if section:
        return section.group(1)
    return "".join(re.findall(rf"\*\*{name}\*\* has [^*]*|^.*{name}:.*$", page, re.MULTILINE))


def test_every_command_and_option_is_told() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    for name, options in _commands(typer.main.get_group(app)):
        assert f"## dateline {name}\n" in page
        section = page.split(f"## dateline {name}\n")[1].split("\n## ")[0]
        missing = [option for option in options if option != "--help" and f"`{option}" not in section]
        assert not missing, f"dateline {name}: {missing} not told in docs/reference/commands.md"


def _commands(group: TyperGroup) -> Iterator[tuple[str, list[str]]]:
    """Each command with its options; one of a group is named after the group as well."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from ((f"{name} {inner}", options) for inner, options in _commands(command))
        else:
            yield name, [option for one in command.params for option in one.opts if option.startswith("--")]


def test_every_code_of_the_codebook_is_told_as_the_file_has_it() -> None:
    page = (DOCS / "reference" / "codebook.md").read_text(encoding="utf-8")
    book = codebook()
    for name, type_ in book.types.items():
        section = page.split(f"## {name}\n")[1].split("\n## ")[0]
        assert f"Quad {type_.quad}, CAMEO {type_.cameo}, intensity {type_.intensity:g}." in section
        for mode, told in type_.modes.items():
            assert f"| `{mode}` | {told.definition} | {told.cameo} | {told.intensity:g} |" in section
    assert [name for name in book.contexts if f"| `{name}` |" not in page] == []
