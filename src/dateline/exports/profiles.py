"""What may leave the house: a record as one of three profiles shows it (told in docs/reference/exports.md)."""

import re
from dataclasses import replace

from dateline.base.records import Actor, Article, Event, Paragraph, Place, Quote, Reading
from dateline.base.records.story import Story
from dateline.exports.form import Profile, Record
from dateline.exports.story_profile import story_for
from dateline.exports.words import MASK, WITHHELD
from dateline.knowledge.countries import country_of_name, name_of

PUBLIC_OFFICES = frozenset({"GOV", "LEG", "JUD"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_FINE = frozenset({"point", "city", "admin2"})
_PART = 3  # shorter parts of a name ('Al', 'de') are too common to be masked by themselves


def for_profile(record: Record, profile: Profile) -> Record:
    """The record as `profile` shows it; `internal` and `partner` leave a reading whole, since exports cut its words."""
    if isinstance(record, Story):
        return story_for(record, profile)
    return public_reading(record) if profile == "public" else record


def public_reading(reading: Reading) -> Reading:
    """A reading without private persons and towns; its text is masked sign for sign, so that every span still fits."""
    private = private_persons(reading)
    mask = _Mask(reading, private)
    text = mask.over(reading.article.text)
    article = Article.of(
        text,
        url=reading.article.url,
        outlet=reading.article.outlet,
        title=mask.over(reading.article.title) if reading.article.title else None,
        published=reading.article.published,
        published_basis=reading.article.published_basis,
        language=reading.article.language,
        agency=reading.article.agency if reading.article.agency and not reading.article.agency.span else None,
        paragraphs=tuple(Paragraph(span=p.span, role=p.role) for p in reading.article.paragraphs),
    )
    return replace(
        reading,
        article=article,
        actors=tuple(_actor(actor, mask, actor.id in private) for actor in reading.actors),
        places=tuple(_place(place) for place in reading.places),
        quotes=tuple(_quote(quote, private) for quote in reading.quotes),
        events=tuple(_event(event) for event in reading.events),
        advisories=tuple(
            replace(a, audience=mask.over(a.audience) if a.audience else None) for a in reading.advisories
        ),
        quantities=tuple(replace(q, unit=mask.over(q.unit)) for q in reading.quantities),
        checks=(),
        failures=(),
    )


def private_persons(reading: Reading) -> frozenset[str]:
    """The ids of persons whose names the public profile leaves out.

    Who holds no public office, to whom harm was done (unless our tables know the office), or who spoke anonymously.
    """
    known = {a.id for a in reading.actors if a.entry is not None and a.entry.table == "office-holders"}
    hidden = _anonymous(reading)
    harmed = {actor for event in reading.events if event.type in HARM for actor in event.recipients}
    return frozenset(
        actor.id
        for actor in reading.actors
        if actor.id in hidden
        or (
            (actor.kind == "person" and actor.id not in known)
            and (actor.id in harmed or not PUBLIC_OFFICES & set(actor.sectors))
        )
    )


def _anonymous(reading: Reading) -> set[str]:
    """The ids of anonymous sources."""
    return {q.speaker for q in reading.quotes if q.speaker and (q.anonymous or q.source == "anonymous")}


class _Mask:
    """What a text must not show: names of private persons, whole and in parts, and of towns and districts.

    Of anonymous sources also the words that describe them.
    """

    def __init__(self, reading: Reading, private: frozenset[str]) -> None:
        text, names, hidden = reading.article.text, set[str](), _anonymous(reading)
        for actor in reading.actors:
            if actor.id in private and actor.kind == "person":
                named = {m.span.of(text) for m in actor.mentions if m.form == "name"}
                names |= named | {actor.name} | {part for name in (actor.name, *named) for part in _parts(name)}
            if actor.id in hidden:
                names |= {m.span.of(text) for m in actor.mentions if m.form != "pronoun"}
        towns = {n for p in reading.places if p.precision in _FINE for n in (p.name, p.span.of(text))}
        names |= {town for town in towns if country_of_name(town) is None}
        ordered = sorted(filter(None, names), key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in ordered)) if ordered else None

    def over(self, words: str) -> str:
        """Words of the same length in which every such name is masked; white space stays."""
        if self._names is None:
            return words
        return self._names.sub(lambda found: re.sub(r"\S", MASK, found.group()), words)


def _parts(name: str) -> set[str]:
    return {part for part in re.findall(r"[\w’'-]+", name) if len(part) >= _PART and part[0].isupper()}


def _actor(actor: Actor, mask: _Mask, private: bool) -> Actor:
    if private:
        return replace(actor, name=WITHHELD, wikidata=None, roles=(), entry=None)
    return actor if actor.kind in ("person", "state") else replace(actor, name=mask.over(actor.name))


def _place(place: Place) -> Place:
    """The place as coarse as its first-level unit; its country where that is not known."""
    if place.precision not in _FINE:
        return place
    name = place.admin1 or (name_of(place.country) if place.country else WITHHELD)
    return Place(
        id=place.id,
        name=name,
        span=place.span,
        precision="admin1" if place.admin1 else "country" if place.country else "region",
        score=place.score,
        country=place.country,
        admin1=place.admin1,
    )


def _quote(quote: Quote, private: frozenset[str]) -> Quote:
    """A quote that does not point to an anonymous source or tell why it is anonymous."""
    kept = replace(quote, venue_span=None, addressee_span=None, why="", addressee=_kept(quote.addressee, private))
    if not (quote.anonymous or quote.source == "anonymous"):
        return kept
    return replace(
        kept, speaker=None, speaker_span=None, anonymity_span=None, anonymity_reason=None, relayed_by=(), citing=()
    )


def _kept(actor: str | None, private: frozenset[str]) -> str | None:
    return None if actor in private else actor


def _event(event: Event) -> Event:
    return replace(event, why="left out of public exports")
