"""The part that each paragraph plays, told by its words and by its neighbours."""

import re
from collections.abc import Sequence

from dateline.base.records import Role
from dateline.extract.furniture import FILE, role_of_line
from dateline.knowledge import load_yaml

_QUOTES = "\"'“”‘’«»„‚‹›"
_ENDS = re.compile(rf"[.!?…:;。！？][)\]{_QUOTES}]*$")
_WORD = re.compile(r"\w[\w'’-]*")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s*(?:[ap]\.?m\.?|[A-Z]{2,4}|h))*|\d{1,2}\s*[ap]\.?m\.?(?:\s+[A-Z]{2,4})?", re.IGNORECASE
)
_SUBHEAD_WORDS = 15
_SUBHEAD_LENGTH = 100
_STANDFIRST_LENGTH = 300


def roles_of(lines: Sequence[str], title: str | None) -> list[Role]:
    """One role for each line of an article that came without markup.

    A first line equal to `title` is the headline. A standfirst is only seen where a short first paragraph is said
    again, nearly word for word, by one of the next three.
    """
    roles: list[Role] = [role_of_line(line) or "body" for line in lines]
    first = 0
    if lines and title and fold(lines[0]) == fold(title):
        roles[0], first = "headline", 1
    body = [i for i in range(first, len(lines)) if roles[i] == "body"]
    for before, here, after in zip(body, body[1:], body[2:], strict=False):
        if is_subhead(lines[before], lines[here], lines[after], roles[before]):
            roles[here] = "subhead"
    if body and _is_said_again(lines[body[0]], [lines[i] for i in body[1:4]]):
        roles[body[0]] = "standfirst"
    return roles


def is_subhead(before: str, line: str, after: str, role_before: Role = "body") -> bool:
    """True for a short line without a sentence's end, after a full paragraph (or a subhead), before a longer one."""
    if not looks_like_subhead(line) or len(after) <= len(line):
        return False
    led_in = role_before in ("subhead", "standfirst") or bool(_ENDS.search(before))
    return led_in and (bool(_ENDS.search(after)) or looks_like_subhead(after))


def looks_like_subhead(line: str) -> bool:
    """True for a line that could head a section: few words, a capital or a mark first, no full stop; or a question.

    A time of day alone heads the entry of a live page.
    """
    if _CLOCK.fullmatch(line.strip()):
        return True
    words = _WORD.findall(line)
    bare = line.strip(_QUOTES + " ")
    if not words or not bare or len(words) > _SUBHEAD_WORDS or len(line) > _SUBHEAD_LENGTH or bare[0].islower():
        return False
    if line.endswith("?"):
        return len(words) >= 2 and line[0] not in _QUOTES
    if line.endswith(":"):
        return len(words) <= 4
    if _ENDS.search(line) or line[-1] in ",-–—":
        return False
    return not any(word in load_yaml(FILE)["not-in-subheads"] for word in words)


def fold(text: str) -> str:
    """The words of a text in small letters, for comparing what may differ in marks and spaces."""
    return " ".join(_WORD.findall(text.casefold()))


def _is_said_again(line: str, following: Sequence[str]) -> bool:
    """True if nearly all words of a short paragraph come again, in one of those that follow it."""
    words = set(fold(line).split())
    if not len(words) >= 6 or len(line) > _STANDFIRST_LENGTH:
        return False
    return any(len(words & set(fold(other).split())) >= 0.85 * len(words) for other in following)
