"""Is it a place at all? Each feature is one thing that the words and their neighbours tell; their weights are learned.

The weights stand in `knowledge/gazetteer/weights.yaml`; `training/places/train.py` made them from the training parts of
LGL and GeoVirus.
"""

from collections.abc import Iterator
from functools import cache
from math import exp, log10

from dateline.knowledge import load_words, load_yaml
from dateline.knowledge.countries import country_of_name
from dateline.knowledge.gazetteer import lookup, short_form
from dateline.recognise.names import Name
from dateline.recognise.names.lexicon import honorifics
from dateline.recognise.places.known import Names
from dateline.recognise.places.toponyms import Toponym, small_words

_UNSURE = {
    "two to four names in a row": "perhaps a person",
    "a person of this name stands elsewhere in the article": "a person elsewhere",
    "an acronym": "capitals",
    "'the' stands before it": "perhaps a body",
    "a known organisation": "a known body",
}
_METROPOLIS = 500_000  # people; so large a town is meant more often than a person of its name
_SHORT_NAMES = frozenset({"US", "UK", "UN", "EU"})


def gate(toponym: Toponym, names: Names, located: frozenset[str]) -> float:
    """How likely the words name a place here, from 0 to 1. `located`: words that follow 'in' or 'at' in the article."""
    if never(toponym, names):
        return 0.0
    weights = load_yaml("gazetteer/weights.yaml")["gate"]
    total = sum(weights.get(name, 0.0) * value for name, value in features(toponym, names, located))
    return 1 / (1 + exp(-total))


def never(toponym: Toponym, names: Names) -> bool:
    """A person by title or given name, a street, a side, a day, a word of every day with nothing but its capital."""
    name, before = names.over(toponym), toponym.before
    if (
        name is not None
        and name.kind == "person"
        and name.why.startswith("the title")
        and name.span.covers(toponym.span)
    ):
        return True
    if before is not None and before.text in honorifics():
        return True
    if _is_of_a_person(toponym, names) or _is_another_word(toponym):
        return True
    words = toponym.words.casefold()
    if words in small_words("sides") or words in _never_alone() or words in small_words("dates"):
        return True
    is_bare = before is None or before.lower not in small_words("locative")
    return is_bare and is_common(words) and len(words) < 5 and not qualifier(toponym)


def _is_of_a_person(toponym: Toponym, names: Names) -> bool:
    """'the Malden administration', and 'Malden' where a Ruth Malden is named: no place, unless one is in it."""
    before, after = toponym.before, toponym.after
    if any(o.precision == "country" or o.population > _METROPOLIS for o in toponym.options) or qualifier(toponym):
        return False
    if after is not None and after.lower in small_words("of_a_leader"):
        return True
    located = before is not None and before.lower in small_words("within")
    return (toponym.words.strip("-") in names.surnames or _is_hyphened(toponym, names)) and not located


def _is_hyphened(toponym: Toponym, names: Names) -> bool:
    """'Malden' in 'Ruth Malden-Kesk'; but 'Malden' in 'Sen. Ruth Kesk, D-Malden', and 'Nord-Malden' is a place."""
    name, tokens = names.over(toponym), toponym.sentence.tokens
    if name is None or name.kind != "person" or not names.is_of_a_family(name):
        return False
    left, right = tokens[max(0, toponym.first - 2) : toponym.first][::-1], tokens[toponym.last + 1 : toponym.last + 3]
    return any(
        len(pair) == 2 and pair[0].text == "-" and name.span.covers(pair[1].span) and len(pair[1].text) > 3
        for pair in (left, right)
    )


def _is_another_word(toponym: Toponym) -> bool:
    """'a solemn Mass.' ends a sentence; 'Lowell, Mass.' is a state."""
    before = toponym.before
    doubtful = toponym.words.rstrip(".").casefold() in small_words("doubtful_short") and toponym.words[-1:] == "."
    return doubtful and (before is None or before.text not in (",", "-", "(", "/"))


def features(toponym: Toponym, names: Names, located: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What speaks for or against a place, each with its strength (mostly 1)."""
    yield "always", 1.0
    yield _by_name(toponym, names.over(toponym)), 1.0
    yield from _by_words(toponym)
    yield from _by_options(toponym)
    yield from _by_neighbours(toponym)
    if toponym.words in located:
        yield "stands after 'in' somewhere", 1.0


def _by_name(toponym: Toponym, name: Name | None) -> str:
    """The kind of name that the words are, or are part of."""
    if name is None:
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
    if is_common(words):
        yield "word of every day", 1.0
        if first.index == 0:
            yield "word of every day, first in its sentence", 1.0
    if words.casefold() in small_words("dates"):
        yield "day or month", 1.0
    if len(toponym.tokens) > 1:
        yield "several words", 1.0
    if toponym.tokens[-1].pos != "PROPN":
        yield "not tagged as a name", 1.0
    if words.isupper() and len(words) < 5 and words not in _SHORT_NAMES:
        yield "short and in capitals", 1.0
    elif len(words) < 4 and words not in _SHORT_NAMES:
        yield "short", 1.0


def _by_options(toponym: Toponym) -> Iterator[tuple[str, float]]:
    """How large and how sure the places are that the words may mean."""
    options = toponym.options
    yield "people", log10(1 + max(option.population for option in options)) / 7
    if all(option.alternate or option.bare for option in options):
        yield "only by another name", 1.0
    for precision in ("country", "admin1", "region"):
        if any(option.precision == precision and not option.bare for option in options):
            yield f"may be: {precision}", 1.0


def _by_neighbours(toponym: Toponym) -> Iterator[tuple[str, float]]:
    """Prepositions of place, a larger place after a comma, capitals on either side."""
    before, after = toponym.before, toponym.after
    if before is not None and before.lower in small_words("locative"):
        yield "after a preposition of place", 1.0
    elif _is_within_the(toponym):
        yield "after 'in the'", 1.0
    if before is not None and before.lower == "of":
        yield ("after 'the town of'" if _town_of(toponym) else "after 'of'"), 1.0
    if before is not None and before.lower in small_words("sides"):
        yield "a side before", 1.0
    elif (
        before is not None
        and before.text[:1].isupper()
        and before.lower not in small_words("locative")
        and before.index > 0
    ):
        yield "capital before", 1.0
    if _is_dateline(toponym):
        yield "dateline", 1.0
    if qualifier(toponym):
        yield "a larger place follows", 1.0
    if after is None:
        return
    if after.lower in small_words("divisions"):
        yield "a kind of division follows", 1.0
    if after.lower in _bodies():
        yield "a public body follows", 1.0
    elif after.text[:1].isupper():
        yield "capital after", 1.0
    if after.text in ("'s", "’s"):
        yield "has something", 1.0


def _is_within_the(toponym: Toponym) -> bool:
    """'in the Vale', 'across the EU'."""
    tokens, at = toponym.sentence.tokens, toponym.first
    return at > 1 and tokens[at - 1].lower == "the" and tokens[at - 2].lower in small_words("within")


def _town_of(toponym: Toponym) -> bool:
    """'the town of', 'the outskirts of'."""
    return toponym.first > 1 and toponym.sentence.tokens[toponym.first - 2].lower in small_words("towns") | small_words(
        "divisions"
    )


def _is_dateline(toponym: Toponym) -> bool:
    """In capitals with a dash, a colon or an agency's name in brackets soon after."""
    if not toponym.words.isupper() or len(toponym.words) < 4:
        return False
    tokens = toponym.sentence.tokens[toponym.last + 1 : toponym.last + 6]
    return any(token.text in ("-", "--", "–", "—", "(", ":") for token in tokens)


def qualifier(toponym: Toponym) -> str | None:
    """The larger place named right after a comma: 'Texas' in 'Paris, Texas'; otherwise `None`."""
    tokens, at = toponym.sentence.tokens, toponym.last + 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or not tokens[at + 1].text[:1].isupper():
        return None
    for length in (3, 2, 1):
        named = tokens[at + 1 : at + 1 + length]
        if not named[-1].text[:1].isupper():
            continue
        words = " ".join(token.text for token in named)
        if country_of_name(words) or short_form(words) or any(p.precision == "admin1" for p in lookup(words)):
            return words
    return None


@cache
def _common() -> frozenset[str]:
    return load_words("gazetteer/common_words.txt")


@cache
def _never_alone() -> frozenset[str]:
    return load_words("gazetteer/never_alone.txt")


@cache
def _bodies() -> frozenset[str]:
    return load_words("gazetteer/public_bodies.txt")


def is_common(words: str) -> bool:
    """True for a name that is a word of every day too ('Most', 'Police')."""
    return words not in _SHORT_NAMES and words.casefold() in _common()
