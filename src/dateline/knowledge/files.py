"""The readers of knowledge files: YAML, lists of words, and one list of words within a YAML file."""

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


def load_lines(name: str) -> tuple[str, ...]:
    """The lines of a knowledge file, to the letter."""
    try:
        text = files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"knowledge file {name} cannot be read: {error}; install Dateline again") from error
    return tuple(text.removesuffix("\n").split("\n"))


@cache
def load_words(name: str) -> frozenset[str]:
    """The words or phrases of a knowledge file with one a line; '#' begins a comment."""
    return frozenset(word for line in load_lines(name) if (word := line.partition("#")[0].strip()))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """One list of words of a YAML knowledge file, found by the keys that lead to it.

    The file writes it as a list, or as a string whose entries commas part, or blanks where it has no comma.
    """
    found = load_yaml(name)
    for key in keys:
        found = found[key]
    if isinstance(found, str):
        found = found.split("," if "," in found else None)
    return frozenset(word.strip() for word in found if word.strip())
