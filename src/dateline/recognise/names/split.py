"""Cutting a run of name words into names: country before person, title before name, two countries side by side."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.base.spans import Span
from dateline.knowledge.countries import CountryMention, find_countries
from dateline.knowledge.organisations import Organisation, find_organisations
from dateline.parse import Sentence, Token
from dateline.recognise.names.lexicon import given_names, honorifics, is_title, ranks, words

_POINTS = frozenset({"South", "North", "East", "West"})
_SHORT = 7  # shorter names of organisations are left to the tagger: 'Stuff', 'MIT'


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one name, with what is already known of it."""

    tokens: tuple[Token, ...]
    known: Organisation | None = None
    country: CountryMention | None = None

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)


@lru_cache(maxsize=2)
def known_in(text: str) -> "Known":
    """The known names of a text; kept for the next step, which asks for the same text."""
    return Known(text)


class Known:
    """The countries and organisations that the tables find in a text, to be asked by place."""

    def __init__(self, text: str) -> None:
        self.countries = find_countries(text)
        self.organisations = [(s, o) for s, o in find_organisations(text)]
        self._country_starts = [m.span.start for m in self.countries]
        self._org_starts = [span.start for span, _ in self.organisations]

    def word_starts(self, sentence: Sentence) -> frozenset[int]:
        """Where the words of the known organisations of several words begin in a sentence."""
        first = bisect_left(self._org_starts, sentence.span.start)
        last = bisect_left(self._org_starts, sentence.span.end)
        spans = [
            span for span, o in self.organisations[first:last] if len(o.name.split()) > 1 and span.length() > _SHORT
        ]
        return frozenset(t.span.start for span in spans for t in sentence.tokens_in(span))

    def country_at(self, start: int) -> CountryMention | None:
        """The country words that begin at `start`."""
        place = bisect_left(self._country_starts, start)
        found = place < len(self.countries) and self.countries[place].span.start == start
        return self.countries[place] if found else None

    def organisation_at(self, start: int) -> tuple[Span, Organisation] | None:
        """The known organisation whose name begins at `start`."""
        place = bisect_left(self._org_starts, start)
        found = place < len(self.organisations) and self._org_starts[place] == start
        return self.organisations[place] if found else None


def pieces(run: list[Token], known: Known, after_of: bool) -> Iterator[Piece]:
    """The names in a run, in order. `after_of`: it follows a title and 'of' ('Secretary of | State Colin Powell')."""
    while run:
        piece, used = _first_piece(run, known, after_of)
        if piece is not None:
            yield piece
        run, after_of = _without_connectors(run[used:]), False


def _without_connectors(run: list[Token]) -> list[Token]:
    while run and (run[0].text.islower() or not run[0].text[0].isalnum()) and run[0].lower not in ("al", "el"):
        run = run[1:]
    return run


def _first_piece(run: list[Token], known: Known, after_of: bool) -> tuple[Piece | None, int]:
    organisation = known.organisation_at(run[0].span.start)
    country = known.country_at(run[0].span.start)
    if organisation is not None and (country is None or organisation[0].end >= country.span.end):
        inside = [t for t in run if t.span.end <= organisation[0].end]
        if inside and not _goes_on(run, len(inside)):
            return Piece(tuple(inside), known=organisation[1]), len(inside)
    if country is not None and _is_given_name(run):
        return _plain_piece(run, known, country_first=True)
    if country is not None:
        inside = [t for t in run if t.span.start < country.span.end]
        if not _is_body(run, len(inside), country):
            exact = tuple(t for t in inside if t.span.end <= country.span.end) or tuple(inside)
            return Piece(exact, country=country), len(inside)
    if country is None:
        title = _titles(run, known, after_of)
        if title and not _may_be_surname(run):
            return (None, title) if title < len(run) else (None, len(run))
    return _plain_piece(run, known, country is not None)


def _may_be_surname(run: list[Token]) -> bool:
    """'Sen' or 'Don' with nothing after it is a name, not a title cut short."""
    text = run[0].text
    return len(run) == 1 and text in ranks() and not text.endswith(".") and not text.isupper()


def _is_given_name(run: list[Token]) -> bool:
    """'Israel Katz', 'Jordan Brandt': a country's name as a given name, with one more word that is no title."""
    if len(run) < 2 or run[0].text not in given_names() or run[0].head != run[1].index:
        return False
    after = run[1].text
    told = after in words("title_modifiers") or after in words("organisation_words") or after in words("place_words")
    return after[0].isupper() and not told and not is_title(after) and len(run) == 2


def _goes_on(run: list[Token], used: int) -> bool:
    """True if a known name is only the start of a longer one: 'Hamas' in 'Hamas Foundation' is not."""
    rest = run[used:]
    return bool(rest) and rest[-1].text in words("organisation_words") and not any(is_title(t.text) for t in rest[:1])


def _is_body(run: list[Token], used: int, country: CountryMention) -> bool:
    """'Chile Coast Guard', 'Peruvian Transport Ministry': the country is part of the body's name."""
    rest = run[used:]
    end = next(
        (n for n, t in enumerate(rest) if t.text in words("organisation_words") and not _titled_after(rest, n)), None
    )
    if end is None or country.kind == "seat":
        return False
    return not any(is_title(t.text) and t.text not in words("title_modifiers") for t in rest[:end])


def _titled_after(rest: list[Token], place: int) -> bool:
    """'Foreign Ministry Spokesman', 'Army Chief': the organisation word belongs to a title."""
    return any(is_title(t.text) for t in rest[place + 1 :])


def _titles(run: list[Token], known: Known, after_of: bool) -> int:
    """How many words at the start of the run are title: 'Prime Minister', 'Gen.', 'Deputy Police Chief'."""
    used = 0
    for place, token in enumerate(run):
        party = token.text in words("never_titles") and place + 1 < len(run) and run[place + 1].text in given_names()
        if (is_title(token.text) or party) and not _is_part_of_body(run, place):
            used = place + 1
            if place + 1 < len(run) and run[place + 1].text in honorifics():
                continue
        elif token.text not in words("title_modifiers") or known.country_at(token.span.start):
            break
        elif after_of and place + 1 < len(run):
            used = place + 1
    return used


def _is_part_of_body(run: list[Token], place: int) -> bool:
    """'General Assembly', 'President's Office', 'King Abdullah University': no title of a person."""
    if run[place].text in honorifics() and run[place].text.endswith("."):
        return False
    last = run[-1].text
    ends = last in words("organisation_words") or last in words("place_words")
    return len(run) > place + 1 and ends and last not in _POINTS


def _plain_piece(run: list[Token], known: Known, country_first: bool) -> tuple[Piece, int]:
    """All words up to a country, a known organisation or a title that begins another name."""
    end = len(run)
    for place in range(1, len(run)):
        token, before = run[place], run[place - 1]
        if before.text.islower() or not token.text[0].isupper():
            continue
        if _begins_another(run, place, known, country_first):
            end = place
            break
    kept = run[:end]
    if end == len(run) and end > 1 and _ends_in_title(kept):
        kept = kept[:-1]
    while len(kept) > 1 and kept[-1].text.islower() and kept[-2].span.end != kept[-1].span.start:
        kept = kept[:-1]
    return Piece(tuple(kept)), end


def _ends_in_title(run: list[Token]) -> bool:
    """'TUC President', 'Harbour Vice Chairman': an acronym or body with the title of its head, the name not told."""
    last = run[-1].text
    return (
        is_title(last)
        and last not in honorifics()
        and (run[-2].text.isupper() or run[-2].text in words("organisation_words"))
    )


def _begins_another(run: list[Token], place: int, known: Known, country_first: bool) -> bool:
    """True where a country, or a title with a name after it, begins inside a run."""
    token, rest = run[place], run[place:]
    country = known.country_at(token.span.start)
    if country is not None and not country_first:
        if run[place - 1].text in words("before_people") and _ends_body(rest):  # 'Royal Thai Police'
            return False
        return not _is_family_name(run, place, country) and not any(
            t.text in words("bodies_that_take_of") or t.text in words("organisation_words") for t in run[:place]
        )
    if token.text in words("title_modifiers") and len(rest) > 1 and is_title(rest[1].text) and not _ends_body(rest):
        return True
    after_body = run[place - 1].text in words("organisation_words")  # 'Supreme Court Justice X'
    honorific = token.text in honorifics() and token.text not in ranks() and not after_body
    return is_title(token.text) and not honorific and len(rest) > 1 and not _ends_body(rest)


def _is_family_name(run: list[Token], place: int, country: CountryMention) -> bool:
    """'Orla Dane', 'Jack London': one word after a given name, or a people's name that a name is bound to."""
    if place != 1 or country.span.end != run[1].span.end:
        return False
    return run[0].text in given_names() or (country.kind == "demonym" and run[0].head == run[1].index and len(run) == 2)


def _ends_body(rest: list[Token]) -> bool:
    return rest[-1].text in words("organisation_words") or any(t.lower == "of" for t in rest)
