"""Proper names in the text, each with the kind of thing it seems to name."""

from dateline.recognise.names.find import find_names
from dateline.recognise.names.name import Name, NameKind

__all__ = ["Name", "NameKind", "find_names"]
