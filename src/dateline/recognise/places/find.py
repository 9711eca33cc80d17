"""From the parse to places: words that may name one, those that do, and which they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dateline.base.records import Article, Place
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.gazetteer import fold, place
from dateline.parse import Parse
from dateline.recognise.encoder import Judge, Silent
from dateline.recognise.metonyms import is_government
from dateline.recognise.names import Name
from dateline.recognise.places.around import is_dateline
from dateline.recognise.places.gate import gate
from dateline.recognise.places.groups import groups_of
from dateline.recognise.places.known import Names
from dateline.recognise.places.lands import Land, find_lands
from dateline.recognise.places.resolve import resolve
from dateline.recognise.places.toponyms import Option, Toponym, find_toponyms, small_words
from dateline.recognise.places.unlisted import find_unlisted

_LAND = 0.8  # how sure 'Kenyan cities' is
_PLAIN = 0.8  # so sure that the same words may be a place where they are doubtful
_DOUBTFUL, _IN_A_BODY = 0.15, 0.25  # LGL: from there on two in three are places; 'The Malden Post' is none
_RULES_ALONE: Final = Silent()


def find_places(
    article: Article, parse: Parse, names: tuple[Name, ...], judge: Judge = _RULES_ALONE
) -> tuple[Place, ...]:
    """The places of the article, one per mention, in text order; with a `judge` those too that no gazetteer lists."""
    toponyms = list(find_toponyms(article.text, parse))
    located = located_words(toponyms)
    known = Names(names, article.text, located)
    sure = _sure(toponyms, known, located)
    groups = groups_of([t for t in toponyms if t.span in sure])
    found = [
        (mention, choice, sure[mention.span] * choice.share)
        for group, choice in zip(groups, resolve(article.text, groups), strict=True)
        for mention in group.mentions
        if is_dateline(mention) or not is_government(mention.sentence, mention.span)
    ]
    made = [_place(mention, choice.option, score) for mention, choice, score in found]
    taken = {offset for mention, _, _ in found for offset in range(*mention.span)}
    made += [_land(land, article.text) for land in find_lands(parse) if taken.isdisjoint(range(*land.span))]
    unlisted = find_unlisted(article.text, parse, names, judge, [place.span for place in made])
    longer = {offset for place in unlisted for offset in range(*place.span)}
    made = [*unlisted, *(place for place in made if longer.isdisjoint(range(*place.span)))]
    made.sort(key=lambda place: place.span)
    return tuple(replace(place, id=f"p{number}") for number, place in enumerate(made, 1))


def _sure(toponyms: Sequence[Toponym], names: Names, located: frozenset[str]) -> dict[Span, float]:
    """Those that name a place, each with how sure that is; a doubtful one does where its words do elsewhere."""
    least = load_yaml("gazetteer/weights.yaml")["least"]
    scores = [(toponym, gate(toponym, names, located)) for toponym in toponyms]
    plain = {fold(toponym.words) for toponym, score in scores if score >= _PLAIN}
    return {
        toponym.span: score
        for toponym, score in scores
        if score >= least or (score >= _doubtful(names.over(toponym)) and fold(toponym.words) in plain)
    }


def _doubtful(name: Name | None) -> float:
    return _IN_A_BODY if name is not None and name.kind == "org" else _DOUBTFUL


def located_words(toponyms: Iterable[Toponym]) -> frozenset[str]:
    """The words that stand after 'in', 'near' or the like somewhere in the article."""
    return frozenset(t.words for t in toponyms if t.before is not None and t.before.lower in small_words("locative"))


def _place(toponym: Toponym, option: Option, score: float) -> Place:
    latitude, longitude = option.at or (None, None)
    return Place(
        id="p",
        name=option.name,
        span=toponym.span,
        precision=option.precision,
        score=round(score, 3),
        country=option.country,
        admin1=place(option.admin1).name if option.admin1 is not None else None,
        latitude=latitude,
        longitude=longitude,
        geonames_id=option.geonames_id,
    )


def _land(land: Land, text: str) -> Place:
    town = land.town
    return Place(
        id="p",
        name=town.name if town else land.span.of(text),
        span=land.span,
        precision=land.precision,
        score=_LAND,
        country=land.country,
        latitude=town.latitude if town else None,
        longitude=town.longitude if town else None,
        geonames_id=town.geonames_id if town else None,
    )
