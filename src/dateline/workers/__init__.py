"""The same road on one core, on all cores, or on a cluster."""
