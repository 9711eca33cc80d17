"""Who said what: quotations, reported speech and their speakers."""

from dateline.recognise.quotes.find import find_quotes

__all__ = ["find_quotes"]
