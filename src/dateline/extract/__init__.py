"""2. RawPage -> Article: paragraphs with roles, authors, dates with their basis."""

from dateline.extract.article import extract_article

__all__ = ["extract_article"]
