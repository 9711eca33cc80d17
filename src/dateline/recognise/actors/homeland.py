"""The country of those for whom the article names none: the likeliest of the countries that it speaks of.

One that the opening leaves out is hardly that of the story ('Norland urged both sides to talk'): it is lent to nobody.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import word_list
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.story_state import OF_STATE, officials
from dateline.recognise.odds import probability

TABLE: Final = "models/homelands.yaml"
_FEWEST: Final = 3  # times that countries must be told of, by judgement
_OPENING: Final = 3  # paragraphs, with the headline, that name the country of the story, by judgement
_MOST: Final = 5  # countries that are weighed, the most told of
_KINDS: Final = (
    ("world", frozenset({"IGO", "ISM", "MNC"})),
    ("armed", frozenset({"UAF", "REB", "CRM"})),
    ("at large", frozenset({"NGO", "JRN"})),
    ("official", OF_STATE | {"OPP", "PTY"}),
)
Signs = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An actor and a country that may be his: of what kind he is, named or described, and what speaks for it."""

    kind: str
    form: str
    signs: Signs


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds in log odds, also by the kind and the form of the actor; `least` is the least probability."""

    base: float
    least: float
    signs: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]]
    forms: Mapping[str, float]

    def odds(self, case: Case) -> float:
        """The probability that the country is that of the actor."""
        own = self.kinds[case.kind]
        total = self.base + own["base"] + self.forms[case.form]
        total += sum((self.signs[name] + own.get(name, 0.0)) * much for name, much in case.signs.items())
        return probability(total)


@cache
def weights() -> Weights:
    """The fitted table, read once."""
    table = load_yaml(TABLE)
    return Weights(table["base"], table["least"], table["signs"], table["kinds"], table["forms"])


def take_homelands(context: Context, entities: list[Entity]) -> None:
    """Give each actor without a country the one that is most likely his, if it is likely enough."""
    lands = Lands(context, entities)
    found = [(entity, lands.homeland(entity)) for entity in entities if is_open(entity)]
    for entity, country in found:
        entity.country = country


def is_open(entity: Entity) -> bool:
    """False for whom something tells the country, or that it is another: embassies, troops abroad, 'Western officials'.

    The bodies of the tables have one or are of the world; of an unknown gunman nobody knows it.
    """
    if entity.country is not None or entity.kind == "state" or entity.roles.keys() & word_list("stationed"):
        return False
    if not entity.named and (entity.roles.keys() | entity.words.keys()) & word_list("assailants"):
        return False
    if any(word in word_list("from_elsewhere") for words in entity.words for word in words.split()):
        return False
    return not (entity.kind == "org" and any(organisation_of(name) for name in entity.names))


class Lands:
    """The countries of an article, with what it tells of each."""

    def __init__(self, context: Context, entities: list[Entity]) -> None:
        self._context = context
        self._spoken = context.told_countries() + Counter(entity.country for entity in entities if entity.country)
        self._exact = context.exact_places()
        self._actors = Counter(entity.country for entity in entities if entity.country and entity.kind != "state")
        self._states = Counter(e.country for e in entities if e.country and e.kind == "state" for _ in e.mentions)
        self._officials = officials(entities)
        body = [sentence for sentence in context.sentences if sentence.role == "body"]
        self._first = next((land for sentence in body for land in context.told_in(sentence.span)), None)
        ends = sorted({context.paragraph_of(sentence).end for sentence in body})[:_OPENING] or [0]
        self._lead, self._opening = (frozenset(context.told_in(Span(0, end))) for end in (ends[0], ends[-1]))

    def homeland(self, entity: Entity) -> str | None:
        """The likeliest country of an actor; `None` where none is likely or his own words name one."""
        odds = [(weights().odds(case), country) for country, case in self.cases(entity)]
        best = max(odds, default=(0.0, None))
        return best[1] if best[0] >= weights().least else None

    def cases(self, entity: Entity) -> Iterator[tuple[str, Case]]:
        """Each country that may be that of the actor, with what speaks for it."""
        spans = sorted(entity.mentions)
        if self._spoken.total() < _FEWEST or any(self._tells_a_country(span) for span in spans):
            return
        sentences = [one for span in spans if (one := self._context.sentence_at(span.start)) is not None]
        beside = {land for sentence in sentences for land in self._context.told_in(sentence.span)}
        around = Counter(self._context.told_in(self._context.paragraph_of(sentences[0])) if sentences else ())
        for country, _ in self._spoken.most_common(_MOST):
            if country not in self._opening:
                continue
            signs = {
                "roles": float(bool(entity.roles)),
                "share": _share(self._spoken, country),
                "top": float(self._spoken[country] == max(self._spoken.values())),
                "exact": _share(self._exact, country),
                "actors": _share(self._actors, country),
                "officials": _share(self._officials, country),
                "states": _share(self._states, country),
                "first": float(self._first == country),
                "lead": float(country in self._lead),
                "sentence": float(country in beside),
                "paragraph": _share(around, country),
            }
            yield country, Case(kind=_kind(entity), form=_form(entity), signs=signs)

    def _tells_a_country(self, span: Span) -> bool:
        """'An expert on Chile', unlike 'Orla Dane'."""
        return any(self._context.told_in(mention.span) for mention in self._context.countries_in(span))


def _kind(entity: Entity) -> str:
    return next((kind for kind, sectors in _KINDS if sectors & set(entity.sectors)), "private")


def _form(entity: Entity) -> str:
    return f"{'named' if entity.named else 'described'} {entity.kind}"


def _share(counts: Counter[str], country: str) -> float:
    total = counts.total()
    return counts[country] / total if total else 0.0
