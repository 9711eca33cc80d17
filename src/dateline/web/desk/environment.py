"""The one place where templates become pages: everything printed is escaped, and words from articles steer nothing."""

from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from dateline.web.cards.words import STATUS_SIGNS, VERDICT_SIGNS, day_words, harmless, one_line, shorten
from dateline.web.desk.links import local, with_query


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
    made.filters |= {"moment": moment, "block": _block, "local": local}
    made.globals |= {"signs": STATUS_SIGNS, "verdict_signs": VERDICT_SIGNS}
    return made


def _finalize(value: object) -> object:
    """What is no markup of ours loses its control characters, and `None` prints as nothing."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) or not isinstance(value, str) else escape(harmless(value))


def moment(iso: str | None) -> str:
    """'12 March 2024', '12 March 2024, 09:20 UTC', '12 March 2024, 09:20 +02:00': the time of day to the minute."""
    if not iso or len(iso) <= len("2024-03-12"):
        return day_words(iso or "")
    try:
        told = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    zone = told.strftime("%z")
    away = "" if told.tzinfo is None else " UTC" if zone in ("+0000", "-0000") else f" {zone[:3]}:{zone[3:5]}"
    return f"{day_words(iso[:10])}, {told:%H:%M}{away}"


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
