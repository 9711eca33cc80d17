"""`dateline stories`: many articles in, stories out."""

from typing import Annotated

import typer

from dateline.base.codec import encode
from dateline.cli import read, readings
from dateline.cli.pipe import until_closed, write_line

JsonLines = Annotated[
    bool, typer.Option("--jsonl", help='Each line in is a document {"id", "text"} or {"id", "html"}, or a reading.')
]
AsJson = Annotated[bool, typer.Option("--json", help="One story a line as JSON (always so with --jsonl).")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("stories")(stories_command)


def stories_command(
    sources: read.Sources,
    *,
    jsonl: JsonLines = False,
    json: AsJson = False,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Join the articles that tell one story: each act once with all accounts, who copied whom, and a timeline.

    Leaves with 0; with 1 if an article could not be read (it is told, and in no story); with 2 if the call makes no
    sense.
    """
    sound = readings.sound_readings(sources, jsonl=jsonl, jobs=jobs, allow_host=allow_host, quiet=quiet)
    from dateline.cli.story import print_story  # noqa: PLC0415 - what is needed loads here, not with --help
    from dateline.reconcile import tell_stories  # noqa: PLC0415 - as above

    with until_closed():
        for story in tell_stories(sound):
            if json or jsonl:
                write_line(encode(story))
            else:
                print_story(story)
    if sound.failed:
        raise typer.Exit(1)
