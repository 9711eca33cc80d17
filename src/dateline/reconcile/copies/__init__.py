"""Wire copy: which paragraphs of several articles are one text, and whose."""

from dateline.reconcile.copies.index import Copies
from dateline.reconcile.copies.origins import Origins

__all__ = ["Copies", "Origins"]
