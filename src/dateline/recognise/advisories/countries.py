"""The countries that a warning is about."""

from bisect import bisect_left
from collections.abc import Sequence

from dateline.base.records import Actor, Place
from dateline.base.spans import Span
from dateline.knowledge.countries import CountryMention, find_countries

_BACK_REFERENCES = ("the country", "there", "the area", "the region", "the territory", "the enclave")


_SURE = 0.3  # a place less sure than this is no ground to name a country


class Lands:
    """The countries and places of an article, asked by the span of a warning."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self._text = text
        self._named = find_countries(text)
        self._starts = [mention.span.start for mention in self._named]
        self._places = [place for place in places if place.country is not None and place.score >= _SURE]

    def meant(
        self, span: Span, issuers: Sequence[Span], audience: Span | None, issuer: Actor | None
    ) -> tuple[str, ...]:
        """The codes of the countries in the order in which they are named.

        Countries named, then those of towns and regions, then that of 'eastern Greek islands'; then 'the
        country' as last named before; last the country of a body that tells its own residents. The issuer's own name
        and the nationality of the audience do not count.
        """
        inside = [m for m in self._between(span) if not any(i.overlap(m.span) for i in issuers)]
        named = [m for m in inside if m.kind == "name" and not self._is_nationality(m, audience)]
        towns = [p for p in self._places if span.covers(p.span) and not any(i.overlap(p.span) for i in issuers)]
        told = [(m.span.start, m.iso3) for m in named]
        told += [(p.span.start, str(p.country)) for p in towns if not self._is_people(p)]
        told = told or [(m.span.start, m.iso3) for m in inside if m.kind != "name" and self._is_land(m, audience)]
        if told:
            return tuple(dict.fromkeys(code for _, code in sorted(told)))
        return self._before(span) or self._own(audience, issuer)

    def _between(self, span: Span) -> Sequence[CountryMention]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._named[first:last]

    def _is_nationality(self, mention: CountryMention, audience: Span | None) -> bool:
        """'US citizens': the name of the country tells who they are, not where."""
        return audience is not None and mention.span.start == audience.start and mention.span.end < audience.end

    def _is_people(self, place: Place) -> bool:
        return any(m.span == place.span and m.kind == "demonym" for m in self._named)

    def _is_land(self, mention: CountryMention, audience: Span | None) -> bool:
        """A people that tells where ('Greek islands'), not who ('Greek citizens', 'Greeks')."""
        if mention.kind != "demonym":
            return mention.kind == "capital"
        after = self._text[mention.span.end : mention.span.end + 20].lower().split()
        return (
            (audience is None or not audience.covers(mention.span)) and bool(after) and after[0].strip(",.") in _LANDS
        )

    def _before(self, span: Span) -> tuple[str, ...]:
        """'the country': the one last named as a place before the warning, not as a government."""
        words = span.of(self._text).lower()
        if not any(reference in words for reference in _BACK_REFERENCES):
            return ()
        earlier = [str(p.country) for p in self._places if p.precision == "country" and p.span.end <= span.start]
        return tuple(earlier[-1:])

    def _own(self, audience: Span | None, issuer: Actor | None) -> tuple[str, ...]:
        """The issuer's country, where it speaks to residents and not to its citizens elsewhere."""
        told = audience.of(self._text).lower() if audience is not None else ""
        at_home = any(word in told for word in ("resident", "people", "public", "population", "civilian", "villager"))
        return (issuer.country,) if at_home and issuer is not None and issuer.country else ()


_LANDS = frozenset(
    "prefecture prefectures province provinces city cities town towns village villages region regions territory coast"
    " islands island border capital soil airspace territories district districts areas".split()
)
