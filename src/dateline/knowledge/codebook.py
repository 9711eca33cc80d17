"""The event codebook: types, modes and contexts with their quad class, CAMEO code and intensity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.base.errors import KnowledgeError

FILE = "codebooks/plover.yaml"


class Code(NamedTuple):
    """What the codebook says of an act of one type with some modes."""

    quad: int
    cameo: str
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A way in which an act of one type is done."""

    name: str
    definition: str
    cameo: str
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of the codebook's event types; `modes` by name, in the book's order."""

    name: str
    definition: str
    quad: int
    cameo: str
    intensity: float
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A field of life that an act touches, and the words that show it."""

    name: str
    definition: str
    cues: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A contradiction in the codebook's sources and how it is settled here."""

    about: str
    contradiction: str
    settled: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codebook:
    """All types and contexts by name, in the book's order, with where they come from and what was settled."""

    name: str
    source: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    settled: tuple[Settled, ...]

    def type(self, name: str) -> EventType:
        """The event type of that name. Raises `KnowledgeError` if the book has none."""
        if name not in self.types:
            raise KnowledgeError(f"event type {name!r} is not in the codebook; expected one of {', '.join(self.types)}")
        return self.types[name]

    def code(self, type_name: str, modes: Iterable[str] = ()) -> Code:
        """Quad class, CAMEO code and intensity: those of the mode that is furthest from zero, else of the type."""
        kind = self.type(type_name)
        unknown = [mode for mode in modes if mode not in kind.modes]
        if unknown:
            known = ", ".join(kind.modes) or "none"
            raise KnowledgeError(f"mode {unknown[0]!r} is not one of {type_name}; expected: {known}")
        if not (own := [kind.modes[mode] for mode in modes]):
            return Code(kind.quad, kind.cameo, kind.intensity)
        leading = max(own, key=lambda mode: abs(mode.intensity))
        return Code(kind.quad, leading.cameo, leading.intensity)


def read_codebook(content: Any) -> Codebook:
    """A codebook from the content of its YAML file, every field checked."""
    book = _mapping("the file", content)
    types = {name: _type(name, _mapping(name, raw)) for name, raw in _mapping("types", _get(book, "types", "")).items()}
    contexts = {
        name: Context(name=name, definition=_text(raw, "definition", name), cues=_words(raw, "cues", name))
        for name, raw in _mapping("contexts", _get(book, "contexts", "")).items()
    }
    settled = tuple(
        Settled(
            about=_text(raw, "about", "settled"),
            contradiction=_text(raw, "contradiction", "settled"),
            settled=_text(raw, "settled", "settled"),
        )
        for raw in book.get("settled", ())
    )
    name = f"{_text(book, 'name', '')} {_text(book, 'version', '')}"
    return Codebook(name=name, source=_text(book, "source", ""), types=types, contexts=contexts, settled=settled)


def _type(name: str, raw: Mapping[str, Any]) -> EventType:
    intensity = _intensity(raw, name)
    quad = _get(raw, "quad", name)
    if quad not in (1, 2, 3, 4):
        raise _wrong(f"{name}.quad", quad, "1, 2, 3 or 4")
    modes = {
        mode: _mode(f"{name}.{mode}", mode, _mapping(f"{name}.{mode}", given), intensity)
        for mode, given in _mapping(f"{name}.modes", raw.get("modes", {})).items()
    }
    return EventType(
        name=name,
        definition=_text(raw, "definition", name),
        quad=quad,
        cameo=_cameo(raw, name),
        intensity=intensity,
        modes=modes,
    )


def _mode(where: str, name: str, raw: Mapping[str, Any], of_type: float) -> Mode:
    intensity = _intensity(raw, where) if "intensity" in raw else of_type
    return Mode(name=name, definition=_text(raw, "definition", where), cameo=_cameo(raw, where), intensity=intensity)


def _intensity(raw: Mapping[str, Any], where: str) -> float:
    value = _get(raw, "intensity", where)
    if not isinstance(value, int | float) or isinstance(value, bool) or not -10 <= value <= 10:
        raise _wrong(f"{where}.intensity", value, "a number from -10 to 10")
    return float(value)


def _cameo(raw: Mapping[str, Any], where: str) -> str:
    value = _text(raw, "cameo", where)
    if not value.isdigit() or not 3 <= len(value) <= 4:
        raise _wrong(f"{where}.cameo", value, 'three or four digits between quotation marks, as "195"')
    return value


def _text(raw: Any, key: str, where: str) -> str:
    value = _get(_mapping(where, raw), key, where)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(f"{where}.{key}".strip("."), value, "words")
    return value


def _words(raw: Any, key: str, where: str) -> frozenset[str]:
    value = _get(_mapping(where, raw), key, where)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _wrong(f"{where}.{key}", value, "a list of words")
    return frozenset(value)


def _get(raw: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in raw:
        raise _wrong(where or "the file", f"no {key!r}", f"the field {key!r}")
    return raw[key]


def _mapping(where: str, raw: Any) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise _wrong(where or "the file", raw, "a mapping of names to values")
    return raw


def _wrong(where: str, came: object, expected: str) -> KnowledgeError:
    return KnowledgeError(f"codebook, {where}: came {came!r}, expected {expected}; correct {FILE}")
