"""Readings held against what people say is right: gold articles, and the examples of a codebook."""
