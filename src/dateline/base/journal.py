"""Files that are only ever added to, by one process at a time; a full disk or a crash leaves no line half."""

import fcntl
import os
from io import FileIO
from pathlib import Path

from dateline.base.errors import DatelineError, DiskError


def append(stream: FileIO, content: bytes) -> None:
    """Add to a file all of `content`, or nothing: where the disk takes a part only, that is taken away again.

    Raises `DiskError`.
    """
    end = stream.seek(0, os.SEEK_END)
    try:
        left = memoryview(content)
        while left:
            left = left[stream.write(left) :]
    except OSError as error:
        stream.truncate(end)
        what = f"{stream.name}: nothing can be added to it ({error.strerror})"
        raise DiskError(f"{what}; what was added before is whole; make room, and go on") from error


def locked(path: Path, taken: str) -> FileIO:
    """The file, open for adding to it, and ours alone until it is closed; `taken` says why it may be another's.

    Raises `DatelineError`.
    """
    stream = path.open("a+b", buffering=0)
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        raise DatelineError(f"{path}: {taken}; wait for its end, or name another") from error
    return stream
