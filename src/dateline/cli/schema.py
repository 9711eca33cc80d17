"""`dateline schema`: the published form of a reading, or of a story."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from dateline.base.codec import reading_schema, story_schema
from dateline.cli.pipe import until_closed


class Record(StrEnum):
    """What has a schema."""

    READING = "reading"
    STORY = "story"


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("schema")(schema_command)


def schema_command(
    record: Annotated[Record, typer.Argument(help="The record whose schema is wanted.")] = Record.READING,
) -> None:
    """Print the JSON Schema that every reading, or every story, satisfies."""
    schema = reading_schema() if record is Record.READING else story_schema()
    with until_closed():
        typer.echo(json.dumps(schema, indent=2, ensure_ascii=False))
