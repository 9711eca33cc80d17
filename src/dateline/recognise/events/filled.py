"""Sides of an act that another act of the article tells: who frees is who held, who answers an act answers its doer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.base.records import Actor
from dateline.base.spans import Span
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.act import Act
from dateline.recognise.events.view import lemma_of, listed

Told = list[tuple[Act, Sequence[Act]]]
_ANSWERS = frozenset({"response", "retaliation", "reaction", "reply", "revenge", "reprisal", "answer"})
_HELD = frozenset({"abduct", "arrest", "seize"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})


def with_sides(told: Told, actors: Mapping[str, Actor]) -> Told:
    """The acts, with a side that nobody told of the act itself where another act, or who reports it, tells it."""
    deeds = _Deeds.of(told)
    filled: Told = []
    for act, group in told:
        doers = act.actors or tuple(one for one in _doers_of(act, group, deeds, actors) if one not in act.recipients)
        meant = act.recipients or tuple(one for one in _answered(group, deeds) if one not in doers)
        filled.append((replace(act, actors=doers, recipients=meant), group))
    return filled


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deeds:
    """Who did the acts of the article: by the place of the trigger, by its word, and by whom they hold."""

    by_span: Mapping[Span, tuple[str, ...]]
    by_word: Mapping[str, tuple[str, ...]]
    holders: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, told: Told) -> "_Deeds":
        triggers = [(telling.trigger, act) for act, group in told if act.actors for telling in group]
        held = [(one, act) for act, _ in told if act.actors and _HELD & set(act.modes) for one in act.recipients]
        return cls(
            by_span={trigger.span: act.actors for trigger, act in triggers},
            by_word=_agreed((_word(trigger), act.actors) for trigger, act in triggers),
            holders=_agreed((taken, act.actors) for taken, act in held),
        )

    def doers(self, word: Token) -> tuple[str, ...]:
        """Who did what a word tells, or what the same word tells elsewhere, if all of that was done by the same."""
        return self.by_span.get(word.span) or self.by_word.get(_word(word), ())


def _agreed(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """By key the actors; none where they differ."""
    found: dict[str, tuple[str, ...]] = {}
    for key, actors in pairs:
        found[key] = actors if found.get(key, actors) == actors else ()
    return found


def _word(token: Token) -> str:
    """The word that a noun is known by; all talks are one."""
    return "talks" if lemma_of(token) in listed("talks") else lemma_of(token)


def _doers_of(act: Act, group: Sequence[Act], deeds: _Deeds, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Who did what nobody is told to have done."""
    if act.type == "RETREAT" and "release" in act.modes:
        return next((deeds.holders[one] for one in act.recipients if deeds.holders.get(one)), ())
    if act.type == "COERCE" and "arrest" in act.modes:
        return next((one for telling in group if (one := _police_who_tell(telling, actors))), ())
    return next((found for telling in group if (found := _taken_up(telling, deeds))), ())


def _police_who_tell(act: Act, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """'Police said two men had been arrested': the police who tell of an arrest made it."""
    teller = actors.get(act.speaker or "")
    return (teller.id,) if teller is not None and teller.kind in ("org", "group") and "COP" in teller.sectors else ()


def _taken_up(act: Act, deeds: _Deeds) -> tuple[str, ...]:
    """'The girls died in those raids' tells of the raids told before; 'the talks' are those of the same sides."""
    if act.trigger.pos not in ("NOUN", "PROPN"):
        return ()
    before = {one.lower for one in act.sentence.children(act.trigger, "det")}
    return deeds.doers(act.trigger) if before & _POINTING or _word(act.trigger) == "talks" else ()


def _answered(group: Sequence[Act], deeds: _Deeds) -> tuple[str, ...]:
    """Whose deed an act answers, names or judges: 'a drill in response to the launch', 'condemned the raid'."""
    words = [word for act in group for word in (*_reasons(act.sentence, act.trigger), *_called(act))]
    words += [act.about for act in group if act.about is not None]
    return next((found for word in words if (found := deeds.doers(word))), ())


def _reasons(sentence: Sentence, trigger: Token) -> list[Token]:
    """The nouns behind 'in response to' and the like, in the clause of the trigger."""
    verb = next((one for one in (trigger, *sentence.ancestors(trigger)) if one.pos in ("VERB", "AUX")), trigger)
    hosts = dict.fromkeys((trigger, sentence.head(trigger), verb))
    answers = [noun for host in hosts for _, noun in phrases.prepositional(sentence, host, "in", "as")]
    told = [noun for noun in answers if lemma_of(noun) in _ANSWERS]
    return [noun for answer in told for _, noun in phrases.prepositional(sentence, answer, "to", "for")]


def _called(act: Act) -> list[Token]:
    """The verbs whose act 'in what X called ...' gives a name to."""
    free = act.type == "ACCUSE" and act.trigger.dep == "pcomp" and act.about is not None and act.about.lower == "what"
    return [one for one in act.sentence.ancestors(act.trigger) if one.pos == "VERB"] if free else []
