"""Who acts and to whom where no rule tells it: the words of the sentence that the encoder names for a side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.recognise.events.act import Act, Sides
from dateline.recognise.events.filled import Told
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View

NAMES: Final = 0.3  # the least probability of those who act, or to whom it is done
TOGETHER: Final = 0.4  # the part of the likeliest one's probability from which on another stands beside him
_HEARD: Final = 0.01  # a word below it names nobody


def heard_sides(view: View, match: Match) -> Sides:
    """How likely each actor whom the sentence names stands on either side of the act; a user's own frame asks not."""
    opinion = view.opinion()
    if opinion is None or match.frame.own:
        return Sides()
    return Sides(*(_by_actor(view, opinion.side(side, match.token.index)) for side in ("actor", "recipient")))


def _by_actor(view: View, odds: Sequence[float]) -> dict[str, float]:
    """The probabilities of the words, each given to the shortest mention that holds it."""
    found: dict[str, float] = defaultdict(float)
    for token, likely in zip(view.sentence.tokens, odds, strict=True):
        around = view.index.mentions(token.span) if likely >= _HEARD else ()
        if around:
            _, actor = min(around, key=lambda pair: (pair[0].span.length(), pair[0].span))
            found[actor.id] += likely
    return dict(found)


def with_heard(told: Told) -> Told:
    """The acts, with a side that no rule fills where one telling names it clearly enough."""
    return [(_with_heard(act, group), group) for act, group in told]


def _with_heard(act: Act, group: Sequence[Act]) -> Act:
    doers, meant = (_likeliest(telling.sides[k] for telling in group) for k in (0, 1))
    actors = act.actors or _taken(doers, act.recipients)
    recipients = act.recipients or _taken(meant, actors)
    why = act.why
    if actors and not act.actors:
        why += f"; encoder: actor {_together(doers, actors):.2f}"
    if recipients and not act.recipients:
        why += f"; encoder: recipient {_together(meant, recipients):.2f}"
    return replace(act, actors=actors, recipients=recipients, why=why)


def _likeliest(tellings: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Of each actor the highest probability."""
    found: dict[str, float] = {}
    for odds in tellings:
        for one, likely in odds.items():
            found[one] = max(likely, found.get(one, 0.0))
    return found


def _taken(odds: Mapping[str, float], others: Sequence[str]) -> tuple[str, ...]:
    """The likeliest actor with those nearly as likely, if together they are likely enough; nobody of the other side."""
    known = {one: likely for one, likely in odds.items() if one not in others}
    best = max(known.values(), default=0.0)
    found = tuple(one for one, likely in known.items() if likely >= TOGETHER * best)
    return found if _together(known, found) >= NAMES else ()


def _together(odds: Mapping[str, float], found: Iterable[str]) -> float:
    """How likely it is one of these; several tellings may each be sure of another one."""
    return min(1.0, sum(odds[one] for one in found))
