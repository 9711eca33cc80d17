"""Months, seasons, years, decades, centuries that are called by name."""

from dataclasses import replace
from datetime import date

from dateline.base.spans import Span
from dateline.recognise.numerals import parse_number
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period, Third
from dateline.recognise.times.meaning import Context, Match, Meaning
from dateline.recognise.times.rules.days import before_a_noun, groups, is_an_end, span_of_days
from dateline.recognise.times.vocabulary import codes, month_numbers, numbers, words

_THIRD: dict[str, Third] = {
    **dict.fromkeys(("early", "beginning", "start"), "early"),
    **dict.fromkeys(("mid", "middle"), "mid"),
    **dict.fromkeys(("late", "end", "close"), "late"),
}


def _third(match: Match, meaning: Meaning) -> Meaning:
    """The early, middle or late part of a period, where the words say so."""
    if match["third"] and meaning.period is not None:
        part = calendar.part_of(meaning.period, _THIRD[match["third"].lower()])
        return replace(meaning, period=part, precision=part.precision)
    return meaning


def _month(match: Match, context: Context) -> Meaning | None:
    """'in May', 'last August', 'April 2014': without a year the nearest past one, unless the tense says future."""
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
    if match["relative"] or ((match["which"] or match["third"]) and not match["month"].islower()):
        return True
    following = context.after(match.end(), 30)
    word = following.split()[:1] if following[:1] == " " else []
    if word and (
        word[0].rstrip(",.'’") in words("names_after") or (word[0][:1].isupper() and name in words("doubtful_months"))
    ):
        return False
    if name not in words("doubtful_months"):
        return name in numbers("months")
    if match["month"].islower():
        return False
    opener = context.before(match.start(), 20).split()[-1:]
    told = bool(opener) and opener[0].lower() in words("month_openers")
    before_noun = bool(opener) and opener[0].lower() in ("the", "a", "an") and bool(word) and word[0].islower()
    return (told or before_noun) and not context.is_modal(Span(*match.span("month")))


def _year_of_month(match: Match, number: int, which: list[str], anchor: date, context: Context) -> int:
    relative = (match["relative"] or "").lower().split()
    if relative:
        return anchor.year + {"last": -1, "this": 0, "next": 1, "the": 0}[relative[0]]
    if which == ["this"]:
        return anchor.year
    past = anchor.year if number <= anchor.month else anchor.year - 1
    if which in (["last"], ["this", "past"], ["past"]):  # in March 'last February' is the one of the year before
        return past if number < anchor.month - 1 else anchor.year - 1
    if which in (["next"], ["this", "coming"], ["coming"]):
        return anchor.year if number > anchor.month else anchor.year + 1
    span = Span(*match.span("month"))
    ahead, back = (number - anchor.month) % 12, (anchor.month - number) % 12
    if ahead > back and before_a_noun(span, context):  # 'under a June agreement'
        return past
    future = number != anchor.month and (context.tense(span) == "future" or (is_an_end(span, context) and ahead <= 5))
    return anchor.year + (number < anchor.month) if future else past


def _month_range(match: Match, _context: Context) -> Meaning | None:
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


def _is_year(match: Match, context: Context) -> bool:
    before = context.before(match.start("year"), 25).split()
    if before and before[-1].lower() in words("numbered") and not match["third"]:
        return False
    sentence = context.sentence(match.start("year"))
    token = sentence.token_at(match.start("year")) if sentence is not None else None
    if sentence is None or token is None or token.dep != "nummod" or match["third"]:
        return True
    counted = sentence.head(token)
    return not (counted.tag in ("NNS", "NNPS") and counted.index == token.index + 1) or bool(
        before and before[-1].lower() in ("the", "in")
    )


def _year_in_words(match: Match, _context: Context) -> Meaning | None:
    """'nineteen ninety-six', 'January nineteen oh one', 'the year two thousand'."""
    told = match["whole"] or match["rest"].lower().removeprefix("oh").lstrip(" -")
    number = parse_number(told)
    if not isinstance(number, int):
        return None
    year = number if match["whole"] else 100 * int(parse_number(match["century"]) or 0) + number
    if match["month"]:
        return Meaning.of(calendar.month(year, month_numbers()[match["month"].lower()]), stated=True)
    return Meaning.of(calendar.year(year), stated=True)


def _year_range(match: Match, _context: Context) -> Meaning | None:
    """'2013-14', 'between 1990 and 1994', 'from 2003 to 2011'."""
    first, told = int(match["y1"]), match["y2"]
    if match["joint"] == "and" and not match.group().lower().startswith("between"):
        return None
    last = int(told) if len(told) == 4 else first // 100 * 100 + int(told)
    if not first < last <= first + 400:
        return None
    return span_of_days(calendar.year(first), calendar.year(last), stated=True)


def _decade(match: Match, _context: Context) -> Meaning | None:
    """'the 1990s', "the late '80s", 'the nineties'."""
    if match["word"]:
        first = numbers("decade_words")[match["word"].lower()]
    else:
        told = match["decade"]
        first = int(told) if len(told) == 4 else 1900 + int(told)
    return _third(match, Meaning.of(calendar.decade(first), stated=True))


def _century(match: Match, _context: Context) -> Meaning | None:
    number = int(match["century"])
    return Meaning.of(calendar.century(number), stated=True) if 1 <= number <= 30 else None


def _season(match: Match, context: Context) -> Meaning | None:
    """'last summer', 'the winter of 1994': 'fall' counts only with such a word before or a year after it."""
    found = groups(match)
    code = codes("seasons")[found["season"].lower()]
    if "year" in found:
        return Meaning.of(calendar.season(int(found["year"]), code), stated=True)
    if context.anchor is None:
        return Meaning(precision="quarter", value=f"XXXX-{code}")
    which = found.get("which", "").lower().split()[-1:]
    if not which and context.tense(Span(*match.span())) == "future":
        which = ["next"]
    return Meaning.of(_season_near(context.anchor, code, which))


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


RULES = {
    "month": _month,
    "range of months": _month_range,
    "year": _year,
    "year in words": _year_in_words,
    "range of years": _year_range,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "bare season": _season,
    "season of a year": _season,
    "fiscal year": _fiscal,
}
