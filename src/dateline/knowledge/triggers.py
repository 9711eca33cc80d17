"""The lexicon of words that tell coded acts, as frames by the lemma that carries them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.base.errors import KnowledgeError
from dateline.knowledge.codebook import Codebook

FILE = "codebooks/triggers.yaml"
_LISTS = ("what", "not", "via", "who", "beside", "before", "not_before", "to", "for", "modes", "contexts", "needs")
_OTHERS = ("do", "say", "of", "owner", "joint", "swap", "give", "score", "own")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """One way of telling an act with one verb or noun: what it codes, when it holds, and who stands where.

    `words` are the lemmas of the trigger: for a verb itself and its particle or preposition, for a noun what stands
    before it and itself. The conditions are those explained at the head of the file; an empty one always holds.
    `own` is a frame that a user wrote: it is tried before the shipped ones, and the encoder does not overrule it.
    """

    type: str
    is_verb: bool
    words: tuple[str, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    what: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    of: str = ""
    owner: str = ""
    joint: bool = False
    swap: bool = False
    give: bool = False
    score: float = 0.75
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All frames by the lemma of their verb or head noun, the light verbs, and the words that give modes."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    light_active: frozenset[tuple[str, str]]
    light_receiving: frozenset[tuple[str, str]]
    light_happening: frozenset[tuple[str, str]]
    receivers: tuple[str, ...]
    classes: Mapping[str, frozenset[str]]
    mode_words: Mapping[str, Mapping[str, frozenset[str]]]
    mode_contexts: Mapping[str, str]


def read_lexicon(content: Mapping[str, Any], book: Codebook) -> Lexicon:
    """A lexicon from the content of its YAML file, checked against its codebook: `KnowledgeError` where it is wrong."""
    classes = {name: frozenset(map(str, words)) for name, words in content["classes"].items()}
    receivers = tuple(content["receivers"])
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for kind, raw in _frames(content["verbs"], book):
        for phrase in _phrases(kind, raw, "do"):
            words = tuple(phrase.split("_"))
            verbs.setdefault(words[0], []).append(_frame(kind, raw, words, classes, receivers, book))
    for kind, raw in _frames(content["nouns"], book):
        for phrase in _phrases(kind, raw, "say"):
            words = tuple(phrase.split("_"))
            nouns.setdefault(words[-1], []).append(_frame(kind, raw, words, classes, receivers, book))
    light = content["light"]
    mode_words = {
        kind: {mode: _expand(words, classes, kind) for mode, words in modes.items()}
        for kind, modes in content["mode_words"].items()
    }
    for kind, modes in mode_words.items():
        book.code(kind, modes)
    return Lexicon(
        verbs={lemma: _ordered(frames) for lemma, frames in verbs.items()},
        nouns={lemma: _ordered(frames) for lemma, frames in nouns.items()},
        light_active=frozenset(_pair(words) for words in light["done_by_subject"]),
        light_receiving=frozenset(_pair(words) for words in light["done_to_subject"]),
        light_happening=frozenset(_pair(words) for words in light["happens"]),
        receivers=receivers,
        classes=classes,
        mode_words=mode_words,
        mode_contexts=dict(content["mode_contexts"]),
    )


def _frames(raw: Mapping[str, list[dict[str, Any]]], book: Codebook) -> Iterable[tuple[str, dict[str, Any]]]:
    for kind, frames in raw.items():
        book.type(kind)
        for frame in frames:
            yield kind, frame


def _phrases(kind: str, raw: Mapping[str, Any], key: str) -> list[str]:
    unknown = [name for name in raw if name not in (*_LISTS, *_OTHERS)]
    if key not in raw or unknown:
        raise KnowledgeError(
            f"trigger of {kind} {raw!r}: came {unknown or 'no words'}, expected {key!r} and keys of "
            f"{', '.join((*_LISTS, *_OTHERS))}; correct {FILE}"
        )
    return str(raw[key]).split()


def _frame(
    kind: str,
    raw: Mapping[str, Any],
    words: tuple[str, ...],
    classes: Mapping[str, frozenset[str]],
    receivers: tuple[str, ...],
    book: Codebook,
) -> Frame:
    is_verb, modes = "do" in raw, tuple(raw.get("modes", ()))
    book.code(kind, modes)
    needs = raw.get("needs", ())
    return Frame(
        type=kind,
        is_verb=is_verb,
        words=words,
        modes=modes,
        contexts=tuple(raw.get("contexts", ())),
        what=_expand(raw.get("what", ()), classes, kind),
        barred=_expand(raw.get("not", ()), classes, kind),
        via=_expand(raw.get("via", ()), classes, kind),
        who=_expand(raw.get("who", ()), classes, kind),
        beside=_expand(raw.get("beside", ()), classes, kind),
        before=_expand(raw.get("before", ()), classes, kind),
        not_before=_expand(raw.get("not_before", ()), classes, kind),
        needs=(needs,) if isinstance(needs, str) else tuple(needs),
        receivers=tuple(raw.get("to", raw.get("for", ("object", *receivers) if is_verb else receivers))),
        of=raw.get("of", ""),
        owner=raw.get("owner", ""),
        joint=bool(raw.get("joint", False)),
        swap=bool(raw.get("swap", False)),
        give=bool(raw.get("give", False)),
        score=float(raw.get("score", 0.75 if is_verb else 0.5)),
        own=bool(raw.get("own", False)),
    )


def _expand(words: Iterable[object], classes: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for word in map(str, words):
        if word.startswith("$") and len(word) > 1:
            if word[1:] not in classes:
                raise KnowledgeError(f"trigger of {where}: no class {word!r}; expected one of {', '.join(classes)}")
            found |= classes[word[1:]]
        else:
            found.add(word)
    return frozenset(found)


def _ordered(frames: list[Frame]) -> tuple[Frame, ...]:
    return tuple(sorted(frames, key=lambda frame: (not frame.own, -len(frame.words))))


def _pair(words: str) -> tuple[str, str]:
    verb, _, particle = words.partition("_")
    return verb, particle.replace("_", " ")
