"""A story as a profile shows it. Its actors are names without a kind: the public sees only those that tables know."""

from dataclasses import replace

from dateline.base.records.story import Account, Locality, MergedEvent, Story, Toll
from dateline.exports.form import Profile
from dateline.exports.words import WITHHELD, cut
from dateline.knowledge.countries import country_of_name, name_of
from dateline.knowledge.office_holders import holders_named
from dateline.knowledge.organisations import organisation_of

_COARSE = frozenset({"admin1", "country", "region"})


def story_for(story: Story, profile: Profile) -> Story:
    """The story with whole accounts (`internal`), with short quotations (`partner`), or without words (`public`)."""
    if profile == "internal":
        return story
    if profile == "partner":
        return replace(story, events=tuple(_short(event) for event in story.events))
    events = tuple(_public(event) for event in story.events)
    return replace(story, title=_title(events), events=events, judgements=())


def _short(event: MergedEvent) -> MergedEvent:
    return replace(event, accounts=tuple(replace(a, words=cut(a.words)) for a in event.accounts))


def _public(event: MergedEvent) -> MergedEvent:
    return replace(
        event,
        actors=tuple(known_name(name) for name in event.actors),
        recipients=tuple(known_name(name) for name in event.recipients),
        accounts=tuple(_account(account) for account in event.accounts),
        place=_coarse(event.place) if event.place else None,
        tolls=tuple(_toll(toll) for toll in event.tolls),
        differences=(),
    )


def _account(account: Account) -> Account:
    place = _coarse(account.place) if account.place else None
    return replace(account, words="", speakers=(), actors=(), recipients=(), place=place)


def _toll(toll: Toll) -> Toll:
    return replace(toll, told=tuple(replace(figure, words="") for figure in toll.told))


def known_name(name: str) -> str:
    """The name, if a shipped table has it as a state, organisation, armed group or holder of an office."""
    known = country_of_name(name) or organisation_of(name) or holders_named(name)
    return name if known else WITHHELD


def _coarse(place: Locality) -> Locality | None:
    if place.precision in _COARSE:
        return place
    return Locality(name=name_of(place.country), country=place.country, precision="country") if place.country else None


def _title(events: tuple[MergedEvent, ...]) -> str:
    """What the headline may not say: the type, country and day of the first act."""
    if not events:
        return WITHHELD
    first = events[0]
    told = (first.type, first.place.name if first.place else None, first.start)
    return ", ".join(part for part in told if part)
