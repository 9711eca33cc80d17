"""Places: toponyms looked up in the gazetteer and told apart by context."""

from dateline.recognise.places.find import find_places

__all__ = ["find_places"]
