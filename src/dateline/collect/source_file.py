"""Sources from their files; what is wrong in one is told with file, line and key."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from dateline.base.errors import KnowledgeError
from dateline.collect.source import Feed, Source, Terms
from dateline.knowledge.ownbook.lines import Path_, Typed, read_typed
from dateline.knowledge.ownbook.wrong import CodebookError, Wrong, did_you_mean, one_of

TOLD_IN = "docs/reference/sources.md"
_EXPECTED = {
    "country": "a code of ISO 3166-1 alpha-3, as PRT",
    "languages": "codes of ISO 639, as [en, pt]",
    "url": "an address that begins with https:// or http://",
    "sitemaps": "a list of addresses that begin with https:// or http://",
    "hosts": "a list of hosts, as [harbour.example]",
    "kind": "any, rss, atom or json",
    "fetch": "allowed or refused",
    "text_mining": "allowed, not-told or reserved",
    "expect_a_day": "a number above 0",
    "seconds_between_requests": "a number from 0.5 to 3600",
    "every": "a number of seconds, minutes, hours or days from 1s to 30d, as 15m",
    "feeds": "a list of feeds, each with its url",
    "terms": "fetch, text_mining and note",
}


class SourceError(KnowledgeError):
    """A source file cannot be used; `wrongs` tells why, in the order of its lines."""

    def __init__(self, wrongs: Sequence[Wrong]) -> None:
        self.wrongs = tuple(sorted(wrongs, key=lambda wrong: (wrong.line, wrong.where)))
        super().__init__("\n".join(map(str, self.wrongs)))


def load_source(path: str | Path) -> Source:
    """The source of a YAML file. Raises `SourceError` with all that is wrong with it, `OSError` if it is not there."""
    try:
        typed = read_typed(Path(path), "source", TOLD_IN)
    except CodebookError as error:
        raise SourceError(error.wrongs) from error
    try:
        source = Source.model_validate(typed.content)
    except ValidationError as error:
        _tell(error, typed)
        raise SourceError(typed.wrongs) from error
    if typed.wrongs:
        raise SourceError(typed.wrongs)
    return source


def _tell(error: ValidationError, typed: Typed) -> None:
    for found in error.errors():
        path = found["loc"]
        if found["type"] == "extra_forbidden":
            known = list(_form_at(path).model_fields)
            do = did_you_mean(str(path[-1]), known, "correct it or take it out")
            typed.wrong(path, f"the unknown key {str(path[-1])!r}", one_of(known), do)
        elif found["type"] == "missing":
            typed.wrong(path[:-1], f"no {str(path[-1])!r}", f"the key {str(path[-1])!r}", "add it")
        elif not path:
            typed.wrong(path, *_of_the_whole(found))
        else:
            came = typed.raw.get(path)
            typed.wrong(path, repr(came) if came is not None else _shown(found["input"]), _expected(path), "correct it")


def _of_the_whole(found: Mapping[str, Any]) -> tuple[str, str, str]:
    if found["type"] == "value_error":
        return "no feed and no sitemap", "at least one of them", "add feeds: or sitemaps:"
    return _shown(found["input"]), "a source: name, feeds and the rest", f"see {TOLD_IN}"


def _form_at(path: Path_) -> type[BaseModel]:
    """The form of the mapping that holds the key at the end of `path`."""
    forms: dict[str | int, type[BaseModel]] = {"feeds": Feed, "terms": Terms}
    return forms.get(path[0], Source) if len(path) > 1 else Source


def _expected(path: Path_) -> str:
    names = [part for part in path if isinstance(part, str)]
    return _EXPECTED.get(names[-1], "words between quotation marks, at most 200 characters")


def _shown(came: object) -> str:
    return {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(came), repr(came))
