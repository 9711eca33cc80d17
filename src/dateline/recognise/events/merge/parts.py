"""Tellings that are a part of an attack told elsewhere: its dead, its blast, its gunmen."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.conflict import why_not
from dateline.recognise.events.merge.known import Known, words
from dateline.recognise.events.merge.telling import definite, in_lead, is_part, may_refer_ahead, refers, sample

_REAL = frozenset({"happened", "ongoing", "alleged"})
_BESIDE, _NEAR, _FAR = 250.0, 700.0, float("inf")  # characters between two tellings


def join_parts(groups: Sequence[list[Act]], known: Known, waiting: Sequence[Act] = ()) -> list[list[Act]]:
    """The groups, with those that only tell parts of an attack joined to it.

    'Six people were killed', 'the blast', 'the gunmen fired': without a doer, a day or a place of their own such
    words tell on of the attack beside them, or else of the one that the headline or the lead tells. `waiting` are
    nouns not yet in any group: what stands right after one of them is not taken to the main attack.
    """
    kept = list(groups)
    for group in sorted((g for g in groups if all(is_part(act, known) for act in g)), key=lambda g: g[0].span):
        others = [other for other in kept if other is not group and other[0].type == group[0].type]
        found = _whole(group, others, known, waiting)
        if found is not None:
            host, reason = found
            kept = [other for other in kept if other is not group]
            host.extend(replace(act, joined=act.joined or reason) for act in group)
    return kept


def _whole(
    part: list[Act], others: Sequence[list[Act]], known: Known, waiting: Sequence[Act]
) -> tuple[list[Act], str] | None:
    """The attack that a part belongs to, and the reason: beside it in the text, or else the article's main one."""
    fitting = [group for group in others if _fits(part, group, known)]
    beside = [(_gap(part, group), group) for group in fitting if not _doubted(part, group)]
    gap, nearest = min(beside, key=lambda found: found[0], default=(_FAR, []))
    if gap <= _BESIDE:
        return nearest, "part of the attack told beside it"
    main = main_attack(others, known)
    named = any(act.recipients and not known.crowd(act.recipients) for act in part)
    between = any(_apart(act, noun) <= _BESIDE for act in part for noun in waiting if noun.type == act.type)
    if main in fitting and not named and not between:
        return main, "part of the article's main attack"
    return (nearest, "part of the attack told beside it") if gap <= _NEAR else None


def _fits(part: list[Act], group: list[Act], known: Known) -> bool:
    """True if nothing speaks against the whole: both news or both history; a campaign or 'raids' hold no part."""
    loose = all(act.bare and act.trigger.tag in ("NNS", "NNPS") and not refers(act) for act in group)
    if loose or not any(act.status in _REAL for act in group):
        return False
    if any(act.bare and definite(act) and not may_refer_ahead(act, group) for act in part):
        return False
    old, told_old = (all(act.background for act in acts) for acts in (group, part))
    history = old != told_old and not (old and any(refers(act) for act in part))
    campaign = all(act.status == "ongoing" for act in group) and not any(act.status == "ongoing" for act in part)
    if (history or campaign) and not any(act.sentence is other.sentence for act in part for other in group):
        return False
    return not any(why_not(act, group, known) for act in sample(part))


def _doubted(part: Sequence[Act], group: Sequence[Act]) -> bool:
    """One is only claimed, the other told as done."""
    return all(act.status == "alleged" for act in group) != all(act.status == "alleged" for act in part)


def _gap(part: Sequence[Act], group: Sequence[Act]) -> float:
    """The characters between their nearest words; what is told ahead counts as farther than what was told before."""
    return min(_apart(act, other) for act in sample(part) for other in sample(group))


def _apart(act: Act, other: Act) -> float:
    gap = act.trigger.span.start - other.trigger.span.start
    if act.sentence is other.sentence:  # 'the attack, a reprisal for airstrikes': two names for two things
        nouns = all(a.trigger.pos in ("NOUN", "PROPN") for a in (act, other))
        return _FAR if nouns and "conj" not in (act.trigger.dep, other.trigger.dep) else abs(gap) / _BESIDE
    if act.trigger.dep == "relcl":  # 'a man whose brother was killed': of the attack that all speak of
        return _FAR
    return gap if gap > 0 else _BESIDE - gap


def main_attack(groups: Sequence[list[Act]], known: Known) -> list[Act] | None:
    """The attack that the headline or the lead tells as news; the one most told among several."""
    news = [group for group in groups if any(in_lead(act, known) and not _is_cause(act) for act in group)]
    return max(news, key=len, default=None)


def _is_cause(act: Act) -> bool:
    """'in retaliation for the airstrikes': an attack that the headline names as the reason of another."""
    above = act.sentence.head(act.trigger)
    return above.lower in ("for", "to", "over") and act.sentence.head(above).lemma.lower() in words("answers")
