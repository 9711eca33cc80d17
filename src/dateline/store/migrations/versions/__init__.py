"""One file a schema: what it adds to the one before it."""
