"""Nouns that refer to an act told elsewhere: 'the raid', 'this new inquiry'."""

from collections.abc import Sequence

from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.conflict import says_another, why_not
from dateline.recognise.events.merge.known import Known
from dateline.recognise.events.merge.telling import (
    claims,
    content_shared,
    definite,
    in_lead,
    may_refer_ahead,
    related,
    same_day,
    sample,
)


def refers_back(act: Act, groups: Sequence[list[Act]], known: Known) -> tuple[list[Act], str] | None:
    """The group that a noun refers to ('the raid'): the last before it that fits, else the first after it.

    A noun without 'the' or the like ('talks') refers only to an act told with a word akin to it.
    """
    fitting = [group for group in groups if not why_not(act, group, known)]
    if not definite(act):
        fitting = [group for group in fitting if any(related(act.trigger, a.trigger) for a in sample(group))]
    if act.background and act.time is not None and act.time.start:
        fitting = [group for group in fitting if any(_known_day(act, a, known) for a in sample(group))]
    fitting = [group for group in fitting if may_refer_ahead(act, group)]
    if not fitting or says_another(act):
        return None

    def rank(group: list[Act]) -> tuple[bool, int, bool, bool, int, int]:
        before = [a.span.start for a in sample(group) if a.span.start < act.span.start]
        akin = any(related(act.trigger, a.trigger) for a in sample(group))
        means = bool(act.modes) and any(set(act.modes) & set(a.modes) for a in sample(group))
        main = max(in_lead(a, known) + (a.sentence.role == "headline") for a in sample(group))
        news = not all(a.background for a in sample(group))
        shared = max(content_shared(act, a) for a in sample(group))
        return (
            bool(before),
            shared if claims(act) else 0,
            akin or means,
            news,
            main,
            max(before, default=-group[0].span.start),
        )

    return max(fitting, key=rank), f"'{act.trigger.lower}' refers back to it"


def _known_day(noun: Act, told: Act, known: Known) -> bool:
    """'the bombing of 2013', dated long before the news, refers to its day, the main news or its own word."""
    word = noun.trigger.tag == told.trigger.tag and related(noun.trigger, told.trigger)
    return word or same_day(noun, told) or in_lead(told, known)
