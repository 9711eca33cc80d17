"""6. Keep, version, search."""

from dateline.store.keep import article_key
from dateline.store.place import default_place
from dateline.store.records import Added, Box, Change, Correction, Entry, Found, FoundFact, Version
from dateline.store.store import Store

__all__ = [
    "Added",
    "Box",
    "Change",
    "Correction",
    "Entry",
    "Found",
    "FoundFact",
    "Store",
    "Version",
    "article_key",
    "default_place",
]
