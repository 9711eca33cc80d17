"""1. Addresses, files, folders, JSON lines -> RawPage. What cannot be had is told, and the rest goes on."""

from dateline.collect.content import collect_bytes
from dateline.collect.decode import decode
from dateline.collect.fetch import fetch_page
from dateline.collect.files import collect_file, collect_folder, collect_path
from dateline.collect.jsonl import collect_jsonl
from dateline.collect.result import Collected

__all__ = [
    "Collected",
    "collect_bytes",
    "collect_file",
    "collect_folder",
    "collect_jsonl",
    "collect_path",
    "decode",
    "fetch_page",
]
