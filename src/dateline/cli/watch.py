"""`dateline watch`: ask sources again and again, read what is new, tell stories and alerts, until it is stopped."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import alert, collect, read
from dateline.cli.keep import StorePlace, open_to_read
from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from dateline.alerts.alarm import Alarm
    from dateline.alerts.channel import Channel
    from dateline.alerts.rules import Rule
    from dateline.collect.source import Source
    from dateline.store import Store

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SOURCE.yaml...]", help="A YAML file a source; without any, those that the store knows.",
        show_default=False,
    ),
]  # fmt: skip
RulesFile = Annotated[
    Path | None,
    typer.Option("--rules", metavar="RULES.yaml", help="What to alert of, beside the rules kept at the desk."),
]
Every = Annotated[
    str, typer.Option(metavar="INTERVAL", help="How often a source is asked that does not say so itself: 30s, 5m, 2h.")
]
Once = Annotated[bool, typer.Option("--once", help="One round over each source, then leave.")]
Log = Annotated[
    Path | None,
    typer.Option(metavar="FILE.jsonl", help="What was alerted of, when and to where; else beside the store."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Each thing that happens as one line of JSON.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("watch")(watch_command)


def watch_command(
    files: Files = None,
    *,
    store: StorePlace = None,
    rules: RulesFile = None,
    every: Every = "5m",
    once: Once = False,
    contact: collect.Contact = None,
    seen: collect.SeenFile = None,
    log: Log = None,
    atom: alert.Atom = None,
    webhook: alert.Hooks = None,
    mail_to: alert.MailTo = None,
    smtp: alert.Smtp = None,
    limit: collect.Limit = 500,
    at_once: collect.AtOnce = 8,
    allow_host: read.AllowHost = None,
    json: AsJson = False,
    quiet: read.Quiet = False,
) -> None:
    """Ask sources again and again: read and keep what is new, join it to stories, send alerts; until it is stopped.

    It may be killed at any moment and goes on from there. Leaves with 0 when it is asked to end (SIGTERM, Ctrl-C);
    with 1 if a round of --once had failures; with 2 if the call makes no sense.
    """
    seconds = _seconds(every)
    agent = collect.agent_of_call(contact)
    allow = frozenset(allow_host or ())
    watched = alert.rules_of(rules) if rules is not None else ()
    channels = alert.channels_of(webhook or [], mail_to or [], smtp, allow)
    given = _loaded(files or [])
    seen = collect.beside(store, "seen", given=seen)
    log = _log_of(store, log, watched=bool(watched))
    from dateline.cli.sources_kept import settings_of  # noqa: PLC0415 - pydantic loads here, not with --help
    from dateline.cli.status import Status  # noqa: PLC0415 - as above
    from dateline.cli.watching import Watch  # noqa: PLC0415 - the parser and the database load here
    from dateline.collect.poll import Polling  # noqa: PLC0415 - as above
    from dateline.collect.seen import FileSeen  # noqa: PLC0415 - as above
    from dateline.collect.visitor import Visitor  # noqa: PLC0415 - as above

    status = Status(json=json, quiet=quiet)
    with ExitStack() as stack, _until_signalled() as stop, until_closed():
        marks = stack.enter_context(FileSeen(seen))
        opened = stack.enter_context(_opened(store, make=bool(given)))
        if log is None:
            _need_no_log(opened)
        alarm = _alarm(stack, watched, log, channels, atom) if log is not None else None
        sources = given or _known(opened)
        for source in given:
            opened.keep_source(source.name, settings_of(source))
        visitor = Visitor(agent=agent, allow=allow)
        polling = Polling(sources, visitor, marks, every=seconds, stop=stop, limit=limit, at_once=at_once, once=once)
        status.say("started", _words(sources, opened.place, once=once, every=every))
        watch = Watch(opened, marks, sources, polling, alarm=alarm, status=status, stop=stop)
        watch.run()
    if once and watch.counts["failed"]:
        raise typer.Exit(1)


def _words(sources: "list[Source]", place: str, *, once: bool, every: str) -> str:
    how = "once" if once else f"about every {every} where they do not say otherwise"
    return f"{len(sources)} source(s), asked {how}; store {place}"


def _seconds(told: str) -> float:
    from dateline.collect.intervals import seconds_of  # noqa: PLC0415 - loads here, not with --help

    try:
        return seconds_of(told)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--every") from error


def _loaded(files: list[Path]) -> "list[Source]":
    from dateline.cli.sources_check import load_all  # noqa: PLC0415 - pydantic loads here, not with --help

    return load_all(files)


def _opened(place: str | None, *, make: bool) -> "Store":
    """The store; where no source is named its sources are wanted, so it must be there already."""
    from dateline.store import Store  # noqa: PLC0415 - the database library loads here, not with --help

    return Store.open(place, patience=0.0) if make else open_to_read(place)


def _known(store: "Store") -> "list[Source]":
    from dateline.cli.sources_kept import kept_sources  # noqa: PLC0415 - pydantic loads here, not with --help

    sources = kept_sources(store)
    if not sources:
        raise typer.BadParameter(f"{store.place} knows no source yet; name the YAML file of one, or more")
    return sources


def _log_of(place: str | None, given: Path | None, *, watched: bool) -> Path | None:
    """The log of alerts; none where nothing is watched by the call, and beside the store there is no place for it."""
    from dateline.store import default_place  # noqa: PLC0415 - the database library loads here, not with --help

    if given is None and not watched and "://" in (place or default_place()):
        return None
    return collect.beside(place, "alerts", given=given)


def _alarm(
    stack: ExitStack, rules: "tuple[Rule, ...]", path: Path, channels: "list[Channel]", atom: Path | None
) -> "Alarm":
    from dateline.alerts import AlertLog  # noqa: PLC0415 - loads here, not with --help
    from dateline.alerts.alarm import Alarm  # noqa: PLC0415 - as above

    return Alarm(rules, stack.enter_context(AlertLog(path, alert.now)), channels, atom=atom)


def _need_no_log(store: "Store") -> None:
    """Refuse to watch where rules are kept at the desk, and there is no place for a log."""
    from dateline.alerts.kept import with_kept  # noqa: PLC0415 - loads here, not with --help

    if with_kept((), store) != ((), ()):
        raise typer.BadParameter("rules are kept at the desk, and a store that is no file needs --log FILE.jsonl")


@contextmanager
def _until_signalled() -> Iterator[Event]:
    """Set as soon as somebody asks the process to end (SIGTERM, Ctrl-C); asked again, it ends at once."""
    stop = Event()

    def ask(number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
