"""`dateline schema`: what the commands write is what the published schemas say."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from dateline.base.codec import encode
from dateline.pipeline import read

Run = Callable[..., subprocess.CompletedProcess[bytes]]

PAGES = (
    ("Nine", "2024-03-12T09:00Z", "Northgate Times"),
    ("Eleven", "2024-03-12T15:00Z", "Harbour Courier"),
    ("Seven", "2024-03-12T17:00Z", "Coast Radio"),
)
RULES = "rules:\n  - {name: strikes, type: ASSAULT}\n"
COMMANDS = {
    "reading": ("read", "--jsonl", "documents.jsonl"),
    "story": ("stories", "--jsonl", "readings.jsonl", "--quiet"),
    "brief": ("brief", "--jsonl", "readings.jsonl", "--since", "12:00", "--json", "--quiet"),
    "indicator": ("indicators", "--jsonl", "readings.jsonl", "--json", "--quiet"),
    "alert": ("alert", "rules.yaml", "--jsonl", "readings.jsonl", "--log", "log", "--dry-run", "--json", "--quiet"),
    "revision": ("diff", "ID", "--json"),
}  # fmt: skip


@pytest.fixture
def files(run: Run, tmp_path: Path) -> Path:
    """A folder with documents, readings of them, rules, and a store in which an article has two versions."""
    texts = [
        f"{count} people were killed when a drone hit a depot in Odesa on Tuesday, it said." for count, *_ in PAGES
    ]
    readings = [
        read(text=t, published=p, outlet=o, title="Depot hit") for t, (_, p, o) in zip(texts, PAGES, strict=True)
    ]
    (tmp_path / "readings.jsonl").write_bytes(b"\n".join(map(encode, readings)))
    (tmp_path / "documents.jsonl").write_text(json.dumps({"id": "a", "text": texts[0]}), encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    for text in texts[:2]:
        run("add", "-", "--url", "https://courier.example/depot", "--quiet", stdin=text.encode())
    return tmp_path


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("record", COMMANDS)
def test_what_a_command_writes_satisfies_the_schema_of_its_record(run: Run, record: str) -> None:
    schema = json.loads(run("schema", record).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    arguments = COMMANDS[record]
    if record == "revision":
        (line,) = run("list").stdout.decode().strip().splitlines()
        arguments = tuple(line.split()[0] if part == "ID" else part for part in arguments)
    written = [json.loads(line) for line in run(*arguments).stdout.splitlines()]
    assert written
    for one in written:
        assert one["schema"] == schema["title"]
        jsonschema.validate(one, schema)


@pytest.mark.usefixtures("files")
def test_a_record_that_breaks_a_schema_is_seen(run: Run) -> None:
    schema = json.loads(run("schema", "brief").stdout)
    brief = json.loads(run(*COMMANDS["brief"]).stdout)
    brief["lines"][0]["news"] = "old"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(brief, schema)
