"""`dateline desk`: the web desk and its REST API over the store."""

import webbrowser
from typing import Annotated

import typer

from dateline.cli import keep

group = typer.Typer(help="Serve the desk over the store, and say who may use it.", invoke_without_command=True)

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; others than this machine need tokens.")]
Port = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")]
Name = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A host name under which others reach the desk.", show_default=False),
]
Https = Annotated[bool, typer.Option("--https", help="A proxy before the desk speaks HTTPS: cookies are for it only.")]
Rate = Annotated[float, typer.Option(min=0.1, metavar="N", help="Requests a second that one client may go on sending.")]
Open = Annotated[bool, typer.Option("--open", help="Open the desk in the browser of this machine.")]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
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

    settings = DeskSettings(host=host, port=port, https=https, names=tuple(name or ()), rate=rate)
    with listening(settings) as (socket, address):
        app = make_app(store, settings=settings)
        typer.echo(f"the desk is at {address} (Ctrl-C stops it)", err=True)
        if open_:
            webbrowser.open(address)
        serve(app, settings, socket)
