"""Records in the formats that other people's tools read: `convert`, `to_pandas`, `to_polars`, the table of formats."""

from dateline.exports.conversion import check_call, convert
from dateline.exports.form import PROFILES, Chunk, Column, Exporter, Options, Profile
from dateline.exports.frames import to_pandas, to_polars
from dateline.exports.registry import exporter, format_names

__all__ = [
    "PROFILES",
    "Chunk",
    "Column",
    "Exporter",
    "Options",
    "Profile",
    "check_call",
    "convert",
    "exporter",
    "format_names",
    "to_pandas",
    "to_polars",
]
