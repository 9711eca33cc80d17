"""Parts and totals: 'X dead, including Y and Z', '5 more, bringing the toll to 31'."""

import re
from collections.abc import Iterator

from dateline.base.records import Verdict
from dateline.knowledge import load_yaml
from dateline.recognise.checks.draft import Draft, draft
from dateline.recognise.checks.figures import Figure, Figures, countable, plain, same_or_people

_INCLUDING = re.compile(r"\b(?:including|among them)\b", re.IGNORECASE)
_OPENS_LIST = re.compile(r"\W*(?:(?:the|his|her|its|their|nearly|about|an?)\W+)?")
_CLAUSE_END = re.compile(r"[;:]|\b(?:while|after|when|which|said|says|bringing|but|at least)\b", re.IGNORECASE)
_JOINED = re.compile(r"^[^.;]*\band\b[^.;]*$", re.IGNORECASE)


def check_sums(figures: Figures) -> Iterator[Draft]:
    """Totals of the article whose parts it gives too."""
    for here in figures.by_sentence.values():
        yield from _including(figures, here)
    for total in figures.all:
        if not total.in_headline and _is_total(total):
            yield from _brought_to(figures, total)
            yield from _parts_elsewhere(figures, total)


def _including(figures: Figures, here: list[Figure]) -> Iterator[Draft]:
    """The parts after 'including' cannot be more than the whole before it."""
    sentence = here[0].sentence
    found = _INCLUDING.search(figures.text, sentence.span.start, sentence.span.end)
    if not found:
        return
    whole = [f for f in here if f.span.end <= found.start()]
    end = _end_of_list(figures.text, here[0], found.end())
    parts = [f for f in here if found.end() <= f.span.start < end and countable(f)]
    if parts and not _OPENS_LIST.fullmatch(figures.text, found.end(), parts[0].span.start):
        return  # 'five states, including Westmark with 40 seats'
    if not whole or not parts or not countable(whole[-1]):
        return
    total, told = whole[-1], sum(f.low for f in parts)
    if told <= total.low and len(parts) == 1:
        return
    verdict: Verdict = "consistent" if told <= total.low else "inconsistent"
    sum_ = " + ".join(plain(f.low) for f in parts)
    sum_ = f"{sum_} = {plain(told)}" if len(parts) > 1 else sum_
    relation = "not more than" if verdict == "consistent" else "more than"
    detail = f"parts {sum_}, {relation} the whole of {plain(total.low)}"
    yield draft("arithmetic", verdict, [total.span, *(f.span for f in parts)], detail)


def _end_of_list(text: str, figure: Figure, start: int) -> int:
    """Where the list after 'including' ends: at the next verb, a semicolon, or a word that opens a clause."""
    sentence = figure.sentence
    verb = next(
        (
            t.span.start
            for t in sentence.tokens
            if t.span.start >= start and t.pos in ("VERB", "AUX") and t.dep != "amod"
        ),
        sentence.span.end,
    )
    ends = _CLAUSE_END.search(text, start, verb)
    return ends.start() if ends else verb


def _is_total(figure: Figure) -> bool:
    """The figure of a sentence that speaks of a toll or total, after 'to', 'at' or 'of'."""
    totals = load_yaml("languages/en/checks.yaml")["totals"]
    tokens = figure.sentence.tokens
    before = [t for t in tokens if t.span.end <= figure.span.start]
    last = next((t for t in reversed(before) if t.pos != "PUNCT"), None)
    spoken = any(t.lemma.lower() in totals for t in before[-8:])
    return spoken and last is not None and last.lower in ("to", "at", "of", "stands", "reached") and not figure.part


def _brought_to(figures: Figures, total: Figure) -> Iterator[Draft]:
    """'Five more died, bringing the toll to 31': an earlier figure plus five."""
    here = figures.by_sentence[total.sentence.span.start]
    more = next((f for f in here if f.added and f.span < total.span and same_or_people(f, total)), None)
    if more is None:
        return
    earlier = [
        f
        for f in figures.all
        if f.span < more.span and not f.part and same_or_people(f, total) and f.sentence is not total.sentence
    ]
    if not earlier:
        return
    fitting = next((f for f in earlier if abs(f.low + more.low - total.low) < 1e-9), None)
    base = fitting or earlier[-1]
    verdict: Verdict = "consistent" if fitting else "not-supported"
    told = f"{plain(base.low)} + {plain(more.low)} = {plain(base.low + more.low)}; the total told is {plain(total.low)}"
    yield draft("arithmetic", verdict, [base.span, more.span, total.span], told)


def _parts_elsewhere(figures: Figures, total: Figure) -> Iterator[Draft]:
    """Two figures joined by 'and' in one sentence that make up the total."""
    for start, here in figures.by_sentence.items():
        if start == total.sentence.span.start or len(here) != 2 or here[0].in_headline:
            continue
        first, second = here
        if not (_counts_like(first, total) and _counts_like(second, total)):
            continue
        if not _JOINED.match(figures.text[first.span.end : second.span.start]):
            continue
        if abs(first.low + second.low - total.low) < 1e-9:
            detail = f"{plain(first.low)} + {plain(second.low)} = {plain(total.low)}, the total told"
            yield draft("arithmetic", "consistent", [total.span, first.span, second.span], detail)


def _counts_like(part: Figure, total: Figure) -> bool:
    return not part.added and same_or_people(part, total)
