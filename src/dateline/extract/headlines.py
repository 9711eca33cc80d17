"""The title of a page, by agreement of its first heading, its meta tags, its linked data and its <title>."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.extract.jsonld import LinkedArticle
from dateline.extract.page import Page, words_of
from dateline.extract.roles import fold

_SITE_BREAK = re.compile(r"\s+(?:[-–—•·»:]{1,2})\s+|\s*[|ㅣ｜»]\s*|(?<=\S)-(?=\S)")
_LONGEST = 300


class Titles(NamedTuple):
    """What the sources of a page's title say, without the outlet's name."""

    headings: tuple[str, ...]
    linked: str | None
    social: str | None
    tweeted: str | None
    window: str | None


def find_title(page: Page, linked: LinkedArticle, outlets: Iterable[str] = ()) -> str | None:
    """The title that the sources agree on, without the outlet's name; `None` where there is none.

    Where the first heading and the <title> are one, and exactly one of headline and og:title differs from all others,
    that one was written by hand and is taken (of 25 such pages, it was the outlet's own title on 17).
    """
    names = [fold(name) for name in (*outlets, *page.told("og:site_name", "application-name")) if name]
    titles = _sources(page, linked, names)
    return _lone_hand(titles) or _most_agreed(titles)


def _sources(page: Page, linked: LinkedArticle, names: list[str]) -> Titles:
    first = (next(page.told(*keys), None) for keys in (("og:title", "http://ogp.me/ns#title"), ("twitter:title",)))
    headings = [words_of(heading) for heading in page.tree.iter("h1")][:3]
    window = next((words_of(title) for title in page.tree.iter("title")), None)
    told = [*headings, linked.headline, *first, window]
    others = {fold(title) for title in told if title}
    bare = [_bare(title, names, others) for title in told]
    kept = tuple(heading for heading in bare[: len(headings)] if heading)
    return Titles(kept, *bare[len(headings) :])


def _bare(title: str | None, names: list[str], others: set[str]) -> str | None:
    """The title in one line without the outlet's name; `None` for what is empty, too long, or the name alone."""
    line = " ".join((title or "").split())
    if not fold(line) or len(line) > _LONGEST:
        return None
    bare = _without_site(line, names, others)
    return None if fold(bare) in names else bare


def _lone_hand(titles: Titles) -> str | None:
    """The one of headline and og:title that differs, where everything else says the same."""
    if not titles.headings or not titles.window or fold(titles.headings[0]) != fold(titles.window):
        return None
    common = fold(titles.window)
    differing = [t for t in (titles.linked, titles.social, titles.tweeted) if t and fold(t) != common]
    if len(differing) != 1 or differing[0] is titles.tweeted or common.startswith(fold(differing[0])):
        return None
    return differing[0]


def _most_agreed(titles: Titles) -> str | None:
    """The title with most weight behind it. The weights were chosen on 124 fundus and 213 andy pages."""
    told = [
        *((heading, 1.6 if at == 0 else 0.6) for at, heading in enumerate(titles.headings)),
        (titles.linked, 1.3),
        (titles.social, 1.25),
        (titles.tweeted, 0.2),
        (titles.window, 0.3),
    ]
    votes: dict[str, float] = {}
    for title, weight in told:
        if title:
            votes[fold(title)] = votes.get(fold(title), 0.0) + weight
    most = max(votes.values(), default=0.0)
    return next((title for title, _ in told if title and votes[fold(title)] == most), None)


def _without_site(title: str, names: list[str], others: set[str]) -> str:
    """The title without '| Outlet' at its end or 'Outlet |' at its beginning.

    A part goes if it is the outlet's name, or if what is left is word for word another source's title.
    """
    breaks = list(_SITE_BREAK.finditer(title))
    for found in reversed(breaks):
        head, tail = title[: found.start()], title[found.end() :]
        if fold(head) in others or (found.group() != "-" and _is_site(tail, names)):
            return _without_site(head, names, others)
    for found in breaks:
        head, tail = title[: found.start()], title[found.end() :]
        if found.group() != "-" and (fold(tail) in others or _is_site(head, names)):
            return tail
    return title


def _is_site(part: str, names: list[str]) -> bool:
    """True for the outlet's name, also with a section or a domain beside it ('Outlet News', 'outlet.example')."""
    words = fold(part)
    return bool(words) and any(
        words == name or (len(name) >= 4 and name in words and len(words) <= len(name) + 10) for name in names
    )
