"""What all commands share."""

import json
import subprocess
import sys
import time
from collections.abc import Callable

import jsonschema

from dateline.base.codec import reading_schema
from dateline.version import __version__

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_the_schema_is_a_valid_schema_and_the_one_that_readings_are_held_against(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == json.loads(json.dumps(reading_schema()))


def test_the_version_is_told_by_option_and_by_command(run: Run) -> None:
    assert run("--version").stdout == run("version").stdout == f"dateline {__version__}\n".encode()


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").stdout.decode()
    assert all(command in told for command in ("read", "add", "list", "show", "schema", "version"))


def test_the_command_line_starts_without_the_parser_and_the_database() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import dateline.cli, sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert not {"spacy", "numpy", "sqlalchemy", "trafilatura", "jinja2", "dateline.pipeline"} & set(loaded)


def test_help_answers_at_once() -> None:
    def seconds() -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dateline", "--help"], capture_output=True, check=True)
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(3)) < 1.0  # 0.2 s on a quiet machine; with the parser it would be 2 s
