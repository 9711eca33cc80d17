"""When two tellings are one act: nothing may speak against it, and enough must speak for it."""

from collections.abc import Sequence

from dateline.base.records import EventTime
from dateline.parse import Sentence, Token
from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.merge.known import Known, modes_agree, words
from dateline.recognise.events.status.nouns import is_definite

ENOUGH = 3.0
LEAD = 3  # the index of the last paragraph that a headline is taken to sum up
_REPEATING = ("headline", "standfirst", "caption", "subhead")
_SEQUENCE = ("after", "before", "following")
_REAL = frozenset({"happened", "ongoing", "alleged"})


def why_same(act: Act, group: Sequence[Act], known: Known) -> tuple[float, str]:
    """Points and reason for joining `act` to a group of tellings; the reason is empty where it is not the same act."""
    if any(_joined_by_grammar(act, other) for other in group):
        return 10.0, "one clause goes on with the other"
    if why_not(act, group, known):
        return 0.0, ""
    told = [_evidence(act, other, known) for other in group if not other.bare]
    return max((found for found in told if found[0] >= ENOUGH), default=(0.0, ""))


def why_not(act: Act, group: Sequence[Act], known: Known) -> str:
    """What speaks against one act, in words; empty if nothing does."""
    for other in group:
        if _told_apart(act, other):
            return "told as another one"
        if _in_sequence(act, other) or _in_sequence(other, act):
            return "one comes after the other"
        reason = _conflict(act, other, known)
        if reason:
            return reason
    return ""


def _conflict(act: Act, other: Act, known: Known) -> str:
    if not _statuses_agree(act, other):
        return "one is told as done, the other not"
    if act.time and other.time and _days_apart(act.time, other.time):
        return "different days"
    if _old_and_new(act, other) or _old_and_new(other, act):
        return "one is history, the other the day's news"
    if known.places_agree(act.place, other.place) == 0.0:
        return "different places"
    if act.type not in SPOKEN and not modes_agree(act.modes, other.modes):
        return "different means"
    if act.actors and other.actors and not known.same_actor(act.actors, other.actors):
        return "different actors"
    if act.recipients and other.recipients and not known.same_actor(act.recipients, other.recipients):
        named = not known.unnamed(act.recipients) and not known.unnamed(other.recipients)
        apart = (named or act.type in SPOKEN) and not known.one_country(act.recipients, other.recipients)
        return "different recipients" if apart else ""
    return ""


def _old_and_new(old: Act, new: Act) -> bool:
    """An act dated in the past, or 'already' done, is not the news of the headline."""
    dated = old.background and old.time is not None and old.time.start is not None
    adverbs = old.sentence.children(old.trigger, "advmod")
    earlier = old.background and any(t.lower in words("before_the_news") for t in adverbs)
    return (dated or earlier) and new.sentence.role in ("headline", "standfirst") and not new.background


def _statuses_agree(act: Act, other: Act) -> bool:
    """Done and planned are two acts, unless a definite noun takes up the plan ('this new deployment')."""
    if act.status == other.status or {act.status, other.status} <= _REAL:
        return True
    return _takes_up(act, other) or _takes_up(other, act)


def _takes_up(noun: Act, plan: Act) -> bool:
    return noun.bare and noun.status in _REAL and plan.status in ("planned", "hypothetical") and _is_definite(noun)


def _days_apart(left: EventTime, right: EventTime) -> bool:
    a, b = left.start or left.end, right.start or right.end
    if a is None or b is None:
        return False
    return (left.end or a)[:10] < b[:10] or (right.end or b)[:10] < a[:10]


def _evidence(act: Act, other: Act, known: Known) -> tuple[float, str]:
    """Points for what two tellings share, and what that is in words."""
    shared: list[tuple[float, str]] = []
    actors = known.same_actor(act.actors, other.actors)
    recipients = known.same_actor(act.recipients, other.recipients)
    shared += [(2 * actors, "actor")] if actors else []
    shared += [(1.5 * recipients, "recipient")] if recipients else []
    shared += [(1.0, "place")] if (known.places_agree(act.place, other.place) or 0.0) >= 1 else []
    shared += [(1.0, "day")] if _same_day(act, other) else []
    shared += [(1.0, "word")] if _related(act.trigger, other.trigger) else []
    shared += [(0.5, "means")] if set(act.modes) & set(other.modes) else []
    if _known_act(act, other) and shared:
        shared.append((1.5, "known act"))
    if act.type in SPOKEN and not _same_speech(act, other, actors):
        return 0.0, ""
    if _repeats(act, other):
        lead = known.lead in (act.sentence.paragraph, other.sentence.paragraph)
        points = 2.0 if lead else 1.5 if _related(act.trigger, other.trigger) else 1.0
        shared.append((points, "news as the headline"))
    elif _content_shared(act, other) >= 2:
        shared.append((1.0, "content"))
    elif not {"word", "day", "place", "known act"} & {word for _, word in shared} and not _near(act, other):
        return 0.0, ""
    return sum(points for points, _ in shared), "same " + ", ".join(word for _, word in shared)


def _near(act: Act, other: Act) -> bool:
    return abs(act.sentence.paragraph - other.sentence.paragraph) <= 1


def _known_act(act: Act, other: Act) -> bool:
    """'their kidnapping', 'the raid': a definite noun speaks of a known act; 'Ostland's raid' only in its word."""
    if act.trigger.pos not in ("NOUN", "PROPN") or not is_definite(act.sentence, act.trigger):
        return False
    named = any(owner.pos in ("NOUN", "PROPN") for owner in act.sentence.children(act.trigger, "poss"))
    return not named or bool(act.recipients) or _related(act.trigger, other.trigger)


def _same_speech(act: Act, other: Act, actors: float) -> bool:
    """One speaker's word is told again: in headline and body, or with the same verb to the same people."""
    if not actors:
        return False
    if _repeats(act, other) or _content_shared(act, other) >= 2:
        return True
    return bool(set(act.recipients) & set(other.recipients)) and (
        _related(act.trigger, other.trigger) or act.type == "REQUEST"
    )


def _content_shared(act: Act, other: Act) -> int:
    return len(_content(act) & _content(other))


def _content(act: Act) -> frozenset[str]:
    inside = act.sentence.tokens_in(act.span)
    return frozenset(t.lemma.lower() for t in inside if t.pos in ("NOUN", "VERB", "ADJ") and t is not act.trigger)


def _repeats(act: Act, other: Act) -> bool:
    """A headline, standfirst or caption tells again what the first paragraphs, or the same words later on, tell."""
    first, second = sorted((act, other), key=lambda a: a.sentence.role not in _REPEATING)
    if first.sentence.role not in _REPEATING or first.sentence.paragraph == second.sentence.paragraph:
        return False
    lead = second.sentence.role in _REPEATING or second.sentence.paragraph <= LEAD
    return lead or _related(act.trigger, other.trigger)


def _same_day(act: Act, other: Act) -> bool:
    if act.time is None or other.time is None or not (act.time.start and other.time.start):
        return False
    return not _days_apart(act.time, other.time)


def _related(left: Token, right: Token) -> bool:
    """'strike' and 'airstrike', 'kidnap' and 'kidnapping'."""
    a, b = sorted((left.lemma.lower(), right.lemma.lower()), key=len)
    if a == b:
        return a not in words("plain_sayings")
    return len(a) >= 4 and (b.endswith(a) or b.startswith(a[: max(4, len(a) - 1)]))


def _joined_by_grammar(act: Act, other: Act) -> bool:
    """', killing six' goes on with the act of its clause; so do 'an attack that killed six', 'six died, ten were hurt'."""
    if act.sentence is not other.sentence:
        return False
    return _goes_on(act.sentence, act.trigger, other.trigger) or _goes_on(act.sentence, other.trigger, act.trigger)


def _goes_on(sentence: Sentence, lower: Token, upper: Token) -> bool:
    if lower.dep == "conj" and lower.tag == "VBG" and sentence.head(lower).dep == "advcl":
        lower = sentence.head(lower)
    if sentence.head(lower) is upper:
        if lower.dep in ("advcl", "xcomp") and lower.tag == "VBG" and not sentence.child(lower, "mark", "nsubj"):
            return True
        if lower.dep == "conj" and {lower.lemma, upper.lemma} <= words("casualty_verbs"):
            return True
        return lower.dep == "relcl" and upper.pos in ("NOUN", "PROPN")
    return _means_of(sentence, lower, upper)


def _means_of(sentence: Sentence, lower: Token, upper: Token) -> bool:
    """'killed in an airstrike', 'carried out the attack': the noun tells the means or name of the verb's act."""
    preposition = sentence.head(lower)
    if lower.pos not in ("NOUN", "PROPN") or upper.pos != "VERB":
        return False
    return (
        preposition.dep in ("prep", "agent")
        and preposition.lower in ("in", "by", "during")
        and (sentence.head(preposition) is upper)
    )


def _in_sequence(act: Act, other: Act) -> bool:
    """'attacked after the blast', 'met before they fired': the one told as the mark in time is not the other."""
    sentence, token = act.sentence, act.trigger
    if sentence is not other.sentence:
        return False
    while token.head != token.index:
        marks = sentence.children(token, "mark", "prep") if token.dep == "advcl" else []
        head = sentence.head(token)
        if head.lower in _SEQUENCE or any(mark.lower in _SEQUENCE for mark in marks):
            return other.trigger not in sentence.subtree(token)
        token = head
    return False


def _told_apart(act: Act, other: Act) -> bool:
    """One is told as another act than the other: 'a second blast' after 'a blast'."""
    first, second = sorted((act, other), key=lambda a: a.span)
    return says_another(second) and not says_another(first) and first.sentence.role not in _REPEATING


def says_another(act: Act) -> bool:
    """'another strike', 'a second blast', 'struck again', 'seized more ships': told as a new act."""
    sentence = act.sentence
    marks = sentence.children(act.trigger, "amod", "det", "advmod")
    for argument in sentence.children(act.trigger, "dobj", "nsubjpass"):
        marks += sentence.children(argument, "amod", "det")
    if act.bare and act.sentence.role not in _REPEATING and any(t.lower in ("a", "an") for t in marks):
        return True
    if not any(t.lower in words("another") for t in marks):
        return False
    return not any(t.lower in words("referring_new") for t in marks)


def _is_definite(act: Act) -> bool:
    headline = act.sentence.role in _REPEATING
    return headline or is_definite(act.sentence, act.trigger)


def refers_back(act: Act, groups: Sequence[list[Act]], known: Known) -> tuple[list[Act], str] | None:
    """The group that a noun refers to ('the airstrike'): the last before it that fits, else the first after it.

    A noun without 'the' or the like ('talks') refers only to an act told with a word akin to it.
    """
    fitting = [group for group in groups if not why_not(act, group, known)]
    if not _is_definite(act):
        fitting = [group for group in fitting if any(_related(act.trigger, a.trigger) for a in group)]
    if not fitting or says_another(act):
        return None

    def rank(group: list[Act]) -> tuple[bool, bool, bool, bool, int]:
        before = [a.span.start for a in group if a.span.start < act.span.start]
        akin = any(_related(act.trigger, a.trigger) for a in group)
        means = bool(act.modes) and any(set(act.modes) & set(a.modes) for a in group)
        main = any(a.sentence.role == "headline" for a in group)
        news = not all(a.background for a in group)
        return bool(before), akin or means, news, main, max(before, default=-group[0].span.start)

    return max(fitting, key=rank), f"'{act.trigger.lower}' refers back to it"
