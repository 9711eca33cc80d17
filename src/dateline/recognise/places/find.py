"""From the parse to places: words that may name one, those that do, and which they mean."""

from collections.abc import Iterable

from dateline.base.records import Article, Place
from dateline.knowledge import load_yaml
from dateline.knowledge.gazetteer import place
from dateline.parse import Parse
from dateline.recognise.metonyms import is_government
from dateline.recognise.names import Name
from dateline.recognise.places.gate import Names, gate
from dateline.recognise.places.resolve import Choice, groups_of, resolve
from dateline.recognise.places.toponyms import Toponym, find_toponyms, small_words


def find_places(article: Article, parse: Parse, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """The places of the article, one per mention, in text order."""
    toponyms = list(find_toponyms(article.text, parse))
    known, located = Names(names), located_words(toponyms)
    least = load_yaml("gazetteer/weights.yaml")["least"]
    sure = {t.span: score for t in toponyms if (score := gate(t, known, located)) >= least}
    groups = groups_of([t for t in toponyms if t.span in sure])
    found = [
        (mention, choice, sure[mention.span] * choice.share)
        for group, choice in zip(groups, resolve(article.text, groups), strict=True)
        for mention in group.mentions
        if not is_government(mention.sentence, mention.span)
    ]
    found.sort(key=lambda told: told[0].span)
    return tuple(_place(f"p{number}", *told) for number, told in enumerate(found, 1))


def located_words(toponyms: Iterable[Toponym]) -> frozenset[str]:
    """The words that stand after 'in', 'near' or the like somewhere in the article."""
    return frozenset(t.words for t in toponyms if t.before is not None and t.before.lower in small_words("locative"))


def _place(number: str, toponym: Toponym, choice: Choice, score: float) -> Place:
    option = choice.option
    latitude, longitude = option.at or (None, None)
    return Place(
        id=number,
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
