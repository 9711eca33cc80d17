"""`dateline collect`: one round over some sources."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import read
from dateline.cli.keep import StorePlace

if TYPE_CHECKING:
    from dateline.collect.round import Outcome
    from dateline.collect.seen import Seen
    from dateline.collect.source import Source

Files = Annotated[
    list[Path], typer.Argument(metavar="SOURCE.yaml...", help="A YAML file a source.", show_default=False)
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", dir_okay=False, help="Add the new pages to this file of JSON lines."),
]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", envvar="DATELINE_CONTACT", help="E-mail or web address at which publishers can ask you."
    ),
]
SeenFile = Annotated[
    Path | None,
    typer.Option(
        "--seen", metavar="FILE", dir_okay=False, help="What earlier rounds have seen; else beside the output."
    ),
]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="Pages fetched at most from each source.")]
AtOnce = Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Sources that are asked side by side.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("collect")(collect_command)


def collect_command(
    files: Files,
    *,
    out: Out = None,
    store: StorePlace = None,
    contact: Contact = None,
    seen: SeenFile = None,
    limit: Limit = 500,
    at_once: AtOnce = 8,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Fetch what is new in some sources, politely, once: into a file of JSON lines, or read into the store.

    Leaves with 0; with 1 if something failed, which is told; with 2 if the call or a source makes no sense.
    """
    from dateline.cli.sources_check import load_all  # noqa: PLC0415 - pydantic loads here, not with --help
    from dateline.cli.taking import Tally, into_file, into_store  # noqa: PLC0415 - as above
    from dateline.collect.seen import FileSeen  # noqa: PLC0415 - as above

    sources = load_all(files)
    agent = agent_of_call(contact)
    place = None if out is not None else store
    with ExitStack() as stack:
        kept = stack.enter_context(FileSeen(beside(place, "seen", given=seen, out=out)))
        outcomes = _outcomes(sources, agent, kept, limit, at_once, frozenset(allow_host or ()))
        tally = Tally(outcomes, sources, quiet=quiet)
        if out is not None:
            into_file(tally, out, kept)
        else:
            into_store(tally, place, kept, sources=sources, jobs=jobs)
        tally.close(kept)
    if tally.failed:
        raise typer.Exit(1)


def _outcomes(
    sources: "list[Source]", agent: str, seen: "Seen", limit: int, at_once: int, allow: frozenset[str]
) -> "Iterator[Outcome]":
    from dateline.collect.claims import Claims  # noqa: PLC0415 - loads here, not with --help
    from dateline.collect.round import Round  # noqa: PLC0415 - as above
    from dateline.collect.together import together  # noqa: PLC0415 - as above
    from dateline.collect.visitor import Visitor  # noqa: PLC0415 - as above

    visitor, claims = Visitor(agent=agent, allow=allow), Claims()
    rounds = [Round(source, visitor, seen, limit=limit, claims=claims).outcomes() for source in sources]
    return together(rounds, at_once)


def agent_of_call(contact: str | None) -> str:
    """The name under which pages are fetched; the option's own complaint where nobody could ask who we are."""
    from dateline.base.errors import FetchError  # noqa: PLC0415 - loads here, not with --help
    from dateline.collect.visitor import agent_of  # noqa: PLC0415 - as above

    if contact is None:
        raise typer.BadParameter(
            "publishers must be able to ask who fetches their pages; give an e-mail or web address, "
            "or set DATELINE_CONTACT",
            param_hint="--contact",
        )
    try:
        return agent_of(contact)
    except FetchError as error:
        raise typer.BadParameter(str(error), param_hint="--contact") from error


def beside(place: str | None, what: str, *, given: Path | None, out: Path | None = None) -> Path:
    """The file of lines that goes with what is written: as given, or beside the output, or beside the store's file."""
    from dateline.store import default_place  # noqa: PLC0415 - the database library loads here, not with --help

    option = {"seen": "--seen", "alerts": "--log"}[what]
    if given is None and out is None and "://" in (place or default_place()):
        raise typer.BadParameter(f"a store that is no file needs {option} FILE.jsonl", param_hint=option)
    path = out or Path(place or default_place()).expanduser()
    path = given or path.with_name(f"{path.name}.{what}.jsonl")
    if not path.absolute().parent.is_dir():
        if given is None and out is None:
            path.absolute().parent.mkdir(parents=True)  # where the store will be made
        else:
            hint = option if given else "--out"
            raise typer.BadParameter(f"{path}: the folder {path.absolute().parent} does not exist", param_hint=hint)
    return path
