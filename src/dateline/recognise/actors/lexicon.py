"""What the actor tables know of states and office-holders."""

from dateline.knowledge import load_yaml


def item_of_state(iso3: str) -> str | None:
    """The Wikidata item of a state."""
    found: dict[str, str] = load_yaml("actors/states.yaml")["wikidata"]
    return found.get(iso3)
