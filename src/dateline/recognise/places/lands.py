"""Land told by its people: 'Kenyan cities', 'Greek-controlled territory', 'the Peruvian capital'."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.records import PlacePrecision
from dateline.base.spans import Span
from dateline.knowledge import gazetteer
from dateline.knowledge.countries import countries, country_of_demonym
from dateline.parse import Parse, Sentence, Token
from dateline.recognise.places.toponyms import small_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A phrase that tells land by its people; for a capital, the town."""

    span: Span
    country: str
    precision: PlacePrecision
    town: gazetteer.Toponym | None


def find_lands(parse: Parse) -> Iterator[Land]:
    """All such phrases in text order."""
    for sentence in parse.sentences:
        for token in sentence.tokens:
            country = country_of_demonym(token.text) if token.text[:1].isupper() else None
            noun = _land_noun(sentence, token) if country else None
            if country and noun is not None:
                span = Span(token.span.start, noun.span.end)
                town = _capital(country) if noun.lower == "capital" else None
                yield Land(span=span, country=country, precision="city" if town else "region", town=town)


def _land_noun(sentence: Sentence, token: Token) -> Token | None:
    """The noun for land right after the people, or after '-controlled' and the like."""
    rest = sentence.tokens[token.index + 1 : token.index + 4]
    if len(rest) == 3 and rest[0].text in ("-", "‑") and rest[1].lower in small_words("holding"):
        rest = rest[2:]
    if not rest or rest[0].lower not in small_words("lands"):
        return None
    if rest[0].lower == "capital" and not _is_city(sentence, token, rest[0]):
        return None
    return rest[0]


def _is_city(sentence: Sentence, people: Token, noun: Token) -> bool:
    """'the Peruvian capital', not 'Chinese capital flows'."""
    before = sentence.tokens[people.index - 1] if people.index else None
    after = sentence.tokens[noun.index + 1] if noun.index + 1 < len(sentence.tokens) else None
    return before is not None and before.lower == "the" and (after is None or after.pos not in ("NOUN", "PROPN"))


def _capital(country: str) -> gazetteer.Toponym | None:
    """The capital as the gazetteer has it, where there is but one."""
    names = countries()[country].capitals[:1]
    towns = [t for name in names for t in gazetteer.lookup(name) if t.country == country and t.precision == "city"]
    return max(towns, key=lambda town: town.population, default=None)
