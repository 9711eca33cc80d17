"""6. Keep, version, search."""
