"""The time of a sentence that is likeliest that of an act, where no rule of grammar tells: weighed by fitted signs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.base.records import TimeExpression
from dateline.knowledge import load_yaml
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import setting_words, within
from dateline.recognise.odds import probability

TABLE: Final = "models/days.yaml"
_HIGHEST: Final = 25  # steps up a tree, against one without a root
_FAR: Final = (3, 6, 11, 20)  # words between
_LINKS: Final = frozenset("that which who after before because over for".split())
_LED_BY: Final = frozenset("in on since until by from after before for during of the between at ,".split())
Signs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds in log odds; below the probability `least` no time is taken."""

    base: float
    least: float
    signs: Mapping[str, float]

    def odds(self, signs: Signs) -> float:
        """The probability that a time is the act's."""
        return probability(self.base + sum(self.signs.get(sign, 0.0) for sign in sorted(signs)))


@cache
def weights() -> Weights:
    """The fitted table, read once."""
    return Weights(**load_yaml(TABLE))


def likely_time(
    sentence: Sentence, predicate: Token, times: Sequence[TimeExpression]
) -> tuple[TimeExpression, float] | None:
    """The likeliest time of the sentence and its probability, if it is likely enough; of equals the first."""
    told = [(weights().odds(signs), -time.span.start, time) for time, signs in cases(sentence, predicate, times)]
    best = max(told, key=lambda one: one[:2], default=None)
    return (best[-1], best[0]) if best and best[0] >= weights().least else None


def cases(
    sentence: Sentence, predicate: Token, times: Sequence[TimeExpression]
) -> Iterator[tuple[TimeExpression, Signs]]:
    """Every dated time of the sentence, and what speaks for it or against it as that of the predicate."""
    dated = [time for time in within(sentence, times) if time.start and time.kind in ("moment", "range")]
    above = _above(sentence, predicate)
    for time in dated:
        inside = [token for token in sentence.tokens_in(time.span) if token.pos not in ("ADP", "PUNCT")]
        if inside and predicate not in inside:
            yield time, frozenset(_signs(sentence, above, inside, time)) | ({"alone"} if len(dated) == 1 else set())


def _acts() -> frozenset[str]:
    """Nouns of acts that have a day of their own: 'arrested him over the attack on Tuesday'."""
    return setting_words("dated_nouns") | setting_words("struck_on")


def _above(sentence: Sentence, token: Token) -> list[Token]:
    """The token and all above it, up to the root."""
    way = [token]
    while token.head != token.index and len(way) < _HIGHEST:
        token = sentence.head(token)
        way.append(token)
    return way


def _signs(sentence: Sentence, above: list[Token], inside: list[Token], time: TimeExpression) -> Iterator[str]:
    predicate, indices = above[0], {token.index for token in inside}
    head = next((token for token in inside if token.head not in indices or token.head == token.index), inside[0])
    way = _above(sentence, head)
    heights = {token.index: height for height, token in enumerate(above)}
    up = next((height for height, token in enumerate(way) if token.index in heights), None)
    if up is not None:
        down = heights[way[up].index]
        yield f"up {min(up, 5)}"
        yield f"down {min(down, 4)}"
        yield f"verbs up {min(_verbs(way[1:up]), 2)}"
        yield f"verbs down {min(_verbs(above[1:down]), 2)}"
        yield f"meet at {way[up].pos}"
        if down:
            yield f"hangs by {above[down - 1].dep}"
        if any(token.lemma.lower() in _acts() for token in way[1:up]):
            yield "on an act"
    yield f"predicate {predicate.tag}"
    for helper in sentence.children(predicate, "aux", "auxpass"):
        yield f"helped by {helper.lemma.lower()}"
    yield f"time {head.dep}"
    yield f"precision {time.precision}"
    before = min(indices) - 1
    led = sentence.tokens[before].lower if before >= 0 else "start"
    yield f"led by {led if led in _LED_BY or before < 0 else 'another'}"
    yield from _between(sentence, min(indices), max(indices), predicate.index)


def _between(sentence: Sentence, first: int, last: int, predicate: int) -> Iterator[str]:
    """Signs of what stands between a time, from its first word to its last, and a predicate."""
    yield "before" if last < predicate else "behind"
    middle = sentence.tokens[last + 1 : predicate] if last < predicate else sentence.tokens[predicate + 1 : first]
    yield f"far {sum(len(middle) >= far for far in _FAR)}"
    yield f"verbs between {min(_verbs(middle), 3)}"
    words = {token.lower for token in middle}
    if "," in words:
        yield "comma"
    if words & {'"', "“", "”"}:
        yield "quote"
    if words & _LINKS:
        yield "link"
    if first < 3:
        yield "opens"
    if last >= len(sentence.tokens) - 3:
        yield "closes"


def _verbs(tokens: Sequence[Token]) -> int:
    return sum(token.pos == "VERB" for token in tokens)
