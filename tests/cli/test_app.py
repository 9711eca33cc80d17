"""What all commands share."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from dateline.base.codec import reading_schema
from dateline.version import __version__

Run = Callable[..., subprocess.CompletedProcess[bytes]]
LOADED_LATER = {"dateline.pipeline", "httpx", "jinja2", "lxml", "numpy", "spacy", "sqlalchemy", "trafilatura"}


def test_the_schema_is_a_valid_schema_and_the_one_that_readings_are_held_against(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == json.loads(json.dumps(reading_schema()))


def test_the_version_is_told_by_option_and_by_command(run: Run) -> None:
    assert run("--version").stdout == run("version").stdout == f"dateline {__version__}\n".encode()


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").stdout.decode()
    assert all(command in told for command in ("read", "add", "list", "show", "schema", "version"))


def test_help_loads_neither_the_parser_nor_the_store_and_so_answers_at_once() -> None:
    program = (
        f"import sys, contextlib; LOADED_LATER = {LOADED_LATER}\n"
        "with contextlib.suppress(SystemExit): from dateline.cli.app import app; app(['--help'])\n"
        "print(sorted(LOADED_LATER & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Usage" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["schema"], ["read", "-"], ["read", "--json", "-"]])
def test_output_that_cannot_be_written_is_told_in_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dateline", *command],
            input=b"Rain.",
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"dateline: standard output: No space left on device\n")
