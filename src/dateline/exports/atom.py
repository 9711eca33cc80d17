"""An Atom feed (RFC 4287): an entry a story, or an entry an act of a reading, the newest first."""

import uuid
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.exports.acts import Act, acts_in
from dateline.exports.form import Chunk, Column, Options, Record, Takes, listed
from dateline.exports.instants import instant
from dateline.exports.words import carried, web_address

ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("0f2b7b3e-6a0d-5c86-9d40-1f6a0a7f2c11")


class _Entry(NamedTuple):
    updated: str
    id: str
    title: str
    summary: str | None
    link: str | None
    author: str | None
    categories: tuple[str, ...]


def urn(name: str) -> str:
    """A URN that depends on `name` alone."""
    return f"urn:uuid:{uuid.uuid5(_NAMES, name)}"


def _entries(record: Record, options: Options) -> Iterator[_Entry]:
    if isinstance(record, Reading):
        yield from (_of_act(act) for act in acts_in(record, options) if instant(act.published))
    elif updated := instant(record.last):
        yield _of_story(record, updated)


def _of_act(act: Act) -> _Entry:
    sides = (listed(side.name for side in act.actors), listed(side.name for side in act.recipients))
    title = ": ".join(part for part in (f"{act.type} ({act.status})", " → ".join(filter(None, sides))) if part)
    return _Entry(
        instant(act.published) or "",
        urn(act.id),
        title,
        act.words,
        web_address(act.url),
        act.outlet,
        (act.type, act.status),
    )


def _of_story(story: Story, updated: str) -> _Entry:
    summary = f"{len(story.articles)} articles, {len(story.origins)} independent origins, {len(story.events)} acts"
    types = tuple(dict.fromkeys(event.type for event in story.events))
    return _Entry(updated, urn(story.id), story.title or story.id, summary, None, None, types)


def _element(entry: _Entry) -> etree._Element:
    element = etree.Element(f"{{{ATOM}}}entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", entry.updated)
    if entry.author:
        _add(etree.SubElement(element, f"{{{ATOM}}}author"), "name", entry.author)
    if entry.link:
        etree.SubElement(element, f"{{{ATOM}}}link", rel="alternate", href=entry.link)
    for category in entry.categories:
        etree.SubElement(element, f"{{{ATOM}}}category", term=carried(category))
    if entry.summary:
        _add(element, "summary", entry.summary)
    return element


def _add(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = carried(words)


class Atom:
    """One feed."""

    name, ending, one_file = "atom", ".atom", True
    meaning = "Atom feed: an entry a story, or an act of a reading; what has no date of publication is in no feed"
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType(
        {
            "entry": (
                Column("id", "text", "URN made from the id of the story or act"),
                Column("title", "text", "headline of the story, or type, status and sides of the act"),
                Column(
                    "updated",
                    "text",
                    "last publication, in UTC where the zone is known; a bare day is its first second",
                ),
                Column("author", "text", "the outlet of the article"),
                Column("link", "text", "address of the article"),
                Column("category", "text", "type and status"),
                Column("summary", "text", "a short quotation, or how many articles, origins and acts"),
            )
        }
    )

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The feed; its own date is that of its newest entry."""
        entries = sorted((e for record in records for e in _entries(record, options)), key=lambda e: (e.updated, e.id))
        feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
        _add(feed, "id", urn(f"feed {options.takes}"))
        _add(feed, "title", f"Dateline: {options.takes}")
        _add(feed, "updated", entries[-1].updated if entries else "1970-01-01T00:00:00Z")
        _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Dateline")
        _add(feed, "generator", "Dateline")
        feed.extend(_element(entry) for entry in reversed(entries))
        yield Chunk(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


EXPORTER = Atom()
