"""What people name on the command line -> collected pages, in the order named."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.cli.read import is_address
from dateline.collect import Collected, collect_bytes, collect_file, collect_jsonl, collect_path
from dateline.collect.addressed import collect_address, collect_addresses
from dateline.collect.files import collect_lines, holds_many, printable
from dateline.collect.limits import MAX_BYTES, bounded_lines
from dateline.web.cards.words import harmless, one_line

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
    sources: Iterable[str],
    given: Given,
    *,
    json_lines: bool = False,
    allow: frozenset[str] = frozenset(),
    whole_paths: bool = False,
) -> Iterator[Collected]:
    """The pages of all sources: files, folders, addresses, `-`; with `json_lines`, files of JSON lines or `-`.

    The address of a feed stands for the pages that it lists.

    What cannot be had is told in its turn; what is odd is said on standard error, and read. `allow` names hosts that
    may be fetched from although they are not public.
    With `whole_paths` a page from a file has the file's absolute path as its id, so that files of one name in several
    folders stay apart wherever the call is made; otherwise its id is the file's own name.
    """
    for source, name in _names(sources):
        pages = _json_lines(source, name) if json_lines else _pages(source, name, allow)
        for collected in pages:
            if collected.warning:
                print(f"warning: {harmless(one_line(collected.warning))}", file=sys.stderr)
            filled = given.fill(collected)
            yield _placed(filled, Path(source)) if whole_paths and not json_lines else filled


def _names(sources: Iterable[str]) -> list[tuple[str, str]]:
    """Each source with its short name: a file's own name, or its whole path where two files share one."""
    sources = list(sources)
    shared = Counter(Path(source).name for source in sources)
    return [(s, printable(s if shared[Path(s).name] > 1 else Path(s).name)) for s in sources]


def _placed(collected: Collected, source: Path) -> Collected:
    """The page with the absolute path of its file as its id; pages from elsewhere as they are."""
    inside = source / (collected.page.id or "") if source.is_dir() else source
    if not inside.is_file() or inside.suffix.lower() in (".json", ".urls") or holds_many(inside):
        return collected
    return replace(collected, page=replace(collected.page, id=printable(str(inside.resolve()))))


def _pages(source: str, name: str, allow: frozenset[str]) -> Iterator[Collected]:
    path = Path(source)
    if source == STANDARD_INPUT:
        yield collect_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), name="standard input")
    elif is_address(source):
        yield from collect_address(printable(source), allow=allow)
    elif path.suffix.lower() == ".urls" and not path.is_dir():
        yield from collect_addresses(path, name, allow=allow)
    elif path.is_dir() or holds_many(path):
        yield from collect_path(path)
    else:
        yield collect_file(path, name=name)


def _json_lines(source: str, name: str) -> Iterator[Collected]:
    if source == STANDARD_INPUT:
        yield from collect_jsonl(bounded_lines(sys.stdin.buffer), name="standard input")
    else:
        yield from collect_lines(Path(source), name)
