"""CAP 1.2: each advisory that an article reports, as an alert that cannot be taken for an official one.

An alert of ours says in its sender, scope, restriction, note and headline that somebody else's publication is reported;
its status is Draft ('not actionable in its current form'), and urgency, severity and certainty stay Unknown.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from lxml import etree

from dateline.base.ids import content_id
from dateline.base.records import Advisory, Reading
from dateline.exports.form import Chunk, Column, Options, Record, Takes, listed
from dateline.exports.instants import moment
from dateline.exports.seen import Seen
from dateline.exports.words import carried, web_address
from dateline.knowledge.countries import name_of

CAP = "urn:oasis:names:tc:emergency:cap:1.2"
SENDER = "third-party-report@dateline.invalid"
SENDER_NAME = "Dateline: third-party report of a news article, not an alerting authority"
RESTRICTION = "Third-party report of a published advisory; not issued by an authority; not to be relayed as a warning"
NOTE = "A news article reports this advisory. Ask its issuer for the words and the validity of the advisory itself."
_UNKNOWN_HOUR = " The article gives its day of publication only; the hour in 'sent' is not known."
_DAY = 10  # characters of a date without a time


def alert(seen: Seen, advisory: Advisory) -> etree._Element | None:
    """The alert of one advisory, or `None` where the article has no date: CAP has no alert without one."""
    sent = moment(seen.article.published)
    if sent is None:
        return None
    day_only = len(seen.article.published or "") == _DAY
    element = etree.Element(f"{{{CAP}}}alert", nsmap={None: CAP})
    for name, words in (
        ("identifier", identifier(seen.reading, advisory)),
        ("sender", SENDER),
        ("sent", sent.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") + "-00:00"),
        ("status", "Draft"),
        ("msgType", "Alert"),
        ("source", listed((seen.article.outlet, seen.article.url))),
        ("scope", "Restricted"),
        ("restriction", RESTRICTION),
        ("note", NOTE + (_UNKNOWN_HOUR if day_only else "")),
    ):
        _add(element, name, words)
    element.append(_info(seen, advisory))
    return element


def identifier(reading: Reading, advisory: Advisory) -> str:
    """An id without spaces, commas, '<' and '&', which CAP forbids."""
    return f"dateline-{content_id(reading.id, advisory.id)}"


def _info(seen: Seen, advisory: Advisory) -> etree._Element:
    info = etree.Element(f"{{{CAP}}}info")
    issuer, words = seen.name(advisory.issuer), seen.words([advisory.span])
    for name, told in (
        ("language", seen.article.language),
        ("category", "Other"),
        ("event", f"Reported advisory: {advisory.action or 'action not coded'}"),
        ("urgency", "Unknown"),
        ("severity", "Unknown"),
        ("certainty", "Unknown"),
        ("audience", advisory.audience and seen.hidden(advisory.audience)),
        ("senderName", SENDER_NAME),
        ("headline", f"Reported, not issued here: advisory of {issuer or 'an issuer that is not named'}"),
        ("description", words),
        ("web", web_address(seen.article.url)),
    ):
        _add(info, name, told)
    for name, told in (
        ("issuer", issuer),
        ("action", advisory.action),
        ("strength", advisory.strength),
        ("urgency", advisory.urgency),
        ("level", advisory.level),
    ):
        if told:
            parameter = etree.SubElement(info, f"{{{CAP}}}parameter")
            _add(parameter, "valueName", f"reported-{name}")
            _add(parameter, "value", told)
    if advisory.countries:
        area = etree.SubElement(info, f"{{{CAP}}}area")
        _add(area, "areaDesc", ", ".join(name_of(code) for code in advisory.countries))
        for code in advisory.countries:
            geocode = etree.SubElement(area, f"{{{CAP}}}geocode")
            _add(geocode, "valueName", "ISO 3166-1 alpha-3")
            _add(geocode, "value", code)
    return info


def _add(parent: etree._Element, name: str, words: str | None) -> None:
    if words:
        etree.SubElement(parent, f"{{{CAP}}}{name}").text = carried(words)


class Cap:
    """One file an alert."""

    name, ending, one_file = "cap", ".xml", False
    meaning = (
        "CAP 1.2: an alert a reported advisory, marked as a draft and third-party report; undated articles give none"
    )
    takes: frozenset[Takes] = frozenset({"readings"})
    tables = MappingProxyType(
        {
            "alert": (
                Column("identifier", "text", "made from the ids of reading and advisory"),
                Column("sender", "text", f"always `{SENDER}`"),
                Column("sent", "text", "publication of the article, in UTC (`-00:00`)"),
                Column("status", "text", "always `Draft`: not actionable"),
                Column("msgType", "text", "always `Alert`"),
                Column("source", "text", "outlet and address of the article"),
                Column("scope", "text", "always `Restricted`"),
                Column("restriction", "text", "says that this is a third-party report and no warning"),
                Column("note", "text", "says that an article reports the advisory, and whether the hour is known"),
            ),
            "info": (
                Column("language", "text", "language of the article"),
                Column("category", "text", "always `Other`"),
                Column("event", "text", "`Reported advisory:` and its action"),
                Column("urgency", "text", "always `Unknown`; what the article says is a parameter"),
                Column("severity", "text", "always `Unknown`"),
                Column("certainty", "text", "always `Unknown`"),
                Column("audience", "text", "who is advised"),
                Column("senderName", "text", "says that no authority sends this"),
                Column("headline", "text", "`Reported, not issued here:` and the issuer"),
                Column("description", "text", "a short quotation of the article"),
                Column("web", "text", "address of the article"),
                Column(
                    "parameter", "text", "`reported-issuer`, `-action`, `-strength`, `-urgency`, `-level`, where told"
                ),
                Column("area", "text", "names and ISO codes of the countries advised about, where known"),
            ),
        }
    )

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """Alert by alert, each in the file of its identifier."""
        for record in records:
            if isinstance(record, Reading):
                seen = Seen(record, options.profile)
                for advisory in record.advisories:
                    element = alert(seen, advisory)
                    if element is not None:
                        content = etree.tostring(element, xml_declaration=True, encoding="utf-8", pretty_print=True)
                        yield Chunk(content, identifier(record, advisory))


EXPORTER = Cap()
