"""Who is whose guest: of two who meet, the one who is at home is the host, to whom the visit is made."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.base.records import Actor, Place
from dateline.recognise.events.arguments import named
from dateline.recognise.events.match import Match
from dateline.recognise.events.receivers import oblique
from dateline.recognise.events.view import View


def guests_and_hosts(
    view: View, match: Match, meeting: tuple[str, ...], actors: Mapping[str, Actor], land: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who come, and those of the land whom they meet; nobody is the host where none or all are at home."""
    if match.frame.type != "CONSULT" or not match.frame.joint or not match.frame.is_verb or land is None:
        return meeting, ()
    met = [match.object] if match.object is not None else oblique(view, match, ("with",))
    hosts = {one for noun in met for one in named(view, noun) if actors[one].country == land}
    guests = tuple(one for one in meeting if one not in hosts)
    if not hosts or not guests or any(actors[one].country == land for one in guests):
        return meeting, ()
    return guests, tuple(one for one in meeting if one in hosts)


def land_of(place: str | None, places: Sequence[Place]) -> str | None:
    """The country of the place of a meeting, else the one in which most places of the article lie."""
    told = next((one.country for one in places if one.id == place), None)
    if told is not None or not places:
        return told
    (first, number), *_ = Counter(one.country for one in places).most_common(1)
    return first if 2 * number > len(places) else None
