"""How a fact was found, in words: its words, the rule, the codebook's meaning, who is who and by what."""

from dateline.web.why.explain import Explained, explain, explain_cards

__all__ = ["Explained", "explain", "explain_cards"]
