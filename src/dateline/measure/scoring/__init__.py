"""Readings against gold articles: what was found, what was missed, what was made up, and which fields are right."""

from dateline.measure.scoring.score import Score, score
from dateline.measure.scoring.tally import Count, Rate

__all__ = ["Count", "Rate", "Score", "score"]
