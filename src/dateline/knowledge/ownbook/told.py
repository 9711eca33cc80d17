"""What pydantic finds wrong with the form of a codebook, in words for who typed it."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from dateline.knowledge.ownbook.form import (
    BookForm,
    ContextForm,
    ExampleForm,
    ModeForm,
    NounForm,
    TypeForm,
    VerbForm,
)
from dateline.knowledge.ownbook.lines import Path_, Typed
from dateline.knowledge.ownbook.wrong import did_you_mean, one_of

_FIELDS = {  # what a field of this name must be, wherever it stands
    "quad": "1, 2, 3 or 4",
    "intensity": "a number from -10 to 10",
    "cameo": 'three or four digits between quotation marks, as "195"',
    "score": "a number above 0 and at most 1",
    "extends": "plover or nothing",
    "name": "small letters, digits, - and _, as harbour-watch",
    "version": 'words between quotation marks, as "1"',
    "of": "actor or recipient",
    "owner": "recipient",
    "status": "happened, ongoing, planned, alleged, denied or hypothetical",
}
_NAMES = {
    "types": "a type in capitals, as EVACUATE",
    "verbs": "a type in capitals, as EVACUATE",
    "nouns": "a type in capitals, as EVACUATE",
    "modes": "a mode in small letters, as drone-boat",
    "contexts": "a context in small letters, as human_security",
    "classes": "a class in small letters, as boats",
    "codes": "TYPE or TYPE/mode, as ASSAULT/aerial",
    "codes_not": "TYPE or TYPE/mode, as ASSAULT/aerial",
}
_KINDS = {
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping of names to values",
    "model_type": "a mapping of names to values",
    "model_attributes_type": "a mapping of names to values",
    "string_type": "words",
    "string_too_short": "words",
}
_MISPLACED = {
    "modes": "a mode stands below its type: types: TYPE: modes:",
    "words": "words of a type stand in verbs: or nouns:, those of a mode below the mode",
    "mode_words": "the words of a mode stand below the mode: types: TYPE: modes: MODE: words:",
    "own": "take it out; your words go first anyhow",
}


def tell(error: ValidationError, typed: Typed) -> None:
    """Note all that is wrong with the form in `typed`."""
    for found in error.errors():
        path = tuple(part for part in found["loc"] if part != "[key]")
        if found["type"] == "extra_forbidden":
            _tell_unknown(path, typed)
        elif found["type"] == "missing":
            key = str(path[-1])
            typed.wrong(path[:-1], f"no {key!r}", f"the field {key!r} ({_expected(path, 'words')})", "add it")
        else:
            came = typed.raw.get(path) if "[key]" not in found["loc"] else str(path[-1])
            typed.wrong(path, repr(came) if came is not None else _shown(found["input"]), *_advice(found, path))


def _tell_unknown(path: Path_, typed: Typed) -> None:
    key, known = str(path[-1]), _keys_at(path[:-1])
    otherwise = _MISPLACED.get(key, "correct it or take it out")
    do = otherwise if key in _MISPLACED else did_you_mean(key, known, otherwise)
    typed.wrong(path, f"the unknown key {key!r}", one_of(known), do)


def _keys_at(path: Path_) -> list[str]:
    """The keys that may stand in the mapping at `path`."""
    form: type[BaseModel] = BookForm
    by_place: Mapping[str, type[BaseModel]] = {
        "verbs": VerbForm, "nouns": NounForm, "contexts": ContextForm, "examples": ExampleForm, "types": TypeForm,
    }  # fmt: skip
    if path:
        form = ModeForm if "modes" in path else by_place.get(str(path[0]), BookForm)
    return [field.alias or name for name, field in form.model_fields.items()]


def _advice(found: Mapping[str, Any], path: Path_) -> tuple[str, str]:
    is_key = "[key]" in found["loc"]
    named = [str(part) for part in path if isinstance(part, str)]
    if is_key or (named and named[-1] in ("modes", "codes", "codes_not") and found["type"].startswith("string")):
        holder = named[-2] if is_key and len(named) > 1 else named[-1]
        return _NAMES.get(holder, "a name"), "correct it"
    do = "write it between quotation marks" if found["type"] == "string_type" and found["input"] is not None else ""
    return _expected(path, _KINDS.get(found["type"], "another value")), do or "correct it"


def _expected(path: Path_, otherwise: str) -> str:
    return _FIELDS.get(str(path[-1]), otherwise) if path else otherwise


def _shown(came: object) -> str:
    kinds = {dict: "a mapping", list: "a list", type(None): "nothing"}
    return kinds.get(type(came), repr(came))
