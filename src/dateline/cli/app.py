"""The commands of `dateline`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.base.codec import decode_page, encode
from dateline.pipeline import read_page

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def root() -> None:
    """Dateline reads the news of a crisis and keeps a record that people can believe."""


@app.command("read")
def read_command(source: str, jsonl: Annotated[bool, typer.Option("--jsonl")] = False) -> None:
    """Read articles."""
    lines = sys.stdin.buffer if source == "-" else Path(source).open("rb")
    for line in lines:
        if line.strip():
            sys.stdout.buffer.write(encode(read_page(decode_page(line))) + b"\n")


def main() -> None:
    """Run the command line."""
    app()
