"""`dateline schema`: the published form of a reading."""

import json

import typer

from dateline.base.codec import reading_schema
from dateline.cli.pipe import until_closed


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("schema")(schema_command)


def schema_command() -> None:
    """Print the JSON Schema that every reading satisfies."""
    with until_closed():
        typer.echo(json.dumps(reading_schema(), indent=2, ensure_ascii=False))
