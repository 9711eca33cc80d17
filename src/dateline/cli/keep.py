"""`dateline add`, `list`, `show`: the store of what was read."""

import typer


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
