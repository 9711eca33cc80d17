"""Alerts of sources that fall silent, or are back."""

from collections.abc import Sequence

from dateline.alerts.find import SILENCE
from dateline.alerts.records import Alert, AlertKind, Fact
from dateline.alerts.rules import Rule
from dateline.base.ids import content_id
from dateline.collect.busy import Silence


def silence_alert(rule: Rule, silence: Silence, told: Sequence[Alert]) -> Alert | None:
    """What is due by one rule: `new` when a source falls silent, `cancel` when it is back, `update` when silent again.

    `None` where the rule does not watch it, or it was told so last; `told` are the alerts raised before, in order.
    """
    if rule.silence is None or rule.silence.source not in (None, silence.source):
        return None
    key = content_id("silence", rule.name, silence.source)
    last = next((alert for alert in reversed(told) if alert.key == key), None)
    was_quiet = last is not None and last.kind != "cancel"
    if was_quiet == silence.quiet:
        return None
    kind: AlertKind = "cancel" if not silence.quiet else "new" if last is None else "update"
    return Alert(
        id=content_id("silence", key, kind, last.id if last is not None else None),
        key=key,
        kind=kind,
        rule=rule.name,
        type=SILENCE,
        why=("less came than is expected" if silence.quiet else "it brings what is expected again",),
        words=f"{silence.source}: {silence.words}",
        article="",
        accounts=(),
        facts=(Fact(field="pages", values=(f"{silence.came} of {silence.expected:g}",)),),
        origins=(silence.source,),
        actors=(silence.source,),
    )
