"""Who wrote an article: people's names out of what pages write in their bylines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dateline.base.records import Author
from dateline.base.spans import Span
from dateline.extract.agencies import agency_named
from dateline.knowledge import load_yaml

FILE = "sources/bylines.yaml"
_ADDRESS = re.compile(r"\S*@\S+|https?://\S+|www\.\S+|\b[\w-]+\.(?:com|de|net|org|co|it|fr|es|uk)\b\S*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\][]*\]")
_WORD = re.compile(r"[^\W\d_]+")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\s・]{2,16}")
_SITE = re.compile(r"\((?:https?://|www\.)")
_LABEL = re.compile(r"^\w{2,12}\s*:\s*")
_WHERE = re.compile(r"\s+(?:in|en|à)\s+[^\W\d_a-z].*$")
_LONGEST = 300


class Person(NamedTuple):
    """A name from a byline, and the office that stood beside it, if one did."""

    name: str
    role: str | None


def people(written: str, *, outlets: Iterable[str] = (), sure: bool = False) -> list[Person]:
    """The people named in a byline; none for an outlet, a desk or an agency.

    `outlets` are names of the outlet itself. With `sure` the source says that it names one person, so that a single
    word or small letters are believed.
    """
    if _SITE.search(written):
        return []
    known = {plain_form(name) for name in outlets if name}
    found: dict[str, Person] = {}
    last: str | None = None
    for part in _parts(written[:_LONGEST]):
        name, role = _without_role(part)
        if not name:
            if last and role:
                found[last] = found[last]._replace(role=found[last].role or role)
            continue
        if plain_form(name) in known or not is_person(name, sure=sure):
            last = None
            continue
        last = name.casefold()
        found.setdefault(last, Person(name, role))
    return list(found.values())


def people_in_line(text: str, line: Span) -> list[Author]:
    """The people named in a byline paragraph of the text, each with the span of the name."""
    authors = []
    words = line.of(text)
    tail = re.search(r"\s+contributed\b", words)
    prefix = re.match(r"(?:(?:additional |further )?reporting |writing |\()?\(?by\s|", words, re.IGNORECASE)
    if tail is None and not (prefix and prefix.group()):
        return []
    for person in people(words[: tail.start()] if tail else words[prefix.end() if prefix else 0 :]):
        at = words.find(person.name)
        span = Span(line.start + at, line.start + at + len(person.name)) if at >= 0 else None
        authors.append(Author(name=person.name, role=person.role, span=span))
    return authors


def is_person(name: str, *, sure: bool = False) -> bool:
    """True for what can be a person's name: two to five words that begin with capitals, none of them an outlet's."""
    if agency_named(name) or any(char.isdigit() for char in name) or len(name) > 60:
        return False
    words = [word.casefold() for word in _WORD.findall(name)]
    if not words or _is_desk(words, name):
        return False
    if _EASTERN.fullmatch(name):
        return True
    parts = name.split()
    if sure:
        return len(parts) <= 6 and len(name) >= 3
    proper = [part for part in parts if part.casefold() not in _listed("inside")]
    return (
        2 <= len(parts) <= 6 and len(proper) >= 2 and all(part[0].isupper() or not part[0].isalpha() for part in proper)
    )


def begins_like_byline(words: str) -> bool:
    """True for what introduces names: 'By', 'By Jane Roe', 'Author:', 'Autorin/Autor'."""
    first = re.split(r"[/:\s]+", words.casefold(), maxsplit=1)[0]
    return len(first) >= 2 and first in _listed("before")


def plain_form(name: str) -> str:
    """A name without case, marks, spaces and a leading 'the', to tell whether two names are one."""
    return "".join(_WORD.findall(name.casefold().removeprefix("the ")))


def _is_desk(words: list[str], name: str) -> bool:
    """True if a word of the name belongs to outlets, desks and agencies (in scripts without spaces: is in it)."""
    desks = _listed("not-people")
    if any(word in desks and word not in _listed("inside") for word in words):
        return True
    return any(not desk.isascii() and len(desk) >= 2 and not desk.islower() and desk in name for desk in desks)


def _parts(written: str) -> Iterator[str]:
    """The names and offices of a byline, one by one."""
    text = _ADDRESS.sub(" ", _ASIDE.sub(" ", written))
    text = _before().sub("", text.strip(" :-–—|•·,"))
    for part in _between().split(text):
        name = _LABEL.sub("", " ".join(part.split())).strip(" :-–—|•·,.*\"'“”‘’")
        if name:
            yield name


def _without_role(part: str) -> tuple[str, str | None]:
    """A part of a byline as name and office: ('Jane Roe', 'Reporter'), ('', 'Defence Correspondent')."""
    part = _WHERE.sub("", part)
    found = list(_role().finditer(part))
    if not any(match.group().casefold() in _listed("roles") for match in found):
        return part, None
    before, after = part[: found[0].start()].strip(" :"), part[found[-1].end() :].strip(" :")
    if is_person(before):
        return before, part[found[0].start() :].strip()
    if is_person(after):
        return after, part[: found[-1].end()].strip()
    return "", part


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in load_yaml(FILE)[name])


def _any_of(name: str) -> str:
    words = sorted((str(word) for word in load_yaml(FILE)[name]), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any_of('before')})(?:\s*:\s*|\s+)", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;|/&+•·、\n]\s*|\s+[-–—]\s+|\s+(?:{_any_of('between')})\s+", re.IGNORECASE)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_any_of('roles')}|{_any_of('beats')})(?!\w)|(?:기자|특파원|記者|特派員)", re.IGNORECASE
    )
