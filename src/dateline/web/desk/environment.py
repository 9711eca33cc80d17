"""The one place where templates become pages: everything printed is escaped, and words from articles steer nothing."""

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from dateline.store.flatten import folded
from dateline.web.cards.words import STATUS_SIGNS, VERDICT_SIGNS, day_words, harmless, moment, one_line, shorten
from dateline.web.desk.links import local, with_query

_WORD = re.compile(r"(\w+)")
_ENDING = 3  # letters of an ending that an index leaves out


@cache
def environment() -> Environment:
    """The environment of all templates of the desk."""
    made = Environment(
        loader=PackageLoader("dateline.web.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.finalize = _finalize
    made.filters |= {"one_line": one_line, "shorten": shorten, "day": day_words, "count": _count, "with": with_query}
    made.filters["found"] = _found
    made.filters |= {"moment": moment, "block": _block, "local": local}
    made.globals |= {"signs": STATUS_SIGNS, "verdict_signs": VERDICT_SIGNS}
    return made


def _finalize(value: object) -> object:
    """What is no markup of ours loses its control characters, and `None` prints as nothing."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) or not isinstance(value, str) else escape(harmless(value))


def _found(told: str, words: str | None) -> Markup:
    """Words with those that were looked for in bold, whatever their case, accents and endings."""
    asked = folded(words or "").split()
    pieces = (escape(harmless(piece)) for piece in _WORD.split(told))
    return Markup("").join(
        Markup("<b>{}</b>").format(piece) if n % 2 and _alike(folded(str(piece)), asked) else piece
        for n, piece in enumerate(pieces)
    )


def _alike(word: str, asked: Sequence[str]) -> bool:
    """True if a word is one of those, or is one but for a short ending of either."""
    return any(word == one or (abs(len(word) - len(one)) <= _ENDING and _begins(word, one)) for one in asked)


def _begins(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) > _ENDING and long.startswith(short)


def _block(value: object) -> Markup:
    """A value as JSON for a script block of the page: nothing in it can end the block, or steer what is drawn."""
    return htmlsafe_json_dumps(_without_odd(value))


def _without_odd(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {name: _without_odd(one) for name, one in value.items()}
    return [_without_odd(one) for one in value] if isinstance(value, list | tuple) else value


def _count(number: int, one: str, many: str | None = None) -> str:
    """'1 article', '2,100 articles'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
