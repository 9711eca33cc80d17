"""Gold articles from their files, with everything that is wrong with them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from dateline.base.errors import DatelineError
from dateline.knowledge.codebook import Codebook
from dateline.measure.gold.form import GoldArticle, Marked

SCHEMA = "dateline-gold/1"
_EXPECTED = {
    "missing": "this field; add it",
    "extra_forbidden": "no field of this name; correct it or take it out (docs/reference/gold.md)",
    "string_type": "words between quotation marks",
    "too_short": "one at least",
    "string_too_short": "words",
    "list_type": "a list",
    "int_type": "a whole number",
    "bool_type": "true or false",
}


class GoldError(DatelineError):
    """Gold files that cannot be scored against: all that is wrong, a line each."""


def load_gold(paths: Iterable[Path], book: Codebook) -> list[GoldArticle]:
    """The gold articles of files and folders, in the order of their names. Raises `GoldError`, `OSError`.

    JSON files of a folder that are of another schema are passed over. Types and modes must be those of `book`.
    """
    wrongs: list[str] = []
    found: dict[str, Path] = {}
    articles = []
    for path, named in _files(paths):
        article = _read(path, named, wrongs)
        if article is None:
            continue
        if article.id in found:
            wrongs.append(f"{path}: $.id: came {article.id!r}, which {found[article.id]} has already; give it another")
        found[article.id] = path
        wrongs += [f"{path}: {wrong}" for wrong in _wrongs(article, book)]
        articles.append(article)
    if wrongs:
        raise GoldError("\n".join(wrongs))
    if not articles:
        raise GoldError(f"{', '.join(map(str, paths))}: no gold article; expected JSON files with schema {SCHEMA}")
    return articles


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Each file, and whether it was named itself."""
    for path in paths:
        if path.is_dir():
            yield from ((file, False) for file in sorted(path.glob("*.json")))
        else:
            yield path, True


def _read(path: Path, named: bool, wrongs: list[str]) -> GoldArticle | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        wrongs.append(f"{path}: came what is no JSON ({error}); expected a gold article")
        return None
    schema = content.get("schema") if isinstance(content, dict) else None
    if schema != SCHEMA:
        if named:
            wrongs.append(f"{path}: $.schema: came {schema!r}; expected {SCHEMA!r}")
        return None
    try:
        return GoldArticle.model_validate(content)
    except ValidationError as error:
        wrongs += [f"{path}: {wrong}" for wrong in _of_form(error)]
        return None


def _of_form(error: ValidationError) -> Iterator[str]:
    for found in error.errors():
        place = found["loc"]
        if found["type"] == "missing" and place[-1] in ("start", "end"):
            yield f"{_at(place[:-1])}: came no span; expected [start, end] or [start, end, words]"
        elif place[-1] != "":
            came = "nothing" if found["type"] == "missing" else repr(found["input"])[:60]
            expected = found.get("ctx", {}).get("expected") or _EXPECTED.get(found["type"]) or found["msg"]
            yield f"{_at(place)}: came {came}; expected {expected}"


def _at(place: Iterable[str | int]) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)


def _wrongs(article: GoldArticle, book: Codebook) -> Iterator[str]:
    yield from _spans(article, article.text, "$")
    yield from _twice(article)
    yield from _links(article)
    for number, event in enumerate(article.events):
        at = f"$.events[{number}]"
        if (kind := book.types.get(event.type)) is None:
            yield f"{at}.type: came {event.type!r}; expected one of {', '.join(book.types)}"
        else:
            for mode in event.modes:
                if mode not in kind.modes:
                    known = ", ".join(kind.modes) or "none"
                    yield f"{at}.modes: came {mode!r}; expected a mode of {event.type}: {known}"
    for number, negative in enumerate(article.negatives):
        for one in negative.not_event if negative.not_event != "any" else ():
            if one not in book.types:
                yield f"$.negatives[{number}].not_event: came {one!r}; expected 'any' or one of {', '.join(book.types)}"


def _spans(part: object, text: str, at: str) -> Iterator[str]:
    """Every span lies within the text, begins and ends with a word, and holds the words that are given for it."""
    if isinstance(part, Marked):
        yield from _span(part, text, at)
    elif isinstance(part, list):
        for number, one in enumerate(part):
            yield from _spans(one, text, f"{at}[{number}]")
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _spans(getattr(part, name), text, f"{at}.{name}")


def _span(mark: Marked, text: str, at: str) -> Iterator[str]:
    came = [mark.start, mark.end]
    words = text[mark.start : mark.end]
    if not 0 <= mark.start < mark.end <= len(text):
        yield f"{at}: came {came}; expected a start before an end within the {len(text)} code points of the text"
    elif words != words.strip():
        yield f"{at}: came {came}, which is {words!r}; expected no white space at the ends"
    elif _cuts(text, mark.start) or _cuts(text, mark.end):
        yield f"{at}: came {came}, which is {words!r} and cuts a word; expected whole words"
    elif mark.words not in (None, words):
        near = text.find(mark.words or "")
        where = (
            f"they stand at [{near}, {near + len(mark.words or '')}]" if near >= 0 else "the text does not have them"
        )
        yield f"{at}: came {came}, which is {words!r}; expected the words {mark.words!r}: {where}"


def _cuts(text: str, at: int) -> bool:
    """True if a letter or digit stands on both sides of a place in the text."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _twice(article: GoldArticle) -> Iterator[str]:
    for kind in ("actors", "events", "quotes", "quantities", "advisories"):
        seen: set[str] = set()
        for number, one in enumerate(getattr(article, kind)):
            if one.id in seen:
                yield f"$.{kind}[{number}].id: came {one.id!r} a second time; give it another"
            seen.add(one.id)


def _links(article: GoldArticle) -> Iterator[str]:
    """Every id that one fact gives of another is that of a fact."""
    actors, events = {one.id for one in article.actors}, {one.id for one in article.events}
    given: list[tuple[str, str | None, set[str]]] = []
    for number, event in enumerate(article.events):
        for name in ("actors", "recipients", "attributed_to"):
            given += [(f"$.events[{number}].{name}", one, actors) for one in getattr(event, name)]
    given += [(f"$.quotes[{number}].speaker", one.speaker, actors) for number, one in enumerate(article.quotes)]
    given += [(f"$.advisories[{number}].issuer", one.issuer, actors) for number, one in enumerate(article.advisories)]
    given += [(f"$.quantities[{number}].event", one.event, events) for number, one in enumerate(article.quantities)]
    for at, one, known in given:
        if one is not None and one not in known:
            kind = "actors" if known is actors else "events"
            ids = ", ".join(sorted(known)) or "there is none"
            yield f"{at}: came {one!r}; expected the id of one of the {kind}: {ids}"
