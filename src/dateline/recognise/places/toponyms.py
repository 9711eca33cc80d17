"""Words that may name a place: capitalised runs that the gazetteer or the table of countries knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.base.records import PlacePrecision
from dateline.base.spans import Span
from dateline.knowledge import gazetteer, load_yaml
from dateline.knowledge.countries import countries, country_of_demonym, country_of_name, country_of_seat
from dateline.knowledge.gazetteer import fold
from dateline.parse import Parse, Sentence, Token

_HYPHENS = ("-", "‑", "‐")
_ELIDED = ("d'", "d’", "l'", "l’")
_LONGEST = 6  # tokens; 'Islamic Republic of Iran' has four
_CITY = 50_000  # people; the town of White House in Tennessee has fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One place that the words may mean: an entry of the gazetteer, or a country."""

    name: str
    precision: PlacePrecision
    country: str | None
    admin1: int | None = None
    admin2: int | None = None
    index: int | None = None
    at: tuple[float, float] | None = None
    geonames_id: int | None = None
    population: int = 0
    alternate: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """Words that may name a place, the sentence they stand in, their tokens there, and what they may mean."""

    span: Span
    words: str
    sentence: Sentence
    first: int
    last: int
    options: tuple[Option, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the words."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def before(self) -> Token | None:
        """The token before the words in their sentence."""
        return self.sentence.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        """The token after the words in their sentence."""
        return self.sentence.tokens[self.last + 1] if self.last + 1 < len(self.sentence.tokens) else None


@cache
def small_words(which: str) -> frozenset[str]:
    """One of the lists of small words around places: `locative`, `divisions`, `inner` ..."""
    return frozenset(load_yaml("gazetteer/toponym_words.yaml")[which].split())


def find_toponyms(text: str, parse: Parse) -> Iterator[Toponym]:
    """Every run of words that may name a place, in text order, longest match first."""
    for sentence in parse.sentences:
        at = 0
        while at < len(sentence.tokens):
            found = _longest_at(text, sentence, at)
            if found is None:
                at += 1
            else:
                yield found
                at = found.last + 1


def _longest_at(text: str, sentence: Sentence, first: int) -> Toponym | None:
    tokens = sentence.tokens
    if not _may_begin(tokens[first]):
        return None
    for last in reversed(range(first, _reach(tokens, first) + 1)):
        if not _may_end(tokens[last], last > first):
            continue
        if _is_torn(tokens, first, last):
            continue
        span = Span(tokens[first].span.start, tokens[last].span.end)
        words = span.of(text)
        options = options_for(words) or unlisted(tokens, first, last)
        if options and not _names_less(text, tokens, first, last, options):
            return Toponym(span=span, words=words, sentence=sentence, first=first, last=last, options=options)
    return None


def unlisted(tokens: tuple[Token, ...], first: int, last: int) -> tuple[Option, ...]:
    """A river, lake, range or fort that the gazetteer lacks: it is a place, but where is not known."""
    if not 1 <= last - first <= 2 or not all(_is_of_a_name(token) for token in tokens[first : last + 1]):
        return ()
    words = [token.text for token in tokens[first : last + 1]]
    if last + 1 < len(tokens) and tokens[last + 1].text[:1].isupper():
        return ()
    is_land = words[-1] in small_words("lands_and_waters")
    if is_land or (len(words) == 2 and words[0] in small_words("before_lands")):
        return (Option(name=" ".join(words), precision="region", country=None),)
    return ()


def _is_of_a_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and token.text.isalpha() and len(token.text) > 1


def _names_less(text: str, tokens: tuple[Token, ...], first: int, last: int, options: tuple[Option, ...]) -> bool:
    """True if a part of the words is the name: 'Malden' in 'Malden City Council', 'City of Malden', 'The Malden'."""
    if last == first:
        return False
    if tokens[first].text in ("City", "Town") and tokens[first + 1].lower == "of":
        return last > first + 1 and bool(options_for(_words(text, tokens, first + 2, last)))
    words = fold(_words(text, tokens, first, last))
    if any(o.precision == "city" and not o.alternate and fold(o.name) == words for o in options):
        return False
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    if tokens[last].text == "City":
        return after in small_words("of_a_city") and bool(options_for(_words(text, tokens, first, last - 1)))
    return tokens[first].text == "The"


def _words(text: str, tokens: tuple[Token, ...], first: int, last: int) -> str:
    return text[tokens[first].span.start : tokens[last].span.end]


def _is_torn(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """True if a hyphen ties the words to more of the name: 'Chalon' in 'Chalon-sur-Saône', 'Wold' in 'Stow-on-Wold'."""
    before, after = tokens[max(0, first - 2) : first], tokens[last + 1 : last + 3]
    if len(before) == 2 and before[1].text in _HYPHENS and before[1].span.end == tokens[first].span.start:
        return before[0].text in small_words("joining")
    if len(after) == 2 and after[0].text in _HYPHENS and after[0].span.start == tokens[last].span.end:
        return after[1].text in small_words("joining")
    return False


def _may_begin(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower in ("al", "el", "ain", "sub", "mainland")


def _may_end(token: Token, is_inner: bool) -> bool:
    return _is_capital(token) or (is_inner and token.text[:1].isalpha() and token.lower in small_words("kinds"))


def _is_capital(token: Token) -> bool:
    """A capital first, or after an elided article: 'd’Ivoire'."""
    return token.text[:1].isupper() or (token.text[:2] in _ELIDED and token.text[2:3].isupper())


def _reach(tokens: tuple[Token, ...], first: int) -> int:
    """The last token that a name beginning at `first` could hold: capitals and the small words between them."""
    last = first
    while last + 1 < len(tokens) and last + 1 - first < _LONGEST + 2:
        token = tokens[last + 1]
        if token.is_inserted or not (
            _is_capital(token) or token.lower in small_words("inner") or token.lower in small_words("kinds")
        ):
            break
        last += 1
    return last


@lru_cache(maxsize=4096)
def options_for(words: str) -> tuple[Option, ...]:
    """All that `words` may mean: countries, states in short, entries of the gazetteer.

    A people is no place. The name of a country does not mean a town or state of the same name inside it, and that of a
    well-known region ('Middle East') does not mean a small town, or a place that only some call so.
    """
    found = []
    code = country_of_name(words)
    if _is_acronym(words) and code is None and gazetteer.short_form(words) is None:
        return ()
    if code is None and (country_of_demonym(words) is not None or _is_building(words)):
        return ()
    if code is not None:
        country = countries()[code]
        found.append(
            Option(
                name=country.names[0],
                precision="country",
                country=code,
                at=country.centre,
                geonames_id=country.geonames_id,
                population=country.population,
            )
        )
    short = gazetteer.short_form(words) or (gazetteer.short_form(f"{words}.") if "." in words else None)
    if short is not None:
        found.append(_option(short))
    entries = gazetteer.lookup(words)
    own = any(entry.precision == "region" for entry in entries)
    return (*found, *(_option(entry) for entry in entries if not _is_beside(words, entry, code, own)))


def _is_beside(words: str, entry: gazetteer.Toponym, country: str | None, is_region: bool) -> bool:
    """True for an entry that a country or a well-known region of the same name leaves no room for."""
    if entry.precision == "region":
        return False
    if country is not None and (entry.country == country or _is_acronym(words)):
        return True
    small = entry.precision in ("city", "admin2") and entry.population < 10 * _CITY
    return is_region and (small or entry.alternate)


def _is_acronym(words: str) -> bool:
    """'US', 'U.K.', 'EU': never the villages of Us and Eu."""
    letters = words.replace(".", "")
    return letters.isupper() and (len(letters) < 3 or "." in words[:2])


def _is_building(words: str) -> bool:
    """True for a seat of government that is no city of its own country ('White House'; 'Rawalpindi' is one)."""
    seat = country_of_seat(words)
    cities = gazetteer.lookup(words) if seat else ()
    return seat is not None and not any(c.country == seat.country and c.population > _CITY for c in cities)


def _option(entry: gazetteer.Toponym) -> Option:
    at = None if entry.latitude is None or entry.longitude is None else (entry.latitude, entry.longitude)
    return Option(
        name=entry.name,
        precision=entry.precision,
        country=entry.country,
        admin1=entry.index if entry.precision == "admin1" else entry.admin1,
        admin2=entry.index if entry.precision == "admin2" else entry.admin2,
        index=entry.index,
        at=at,
        geonames_id=entry.geonames_id,
        population=entry.population,
        alternate=entry.alternate,
        bare=entry.bare,
    )
