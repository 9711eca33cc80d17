"""Sitemaps, news sitemaps, indexes of them, plain lists of addresses -> the addresses of pages."""

import io
from collections.abc import Iterable, Iterator

from lxml import etree

from dateline.base.errors import PageError
from dateline.collect.feeds import absolute
from dateline.collect.found import Found, Listing, instant
from dateline.collect.limits import MAX_BYTES
from dateline.collect.markup import is_web_page, xml_text
from dateline.collect.unpack import unpack

MAX_PAGES = 50_000
"""As many as the sitemap protocol allows in one file."""
MAX_INNER = 1_000
"""Sitemaps of one index that are looked at; the newest count."""


def read_sitemap(content: bytes, *, url: str, charset: str | None = None) -> Listing:
    """What a sitemap lists: pages, or (of an index) other sitemaps, the newest first.

    A file that is packed with gzip is unpacked, within the limits of a page. Raises `PageError` for what is none;
    one that breaks off midway gives what stands before the break.
    """
    text = xml_text(_unpacked(content), charset=charset)
    if is_web_page(text):
        raise PageError("a web page came, not a sitemap; /robots.txt often tells where the sitemap is")
    root = _root(text)
    if root == "urlset":
        return Listing(kind="sitemap", pages=_pages(text, url))
    if root == "sitemapindex":
        return Listing(kind="sitemap", pages=iter(()), inner=_inner(text, url))
    raise PageError(f"this is no sitemap: its root is <{root}>, not <urlset> or <sitemapindex>")


def read_list(lines: Iterable[bytes], *, base: str = "") -> Iterator[Found | str]:
    """The addresses of a plain list, one a line; a line that is none comes as it is. Lines with # are comments."""
    for line in lines:
        told = line.decode("utf-8", "replace").strip("\ufeff \t\r\n")
        if told and not told.startswith("#"):
            address = absolute(told, base)
            yield Found(url=address) if address else told


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    return unpack([content], "gzip", MAX_BYTES)


def _elements(text: str, *names: str) -> Iterator[etree._Element]:
    """Each element of those names, whole; emptied once it was looked at, so that memory stays small."""
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    reading = etree.iterparse(
        stream, events=("end",), tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    try:
        for _, element in reading:
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]  # type: ignore[union-attr]
    except etree.XMLSyntaxError:
        return


def _root(text: str) -> str:
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        parser.feed(text[:4096].encode("utf-8", "replace"))
        for _, element in parser.read_events():
            return etree.QName(element).localname
    except etree.XMLSyntaxError as error:
        raise PageError(f"this is no sitemap: {error.msg}") from error
    raise PageError("this is no sitemap: it holds no XML element")


def _pages(text: str, url: str) -> Iterator[Found]:
    seen: set[str] = set()
    for element in _elements(text, "url"):
        address = absolute(_child(element, "loc"), url)
        if address is None or address in seen:
            continue
        seen.add(address)
        yield Found(
            url=address,
            title=_child(element, "news/title"),
            published=instant(_child(element, "news/publication_date")),
            updated=instant(_child(element, "lastmod")) or instant(_child(element, "news/publication_date")),
            publisher=_child(element, "news/publication/name"),
            language=_child(element, "news/publication/language"),
        )
        if len(seen) == MAX_PAGES:
            return


def _inner(text: str, url: str) -> tuple[Found, ...]:
    told = ((absolute(_child(e, "loc"), url), instant(_child(e, "lastmod"))) for e in _elements(text, "sitemap"))
    found = {address: Found(url=address, updated=when) for address, when in told if address}
    return tuple(sorted(found.values(), key=lambda one: one.updated or "", reverse=True)[:MAX_INNER])


def _child(element: etree._Element, path: str) -> str | None:
    """The words of a child, named without its namespace."""
    found = element.find("/".join(f"{{*}}{name}" for name in path.split("/")))
    words = " ".join((found.text or "").split()) if found is not None else ""
    return words[:2000] or None
