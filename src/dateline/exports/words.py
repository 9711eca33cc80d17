"""The words that an export may repeat: short quotations, and signs that a format cannot carry."""

import re

from dateline.exports.form import Profile

QUOTED_WORDS = 25  # a quotation longer than this is cut in every profile but `internal`
MASK = "█"  # stands, code point for code point, where the public profile takes words out of a text
WITHHELD = "[withheld]"

_MASKED = re.compile(rf"{MASK}+(?:[ \t]+{MASK}+)*")
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def shown(words: str, profile: Profile) -> str:
    """Words as an export shows them: at most `QUOTED_WORDS` of them unless `internal`; what is masked is told so."""
    words = _MASKED.sub(WITHHELD, words) if profile == "public" else words
    return words if profile == "internal" else cut(words)


def cut(words: str) -> str:
    """At most the first `QUOTED_WORDS` words; ' ...' tells that there were more."""
    starts = [match.end() for match in re.finditer(r"\S+", words)]
    return words if len(starts) <= QUOTED_WORDS else words[: starts[QUOTED_WORDS - 1]] + " ..."


def carried(words: str) -> str:
    """Words without the control characters that XML and many readers of tables refuse: U+FFFD stands for each."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def one_line(words: str) -> str:
    """Words on one line without tabs, for formats that have no quotation marks."""
    return " ".join(carried(words).split())


def web_address(url: str | None) -> str | None:
    """The address, if it is one that a link may lead to (http, https)."""
    return carried(url) if url and url.lower().startswith(("http://", "https://")) else None
