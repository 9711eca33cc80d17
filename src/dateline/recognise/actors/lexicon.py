"""What the actor tables know of states and office-holders."""

from dateline.knowledge import load_yaml
from dateline.knowledge.office_holders import OfficeHolder, Term, holders_named, holders_of_surname
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import role_of


def item_of_state(iso3: str) -> str | None:
    """The Wikidata item of a state."""
    found: dict[str, str] = load_yaml("actors/states.yaml")["wikidata"]
    return found.get(iso3)


def holder_of(names: tuple[str, ...], year: int | None) -> OfficeHolder | None:
    """The one office-holder of such a full name whom an article of `year` most likely means; `None` for none or two."""
    found = {h.id: h for name in names for h in holders_named(name) if h.is_meant(year)}
    return _only(list(found.values()), year)


def holder_of_surname(surname: str, year: int | None) -> OfficeHolder | None:
    """The one holder in office in `year` with that last name ('President Obama'); `None` for two or none."""
    serving = [holder for holder in holders_of_surname(surname) if holder.offices_of(year)]
    return serving[0] if len(serving) == 1 else None


def _only(holders: list[OfficeHolder], year: int | None) -> OfficeHolder | None:
    """The only one, or of those who share a name the only one in office."""
    serving = holders if len(holders) == 1 else [h for h in holders if h.offices_of(year)]
    return serving[0] if len(serving) == 1 else None


def sectors_of(term: Term) -> tuple[str, ...]:
    """Those of the office's body ('leader of Hezbollah'), else of its words ('army chief'), else GOV."""
    head, _, of = term.office.partition(" of ")
    body = organisation_of(of.removeprefix("the ")) or organisation_of(term.body or "")
    role = role_of(term.office) or role_of(head)
    return body.sectors if body else (role.sectors if role is not None else ()) or ("GOV",)
