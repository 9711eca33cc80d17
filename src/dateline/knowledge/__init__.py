"""Data, not code: languages, codebooks, gazetteer, actors, sources, models, and their readers."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.base.errors import KnowledgeError


@cache
def load_yaml(name: str) -> Any:
    """The content of a knowledge file, named by its path below `dateline/knowledge`; read once. Never change it."""
    try:
        text = files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"knowledge file {name} cannot be read: {error}; install Dateline again") from error


@cache
def load_words(name: str) -> frozenset[str]:
    """The words or phrases of a knowledge file with one a line; '#' begins a comment."""
    try:
        lines = files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(f"knowledge file {name} cannot be read: {error}; install Dateline again") from error
    return frozenset(word for line in lines if (word := line.partition("#")[0].strip()))


def codebook_name() -> str:
    """The name and version of the shipped codebook, as readings show it."""
    from dateline.knowledge.codebook import codebook  # noqa: PLC0415 -- the codebook is read through this module

    return codebook().name
