"""What people name on the command line -> collected pages, in the order named."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.base.errors import PageError
from dateline.base.records import Failure, RawPage
from dateline.collect import Collected, collect_bytes, collect_file, collect_jsonl, collect_path, fetch_page
from dateline.collect.content import MAX_BYTES

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller knows of the pages from outside. It fills what a page does not come with."""

    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None

    def fill(self, collected: Collected) -> Collected:
        """The page, with what it lacks."""
        page = collected.page
        return replace(
            collected,
            page=replace(
                page,
                title=page.title or self.title,
                url=page.url or self.url,
                published=page.published or self.published,
                outlet=page.outlet or self.outlet,
                language=page.language or self.language,
            ),
        )


def collect(
    sources: Iterable[str], given: Given, *, json_lines: bool = False, allow: frozenset[str] = frozenset()
) -> Iterator[Collected]:
    """The pages of all sources: files, folders, addresses, `-`; with `json_lines`, files of JSON lines or `-`.

    What cannot be had is told in its turn. `allow` names hosts that may be fetched from although they are not public.
    """
    names = _names(sources)
    for source, name in names:
        pages = _json_lines(source, name) if json_lines else _pages(source, name, allow)
        yield from map(given.fill, pages)


def is_address(source: str) -> bool:
    """True if a source is to be fetched."""
    return source.startswith(("http://", "https://"))


def _names(sources: Iterable[str]) -> list[tuple[str, str]]:
    """Each source with its short name: a file's own name, or its whole path where two files share one."""
    sources = list(sources)
    shared = Counter(Path(source).name for source in sources)
    return [(source, source if shared[Path(source).name] > 1 else Path(source).name) for source in sources]


def _pages(source: str, name: str, allow: frozenset[str]) -> Iterator[Collected]:
    path = Path(source)
    if source == STANDARD_INPUT:
        yield collect_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), name="standard input")
    elif is_address(source):
        yield _fetch(source, allow)
    elif path.is_dir() or path.suffix.lower() == ".jsonl":
        yield from collect_path(path)
    else:
        yield collect_file(path, name=name)


def _json_lines(source: str, name: str) -> Iterator[Collected]:
    if source == STANDARD_INPUT:
        yield from collect_jsonl(sys.stdin.buffer)
        return
    try:
        with Path(source).open("rb") as stream:
            yield from collect_jsonl(stream)
    except OSError as error:
        failure = Failure(step="collect_jsonl", error=type(error).__name__, detail=f"{name}: {error.strerror}")
        yield Collected(page=RawPage(id=name), failure=failure)


def _fetch(url: str, allow: frozenset[str]) -> Collected:
    try:
        return Collected(page=fetch_page(url, allow=allow))
    except PageError as error:
        failure = Failure(step="fetch_page", error=type(error).__name__, detail=f"{url}: {error}")
        return Collected(page=RawPage(url=url), failure=failure)
