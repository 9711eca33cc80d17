"""`dateline sources list`, and the sources that a store knows."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.keep import StorePlace, open_to_read
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from dateline.collect.source import Source
    from dateline.store import Store

AsJson = Annotated[bool, typer.Option("--json", help="The settings of each source as one line of JSON.")]


def register(group: typer.Typer) -> None:
    """Put the command of this file into the group of commands about sources."""
    group.command("list")(list_command)


def settings_of(source: "Source") -> str:
    """What is kept of a source: its settings as JSON, without those that are as if nothing was said."""
    return source.model_dump_json(exclude_defaults=True)


def kept_sources(store: "Store") -> "list[Source]":
    """The sources that a store knows, by name. Raises `StoreError` for settings that another version understands."""
    from pydantic import ValidationError  # noqa: PLC0415 - loads here, not with --help

    from dateline.base.errors import StoreError  # noqa: PLC0415 - as above
    from dateline.collect.source import Source  # noqa: PLC0415 - as above

    found = []
    for name, settings in store.sources().items():
        try:
            found.append(Source.model_validate_json(settings))
        except ValidationError as error:
            raise StoreError(
                f"store {store.place}: the settings of source {name!r} are not understood: "
                f"{error.errors()[0]['msg']}; name its YAML file, which replaces them"
            ) from error
    return found


def list_command(*, store: StorePlace = None, json: AsJson = False) -> None:
    """List the sources that the store knows: name, owner, country, languages, interval, with tabs between."""
    from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - loads here, not with --help

    with open_to_read(store) as kept, until_closed():
        if json:
            for settings in kept.sources().values():
                write_line(settings.encode())
            return
        for source in kept_sources(kept):
            told = (source.name, source.owner, source.country, ",".join(source.languages), source.every)
            typer.echo("\t".join(harmless(one_line(part or "-")) for part in told))
