"""Rules, readings and what was told before -> the alerts that are due, each once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.alerts.records import Alert, AlertKind, Fact, FactChange
from dateline.alerts.rules import Rule
from dateline.alerts.watched import Act, Warned, advisories, facts_of, facts_of_advisory, reasons, watches
from dateline.base.ids import content_id
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.exports.instants import instant
from dateline.reconcile import tell_stories

ADVISORY = "advisory"  # stands where the type of an act would
SILENCE = "silence"  # as above, of a source
QUOTED = 300  # signs of an article's words that an alert repeats


def find_alerts(rules: Sequence[Rule], readings: Iterable[Reading], told: Sequence[Alert]) -> list[Alert]:
    """The alerts that are due, in the order of the rules, then of the acts; `told` are those raised before, in order.

    What was raised before is known again by the accounts that it stands on, so its key survives when articles come to
    it, also earlier ones. What is not in these readings is left as it was told.
    """
    ordered = list(reversed({reading.id: reading for reading in reversed(list(readings))}.values()))
    return alerts_of(rules, tell_stories(ordered), ordered, told)


def alerts_of(
    rules: Sequence[Rule], stories: Iterable[Story], readings: Sequence[Reading], told: Sequence[Alert]
) -> list[Alert]:
    """The same, where the stories are told already; `readings` are those of their articles."""
    kept = {reading.id: reading for reading in readings}
    acts = [Act(event, kept) for story in stories for event in story.events]
    warned = list(advisories(readings))
    due: list[Alert] = []
    for rule in rules:
        mine = [alert for alert in told if alert.rule == rule.name]
        if rule.of_acts:
            last = {alert.key: alert for alert in mine if alert.type not in (ADVISORY, SILENCE)}
            due += _of_acts(rule, acts, last, kept)
        elif rule.advisory is not None:
            due += _of_advisories(rule, warned, {alert.key: alert for alert in mine if alert.type == ADVISORY})
    return due


def _of_acts(
    rule: Rule, acts: Sequence[Act], last: Mapping[str, Alert], readings: Mapping[str, Reading]
) -> Iterator[Alert]:
    known = _known(acts, list(last.values()))
    for number, act in sorted(
        enumerate(acts), key=lambda numbered: (numbered[0] not in known, numbered[1].accounts[0])
    ):
        if (before := known.get(number)) is not None:
            yield from _changed(rule, act, before, readings)
        elif why := reasons(rule, act):
            yield _alert("new", rule, act, _key(rule, act, last), why, facts_of(rule, act), readings)
    told = {(act.merged.type, account) for act in acts for account in act.accounts}
    for gone in last.values():
        given = all(_article(account) in readings for account in gone.accounts)
        if given and gone.kind != "cancel" and told.isdisjoint((gone.type, account) for account in gone.accounts):
            yield _next(gone, "cancel", ("its articles no longer tell it",), gone.facts)


def _known(acts: Sequence[Act], last: Sequence[Alert]) -> dict[int, Alert]:
    """What was last told of each act, by the number of the act.

    An alert belongs to the act that its first account stands in; of several to the earliest, and what they told of an
    act that is now one with another's is told no more. An act with the first account of none has the earliest alert
    that shares another one, and whose first account is not here.
    """
    home = {(act.merged.type, account): number for number, act in enumerate(acts) for account in act.accounts}
    found: dict[int, Alert] = {}
    away = []
    for alert in last:
        number = home.get((alert.type, alert.accounts[0]))
        if number is None:
            away.append(alert)
        else:
            found.setdefault(number, alert)
    for alert in away:
        shared = (home.get((alert.type, account)) for account in alert.accounts)
        number = next((number for number in shared if number is not None and number not in found), None)
        if number is not None:
            found[number] = alert
    return found


def _key(rule: Rule, act: Act, last: Mapping[str, Alert]) -> str:
    """The key of what is told for the first time. Its first account may have had another act before: then not that."""
    key = content_id("alert", rule.name, act.accounts[0])
    while key in last:
        key = content_id("alert", rule.name, act.accounts[0], last[key].id)
    return key


def _changed(rule: Rule, act: Act, before: Alert, readings: Mapping[str, Reading]) -> Iterator[Alert]:
    """An update or a cancel, if something watched is not as it was told."""
    whole = all(_article(account) in readings for account in before.accounts)
    if whole and not act.real:
        if before.kind != "cancel":
            denied = ("every origin by now denies it or tells it as a thought only",)
            yield _alert("cancel", rule, act, before.key, denied, facts_of(rule, act), readings, before)
        return
    facts: tuple[Fact, ...] = facts_of(rule, act) if whole else _joined(before, facts_of(rule, act))
    again = before.kind == "cancel" and act.real and whole
    changed = _changes(before, facts)
    if again or (changed and before.kind != "cancel"):
        why = ("told as real again",) if again else tuple(f"{change.field} changed" for change in changed)
        yield _alert("update", rule, act, before.key, why, facts, readings, before)


def _joined(before: Alert, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts where articles that told the act before were not given: only what is told beside them counts as new."""
    old = {fact.field: fact.values for fact in before.facts}
    return tuple(
        Fact(field=fact.field, values=tuple(sorted({*old.get(fact.field, ()), *fact.values})))
        if fact.field == "status"
        else Fact(field=fact.field, values=old.get(fact.field) or fact.values)
        for fact in facts
    )


def _changes(before: Alert, facts: Sequence[Fact]) -> tuple[FactChange, ...]:
    found = ((fact.field, before.fact(fact.field), fact.values) for fact in facts)
    return tuple(FactChange(field=field, before=old, after=new) for field, old, new in found if old != new)


def _alert(
    kind: AlertKind,
    rule: Rule,
    act: Act,
    key: str,
    why: Sequence[str],
    facts: tuple[Fact, ...],
    readings: Mapping[str, Reading],
    before: Alert | None = None,
) -> Alert:
    event, shown = act.merged, act.merged.accounts[0 if before is None else -1]
    reading = act.readings[shown.article]
    earlier = [a for a in before.accounts if a in act.accounts or _article(a) not in readings] if before else []
    return Alert(
        id=_id(key, kind, facts, before),
        key=key,
        kind=kind,
        rule=rule.name,
        type=event.type,
        why=tuple(why),
        words=shown.words[:QUOTED],
        article=reading.id,
        accounts=tuple(dict.fromkeys((*earlier, *act.accounts))),
        facts=facts,
        origins=tuple(dict.fromkeys(account.origin for account in event.accounts)),
        score=max(told.score for _, told in act.events),
        modes=event.modes,
        actors=event.actors,
        recipients=event.recipients,
        start=event.start,
        title=reading.article.title,
        url=reading.article.url,
        published=reading.article.published,
        changes=_changes(before, facts) if before is not None else (),
    )


def _article(account: str) -> str:
    return account.partition("#")[0]


def _id(key: str, kind: AlertKind, facts: Sequence[Fact], before: Alert | None) -> str:
    """An id of this alert alone: a fact that changes back and forth gives a new one each time."""
    told = [f"{fact.field}={'|'.join(fact.values)}" for fact in facts]
    return content_id("alert", key, kind, before.id if before is not None else None, *told)


def _next(before: Alert, kind: AlertKind, why: tuple[str, ...], facts: tuple[Fact, ...]) -> Alert:
    changes = _changes(before, facts)
    return replace(before, id=_id(before.key, kind, facts, before), kind=kind, why=why, facts=facts, changes=changes)


def _of_advisories(rule: Rule, warned: Sequence[Warned], last: Mapping[str, Alert]) -> Iterator[Alert]:
    """The last word of each issuer on each country decides; what is older than what was told changes nothing."""
    assert rule.advisory is not None
    latest = {
        content_id("advisory", rule.name, one.issuer.casefold().removeprefix("the "), *one.advisory.countries): one
        for one in warned
        if watches(rule.advisory, one)
    }
    for key, one in latest.items():
        before = last.get(key)
        facts = facts_of_advisory(rule.advisory, one.advisory, before)
        fresher = before is None or _instant(one.reading.article.published) > _instant(before.published)
        strong = rule.advisory.strength is None or rule.advisory.strength == one.advisory.strength
        if before is None:
            if strong and not one.lifted:
                yield _of_advisory("new", rule, one, key, facts, None)
        elif fresher and one.lifted and before.kind != "cancel":
            yield _of_advisory("cancel", rule, one, key, before.facts, before)
        elif fresher and not one.lifted and (before.kind == "cancel" or _changes(before, facts)):
            yield _of_advisory("update", rule, one, key, facts, before)


def _instant(published: str | None) -> str:
    """What can be compared, the earliest of all where there is no date."""
    return instant(published) or ""


def _of_advisory(
    kind: AlertKind, rule: Rule, one: Warned, key: str, facts: tuple[Fact, ...], before: Alert | None
) -> Alert:
    reading, advisory = one.reading, one.advisory
    article = reading.article
    about = ", ".join(advisory.countries) or "no country named"
    why = {
        "new": f"advisory about {about}",
        "update": "the advisory changed or is given again",
        "cancel": "the advisory is lifted",
    }
    return Alert(
        id=_id(key, kind, facts, before),
        key=key,
        kind=kind,
        rule=rule.name,
        type=ADVISORY,
        why=(why[kind],),
        words=advisory.span.of(article.text)[:QUOTED],
        article=reading.id,
        accounts=(f"{reading.id}#{advisory.id}",),
        facts=facts,
        origins=(article.outlet,) if article.outlet else (),
        actors=(one.issuer,) if one.issuer else (),
        title=article.title,
        url=article.url,
        published=article.published,
        changes=_changes(before, facts) if before is not None else (),
    )
