"""Wire copy: which paragraphs of several articles are one text, and whose."""

from dateline.reconcile.copies.find import Copies, Copy
from dateline.reconcile.copies.index import Held, PassageIndex
from dateline.reconcile.copies.origins import Origins

__all__ = ["Copies", "Copy", "Held", "Origins", "PassageIndex"]
