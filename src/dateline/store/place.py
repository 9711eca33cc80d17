"""Where a store is kept when nobody says where."""

import os
import sys
from pathlib import Path


def default_place() -> str:
    """`DATELINE_STORE` if it is set, else `dateline.db` in the folder where this system keeps a user's data."""
    return os.environ.get("DATELINE_STORE") or str(_data_folder() / "dateline" / "dateline.db")


def _data_folder() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
