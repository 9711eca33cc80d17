"""Nouns that refer to an act told elsewhere: 'the raid', 'this new inquiry'."""

from collections.abc import Sequence

from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.another import says_another, says_what_it_was
from dateline.recognise.events.merge.conflict import why_not
from dateline.recognise.events.merge.deed import akin, matter_of
from dateline.recognise.events.merge.known import Known
from dateline.recognise.events.merge.telling import (
    claims,
    content_shared,
    definite,
    in_lead,
    may_refer_ahead,
    same_day,
    sample,
)


def refers_back(act: Act, groups: Sequence[list[Act]], known: Known) -> tuple[list[Act], str] | None:
    """The group that a noun refers to ('the raid'): the last before it that fits, else the first after it.

    A noun without 'the' or the like ('talks') refers only to an act told with a word akin to it.
    """
    fitting = [group for group in groups if not why_not(act, group, known)]
    if not definite(act) and not says_what_it_was(act):
        fitting = [group for group in fitting if any(akin(act, a) and not _some(act, a) for a in sample(group))]
    if act.background and act.time is not None and act.time.start:
        fitting = [group for group in fitting if any(_known_day(act, a, known) for a in sample(group))]
    fitting = [group for group in fitting if may_refer_ahead(act, group)]
    if not fitting or says_another(act):
        return None

    own = matter_of(act)

    def rank(group: list[Act]) -> tuple[bool, int, int, bool, bool, bool, int, int]:
        before = [a.span.start for a in sample(group) if a.span.start < act.span.start]
        word = any(akin(act, a) for a in sample(group))
        about = max(len(own & matter_of(a)) for a in sample(group)) if own else 0
        means = bool(act.modes) and any(set(act.modes) & set(a.modes) for a in sample(group))
        main = max(in_lead(a, known) + (a.sentence.role == "headline") for a in sample(group))
        news = not all(a.background for a in sample(group))
        shared = max(content_shared(act, a) for a in sample(group))
        return (
            bool(before),
            shared if claims(act) else 0,
            about,
            word,
            means,
            news,
            main,
            max(before, default=-group[0].span.start),
        )

    return max(fitting, key=rank), f"'{act.trigger.lower}' refers back to it"


def _some(noun: Act, told: Act) -> bool:
    """'deadly attacks in the region' are not 'the attack' on a bank."""
    return noun.type == "ASSAULT" and noun.trigger.tag == "NNS" and told.trigger.tag in ("NN", "NNP")


def _known_day(noun: Act, told: Act, known: Known) -> bool:
    """'the bombing of 2013', dated long before the news, refers to its day, the main news or its own word."""
    word = noun.trigger.tag == told.trigger.tag and akin(noun, told)
    return word or same_day(noun, told) or in_lead(told, known)
