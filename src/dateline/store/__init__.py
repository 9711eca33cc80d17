"""6. Keep, version, search."""

from dateline.store.place import default_place
from dateline.store.records import Added, Change, Entry, Version
from dateline.store.store import Store, article_key

__all__ = ["Added", "Change", "Entry", "Store", "Version", "article_key", "default_place"]
