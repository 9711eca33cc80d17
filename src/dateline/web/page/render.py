"""Readings -> one self-contained HTML page: styles and script within, nothing fetched, nothing from the text acts."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from dateline.base.records import Reading
from dateline.web.cards.words import STATUS_SIGNS, VERDICT_SIGNS, harmless, one_line
from dateline.web.page.view import view_of

_ASSETS = files("dateline.web.page") / "assets"


def render_page(readings: Sequence[Reading]) -> str:
    """The page of one reading, or of several with an index before them. The same readings give the same page."""
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .from_string(_asset("page.html.j2"))
        .render(
            readings=[view_of(reading, number) for number, reading in enumerate(readings, start=1)],
            style=Markup(style),  # noqa: S704 - our own files, without input
            script=Markup(script),  # noqa: S704 - as above
            policy=_policy(style, script),
            signs=STATUS_SIGNS,
            verdict_signs=VERDICT_SIGNS,
        )
    )


def _policy(style: str, script: str) -> str:
    """Only this very style and this very script may act, and nothing may be fetched from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.finalize = _finalize
    environment.filters["one_line"] = one_line
    return environment


def _finalize(value: object) -> object:
    """Everything that the template prints passes here: words from an article lose their power to steer the page."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else escape(harmless(value))
