"""Months, quarters, halves, seasons, years, decades, centuries that are called by name."""

from dataclasses import replace
from datetime import date
from functools import cache

from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period, Third
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.rules.days import groups, span_of_days
from dateline.recognise.times.vocabulary import codes, month_numbers, numbers, words, write

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}
_THIRD: dict[str, Third] = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late", "close": "late",
}  # fmt: skip
_WITH = r"(?:(?:the\s+)?(?P<third>(?i:early|mid|late|beginning|start|middle|end|close))(?:[\s-]+|\s+of\s+)(?:the\s+)?)?"


def _third(match: Match, meaning: Meaning) -> Meaning:
    """The early, middle or late part of a period, where the words say so."""
    if match["third"] and meaning.period is not None:
        part = calendar.part_of(meaning.period, _THIRD[match["third"].lower()])
        return replace(meaning, period=part, precision=part.precision)
    return meaning


def _month(match: Match, context: Context) -> Meaning | None:
    """'in May', 'last August', 'April 2014', 'December last year': without a year the nearest past one, unless the tense says future."""
    name = match["month"].title().rstrip(".")
    number = month_numbers()[name.lower()]
    which = (match["which"] or "").lower().split()
    if match["year"]:
        return _third(match, Meaning.of(calendar.month(int(match["year"]), number), stated=True))
    if not _is_month(match, name, context):
        return None
    if context.anchor is None:
        return Meaning(precision="month", value=f"XXXX-{number:02d}")
    year = _year_of_month(match, number, which, context.anchor, context)
    return _third(match, Meaning.of(calendar.month(year, number)))


def _is_month(match: Match, name: str, context: Context) -> bool:
    """False where the word may be a name, a verb or 'may'."""
    if match["which"] or match["relative"] or match["third"]:
        return True
    following = context.after(match.end(), 30)
    word = following.split()[:1]
    if following[:1] == " " and word and word[0][:1].isupper() and name in words("doubtful_months"):
        return False
    if following[:1] == " " and word and word[0].rstrip(",.'’") in words("names_after"):
        return False
    if name not in words("doubtful_months"):
        return len(name) > 4 or name == "July"
    opener = context.before(match.start(), 20).split()[-1:]
    return (
        bool(opener)
        and opener[0].lower() in words("month_openers")
        and not context.is_modal(Span(*match.span("month")))
    )


def _year_of_month(match: Match, number: int, which: list[str], anchor: date, context: Context) -> int:
    relative = (match["relative"] or "").lower().split()
    if relative:
        return anchor.year + {"last": -1, "this": 0, "next": 1, "the": 0}[relative[0]]
    if which in (["this"],):
        return anchor.year
    past = anchor.year if number <= anchor.month else anchor.year - 1
    if which in (["last"], ["this", "past"], ["past"]):
        return past if number < anchor.month else anchor.year - 1
    if which in (["next"], ["this", "coming"], ["coming"]):
        return anchor.year if number > anchor.month else anchor.year + 1
    future = number != anchor.month and context.tense(Span(*match.span("month"))) == "future"
    return anchor.year + (number < anchor.month) if future else past


def _month_range(match: Match, context: Context) -> Meaning | None:
    """'from May to June 2014', 'January-March 2015'."""
    first, last = month_numbers()[match["m1"].lower().rstrip(".")], month_numbers()[match["m2"].lower().rstrip(".")]
    year = int(match["year"])
    return span_of_days(calendar.month(year - (first > last), first), calendar.month(year, last), stated=True)


def _year(match: Match, context: Context) -> Meaning | None:
    """A bare year; not a count, a price, a resolution or a flight."""
    year = int(match["year"])
    if not _is_year(match, context):
        return None
    return _third(match, Meaning.of(calendar.year(year), stated=True))


_NUMBERED = frozenset(
    "resolution flight room route highway article section page no. number channel boeing agenda area studio paragraph case bill order".split()
)


def _is_year(match: Match, context: Context) -> bool:
    before = context.before(match.start("year"), 25).split()
    if before and before[-1].lower() in _NUMBERED:
        return False
    sentence = context.sentence(match.start("year"))
    token = sentence.token_at(match.start("year")) if sentence is not None else None
    if sentence is None or token is None or token.dep != "nummod" or match["third"]:
        return True
    counted = sentence.head(token)
    return not (counted.tag in ("NNS", "NNPS") and counted.index == token.index + 1) or bool(
        before and before[-1].lower() in ("the", "in")
    )


def _year_range(match: Match, context: Context) -> Meaning | None:
    """'2013-14', 'between 1990 and 1994', 'from 2003 to 2011'."""
    first, told = int(match["y1"]), match["y2"]
    last = int(told) if len(told) == 4 else first // 100 * 100 + int(told)
    if not first < last <= first + 400:
        return None
    return span_of_days(calendar.year(first), calendar.year(last), stated=True)


def _decade(match: Match, context: Context) -> Meaning | None:
    """'the 1990s', "the late '80s", 'the nineties'."""
    if match["word"]:
        first = numbers("decade_words")[match["word"].lower()]
    else:
        told = match["decade"]
        first = int(told) if len(told) == 4 else 1900 + int(told)
    return _third(match, Meaning.of(calendar.decade(first), stated=True))


def _century(match: Match, context: Context) -> Meaning | None:
    number = int(match["century"])
    return Meaning.of(calendar.century(number), stated=True) if 1 <= number <= 30 else None


def _quarter(match: Match, context: Context) -> Meaning | None:
    """'the third quarter', 'Q3 2015', 'the first quarter of next year': without a year the nearest one that has ended or is running."""
    number = int(match["q"]) if match["q"] else _NTH[match["nth"].lower()]
    year = _year_told(match, context)
    if year is not None:
        return Meaning.of(calendar.quarter(year, number), stated=bool(match["year"]))
    if context.anchor is None:
        return Meaning(precision="quarter", value=f"XXXX-Q{number}")
    period = calendar.quarter(context.anchor.year, number)
    future = context.tense(Span(*match.span())) == "future"
    late = period.start > context.anchor
    return Meaning.of(
        calendar.quarter(context.anchor.year - 1, number) if late and not future and number == 4 else period
    )


def _half(match: Match, context: Context) -> Meaning | None:
    """'the first half of 2015', 'H1 2015'."""
    number = int(match["h"]) if match["h"] else {"first": 1, "second": 2, "last": 2, "latter": 2}[match["nth"].lower()]
    year = _year_told(match, context)
    return Meaning.of(calendar.half(year, number) if year else None, stated=bool(match["year"]), otherwise="quarter")


def _year_told(match: Match, context: Context) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["relative"] and context.anchor:
        return context.anchor.year + {"last": -1, "this": 0, "next": 1, "the": 0}[match["relative"].lower().split()[0]]
    return None


def _season(match: Match, context: Context) -> Meaning | None:
    """'last summer', 'the winter of 1994', 'this spring': 'fall' counts only with such a word before or a year after it."""
    found = groups(match)
    code = codes("seasons")[found["season"].lower()]
    if "year" in found:
        return Meaning.of(calendar.season(int(found["year"]), code), stated=True)
    if context.anchor is None:
        return Meaning(precision="quarter", value=f"XXXX-{code}")
    return Meaning.of(_season_near(context.anchor, code, found.get("which", "").lower().split()[-1:]))


def _season_near(anchor: date, code: str, which: list[str]) -> Period:
    running = calendar.season(anchor.year, code)
    if code == "WI" and anchor.month <= 2:
        running = calendar.season(anchor.year - 1, code)
    if which == ["next"]:
        return running if running.start > anchor else calendar.season(running.start.year + 1, code)
    if which in (["last"], ["past"]) or not which:
        limit = anchor if not which else running.start
        before = running.start <= limit if not which else running.end < anchor
        return running if before else calendar.season(running.start.year - 1, code)
    return running


def _fiscal(match: Match, context: Context) -> Meaning | None:
    """'fiscal 1989', 'fiscal year 2013': the year by its name; its days differ from body to body and stay unknown."""
    if match["year"]:
        return Meaning(value=match["year"], precision="year")
    steps = {"last": -1, "next": 1}
    if context.anchor is None:
        return Meaning(precision="year")
    return Meaning(value=f"{context.anchor.year + steps.get((match['which'] or '').lower(), 0):04d}", precision="year")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for months and longer periods."""
    which = r"(?:(?P<which>(?i:last|next|this|this\s+past|this\s+coming|past|coming))\s+)?"
    relative = r"(?:(?:\s+of)?\s+(?P<relative>(?i:last\s+year|this\s+year|next\s+year|the\s+(?:current\s+)?(?:fiscal\s+)?year))\b)?"
    of_year = r"(?:(?:,?\s+of|,|\s+in)?\s+(?P<year>{YEAR})\b)?"
    the, modifier = r"\b(?:the\s+)?", r"(?:(?i:early|late|mid)[\s-]+)?"
    return (
        Rule(
            "month",
            write(
                r"\b"
                + _WITH
                + which
                + r"(?P<month>{MON})(?![\w-])(?:(?:,|\s+of|\s+in)?\s*(?P<year>{YEAR})\b)?"
                + relative
                + r"(?:['’]s)?"
            ),
            _month,
        ),
        Rule(
            "range of months",
            write(
                r"\b(?:(?i:from|between)\s+)?(?P<m1>{MON})\s*(?:-|–|to|through|and|until)\s*(?P<m2>{MON}),?\s+(?P<year>{YEAR})\b"
            ),
            _month_range,
        ),
        Rule(
            "year",
            write(
                r"(?<![\w$£€.,:/#-])"
                + _WITH.replace("(?:the", "(?<![$£€.,:/#-])(?:the")
                + r"(?<![$£€.:/#])(?P<year>{YEAR})(?![\w%:/]|-\w|[.,]\d)(?:['’]s)?(?!\s*(?:%|percent|per\s+cent|km|miles|million|billion|meters|metres|feet|GMT|UTC|hours))"
            ),
            _year,
        ),
        Rule(
            "range of years",
            write(
                r"(?<![\w$£€.,:/-])(?:(?i:between|from)\s+)?(?P<y1>{YEAR})\s*(?:-|–|/|to|and|until|through)\s*(?P<y2>{YEAR}|(?<=[-–/])\d\d)(?![\w-]|[.,]\d)"
            ),
            _year_range,
        ),
        Rule(
            "decade",
            write(
                the
                + _WITH
                + r"(?:['‘’`]?(?P<decade>(?:1[0-9]|20)\d0|(?<=['‘’`])\d0)['’]?s\b|(?:(?<=the\ )|(?<=early\ )|(?<=late\ )|(?<=mid-))(?P<word>(?i:"
                + "|".join(numbers("decade_words"))
                + r"))\b)"
            ),
            _decade,
        ),
        Rule("century", write(the + _WITH + r"(?P<century>\d\d?){ORD}[\s-](?i:century)\b"), _century),
        Rule(
            "quarter",
            write(
                the
                + r"(?:(?i:fiscal|current|flat|latest)[\s-]+)?(?:(?P<nth>{NTH})[\s-](?:(?i:fiscal)\s+)?(?i:quarter)\b|Q(?P<q>[1-4])\b)(?:['’]s)?"
                + of_year
                + relative
            ),
            _quarter,
        ),
        Rule(
            "half of a year",
            write(
                the
                + r"(?:(?P<nth>(?i:first|second|latter|last))[\s-](?i:half)\b(?=\s+of\s+(?:{YEAR}|(?:last|this|next|the)\s+(?:\w+\s+)?year)|,?\s+{YEAR})|H(?P<h>[12])(?=\s+{YEAR}))"
                + of_year
                + relative
            ),
            _half,
        ),
        Rule(
            "season",
            write(
                the + modifier + r"(?P<which>(?i:last|next|this|this\s+past|this\s+coming))\s+(?P<season>{SEASON})\b"
            ),
            _season,
        ),
        Rule(
            "bare season",
            write(
                r"(?<=in\ )(?:the\s+)?(?P<season>(?i:spring|summer|autumn|winter))\b|(?<=[stgre]\ )the\s+(?P<season9>(?i:spring|summer|autumn|winter))\b"
            ),
            _season,
        ),
        Rule(
            "season of a year",
            write(the + modifier + r"(?P<season>{SEASON})(?:,|\s+of)?\s+(?P<year>{YEAR})\b"),
            _season,
        ),
        Rule(
            "fiscal year",
            write(
                the
                + r"(?:(?P<which>(?i:last|next|this|current|latest))\s+)?(?i:fiscal(?:\s+year)?|financial\s+year)(?:\s+(?P<year>{YEAR})\b|(?<=year)\b)"
            ),
            _fiscal,
        ),
    )
