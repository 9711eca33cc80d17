"""Which outlets are of one house: 'The Sun' and 'The Wall Street Journal' are of one owner, so they are one source."""

from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlsplit

from dateline.knowledge import load_yaml


class Families:
    """Families of outlets by the names and hosts of their outlets; what is a name with a dot and no space is a host.

    Of several tables the later ones stand above the earlier ones.
    """

    def __init__(self, *tables: Mapping[str, Iterable[str]]) -> None:
        told = ((outlet, family) for table in tables for family, outlets in table.items() for outlet in outlets)
        self._family = {_folded(outlet): family for outlet, family in told}

    def of(self, outlet: str | None, url: str | None = None) -> str | None:
        """The family of an outlet, by the address of the page or by the outlet's name; `None` if it is of none."""
        host = _host(url) if url else None
        for name in (host, outlet):
            found = self._of_name(_folded(name)) if name else None
            if found is not None:
                return found
        return None

    def _of_name(self, name: str) -> str | None:
        """The family of a name as it stands, or of a host and what it lies below."""
        if " " in name:
            return self._family.get(name)
        parts = name.split(".")
        places = (".".join(parts[n:]) for n in range(max(1, len(parts) - 1)))
        return next((family for place in places if (family := self._family.get(place)) is not None), None)


@cache
def shipped_families() -> Families:
    """The families that are shipped: well-known houses."""
    return Families(known_families())


def known_families() -> Mapping[str, list[str]]:
    """The shipped table: each house with the names and hosts of its outlets."""
    told: dict[str, list[str]] = load_yaml("sources/families.yaml")
    return told


def _folded(name: str) -> str:
    return name.casefold().strip().removeprefix("the ").removeprefix("www.")


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
