"""Numbers in the text with what stands around them: 'at least', '$', 'million', 'between ... and'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.base.records import Qualifier
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.matching import DIGIT, words_in
from dateline.recognise.numerals import Number, alternatives, digits, parse_number, spelled

UNITS = "languages/en/units.yaml"
NUMBERS = "languages/en/numbers.yaml"
Form = Literal["count", "money", "percent", "measure", "vague", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as written: `span` with its qualifier and sign, `number` for the figures alone, low and high as said."""

    span: Span
    number: Span
    form: Form
    low: Number | None
    high: Number | None = None
    qualifier: Qualifier = "exactly"
    unit: str | None = None


@cache
def _qualifiers() -> dict[str, Qualifier]:
    table: dict[Qualifier, list[str]] = load_yaml(UNITS)["qualifiers"]
    return {phrase: name for name, phrases in table.items() for phrase in phrases}


@cache
def _qualifier_pattern() -> re.Pattern[str]:
    return re.compile(alternatives([*_qualifiers()]), re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    units, numbers = load_yaml(UNITS), load_yaml(NUMBERS)
    qualifier = alternatives([*_qualifiers()])
    symbol = "|".join(
        re.escape(s) + (r"\s" if s[-1].isalpha() or s[-1] == "." else r"\s?") + "?"
        for s in sorted(units["symbols"], key=len, reverse=True)
    )
    scale = alternatives([*numbers["scales"]]) + "|" + alternatives([*numbers["suffixes"]])
    letter = r"(?:m(?!-|\s+(?:long|high|wide|deep|away|from|below|above|across))|k|b|bn|tn)\b"
    glued = alternatives(units["glued_measures"])
    figure = rf"(?:{digits()}|(?:{spelled()}))"
    return re.compile(
        rf"""(?<![\w#@/.,-])(?:(?P<qualifier>(?:(?:{qualifier})\s+(?:the\s+)?){{1,2}}))?(?P<opener>(?:between|(?:anywhere\s+)?from)\s+)?
        (?!(?<=['’])\d\d\b)(?P<all>(?P<symbol>{symbol})?(?<![\w.,])(?P<low>{figure})(?P<letter>(?<=\d){letter}|\s(?:{scale})\b)?
          (?:\s*(?P<joint>-|–|—|\bto\b|\bor\b|\band\b)\s*(?P<symbol2>{symbol})?(?P<high>{figure})(?P<letter2>(?<=\d){letter}|\s(?:{scale})\b)?)?
        )(?P<percent>\s?%|[\s-](?:percent|per\s+cent)(?:age\s+points?)?\b|\s+percentage\s+points?\b)?
        (?P<glued>(?<=\d)(?:{glued})\b)?(?P<suffix>-odd\b|\+|\s+or\s+(?:so|more)\b)?(?![\w/]|[.,:]\d|['’]s\b)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    numbers = load_yaml(NUMBERS)
    return re.compile(
        rf"\b(?:(?P<qualifier>(?:{alternatives([*_qualifiers()])})\s+)?(?P<vague>{alternatives([*numbers['vague']])})"
        rf"|(?P<unknown>{alternatives(numbers['unknown'])}))\b(?!-)",
        re.IGNORECASE,
    )


def find_figures(text: str, span: Span) -> Iterator[Figure]:
    """The numbers of one paragraph in text order, vague ones included; they do not overlap."""
    held = words_in(span.of(text))
    if held.isdisjoint(_number_words()):
        return
    found = [figure for match in _pattern().finditer(text, *span) for figure in _figures(match)]
    taken = [figure.span for figure in found]
    vague = [] if held.isdisjoint(_vague_words()) else map(_vague, _vague_pattern().finditer(text, *span))
    found += [figure for figure in vague if not any(figure.span.overlap(other) for other in taken)]
    yield from sorted(found, key=lambda figure: figure.span)


@cache
def _number_words() -> frozenset[str]:
    """The words of which one stands in every text that holds a figure."""
    numbers = load_yaml(NUMBERS)
    return frozenset({DIGIT, "dozen", *numbers["ones"], *numbers["tens"], *numbers["scales"]}) | _vague_words()


@cache
def _vague_words() -> frozenset[str]:
    """The words of which one stands in every text that holds a vague figure."""
    numbers = load_yaml(NUMBERS)
    return frozenset(phrase.rpartition(" ")[2] for phrase in [*numbers["vague"], *numbers["unknown"]])


def _figures(match: re.Match[str]) -> Iterator[Figure]:
    """One figure, a range ('between 20 and 30'), or two figures side by side ('from 20 to 30', '5 and 6')."""
    low = _value(match["low"], match["letter"])
    if match["high"] is None:
        if low is not None:
            yield _figure(match, _with_qualifier(match, match.end()), Span(*match.span("all")), low)
        return
    joint, opener = match["joint"].lower(), (match["opener"] or "").strip().lower()
    high = _value(match["high"], match["letter2"])
    scaled = _value(match["low"], match["letter"] or match["letter2"] or _SCALE.sub("", match["high"]))
    joined = opener.startswith(("between", "anywhere")) or (joint in ("to", "or") and not opener) or joint in "-–—"
    if joined and scaled is not None and high is not None and scaled < high:
        yield _figure(match, Span(*match.span()), Span(*match.span("all")), scaled, high)
    elif joint not in "-–—":
        if low is not None:
            number = Span(match.start("all"), max(match.end("low"), match.end("letter")))
            yield _figure(match, _with_qualifier(match, number.end), number, low)
        if high is not None:
            number = Span(match.start("symbol2") if match["symbol2"] else match.start("high"), match.end("all"))
            yield _figure(match, Span(number.start, match.end()), number, high)


_SCALE = re.compile(r"^[\d.,\s-]*")


def _with_qualifier(match: re.Match[str], end: int) -> Span:
    """From the qualifier, if there is one, else from the figures; 'from' and 'between' stay out."""
    return Span(match.start("qualifier") if match["qualifier"] else match.start("all"), end)


def _value(number: str, scale: str | None) -> Number | None:
    """The value of a number with its scale; a number in words has its scale in itself."""
    own = not scale or any(letter.isalpha() for letter in number)
    return parse_number(number if own else f"{number} {(scale or '').strip()}")


_SUFFIXES: dict[str, Qualifier] = {"-odd": "about", "or so": "about", "or more": "at least", "+": "more than"}


@cache
def _symbols() -> dict[str, str]:
    table: dict[str, str] = load_yaml(UNITS)["symbols"]
    return {symbol.lower(): unit for symbol, unit in table.items()}


def _figure(match: re.Match[str], span: Span, number: Span, low: Number, high: Number | None = None) -> Figure:
    """A figure of a match with its form, and the qualifier if its span begins with it."""
    qualifier = _qualifier(match["qualifier"]) if span.start == match.start() else "exactly"
    suffix = " ".join((match["suffix"] or "").lower().split())
    qualifier = _SUFFIXES.get(suffix, qualifier) if span.end == match.end() else qualifier
    form, unit = _form(match, number)
    return Figure(span=span, number=number, form=form, low=low, high=high, qualifier=qualifier, unit=unit)


def _form(match: re.Match[str], number: Span) -> tuple[Form, str | None]:
    """Money, a share, or a count; a sign before one end of a range holds for both."""
    held = [
        match[name] for name in ("symbol", "symbol2") if match[name] and number.start <= match.start(name) < number.end
    ]
    if held:
        return "money", _symbols()[held[0].strip().lower()]
    if match["glued"]:
        return "measure", match["glued"]
    if match["percent"]:
        return "percent", "percentage points" if "point" in match["percent"] else "percent"
    return "count", None


def _vague(match: re.Match[str]) -> Figure:
    if match["unknown"]:
        return Figure(span=Span(*match.span()), number=Span(*match.span()), form="unknown", low=None, qualifier="about")
    low = load_yaml(NUMBERS)["vague"][" ".join(match["vague"].lower().split())]
    qualifier = _qualifier(match["qualifier"], "more than")
    return Figure(
        span=Span(*match.span()), number=Span(*match.span("vague")), form="vague", low=low, qualifier=qualifier
    )


def _qualifier(words: str | None, default: Qualifier = "exactly") -> Qualifier:
    """What the words before a number say of it; 'at least another 20' is 'at least'."""
    said = [_qualifiers()[m.lower()] for m in _qualifier_pattern().findall(" ".join((words or "").split()))]
    return next((q for q in said if q != "exactly"), said[0] if said and default == "exactly" else default)
