"""`dateline alert`: tell once what is new, changed or taken back of what a file of rules watches."""

import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.codec import encode
from dateline.base.errors import DatelineError
from dateline.cli import read, readings, stories
from dateline.cli.keep import StorePlace
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from dateline.alerts.channel import Channel
    from dateline.alerts.records import Alert
    from dateline.alerts.rules import Rule

Arguments = Annotated[
    list[str],
    typer.Argument(
        metavar="RULES.yaml [SOURCE...] | check RULES.yaml",
        help="A file of rules, then what to read; without a source, the stories of the store.",
    ),
]
Log = Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="What was sent, when, why and to where.")]
Atom = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the alerts of the log as an Atom feed.")]
Hooks = Annotated[
    list[str] | None,
    typer.Option("--webhook", metavar="URL", help="Post each alert there, signed with DATELINE_WEBHOOK_SECRET."),
]
MailTo = Annotated[list[str] | None, typer.Option(metavar="ADDR", help="Mail each alert there; needs --smtp.")]
Smtp = Annotated[str | None, typer.Option(metavar="HOST:PORT", help="The server that takes the mails.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Show what is due; send and write nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Each alert as one line of JSON.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("alert")(alert_command)


def alert_command(
    arguments: Arguments,
    *,
    log: Log = None,
    store: StorePlace = None,
    atom: Atom = None,
    webhook: Hooks = None,
    mail_to: MailTo = None,
    smtp: Smtp = None,
    dry_run: Dry = False,
    jsonl: stories.JsonLines = False,
    json: AsJson = False,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Tell once what is new, changed or taken back of what rules watch; `alert check RULES.yaml` checks the rules.

    Leaves with 0; with 1 if an article could not be read or an alert not be sent (it is tried again at the next run);
    with 2 if the call makes no sense.
    """
    if arguments[0] == "check":
        _check(arguments[1:])
        return
    rules = rules_of(Path(arguments[0]))
    channels = channels_of(webhook or [], mail_to or [], smtp, frozenset(allow_host or ()))
    if len(arguments) == 1:
        from dateline.cli.alert_store import alert_of_store  # noqa: PLC0415 - the database loads here, not with --help

        alert_of_store(rules, store, log, channels, atom, dry_run=dry_run, json=json)
        return
    if log is None:
        raise typer.BadParameter("give RULES.yaml, one SOURCE at least, and --log FILE.jsonl")
    sound = readings.sound_readings(arguments[1:], jsonl=jsonl, jobs=jobs, allow_host=allow_host, quiet=quiet)
    failed = _dry(rules, sound, log, json=json) if dry_run else _run(rules, sound, log, channels, atom, json=json)
    if failed or sound.failed:
        raise typer.Exit(1)


def _check(files: list[str]) -> None:
    if not files:
        raise typer.BadParameter("give the file of rules: dateline alert check RULES.yaml")
    wrong = 0
    for file in files:
        from dateline.alerts import RuleError, load_rules  # noqa: PLC0415 - pydantic loads here, not with --help

        try:
            typer.echo(f"{file}: nothing is wrong with {len(load_rules(file))} rule(s)")
        except RuleError as error:
            wrong += 1
            typer.echo(str(error))
    if wrong:
        raise typer.Exit(1)


def rules_of(file: Path) -> "tuple[Rule, ...]":
    """The rules of a file; the call's own complaint where it cannot be used."""
    from dateline.alerts import RuleError, load_rules  # noqa: PLC0415 - as above

    try:
        return load_rules(file)
    except FileNotFoundError:
        raise typer.BadParameter(f"{file}: there is no such file; name a file of rules first") from None
    except RuleError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def channels_of(hooks: list[str], mails: list[str], smtp: str | None, allow: frozenset[str]) -> "list[Channel]":
    """Where alerts go to; the call's own complaint where that makes no sense."""
    from dateline.alerts.mail import Mail  # noqa: PLC0415 - as above
    from dateline.alerts.webhook import SECRET, Webhook  # noqa: PLC0415 - as above

    secret, server = os.environ.get(SECRET, ""), re.fullmatch(r"([^\s:]+):(\d{1,5})", smtp or "")
    if hooks and not secret:
        raise typer.BadParameter(f"--webhook needs a secret to sign with; put one into the environment as {SECRET}")
    if mails and server is None:
        raise typer.BadParameter("--mail-to needs --smtp HOST:PORT, such as --smtp localhost:25")
    try:
        found: list[Channel] = [Webhook(url, secret, allow=allow) for url in hooks]
        if server is not None:
            found += [Mail(address, server[1], int(server[2])) for address in mails]
    except DatelineError as error:
        raise typer.BadParameter(str(error)) from error
    return found


def _dry(rules: "tuple[Rule, ...]", sound: readings.Sound, log: Path, *, json: bool) -> bool:
    from dateline.alerts import find_alerts, logged, raised  # noqa: PLC0415 - as above

    with until_closed():
        for alert in find_alerts(rules, sound, raised(logged(log))):
            show(alert, json=json)
    return False


def _run(
    rules: "tuple[Rule, ...]",
    sound: readings.Sound,
    path: Path,
    channels: "list[Channel]",
    atom: Path | None,
    *,
    json: bool,
) -> bool:
    """Raise, send and show what is due; true if something could not be sent."""
    from dateline.alerts import AlertLog, deliver, find_alerts, raised, write_feed  # noqa: PLC0415 - as above

    with AlertLog(path, now) as log:
        due = find_alerts(rules, sound, raised(log.lines))
        complaints = list(deliver(due, channels, log))
        try:
            if atom is not None:
                write_feed(log.lines, atom)
        except DatelineError as error:
            complaints.append(str(error))
    for complaint in complaints:
        print(f"dateline: {complaint}", file=sys.stderr)
    with until_closed():
        for alert in due:
            show(alert, json=json)
    return bool(complaints)


def show(alert: "Alert", *, json: bool) -> None:
    """Write one alert to standard output."""
    from dateline.alerts.channel import body  # noqa: PLC0415 - as above
    from dateline.web.cards.words import harmless  # noqa: PLC0415 - as above

    if json:
        write_line(encode(alert))
    else:
        typer.echo("\n".join(map(harmless, body(alert).splitlines())) + "\n")


def now() -> str:
    """This moment as the log tells it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
