"""The first layers of the shipped parser as a graph (see `training/README.md`)."""
