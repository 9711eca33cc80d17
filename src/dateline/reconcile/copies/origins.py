"""Whose words an article hands on: its own house's, an agency's, or those of an outlet that it copies."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.base.records import Reading
from dateline.base.records.story import Origin, OriginKind
from dateline.extract.agencies import agency_named
from dateline.knowledge.families import Families, shipped_families
from dateline.reconcile.copies.find import Copy
from dateline.reconcile.when import published_order

Place = tuple[str, int]
MOSTLY = 0.5  # share of an article's copied paragraphs from which it is no source of its own


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    kind: OriginKind


class Origins:
    """The likely origin of every article and paragraph of a story.

    Paragraphs that are one text have one origin: the agency that one of their articles credits, else the outlet that
    published them first. An article is no source of its own where half of its paragraphs are copied, or where it
    credits an agency and names no author. What an outlet tells in words of its own is of its owner, where that owns
    others (`families`; the shipped ones, if none are given): two outlets of one house are one source.
    """

    def __init__(self, readings: Iterable[Reading], copies: Iterable[Copy], families: Families | None = None) -> None:
        self._houses = families or shipped_families()
        self._readings = {reading.id: reading for reading in readings}
        self._family: dict[Place, Place] = {}
        for copy in copies:
            if copy.left[0] in self._readings and copy.right[0] in self._readings:
                self._join(copy.left, copy.right)
        members: defaultdict[Place, list[Place]] = defaultdict(list)
        for place in sorted(self._family):
            members[self._root(place)].append(place)
        self._origin = {root: self._first(places) for root, places in members.items()}
        self._of_article = {article: self._source_of(article) for article in self._readings}

    def of(self, article: str, offset: int) -> str:
        """The name of the origin of what stands at `offset` of an article."""
        paragraphs = self._readings[article].article.paragraphs
        number = next((n for n, p in enumerate(paragraphs) if p.span.start <= offset < p.span.end), -1)
        place = (article, number)
        if place not in self._family:
            return self._credited(article, copied=False).name
        return self._credited(self._origin[self._root(place)], copied=True).name

    def all(self) -> tuple[Origin, ...]:
        """The independent first sources, each with its articles, those with most articles first."""
        groups: defaultdict[_Source, list[str]] = defaultdict(list)
        for article in self._in_order(self._readings):
            groups[self._of_article[article]].append(article)
        found = [Origin(name=s.name, kind=s.kind, articles=tuple(a), first=a[0]) for s, a in groups.items()]
        return tuple(sorted(found, key=lambda origin: (-len(origin.articles), origin.name)))

    def _source_of(self, article: str) -> _Source:
        """The source of an article as a whole."""
        copied: Counter[str] = Counter()
        paragraphs = self._readings[article].article.paragraphs
        body = [n for n, p in enumerate(paragraphs) if p.role == "body"]
        for number in body:
            if (article, number) in self._family:
                copied[self._origin[self._root((article, number))]] += 1
        first, count = max(copied.items(), key=lambda pair: (pair[1], pair[0]), default=(article, 0))
        if first != article and body and count / len(body) >= MOSTLY:
            return self._credited(first, copied=True)
        return self._credited(article, copied=False)

    def _credited(self, article: str, *, copied: bool) -> _Source:
        """The agency that an article credits, for what others have word for word or where nobody signs; its house."""
        told = self._readings[article].article
        if told.agency is not None and (copied or not told.authors):
            return _Source(told.agency.name, "agency")
        owner = self._houses.of(told.outlet, told.url)
        if owner is not None:
            return _Source(owner, "owner")
        agency = agency_named(told.outlet or "")
        return _Source(agency, "agency") if agency is not None else _Source(told.outlet or article, "outlet")

    def _first(self, places: list[Place]) -> str:
        """The article that most likely carried a text first: one that credits an agency, else the earliest."""
        articles = self._in_order({article for article, _ in places})
        agencies = [article for article in articles if self._readings[article].article.agency is not None]
        return (agencies or articles)[0]

    def _in_order(self, articles: Iterable[str]) -> list[str]:
        return sorted(articles, key=lambda article: published_order(self._readings[article]))

    def _root(self, place: Place) -> Place:
        while self._family[place] != place:
            place = self._family[place]
        return place

    def _join(self, one: Place, other: Place) -> None:
        for place in (one, other):
            self._family.setdefault(place, place)
        first, second = sorted((self._root(one), self._root(other)))
        self._family[second] = first
