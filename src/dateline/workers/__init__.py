"""The same road on one core, on all cores, or on a cluster."""

from dateline.workers.manifest import readings_of
from dateline.workers.pool import read_all

__all__ = ["read_all", "readings_of"]
