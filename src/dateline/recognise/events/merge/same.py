"""When two tellings are one act: nothing may speak against it, and enough must speak for it."""

from collections.abc import Sequence

from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.merge.conflict import why_not
from dateline.recognise.events.merge.deed import akin, matter_of
from dateline.recognise.events.merge.grammar import joined_by_grammar
from dateline.recognise.events.merge.known import Known
from dateline.recognise.events.merge.once import BODILY, named_later, one_breath, one_death, told_once
from dateline.recognise.events.merge.stand_for import marches_on, taken_up
from dateline.recognise.events.merge.telling import (
    content_shared,
    is_theirs,
    one_case,
    repeats,
    same_day,
    sample,
)
from dateline.recognise.events.status.nouns import is_definite

ENOUGH = 3.0
_NEAR_OR_FAR = {"word", "day", "place", "known act", "one arrest", "one verdict", "object"}
_FAR = 1500  # characters
_KIN = 0.7  # as much as one who acts for a state that is the other


def why_same(act: Act, group: Sequence[Act], known: Known) -> tuple[float, str]:
    """Points and reason for joining `act` to a group of tellings; the reason is empty where it is not the same act."""
    if any(joined_by_grammar(act, other) for other in sample(group)):
        return 10.0, "one clause goes on with the other"
    if any(one_breath(act, other, known) for other in sample(group)):
        return 10.0, "said in one breath"
    if any(one_death(act, other, known) for other in sample(group)):
        return 10.0, "nobody is killed twice"
    if why_not(act, group, known):
        return 0.0, ""
    told = [_evidence(act, other, known) for other in sample(group) if not other.bare]
    return max((found for found in told if found[0] >= ENOUGH), default=(0.0, ""))


def _evidence(act: Act, other: Act, known: Known) -> tuple[float, str]:
    """Points for what two tellings share, and what that is in words."""
    shared: list[tuple[float, str]] = []
    actors = known.same_actor(act.actors, other.actors) or (_KIN if taken_up(act, other, known) else 0.0)
    recipients = known.same_actor(act.recipients, other.recipients)
    shared += [(2 * actors, "actor")] if actors else []
    shared += [(1.5 * recipients, "recipient")] if recipients else []
    shared += [(1.0, "place")] if (known.places_agree(act.place, other.place) or 0.0) >= 1 else []
    shared += [(1.0, "day")] if same_day(act, other) else []
    shared += [(1.0, "word")] if akin(act, other) else []
    shared += [(0.5, "means")] if set(act.modes) & set(other.modes) else []
    if _known_act(act, other) and shared:
        shared.append((1.5, "known act"))
    if one_case(act, other, known):
        return 4.0, "same case"
    about = _same_matter(act, other, recipients)
    shared += [(about, "object")] if about else []
    told_so = taken_up(act, other, known) or named_later(act, other, known) or named_later(other, act, known)
    if act.type in SPOKEN and not told_so and not _same_speech(act, other, actors):
        return 0.0, ""
    if act.type in SPOKEN and _same_but_for_speaker(act, other):
        shared.append((0.5, "silence on who says it"))
    shared += told_once(act, other, known)
    if marches_on(act, other, known) or marches_on(other, act, known):
        shared.append((3.0, "the crowd of the protest"))
    if is_theirs(act) and act.span.start > other.span.start:
        shared.append((1.0, "'their' deed"))
    retold = _retold(act, other, known, recipients)
    if retold is None and not _NEAR_OR_FAR & {word for _, word in shared} and not _near(act, other):
        return 0.0, ""
    shared += [retold] if retold else []
    return sum(points for points, _ in shared), "same " + ", ".join(word for _, word in shared)


def _retold(act: Act, other: Act, known: Known, recipients: float) -> tuple[float, str] | None:
    """Points for news told again in headline and body, or in much the same words."""
    if repeats(act, other):
        lead = known.lead in (act.sentence.paragraph, other.sentence.paragraph)
        silent = not (act.actors or act.recipients) or not (other.actors or other.recipients)
        points = 3.0 if lead and silent else 2.0 if lead else 1.5 if akin(act, other) else 1.0
        return points, "news as the headline"
    if content_shared(act, other) >= 2:
        return 1.0, "content"
    if act.type in BODILY and recipients == 1 and _near(act, other) and set(act.modes) & set(other.modes):
        return 1.0, "told beside it"
    return None


def _same_matter(act: Act, other: Act, recipients: float) -> float:
    """Points for what both are done to: 'the attack on the synagogue', 'the 2011 bombing of a synagogue'."""
    shared = len(matter_of(act) & matter_of(other))
    if not shared or recipients == 1.0:
        return 0.0
    return 1.5 if _known_act(act, other) else min(shared, 2)


def _near(act: Act, other: Act) -> bool:
    return abs(act.sentence.paragraph - other.sentence.paragraph) <= 1


def _known_act(act: Act, other: Act) -> bool:
    """'their kidnapping', 'the raid': a definite noun speaks of a known act; 'Ostland's raid' only in its word."""
    if act.trigger.pos not in ("NOUN", "PROPN") or not is_definite(act.sentence, act.trigger):
        return False
    named = any(owner.pos in ("NOUN", "PROPN") for owner in act.sentence.children(act.trigger, "poss"))
    return not named or bool(act.recipients) or akin(act, other)


def _same_speech(act: Act, other: Act, actors: float) -> bool:
    """One speaker's word is told again: in headline and body, or with the same verb to the same people."""
    if not actors:
        return _same_but_for_speaker(act, other)
    if act.type == "CONSULT" and len(act.actors) > 1 and set(act.actors) == set(other.actors):
        return akin(act, other)
    if repeats(act, other):
        return True
    if actors < 1.0 and abs(act.span.start - other.span.start) > _FAR:  # 'Ostland', and much later one of its ministers
        return False
    if content_shared(act, other) >= 2:
        return True
    if actors == 1.0 and _one_matter(act, other):
        return True
    if bool(set(act.recipients) & set(other.recipients)):
        return akin(act, other) or act.type == "REQUEST"
    return _takes_up_word(act, other) or _takes_up_word(other, act)


def _one_matter(act: Act, other: Act) -> bool:
    """'offered its apologies to the families', 'the party has apologised': one word, its matter told once."""
    if (act.recipients and other.recipients) or not akin(act, other):
        return False
    about, again = matter_of(act), matter_of(other)
    return not (about and again) or bool(about & again)


def _same_but_for_speaker(act: Act, other: Act) -> bool:
    """'An apology to Hale' over 'the party offered Mr Hale an apology': to the same people, its speaker told once."""
    if (act.actors and other.actors) or not set(act.recipients) & set(other.recipients):
        return False
    return akin(act, other)


def _takes_up_word(noun: Act, other: Act) -> bool:
    """'his accusations', 'the request': a definite noun for what its speaker said just before."""
    definite = noun.trigger.pos == "NOUN" and is_definite(noun.sentence, noun.trigger)
    return definite and not noun.recipients and noun.span.start > other.span.start
