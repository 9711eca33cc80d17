"""Addresses of the desk's pages: one spelling of each, so that a link opens the view that it was taken from."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit


def with_query(path: str, /, **changes: object) -> str:
    """`path` with a query in which some parameters are set anew; those of `None` or '' go."""
    parts = urlsplit(path)
    given = dict(pair.partition("=")[::2] for pair in parts.query.split("&") if pair)
    given |= {name: urlencode({"": str(value)})[1:] for name, value in changes.items() if value not in (None, "")}
    for name, value in changes.items():
        if value in (None, ""):
            given.pop(name, None)
    query = "&".join(f"{name}={value}" for name, value in given.items())
    return parts.path + (f"?{query}" if query else "")


def article(id_: str, *, fact: str | None = None, version: int | None = None, at: int | None = None) -> str:
    """The page of an article, at one of its facts, at the fact told from an offset on, or in one of its versions."""
    return with_query(f"/articles/{quote(id_, safe='')}", version=version, fact=fact, at=at)


def story(id_: str, *, act: str | None = None) -> str:
    """The page of a story, at one of its acts."""
    return f"/stories/{quote(id_, safe='')}" + (f"#act-{quote(act, safe='')}" if act else "")


def actor(name: str) -> str:
    """The page of an actor by the name."""
    return "/actors?" + urlencode({"actor": name})


def pair(one: str, other: str) -> str:
    """The page of two actors."""
    return "/pairs?" + urlencode({"actor": one, "other": other})


def local(path: str, otherwise: str = "/") -> str:
    """A path of this desk to go on to; `otherwise` for an address of anywhere else."""
    parts = urlsplit(path)
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and not any(c in path for c in "\r\n\t\\")
    return path if plain and not parts.scheme and not parts.netloc else otherwise


def joined(words: Iterable[str], empty: str = "not said") -> str:
    """Names in a row."""
    return ", ".join(words) or empty
