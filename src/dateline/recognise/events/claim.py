"""Claims: what a party says of another, who claims a known deed, and who denies what he was accused of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.base.records import Actor
from dateline.knowledge.coding import codebook
from dateline.parse import Sentence
from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.match import Match
from dateline.recognise.events.status.nouns import is_definite
from dateline.recognise.events.view import listed

_AGAINST_STATES: Final = frozenset({"REB", "UAF", "OPP"})
_OF_STATES: Final = frozenset({"GOV", "MIL", "COP"})


def takes_up_deed(sentence: Sentence, match: Match) -> bool:
    """'Claimed responsibility for the raid', 'carried out the raid': a word on a known act, with who did it."""
    carrier = match.light
    claims = carrier is not None and carrier.lemma.lower() in listed("claims_deed") | listed("does_deed")
    return claims and bool({"the", "this", "that", "both"} & {d.lower for d in sentence.children(match.token, "det")})


def done_by_claimant(act: Act, group: Sequence[Act]) -> Act:
    """The act, done by who claims it where nobody else is told to have done it."""
    claimants = tuple(dict.fromkeys(one for telling in group if telling.bare for one in telling.actors))
    return act if act.actors else replace(act, actors=claimants)


def is_claimed(
    sentence: Sentence, speaker: str | None, match: Match, doers: Sequence[str], actors: Mapping[str, Actor]
) -> bool:
    """The act is one of force, or a retreat, by a side of one country, told only in the words of a speaker of another.

    So is what those who stand against a state say that it does: 'rebels said the army killed six'. What its army says
    of rebels, news tells as fact.

    What others say in public is no claim of his (none in annotated news): 'said that the embassy denied it'.
    What he takes as known is none either: 'a mistake while they bomb us', 'concern about the invasion'.
    """
    kind = match.frame.type
    if speaker is None or not doers or speaker in doers:
        return False
    if kind in SPOKEN or (codebook().type(kind).quad not in (3, 4) and "withdraw" not in match.frame.modes):
        return False
    if _is_known(sentence, match):
        return False
    against = not _AGAINST_STATES.isdisjoint(actors[speaker].sectors)
    if against and not any(_OF_STATES.isdisjoint(actors[one].sectors) for one in doers):
        return True
    own = actors[speaker].country
    theirs = {actors[one].country for one in doers}
    return own is not None and None not in theirs and own not in theirs


def _is_known(sentence: Sentence, match: Match) -> bool:
    """The act is spoken of as known: with 'the' or whose it is, or in a clause that only says when."""
    if not match.frame.is_verb:
        return match.light is None and is_definite(sentence, match.token)
    marks = {mark.lower for mark in sentence.children(match.token, "mark", "advmod")}
    return match.token.dep in ("advcl", "relcl") and bool({"when", "while", "as", "since", "after"} & marks)


def accusers_of(acts: Iterable[Act]) -> dict[str, tuple[str, ...]]:
    """Who accuses an actor in the article, by the id of the accused; nobody where several do, each by himself."""
    found: dict[str, tuple[str, ...]] = {}
    for act in acts:
        for accused in act.recipients if act.type == "ACCUSE" and act.actors else ():
            found[accused] = act.actors if found.get(accused, act.actors) == act.actors else ()
    return found


def answered(act: Act, accusers: Mapping[str, tuple[str, ...]]) -> Act:
    """The act; a denial that names nobody is said to who accuses him who denies."""
    if act.type != "REJECT" or act.recipients or act.trigger.lemma.lower() not in listed("denials"):
        return act
    said_to = tuple(dict.fromkeys(one for doer in act.actors for one in accusers.get(doer, ())))
    return replace(act, recipients=tuple(one for one in said_to if one not in act.actors))
