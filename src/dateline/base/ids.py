"""Digests of texts, and ids that are hashes of content."""

import hashlib


def digest(text: str) -> str:
    """The digest of a text as readings show it: `sha256:` and 64 hex digits of its UTF-8 form."""
    # 'surrogatepass': it is the law of articles that refuses half a surrogate pair, and says so in words
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(*parts: str | None) -> str:
    """A short id (16 hex digits) that depends on `parts` alone; `None` and the empty string differ."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
