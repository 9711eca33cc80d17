"""`dateline alert RULES.yaml` without a source: what the stories of the store tell."""

import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import typer

from dateline.alerts import AlertLog, logged
from dateline.alerts.alarm import Alarm, found_in
from dateline.alerts.channel import Channel
from dateline.alerts.kept import with_kept
from dateline.alerts.rules import Rule
from dateline.cli import alert, collect
from dateline.cli.keep import open_to_read
from dateline.cli.pipe import until_closed
from dateline.settle import settle


def alert_of_store(
    rules: Sequence[Rule],
    place: str | None,
    log: Path | None,
    channels: "Sequence[Channel]",
    atom: Path | None,
    *,
    dry_run: bool,
    json: bool,
) -> None:
    """Raise, send and show what the stories tell since the last run.

    Leaves with 1 if something could not be sent, or a rule of the desk not be used.
    """
    path = collect.beside(place, "alerts", given=log)
    with open_to_read(place) as store:
        settle(store)
        if dry_run:
            all_rules, complaints = with_kept(rules, store)
            due = list(chain.from_iterable(found for _, found in found_in(store, all_rules, logged(path), 0)))
        else:
            with AlertLog(path, alert.now) as lines:
                alarm = Alarm(rules, lines, channels, atom=atom)
                due, complaints = alarm.due(store), tuple(alarm.send())
    for complaint in complaints:
        print(f"dateline: {complaint}", file=sys.stderr)
    with until_closed():
        for one in due:
            alert.show(one, json=json)
    if complaints:
        raise typer.Exit(1)
