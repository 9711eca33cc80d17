"""Is it surely no place? A person, a party, a year, a word of every day with nothing but its capital."""

from functools import cache

from dateline.knowledge import load_words
from dateline.recognise.names import Name
from dateline.recognise.names.lexicon import honorifics
from dateline.recognise.places.around import (
    SHORT_NAMES,
    is_common,
    is_division,
    is_of_someone,
    is_party_district,
    qualifier,
)
from dateline.recognise.places.known import Names
from dateline.recognise.places.toponyms import Toponym, small_words

_METROPOLIS = 500_000  # people; so large a town is meant more often than a person of its name


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
    if _is_of_a_person(toponym, names) or _is_another_word(toponym) or _is_shouted(toponym):
        return True
    if _is_aged(toponym) or _is_wide_in_a_body(toponym, name):
        return True
    words = toponym.words.casefold()
    if words in small_words("sides") or words in _never_alone() or words in small_words("dates"):
        return True
    is_bare = before is None or before.lower not in small_words("locative")
    return (
        is_bare
        and is_common(toponym.words)
        and len(words) < 5
        and not qualifier(toponym)
        and not is_party_district(toponym)
    )


def _is_of_a_person(toponym: Toponym, names: Names) -> bool:
    """'the Malden administration', and 'Malden' where a Ruth Malden is named: no place, unless one is in it."""
    before, after = toponym.before, toponym.after
    if any(o.precision == "country" or o.population > _METROPOLIS for o in toponym.options) or qualifier(toponym):
        return False
    if is_division(toponym) or is_of_someone(toponym, names):
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
    """'a solemn Mass.' ends a sentence, '300 B.C.' is a year; 'Lowell, Mass.' is a state."""
    before = toponym.before
    doubtful = toponym.words.rstrip(".").casefold() in small_words("doubtful_short") and toponym.words[-1:] == "."
    if toponym.words in ("B.C.", "BC") and before is not None:
        return before.lower in ("century", "centuries", "millennium") or before.text[:1].isdigit()
    if not doubtful or (toponym.words == "Mass." and toponym.after is not None):
        return False
    return before is None or before.text not in (",", "-", "(", "/")


def _is_shouted(toponym: Toponym) -> bool:
    """'GIVE US TIME': in a sentence of capitals 'US' is no country."""
    words = [token.text for token in toponym.sentence.tokens if token.text.isalpha()]
    return toponym.words in SHORT_NAMES and len(words) > 2 and all(map(str.isupper, words))


def _is_aged(toponym: Toponym) -> bool:
    """'Malden (16)', 'Malden, 35, said': a person with an age."""
    rest = [token.text for token in toponym.sentence.tokens[toponym.last + 1 : toponym.last + 4]]
    is_told = len(rest) == 3 and rest[1].isdigit() and 0 < int(rest[1]) < 100
    return is_told and (rest[0], rest[2]) in ((",", ","), ("(", ")"))


def _is_wide_in_a_body(toponym: Toponym, name: Name | None) -> bool:
    """'Pacific' in 'Pacific Ecology Co.', 'Atlantic' in 'the Atlantic Council'."""
    if name is None or name.kind == "place" or name.span == toponym.span or not name.span.covers(toponym.span):
        return False
    return all(option.precision == "region" and option.country is None for option in toponym.options)


@cache
def _never_alone() -> frozenset[str]:
    return load_words("gazetteer/never_alone.txt")
