"""The alerts of a log as an Atom feed (RFC 4287), the newest first, written whole or not at all."""

import os
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from dateline.alerts.channel import body, headline
from dateline.alerts.records import LogLine
from dateline.base.errors import DatelineError
from dateline.exports.atom import ATOM, urn
from dateline.exports.words import carried, web_address

NEWEST = 500


def write_feed(lines: Sequence[LogLine], path: Path) -> None:
    """Write the newest alerts of a log to a file; readers see the old feed or the new one, never half of one.

    Raises `DatelineError` where the file cannot be written; the old one stays.
    """
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    newest = [line for line in lines if line.line == "raised" and line.alert is not None][-NEWEST:]
    _add(feed, "id", urn("feed alerts"))
    _add(feed, "title", "Dateline: alerts")
    _add(feed, "updated", newest[-1].at if newest else "1970-01-01T00:00:00Z")
    _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Dateline")
    feed.extend(_entry(line) for line in reversed(newest))
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise DatelineError(f"{path}: the feed could not be written: {error.strerror}; name another file") from error


def _entry(line: LogLine) -> etree._Element:
    assert line.alert is not None
    entry, alert = etree.Element(f"{{{ATOM}}}entry"), line.alert
    _add(entry, "id", urn(f"alert {alert.id}"))
    _add(entry, "title", headline(alert))
    _add(entry, "updated", line.at)
    if link := web_address(alert.url):
        etree.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=link)
    for term in (alert.kind, alert.rule, alert.type):
        etree.SubElement(entry, f"{{{ATOM}}}category", term=carried(term))
    _add(entry, "summary", body(alert))
    return entry


def _add(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = carried(words)
