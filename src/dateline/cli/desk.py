"""`dateline desk`: the web desk and its REST API over the store."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import collect, keep

tokens = typer.Typer(no_args_is_help=True, help="Say who may use the desk.")
group = typer.Typer(help="Serve the desk over the store, and say who may use it.", invoke_without_command=True)

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; others than this machine need tokens.")]
Port = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")]
Name = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A host name under which others reach the desk.", show_default=False),
]
Https = Annotated[bool, typer.Option("--https", help="A proxy before the desk speaks HTTPS: cookies are for it only.")]
Rate = Annotated[float, typer.Option(min=0.1, metavar="N", help="Requests a second that one client may go on sending.")]
Alerts = Annotated[
    Path | None,
    typer.Option("--alerts", metavar="FILE", help="The log of alerts to show; without it that beside the store."),
]
Open = Annotated[bool, typer.Option("--open", help="Open the desk in the browser of this machine.")]


Holder = Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is.", show_default=False)]
Role = Annotated[str, typer.Option(metavar="ROLE", help="reader, reviewer or admin.")]
Days = Annotated[int | None, typer.Option(min=1, max=3650, metavar="N", help="Days after which it lets nobody in.")]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
    group.add_typer(tokens, name="token")
    app.add_typer(group, name="desk")


@group.callback()
def desk_command(
    context: typer.Context,
    *,
    store: keep.StorePlace = None,
    host: Host = "127.0.0.1",
    port: Port = 8050,
    name: Name = None,
    https: Https = False,
    rate: Rate = 50.0,
    alerts: Alerts = None,
    open_: Open = False,
) -> None:
    """Serve the desk over the store until Ctrl-C.

    On this machine alone nobody has to log in; elsewhere it starts only once there are tokens.
    """
    if context.invoked_subcommand is not None:
        return
    from dateline.web.app import make_app  # noqa: PLC0415 - the web framework loads here, not with --help
    from dateline.web.guard import DeskSettings  # noqa: PLC0415 - as above
    from dateline.web.server import listening, serve  # noqa: PLC0415 - as above

    settings = DeskSettings(
        host=host, port=port, https=https, names=tuple(name or ()), rate=rate, alerts=alerts or _log_beside(store)
    )
    with listening(settings) as (socket, address):
        app = make_app(store, settings=settings)
        typer.echo(f"the desk is at {address} (Ctrl-C stops it)", err=True)
        if open_:
            webbrowser.open(address)
        serve(app, settings, socket)


def _log_beside(store: str | None) -> Path | None:
    """The log that `dateline watch` keeps beside a store that is a file."""
    from dateline.store import default_place  # noqa: PLC0415 - as above

    return None if "://" in (store or default_place()) else collect.beside(store, "alerts", given=None)


@tokens.command("add")
def add_command(name: Holder, *, role: Role = "reader", days: Days = None, store: keep.StorePlace = None) -> None:
    """Make a token for somebody. It is shown this once: only a hash of it is kept."""
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415 - loads here, not with --help

    from dateline.store import Store  # noqa: PLC0415 - as above
    from dateline.store.log import now  # noqa: PLC0415 - as above
    from dateline.store.tokens import add_token, checked_role  # noqa: PLC0415 - as above

    ends = None if days is None else (datetime.now(UTC) + timedelta(days)).isoformat(timespec="milliseconds")
    with Store.open(store, make=False) as kept:
        made = kept.write(lambda connection: add_token(connection, name, checked_role(role), now(), ends))
    typer.echo(made)


@tokens.command("list")
def list_command(*, store: keep.StorePlace = None) -> None:
    """Tell who has a token, in which role and until when."""
    from dateline.store.log import now  # noqa: PLC0415 - loads here, not with --help
    from dateline.store.tokens import all_tokens  # noqa: PLC0415 - as above

    with keep.open_to_read(store) as kept, kept.reading() as connection:
        found = all_tokens(connection)
    at = now()
    for token in found:
        ends = f"until {token.expires[:10]}" if token.expires else "without end"
        state = f"revoked {token.revoked[:10]}" if token.revoked else ends if token.stands(at) else f"ended {ends[6:]}"
        typer.echo(f"{token.name}  {token.role}  since {token.added[:10]}  {state}")


@tokens.command("revoke")
def revoke_command(name: Holder, *, store: keep.StorePlace = None) -> None:
    """Let a token, and whoever logged in with it, in no more."""
    from dateline.store import Store  # noqa: PLC0415 - loads here, not with --help
    from dateline.store.log import now  # noqa: PLC0415 - as above
    from dateline.store.tokens import revoke_token  # noqa: PLC0415 - as above

    with Store.open(store, make=False) as kept:
        revoked = kept.write(lambda connection: revoke_token(connection, name, now()))
    typer.echo("revoked" if revoked else f"{name} has no token that stands", err=not revoked)
    if not revoked:
        raise typer.Exit(1)
