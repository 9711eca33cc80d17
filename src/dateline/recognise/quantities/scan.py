"""Numbers in the text with what stands around them: 'at least', '$', 'million', 'between ... and'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.base.records import Qualifier
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.recognise.numerals import Number, alternatives, digits, parse_number, spelled

UNITS = "languages/en/units.yaml"
NUMBERS = "languages/en/numbers.yaml"
Form = Literal["count", "money", "percent", "vague", "unknown"]


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
def _pattern() -> re.Pattern[str]:
    units, numbers = load_yaml(UNITS), load_yaml(NUMBERS)
    qualifier = alternatives([*_qualifiers()])
    symbol = "|".join(
        re.escape(s) + (r"\s" if s[-1].isalpha() or s[-1] == "." else r"\s?") + "?"
        for s in sorted(units["symbols"], key=len, reverse=True)
    )
    scale = alternatives([*numbers["scales"]]) + "|" + alternatives([*numbers["suffixes"]])
    letter = r"(?:m|k|b|bn|tn)\b"
    figure = rf"(?:{digits()}|(?:{spelled()}))"
    return re.compile(
        rf"""(?<![\w#@/.,-])(?:(?P<qualifier>(?:(?:{qualifier})\s+(?:the\s+)?){{1,2}}))?(?P<opener>(?:between|from)\s+)?
        (?P<all>(?P<symbol>{symbol})?(?<![\w.,])(?P<low>{figure})(?P<letter>(?<=\d){letter}|\s(?:{scale})\b)?
          (?:\s*(?P<joint>-|–|—|\bto\b|\bor\b|\band\b)\s*(?P<symbol2>{symbol})?(?P<high>{figure})(?P<letter2>(?<=\d){letter}|\s(?:{scale})\b)?)?
        )(?P<percent>\s?%|[\s-](?:percent|per\s+cent)(?:age\s+points?)?\b|\s+percentage\s+points?\b)?
        (?P<suffix>-odd\b|\+|\s+or\s+(?:so|more)\b)?(?![\w/]|[.,:]\d|['’]s\b)
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
    found = [figure for match in _pattern().finditer(text, *span) for figure in _figures(match)]
    taken = [figure.span for figure in found]
    vague = [_vague(match) for match in _vague_pattern().finditer(text, *span)]
    found += [figure for figure in vague if not any(figure.span.overlap(other) for other in taken)]
    yield from sorted(found, key=lambda figure: figure.span)


def _figures(match: re.Match[str]) -> Iterator[Figure]:
    """One figure, a range ('between 20 and 30'), or two figures that stand side by side ('from 20 to 30', '5 and 6')."""
    if match["high"] is None:
        yield from _single(match, Span(*match.span()), "low", "letter", "symbol")
        return
    joint, opener = match["joint"].lower(), (match["opener"] or "").strip().lower()
    low, high = _value(match, "low", "letter", match["letter2"]), _value(match, "high", "letter2")
    is_range = low is not None and high is not None and low < high
    if is_range and (opener == "between" or (joint in ("to", "or") and not opener) or joint in "-–—"):
        qualifier = _qualifier(match["qualifier"])
        yield _figure(match, Span(*match.span()), Span(*match.span("all")), low, high, qualifier)
    elif joint not in "-–—":
        yield from _single(match, Span(match.start(), match.start("joint")), "low", "letter", "symbol")
        yield from _single(match, Span(match.end("joint"), match.end()), "high", "letter2", "symbol2")


def _single(match: re.Match[str], span: Span, number: str, letter: str, symbol: str) -> Iterator[Figure]:
    value = _value(match, number, letter)
    start = match.start(symbol) if match[symbol] else match.start(number)
    qualifier = _qualifier(match["qualifier"]) if span.start == match.start() else "exactly"
    span = Span(span.start if span.start == match.start() and match["qualifier"] else start, span.end).strip(
        match.string
    )
    end = max(match.end(number), match.end(letter))
    if value is not None:
        yield _figure(match, span, Span(start, end), value, None, qualifier)


def _value(match: re.Match[str], number: str, letter: str, other: str | None = None) -> Number | None:
    """The value of a number with its scale, its own or that of the other end of the range ('2 to 3 million')."""
    scale = (match[letter] or other or "").strip()
    value = parse_number(match[number])
    if value is None or not scale or re.search(r"[a-z]", match[number].lower()):
        return value
    return parse_number(f"{match[number]} {scale}")


def _figure(
    match: re.Match[str], span: Span, number: Span, low: Number, high: Number | None, qualifier: Qualifier
) -> Figure:
    symbol = (match["symbol"] or (match["symbol2"] if match["high"] else None) or "").strip()
    suffix = (match["suffix"] or "").strip().lower()
    if suffix:
        qualifier = {"-odd": "about", "or so": "about", "or more": "at least", "+": "more than"}[
            " ".join(suffix.split())
        ]  # type: ignore[assignment]
    if symbol:
        unit = {k.lower(): v for k, v in load_yaml(UNITS)["symbols"].items()}[symbol.lower()]
        return Figure(span=span, number=number, form="money", low=low, high=high, qualifier=qualifier, unit=unit)
    form: Form = "percent" if match["percent"] else "count"
    unit = ("percentage points" if "point" in match["percent"] else "percent") if match["percent"] else None
    return Figure(span=span, number=number, form=form, low=low, high=high, qualifier=qualifier, unit=unit)


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
    said = [
        _qualifiers()[m.lower()]
        for m in re.findall(alternatives([*_qualifiers()]), " ".join((words or "").split()), re.IGNORECASE)
    ]
    return next((q for q in said if q != "exactly"), said[0] if said and default == "exactly" else default)
