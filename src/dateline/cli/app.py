"""`dateline`: its commands, and what they have in common: exit codes, errors in words, a reader who leaves early.

Exit codes: 0 all is well; 1 something failed (and is told); 2 the call itself cannot be carried out.
No module that a command line imports at start may import the parser: `dateline --help` answers at once.
"""

import io
import sys
from typing import Annotated

import typer

from dateline.base.errors import DatelineError
from dateline.cli import (
    alert,
    brief,
    code,
    codebook,
    collect,
    convert,
    desk,
    diff,
    exchange,
    indicators,
    keep,
    read,
    run,
    schema,
    score,
    search,
    sources_check,
    stories,
    watch,
    why,
)
from dateline.cli.pipe import drop_output
from dateline.version import __version__

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
read.register(app)
code.register(app)
keep.register(app)
search.register(app)
exchange.register(app)
diff.register(app)
stories.register(app)
convert.register(app)
run.register(app)
brief.register(app)
alert.register(app)
indicators.register(app)
codebook.register(app)
collect.register(app)
watch.register(app)
sources_check.register(app)
why.register(app)
score.register(app)
schema.register(app)
desk.register(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Dateline reads the news of a crisis and keeps a record that people can believe.

    Start with: dateline read ARTICLE.html
    """


@app.command("version")
def version_command() -> None:
    """Show the version."""
    _show_version(True)


def main() -> None:
    """Run the command line. What a user, a page or a store can cause ends in a sentence, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a curly quote gets '?', not a crash
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        drop_output()
        what = error.filename or "standard output"
        print(f"dateline: {what}: {error.strerror or type(error).__name__}", file=sys.stderr)
        sys.exit(1)
