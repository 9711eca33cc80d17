"""The command line as people call it: arguments and input in, output, errors and exit code out."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("read", "x.html", stdin=b"...")` does what `dateline read x.html` does in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        out, err = io.BytesIO(), io.BytesIO()
        code: object = 0
        with monkeypatch.context() as streams:
            streams.setattr(sys, "argv", ["dateline", *arguments])
            streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            streams.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
            streams.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", write_through=True))
            try:
                main()
            except SystemExit as leaving:
                code = leaving.code
            printed, told = out.getvalue(), err.getvalue()
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, printed, told)

    return call
