"""Data, not code: languages, codebooks, gazetteer, actors, sources, models, and their readers."""

from dateline.knowledge.files import load_lines, load_words, load_yaml, word_set

__all__ = ["load_lines", "load_words", "load_yaml", "word_set"]
