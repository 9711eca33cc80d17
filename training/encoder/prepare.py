"""Sets -> files of examples: `build/encoder/{train,valid,dev}/SET.jsonl`, and what is kept apart."""

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from training.encoder.example import Example, write
from training.encoder.tasks import TASKS


def prepare(data: Path, build: Path, validation: int, only: list[str]) -> None:
    """Write every set's examples; a set whose files are absent is told and left out."""
    for name in only or TASKS:
        try:
            train = list(TASKS[name](data, "train"))
            counts = {
                "train": write(build / f"train/{name}.jsonl", _kept(train, validation, inside=False)),
                "valid": write(build / f"valid/{name}.jsonl", _kept(train, validation, inside=True)),
                "dev": write(build / f"dev/{name}.jsonl", TASKS[name](data, "dev")),
            }
        except FileNotFoundError as error:
            print(f"{name}: left out, {error.filename} is not there")
            continue
        print(name, counts, flush=True)
        if name == "news":  # what fits scores, or is kept: no teacher tells of it
            for part in ("tune", "held"):
                write(build / f"apart/{part}.jsonl", TASKS[name](data, part))


def _kept(examples: list[Example], validation: int, *, inside: bool) -> Iterator[Example]:
    return (e for e in examples if (crc32(f"valid {e.group}".encode()) % 100 < validation) == inside)
