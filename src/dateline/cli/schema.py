"""`dateline schema`: the published form of a record."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from dateline.base.codec import schema_of
from dateline.cli.pipe import until_closed


class Record(StrEnum):
    """What has a schema."""

    READING = "reading"
    STORY = "story"
    BRIEF = "brief"
    INDICATOR = "indicator"
    ALERT = "alert"
    REVISION = "revision"


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("schema")(schema_command)


def schema_command(
    record: Annotated[Record, typer.Argument(help="The record whose schema is wanted.")] = Record.READING,
) -> None:
    """Print the JSON Schema that every record of a kind satisfies: every reading, if none is named."""
    with until_closed():
        typer.echo(json.dumps(schema_of(_type(record)), indent=2, ensure_ascii=False))


def _type(record: Record) -> type:
    from dateline.alerts.records import Alert  # noqa: PLC0415 - loads here, not with --help
    from dateline.base.records import Reading  # noqa: PLC0415 - as above
    from dateline.base.records.brief import Brief  # noqa: PLC0415 - as above
    from dateline.base.records.indicators import Indicator  # noqa: PLC0415 - as above
    from dateline.base.records.revision import Revision  # noqa: PLC0415 - as above
    from dateline.base.records.story import Story  # noqa: PLC0415 - as above

    return {
        Record.READING: Reading,
        Record.STORY: Story,
        Record.BRIEF: Brief,
        Record.INDICATOR: Indicator,
        Record.ALERT: Alert,
        Record.REVISION: Revision,
    }[record]
