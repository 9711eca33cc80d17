"""A user's codebook joined with the one that it extends: one book and one lexicon, the user's words first."""

from collections.abc import Mapping
from typing import Any

from dateline.knowledge.codebook import FILE, read_codebook
from dateline.knowledge.coding import Coding
from dateline.knowledge.files import load_yaml
from dateline.knowledge.ownbook.form import BookForm, NounForm, TypeForm, VerbForm
from dateline.knowledge.ownbook.meaning import phrases_of
from dateline.knowledge.triggers import FILE as TRIGGERS
from dateline.knowledge.triggers import read_lexicon

_KEYS = {"barred": "not", "towards": "for"}


def base_book(book: BookForm) -> dict[str, Any]:
    """The content of the codebook that `book` extends: its types and contexts, none where it stands alone."""
    base: dict[str, Any] = load_yaml(FILE)
    return base if book.extends == "plover" else {**base, "types": {}, "contexts": {}}


def join(book: BookForm, digest: str) -> Coding:
    """The codebook and lexicon of `book` together with what it extends. `digest` goes into the codebook's name."""
    base = base_book(book)
    extends = f", extends {base['name']} {base['version']}" if book.extends == "plover" else ""
    contexts = {name: {**form.model_dump(), "cues": _words(form.cues)} for name, form in book.contexts.items()}
    content = {
        "name": book.name,
        "version": f"{book.version}{extends}, sha256 {digest}",
        "source": book.source or "a codebook of the user's own",
        "types": _types(book, base["types"]),
        "contexts": {**base["contexts"], **contexts},
        "settled": base["settled"] if book.extends == "plover" else [],
    }
    joined = read_codebook(content)
    return Coding(joined, read_lexicon(_lexicon(book), joined))


def _types(book: BookForm, base: Mapping[str, Any]) -> dict[str, Any]:
    types = dict(base)
    for name, form in book.types.items():
        known = base.get(name, {})
        types[name] = {**known, **_given(form), "modes": _modes(form, known.get("modes", {}))}
    return types


def _given(form: TypeForm) -> dict[str, Any]:
    return form.model_dump(exclude_none=True, exclude={"modes"})


def _modes(form: TypeForm, base: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: told.model_dump(exclude_none=True, exclude={"words"}) for name, told in form.modes.items()}
    return {**base, **{name: {**base.get(name, {}), **told} for name, told in own.items()}}


def _lexicon(book: BookForm) -> dict[str, Any]:
    base: dict[str, Any] = load_yaml(TRIGGERS)
    alone = book.extends == "nothing"
    return {
        **base,
        "classes": {**base["classes"], **{name: _words(words) for name, words in book.classes.items()}},
        "verbs": _with_frames({} if alone else base["verbs"], book.verbs),
        "nouns": _with_frames({} if alone else base["nouns"], book.nouns),
        "mode_words": _mode_words({} if alone else base["mode_words"], book),
        "mode_contexts": {} if alone else base["mode_contexts"],
    }


def _with_frames(base: Mapping[str, Any], own: Mapping[str, list[VerbForm]] | Mapping[str, list[NounForm]]) -> Any:
    """The frames of each type, the user's before the shipped ones."""
    kinds = dict.fromkeys((*base, *own))
    return {kind: [*map(_frame, own.get(kind, ())), *base.get(kind, ())] for kind in kinds}


def _frame(form: VerbForm | NounForm) -> dict[str, Any]:
    """A frame as the shipped file has it: phrases in one string, a word that a list holds in small letters."""
    told = {_KEYS.get(key, key): value for key, value in form.model_dump(exclude_defaults=True).items()}
    told |= {key: _words(value) for key, value in told.items() if isinstance(value, list) and key != "modes"}
    told["do" if isinstance(form, VerbForm) else "say"] = " ".join(_words(phrases_of(form)))
    return {**told, "own": True}


def _mode_words(base: Mapping[str, Any], book: BookForm) -> dict[str, Any]:
    """The words of each mode; the user's modes before the shipped ones, where a type has one mode at most."""
    own = {kind: {mode: _cues(told.words) for mode, told in form.modes.items()} for kind, form in book.types.items()}
    joined = {}
    for kind in dict.fromkeys((*own, *base)):
        mine, theirs = own.get(kind, {}), base.get(kind, {})
        joined[kind] = {mode: [*mine.get(mode, ()), *theirs.get(mode, ())] for mode in dict.fromkeys((*mine, *theirs))}
    return joined


def _cues(words: list[str]) -> list[str]:
    """Words of a clause: what a hyphen binds is a phrase there too."""
    return _words([*words, *(word.replace("-", " ") for word in words if "-" in word)])


def _words(words: list[str]) -> list[str]:
    """In small letters, the parts of a phrase held together."""
    return ["_".join(word.lower().split()) for word in words]
