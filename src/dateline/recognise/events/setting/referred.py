"""A place told again by its kind: 'in the city', 'in the province', after it was named."""

from collections.abc import Sequence

from dateline.base.records import Place
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import setting_words

_LONGEST_AGO = 600  # characters between the name and the words that take it up; by judgement
_KINDS: dict[str, tuple[str, ...]] = {
    "city": ("city",),
    "town": ("city",),
    "province": ("admin1",),
    "governorate": ("admin1",),
    "district": ("admin2",),
    "county": ("admin2", "admin1"),
}


def taken_up(sentence: Sentence, anchors: Sequence[Token], places: Sequence[Place]) -> str | None:
    """The id of the last such place named before, where 'in the city' hangs on the act; else `None`."""
    for token in sentence.tokens:
        kinds = _KINDS.get(token.lower)
        led = sentence.head(token)
        if kinds is None or token.dep != "pobj" or led.lower not in setting_words("locative"):
            continue
        only = [t.lower for t in sentence.subtree(token) if t.dep != "punct"]
        if only not in (["the", token.lower], ["that", token.lower], ["this", token.lower]):
            continue
        if any(anchor is sentence.head(led) for anchor in anchors):
            return _last(places, kinds, token.span.start)
    return None


def _last(places: Sequence[Place], kinds: tuple[str, ...], before: int) -> str | None:
    """The last place of these kinds; `None` if two that stand near each other may be meant."""
    near = [p for p in places if p.precision in kinds and before - _LONGEST_AGO <= p.span.start < before]
    return near[-1].id if near and len({p.name for p in near}) == 1 else None
