"""The mentions of an article that mean one place, with the options that the words beside them leave.

All mentions of the same words in one article mean the same place, unless one of them names the larger place itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.countries import country_of_name
from dateline.knowledge.gazetteer import fold, lookup, place, short_form
from dateline.recognise.places.around import qualifier
from dateline.recognise.places.distance import km
from dateline.recognise.places.toponyms import Option, Toponym, small_words

_IN_REACH = 150  # km between a town and the middle of its province


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All mentions in an article of the same words with the same larger place named after them, if any."""

    words: str
    options: tuple[Option, ...]
    mentions: tuple[Toponym, ...]
    larger: str | None


def groups_of(toponyms: Sequence[Toponym]) -> list[Group]:
    """The toponyms grouped, in the order of their first mention."""
    larger = {fold(t.words): q for t in reversed(toponyms) if (q := qualifier(t)) is not None}
    table: dict[tuple[str, str | None, bool], list[Toponym]] = {}
    for toponym in toponyms:
        words = fold(toponym.words)
        key = words, qualifier(toponym) or larger.get(words), _is_division(toponym)
        table.setdefault(key, []).append(toponym)
    tops = _named_as_larger(toponyms)
    groups = [_group(words, named, tuple(mentions)) for (words, named, _), mentions in table.items()]
    return [_as_country(group) if group.words in tops else group for group in groups]


def _named_as_larger(toponyms: Sequence[Toponym]) -> frozenset[str]:
    """Countries that stand after a comma behind a place of theirs: 'Malta' in 'Pietà, Malta'."""
    larger = [(toponym, q) for toponym in toponyms if (q := qualifier(toponym)) is not None]
    found = [(toponym, q, country_of_name(q)) for toponym, q in larger]
    return frozenset(fold(q) for t, q, code in found if code and any(o.country == code for o in t.options))


def _as_country(group: Group) -> Group:
    countries = tuple(option for option in group.options if option.precision == "country")
    return replace(group, options=countries) if countries else group


def _group(words: str, larger: str | None, mentions: tuple[Toponym, ...]) -> Group:
    """The group with only those options that lie inside the larger place named, or are divisions, as said."""
    options = mentions[0].options
    if _is_division(mentions[0]):
        options = tuple(o for o in options if o.precision in ("admin1", "admin2", "region")) or options
    else:
        options = _without_city_states(options)
    if larger is not None:
        kind, countries, states = _larger(larger)
        inside = tuple(o for o in options if o.country in countries or o.admin1 in states)
        is_list = kind == "country" and any(o.precision == "country" for o in options)  # 'Chad, Mali'
        if inside and not is_list:
            options = inside
        elif kind == "state in short":
            options = (_unlisted(mentions[0].words, min(states)),)
    return Group(words=words, options=options, mentions=mentions, larger=larger)


def _without_city_states(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """A division that is hardly more than the town of its name is not meant where no 'province' is said."""
    towns = [o for o in options if o.precision == "city" and not o.alternate]
    return tuple(
        o
        for o in options
        if o.precision not in ("admin1", "admin2")
        or not any(t.country == o.country and 2 * t.population > o.population > 0 and _is_beside(t, o) for t in towns)
    )


def _is_beside(one: Option, other: Option) -> bool:
    return one.at is not None and other.at is not None and km(one.at, other.at) < _IN_REACH


def _is_division(toponym: Toponym) -> bool:
    """'Jujuy province', 'the province of Jujuy'."""
    tokens, next_but_one = toponym.sentence.tokens, toponym.last + 2
    if toponym.after is not None and toponym.after.lower in small_words("divisions"):
        is_body = next_but_one < len(tokens) and tokens[next_but_one].text[:1].isupper()  # 'Malden District Chamber'
        return not (toponym.after.text[:1].isupper() and is_body)
    is_of = toponym.first > 1 and toponym.before is not None and toponym.before.lower == "of"
    return is_of and toponym.sentence.tokens[toponym.first - 2].lower in small_words("divisions")


def _unlisted(words: str, state: int) -> Option:
    """A town that the gazetteer lacks in the state named after it: its state is known, its coordinates are not."""
    return Option(name=words, precision="city", country=place(state).country, admin1=state)


def _larger(words: str) -> tuple[str, frozenset[str], frozenset[int]]:
    """How the larger place was told (state in short, state or country), and the countries and states it may be."""
    country, short = country_of_name(words), short_form(words)
    states = [short] if short else [entry for entry in lookup(words) if entry.precision == "admin1"]
    kind = "state in short" if short else "country" if country else "state"
    return kind, frozenset([country] if country else []), frozenset(state.index for state in states)
