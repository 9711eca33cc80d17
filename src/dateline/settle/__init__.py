"""7. Settle: each article of the store in its story, and each story as all its articles tell it."""

from dateline.settle.hand import join, split
from dateline.settle.round import Settled, settle

__all__ = ["Settled", "join", "settle", "split"]
