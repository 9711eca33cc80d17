"""Whether a codebook of good form makes sense: its names are known, its codes agree, no word stands twice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.knowledge.codebook import Codebook
from dateline.knowledge.ownbook.form import BookForm, FrameForm, NounForm, TypeForm, VerbForm
from dateline.knowledge.ownbook.lines import Path_, Typed
from dateline.knowledge.ownbook.wrong import did_you_mean, one_of
from dateline.knowledge.triggers import Lexicon

_NOUNS_ONLY = frozenset({"light", "argument", "real"})
_VERBS_ONLY = frozenset({"object", "person", "passive", "intransitive"})
_WORD_LISTS = ("what", "barred", "via", "who", "beside", "before", "not_before")


class Written(NamedTuple):
    """One frame that a user wrote, with its type and its place in the file."""

    kind: str
    form: VerbForm | NounForm
    path: Path_


def frames_of(book: BookForm) -> Iterator[Written]:
    """All frames of verbs and nouns, in the order of the file's lists."""
    for part, of_type in (("verbs", book.verbs), ("nouns", book.nouns)):
        lists: Mapping[str, Iterable[VerbForm | NounForm]] = of_type
        for kind, forms in lists.items():
            yield from (Written(kind, form, (part, kind, number)) for number, form in enumerate(forms))


def phrases_of(form: VerbForm | NounForm) -> list[str]:
    """The phrases of a frame."""
    return form.do if isinstance(form, VerbForm) else form.say


def check_meaning(book: BookForm, base: Codebook, words: Lexicon, typed: Typed) -> None:
    """Note in `typed` all that is wrong with `book`, which extends `base` (empty if it stands alone)."""
    for name, form in book.types.items():
        _check_type(name, form, base, typed)
    known = {name: {*_modes(base, name), *_modes_of(book, name)} for name in (*base.types, *book.types)}
    _check_classes(book, words, typed)
    for name, told in book.contexts.items():
        _check_single(("contexts", name, "cues"), told.cues, typed)
    for frame in frames_of(book):
        _check_frame(frame, book, base, words, known, typed)
    _check_twice(book, typed)
    _check_silent(book, base, typed)
    _check_examples(book, known, typed)


def _modes(base: Codebook, name: str) -> Collection[str]:
    return base.types[name].modes if name in base.types else ()


def _modes_of(book: BookForm, name: str) -> Collection[str]:
    return book.types[name].modes if name in book.types else ()


def _check_type(name: str, form: TypeForm, base: Codebook, typed: Typed) -> None:
    """A new type tells all; a known one only what differs; modes likewise."""
    path, known = ("types", name), base.types.get(name)
    lacks = [key for key in ("definition", "quad", "cameo", "intensity") if getattr(form, key) is None]
    if known is None and len(lacks) == 4:
        expected = f"a type of {base.name}, or a new one with definition, quad, cameo and intensity"
        typed.wrong(path, f"the unknown type {name!r}", expected, did_you_mean(name, base.types, "add what is missing"))
    elif known is None:
        for key in lacks:
            typed.wrong(path, f"no {key!r}", "definition, quad, cameo and intensity of a new type", "add it")
    quad = form.quad or (known.quad if known else None)
    kept = known.intensity if known and form.quad else None  # a new quad is held against the intensity that stays
    _check_codes(path, form.cameo, kept if form.intensity is None else form.intensity, quad, typed)
    for mode, told in form.modes.items():
        where = (*path, "modes", mode)
        lacks = [key for key in ("definition", "cameo") if getattr(told, key) is None]
        if mode not in _modes(base, name):
            for key in lacks:
                typed.wrong(where, f"no {key!r}", "definition and cameo of a new mode", "add it")
        _check_codes(where, told.cameo, told.intensity, quad, typed)


def _check_codes(path: Path_, cameo: str | None, intensity: float | None, quad: int | None, typed: Typed) -> None:
    if cameo is not None and not 1 <= int(cameo[:2]) <= 20:
        typed.wrong((*path, "cameo"), repr(cameo), "a CAMEO code, which begins with 01 to 20", "look it up in CAMEO")
    if intensity is not None and quad is not None and (intensity < 0 if quad < 3 else intensity > 0.5):
        side = "0 or above: quad 1 and 2 are cooperation" if quad < 3 else "0.5 or below: quad 3 and 4 are conflict"
        typed.wrong((*path, "intensity"), f"{intensity:g} with quad {quad}", side, "correct one of the two")


def _check_classes(book: BookForm, words: Lexicon, typed: Typed) -> None:
    for name in book.classes:
        if name in words.classes:
            typed.wrong(("classes", name), f"the class {name!r}", "a name that is not taken", "give it another name")
        _check_single(("classes", name), book.classes[name], typed)


def _check_frame(
    frame: Written,
    book: BookForm,
    base: Codebook,
    words: Lexicon,
    known: Mapping[str, Collection[str]],
    typed: Typed,
) -> None:
    kind, form, path = frame

    def each(key: str, came: Iterable[str], among: Collection[str], what: str) -> None:
        for number, word in enumerate(came):
            if word not in among:
                where = (*path, key, number) if (*path, key, number) in typed.lines else (*path, key)
                do = did_you_mean(word, among, "correct it, or take it out")
                typed.wrong(where, f"the unknown {what} {word!r}", one_of(among), do)

    if kind not in known:
        what = f"a type of {base.name} or of types:"
        typed.wrong(path[:2], f"the unknown type {kind!r}", what, did_you_mean(kind, known, "add it under types:"))
    else:
        each("modes", form.modes, sorted(known[kind]), f"mode of {kind}")
    each("contexts", form.contexts, [*base.contexts, *book.contexts], "context")
    each("needs", form.needs, _conditions(words, isinstance(form, NounForm)), "condition")
    classes = {*words.classes, *book.classes}
    for key in _WORD_LISTS:
        _check_single((*path, "not" if key == "barred" else key), getattr(form, key, ()), typed)
        named = [word[1:] for word in getattr(form, key, ()) if word.startswith("$")]
        each("not" if key == "barred" else key, named, sorted(classes), "class")


def _check_single(path: Path_, words: Iterable[str], typed: Typed) -> None:
    """Conditions are asked of one word at a time, so that a phrase would never be found."""
    for number, word in enumerate(words):
        if len(word.split()) > 1:
            where = (*path, number) if (*path, number) in typed.lines else path
            typed.wrong(where, repr(word), "one word; of a phrase the noun that it is about", f"try {word.split()[-1]}")


def _conditions(words: Lexicon, of_noun: bool) -> list[str]:
    """The conditions that shipped frames use: every one that there is."""
    used = {
        need for table in (words.verbs, words.nouns) for frames in table.values() for f in frames for need in f.needs
    }
    return sorted(used - (_VERBS_ONLY if of_noun else _NOUNS_ONLY))


def _check_twice(book: BookForm, typed: Typed) -> None:
    """No phrase stands twice under the same conditions: the second would never be asked."""
    first: dict[tuple[object, ...], int] = {}
    for _, form, path in frames_of(book):
        key = "do" if isinstance(form, VerbForm) else "say"
        asked = _conditions_of(form)
        for number, phrase in enumerate(phrases_of(form)):
            where = (*path, key, number) if (*path, key, number) in typed.lines else (*path, key)
            line = first.setdefault((key, phrase.lower(), asked), typed.line(where))
            if first[key, phrase.lower(), asked] != typed.line(where) or phrases_of(form).index(phrase) < number:
                came = f"the word {phrase!r} a second time"
                typed.wrong(where, came, f"it once, as in line {line}, or other conditions", "take one of them out")


def _conditions_of(form: FrameForm) -> tuple[object, ...]:
    keys = (*_WORD_LISTS, "needs")
    return tuple(frozenset(getattr(form, key, ())) for key in keys)


def _check_silent(book: BookForm, base: Codebook, typed: Typed) -> None:
    """A new type has words that tell it, a new mode words that show it or a frame that gives it."""
    told = {frame.kind for frame in frames_of(book)}
    given = {(frame.kind, mode) for frame in frames_of(book) for mode in frame.form.modes}
    for name, form in book.types.items():
        if name not in base.types and name not in told:
            typed.wrong(("types", name), "a type without words", f"verbs: or nouns: with {name}", "add its words")
        for mode, shown in form.modes.items():
            for number, phrase in enumerate(shown.words):
                if len(phrase.split()) > 3:
                    where = ("types", name, "modes", mode, "words", number)
                    typed.wrong(where, repr(phrase), "a word, or a phrase of two or three", "shorten it")
            if mode not in _modes(base, name) and not shown.words and (name, mode) not in given:
                came = "a mode without words"
                typed.wrong(("types", name, "modes", mode), came, "words: below it, or a frame with it", "add them")


def _check_examples(book: BookForm, known: Mapping[str, Collection[str]], typed: Typed) -> None:
    for number, example in enumerate(book.examples):
        path = ("examples", number)
        if not example.codes and not example.codes_not:
            typed.wrong(path, "an example that says nothing", "codes: or codes_not:", "say what the text is coded as")
        if (example.status or example.actor or example.recipient) and len(example.codes) != 1:
            came = "status, actor or recipient without one code"
            typed.wrong(path, came, "codes: with the one act that they tell of", "add it")
        for key, codes in (("codes", example.codes), ("codes_not", example.codes_not)):
            for code in codes:
                _check_code((*path, key), code, known, typed)


def _check_code(path: Path_, code: str, known: Mapping[str, Collection[str]], typed: Typed) -> None:
    kind, _, mode = code.partition("/")
    if kind not in known:
        do = did_you_mean(kind, known, "correct it")
        typed.wrong(path, f"the unknown type {kind!r}", one_of(known), do)
    elif mode and mode not in known[kind]:
        do = did_you_mean(mode, known[kind], "correct it")
        typed.wrong(path, f"the unknown mode {mode!r}", one_of(sorted(known[kind])), do)
