"""Tellings of one real act become one group, and a group becomes one act."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.base.records import Actor, Place
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.combine import clearness, combine
from dateline.recognise.events.merge.grammar import joined_by_grammar
from dateline.recognise.events.merge.known import Known
from dateline.recognise.events.merge.parts import join_parts
from dateline.recognise.events.merge.refer import refers_back
from dateline.recognise.events.merge.same import why_same
from dateline.recognise.events.merge.telling import claims, sample

__all__ = ["combine", "merge_acts"]

REACH = 40  # an act is compared with this many latest groups of its type: bounds the work on very long articles


def merge_acts(acts: Sequence[Act], actors: Sequence[Actor], places: Sequence[Place]) -> list[list[Act]]:
    """Groups of tellings of the same real act; in each the clearest first; groups in text order of their clearest."""
    lead = min((act.sentence.paragraph for act in acts if act.sentence.role == "body"), default=None)
    known = Known(actors, places, lead)
    groups: list[list[Act]] = []
    for bare in (False, True):  # nouns that only refer look for whole attacks
        _group([act for act in acts if _refers(act) is bare], groups, known)
        groups = join_parts(groups, known, [] if bare else [act for act in acts if _refers(act)])
    ordered = [sorted(group, key=clearness) for group in groups]
    return sorted(ordered, key=lambda group: group[0].span)


def _group(acts: Sequence[Act], groups: list[list[Act]], known: Known) -> None:
    """Adds the acts to the groups that tell the same, or opens new groups."""
    by_type: dict[str, list[list[Act]]] = {}
    for group in groups:
        by_type.setdefault(group[0].type, []).append(group)
    for act in sorted(acts, key=lambda a: a.span):
        peers = by_type.setdefault(act.type, [])
        found = _group_of(act, peers, known)
        if found is None:
            groups.append([act])
            peers.append(groups[-1])
        else:
            group, reason = found
            group.append(replace(act, joined=reason))


def _refers(act: Act) -> bool:
    return act.bare or claims(act)


def _group_of(act: Act, peers: list[list[Act]], known: Known) -> tuple[list[Act], str] | None:
    """The group that tells the same act, and the reason; a noun that refers back takes the last that fits."""
    for group in peers[-REACH:]:
        if act.bare and any(joined_by_grammar(act, other) for other in sample(group)):
            return group, "one clause goes on with the other"
    if _refers(act):
        return refers_back(act, peers[-REACH:], known)
    best: tuple[float, int, list[Act], str] | None = None
    for index, group in enumerate(peers[-REACH:]):
        points, reason = why_same(act, group, known)
        if reason and (best is None or (points, index) > best[:2]):
            best = (points, index, group, reason)
    return (best[2], best[3]) if best else None
