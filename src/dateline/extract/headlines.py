"""The title of a page, by agreement of its first heading, its meta tags, its linked data and its <title>."""

import re
from collections.abc import Iterable

from dateline.extract.jsonld import LinkedArticle
from dateline.extract.page import Page, words_of
from dateline.extract.roles import fold

_SITE_BREAK = re.compile(r"\s+(?:[|•·»]|[-–—])\s+|\s*[|•·»]\s*|\s+::\s+")
_LONGEST = 300


def find_title(page: Page, linked: LinkedArticle, outlets: Iterable[str] = ()) -> str | None:
    """The title that most sources agree on, without the outlet's name; the page's first heading where all differ."""
    names = [fold(name) for name in (*outlets, *page.told("og:site_name", "application-name", "twitter:site")) if name]
    headings = [words_of(h) for h in page.tree.iter("h1")]
    told = [
        *((heading, 1.2 if at == 0 else 0.8) for at, heading in enumerate(headings[:3])),
        (linked.headline, 1.3),
        *((title, 1.25) for title in list(page.told("og:title", "http://ogp.me/ns#title"))[:1]),
        *((title, 0.6) for title in list(page.told("twitter:title", "parsely-title", "dc.title", "title"))[:2]),
        *((words_of(title), 0.5) for title in list(page.tree.iter("title"))[:1]),
    ]
    written = [(" ".join(title.split()), weight) for title, weight in told if title and len(title) <= _LONGEST]
    folded = {fold(title) for title, _ in written}
    titles = [(_without_site(title, names, folded), weight) for title, weight in written]
    return _best([(title, weight) for title, weight in titles if fold(title) and fold(title) not in names])


def _best(titles: list[tuple[str, float]]) -> str | None:
    votes: dict[str, float] = {}
    for title, weight in titles:
        votes[fold(title)] = votes.get(fold(title), 0.0) + weight
    if not votes:
        return None
    most = max(votes.values())
    return next(title for title, _ in titles if votes[fold(title)] == most)


def _without_site(title: str, names: list[str], others: set[str]) -> str:
    """The title without '| Outlet' at its end or 'Outlet |' at its beginning.

    A part goes if it is the outlet's name, or if what is left is word for word another source's title.
    """
    breaks = list(_SITE_BREAK.finditer(title))
    for found in reversed(breaks):
        head, tail = title[: found.start()], title[found.end() :]
        if fold(head) in others or _is_site(tail, names):
            return _without_site(head, names, others)
    for found in breaks:
        head, tail = title[: found.start()], title[found.end() :]
        if fold(tail) in others or _is_site(head, names):
            return tail
    return title


def _is_site(part: str, names: list[str]) -> bool:
    words = fold(part)
    return bool(words) and any(
        words == name or (len(name) >= 4 and name in words and len(words) <= len(name) + 24) for name in names
    )
