"""Gold articles: what careful people found in an article, in files of the format dateline-gold/1."""

from dateline.measure.gold.form import GoldArticle, GoldEvent, GoldQuote
from dateline.measure.gold.load import GoldError, load_gold

__all__ = ["GoldArticle", "GoldError", "GoldEvent", "GoldQuote", "load_gold"]
