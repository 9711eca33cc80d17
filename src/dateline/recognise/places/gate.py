"""Is it a place at all? Each feature is one thing that the words and their neighbours tell; their weights are learned.

The weights stand in `knowledge/gazetteer/weights.yaml`; `training/places/train.py` made them from the training parts of
LGL and GeoVirus.
"""

from collections.abc import Iterator
from functools import cache
from math import log10

from dateline.knowledge import load_words, load_yaml
from dateline.parse import Token
from dateline.recognise.names import Name
from dateline.recognise.odds import probability
from dateline.recognise.places import around
from dateline.recognise.places.known import Names
from dateline.recognise.places.never import never
from dateline.recognise.places.toponyms import Option, Toponym, small_words

_UNSURE = {
    "two to four names in a row": "perhaps a person",
    "a person of this name stands elsewhere in the article": "a person elsewhere",
    "an acronym": "capitals",
    "'the' stands before it": "perhaps a body",
    "a known organisation": "a known body",
}


def gate(toponym: Toponym, names: Names, located: frozenset[str]) -> float:
    """How likely the words name a place here, from 0 to 1. `located`: words that follow 'in' or 'at' in the article."""
    if never(toponym, names):
        return 0.0
    weights = load_yaml("gazetteer/weights.yaml")["gate"]
    total = sum(weights.get(name, 0.0) * value for name, value in features(toponym, names, located))
    return probability(total)


def features(toponym: Toponym, names: Names, located: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What speaks for or against a place, each with its strength (mostly 1)."""
    yield "always", 1.0
    yield _by_name(toponym, names.over(toponym)), 1.0
    yield from _by_words(toponym)
    yield from _by_options(toponym)
    yield from _by_neighbours(toponym)
    if around.speaks(toponym):
        yield "it speaks", 1.0
    if toponym.words in located:
        yield "stands after 'in' somewhere", 1.0
    if around.is_of_someone(toponym, names):
        yield "after 'someone of'", 1.0
    if toponym.words in names.guessed and not around.is_division(toponym):
        yield "perhaps a surname", 1.0
    name = names.over(toponym)
    if name is not None and name.kind == "org" and name.span.start == toponym.span.start and names.is_public(name):
        yield "begins the name of a public body", 1.0


def _by_name(toponym: Toponym, name: Name | None) -> str:
    """The kind of name that the words are, or are part of."""
    if name is None or (name.kind == "person" and around.is_division(toponym)):
        return "no name"
    kind = name.kind if name.kind == "place" else _UNSURE.get(name.why.partition(";")[0], name.kind)
    if name.span == toponym.span:
        return f"is a name: {kind}"
    if not name.span.covers(toponym.span):
        return f"reaches beyond a name: {name.kind}"
    where = "begins" if name.span.start == toponym.span.start else "is inside"
    return f"{where} a name: {kind}"


def _by_words(toponym: Toponym) -> Iterator[tuple[str, float]]:
    """Common words, days and months, capitals, first word of a sentence, part of speech."""
    first, words = toponym.tokens[0], toponym.words
    if around.is_common(words):
        yield "word of every day", 1.0
        if first.index == 0:
            yield "word of every day, first in its sentence", 1.0
    if words.casefold() in small_words("dates"):
        yield "day or month", 1.0
    if len(toponym.tokens) > 1:
        yield "several words", 1.0
    if around.is_division(toponym):
        yield "ends as a division does", 1.0
    if toponym.tokens[-1].pos != "PROPN":
        yield "not tagged as a name", 1.0
    if words.isupper() and len(words) < 5 and words not in around.SHORT_NAMES:
        yield "short and in capitals", 1.0
    elif len(words) < 4 and words not in around.SHORT_NAMES:
        yield "short", 1.0


def _by_options(toponym: Toponym) -> Iterator[tuple[str, float]]:
    """How large and how sure the places are that the words may mean."""
    options = toponym.options
    yield "people", log10(1 + max(option.population for option in options)) / 7
    if all(option.alternate or option.bare for option in options):
        yield "only by another name", 1.0
    if is_unlisted(options):
        yield "a land or water not listed", 1.0
        return
    for precision in ("country", "admin1", "region"):
        if any(option.precision == precision and not option.bare for option in options):
            yield f"may be: {precision}", 1.0


def is_unlisted(options: tuple[Option, ...]) -> bool:
    """True for a river, lake or range that the gazetteer lacks."""
    return len(options) == 1 and options[0].index is None and options[0].geonames_id is None


def _by_neighbours(toponym: Toponym) -> Iterator[tuple[str, float]]:
    """Prepositions of place, a larger place after a comma, capitals on either side."""
    before, after = toponym.before, toponym.after
    if before is not None and before.lower in small_words("locative"):
        yield "after a preposition of place", 1.0
    elif around.is_within_the(toponym):
        yield "after 'in the'", 1.0
    if before is not None and before.lower == "of":
        yield ("after 'the town of'" if around.is_town_of(toponym) else "after 'of'"), 1.0
    if before is not None and before.lower in small_words("sides"):
        yield "a side before", 1.0
    elif (
        before is not None
        and before.text[:1].isupper()
        and before.lower not in small_words("locative")
        and before.index > 0
    ):
        yield "capital before", 1.0
    if around.is_dateline(toponym):
        yield "dateline", 1.0
    if around.qualifier(toponym):
        yield "a larger place follows", 1.0
    if around.is_qualifier(toponym):
        yield "a larger place itself", 1.0
    if after is not None:
        yield from _by_what_follows(after)


def _by_what_follows(after: Token) -> Iterator[tuple[str, float]]:
    """A division, a public body, its people, another capital."""
    if after.lower in small_words("divisions") | small_words("inside_divisions"):
        yield "a kind of division follows", 1.0
    if after.lower in small_words("townspeople"):
        yield "its people follow", 1.0
    elif after.lower in _bodies():
        yield "a public body follows", 1.0
    elif after.text[:1].isupper():
        yield "capital after", 1.0
    if after.text in ("'s", "’s"):
        yield "has something", 1.0


@cache
def _bodies() -> frozenset[str]:
    return load_words("gazetteer/public_bodies.txt")
