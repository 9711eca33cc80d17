"""A source: one outlet, who owns it, where it lists its news, and what it allows. One YAML file each."""

import re
from typing import Annotated, Literal

import httpx
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from dateline.collect.intervals import seconds_of
from dateline.knowledge.countries import countries

_LANGUAGE = re.compile(r"[a-z]{2,3}")
FeedFormat = Literal["any", "rss", "atom", "json"]


def _country(code: str) -> str:
    if code not in countries():
        raise ValueError("no country has this code")
    return code


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise ValueError("no code of a language")
    return code


def _address(told: str) -> str:
    try:
        url = httpx.URL(told)
    except (httpx.InvalidURL, UnicodeError):
        raise ValueError("no web address") from None
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise ValueError("no web address")
    return told


def _host(told: str) -> str:
    if not re.fullmatch(r"[^\s/:@?#]+(?:\.[^\s/:@?#]+)*", told):
        raise ValueError("no host")
    return told.lower()


Address = Annotated[str, AfterValidator(_address)]
Words = Annotated[str, Field(min_length=1, max_length=200)]


def _interval(told: str) -> str:
    seconds_of(told)
    return told


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Feed(_Form):
    """A feed: its address, and its format (`any`: whatever comes)."""

    url: Address
    kind: FeedFormat = "any"


class Terms(_Form):
    """What the source allows: that its pages are fetched at all, and that their text is read by machines.

    `text_mining`: `allowed` (by licence or agreement: opt-outs for the public at large do not bind us), `not-told`
    (what its server says is heeded), `reserved` (nothing is collected). `note` says where that is written.
    """

    fetch: Literal["allowed", "refused"] = "allowed"
    text_mining: Literal["allowed", "not-told", "reserved"] = "not-told"
    note: str | None = None


class Source(_Form):
    """One source. `family` joins what one house publishes; `hosts` are its own (else those of its feeds and sitemaps).

    `country` is ISO 3166-1 alpha-3, `languages` ISO 639. `expect_a_day` is how many new pages a usual day brings;
    `seconds_between_requests` holds for each host. `every` is how often `watch` asks its feeds, such as 15m.
    """

    name: Words
    owner: Words | None = None
    family: Words | None = None
    country: Annotated[str, AfterValidator(_country)] | None = None
    languages: tuple[Annotated[str, AfterValidator(_language)], ...] = Field(default=(), strict=False)
    hosts: tuple[Annotated[str, AfterValidator(_host)], ...] = Field(default=(), strict=False)
    feeds: tuple[Feed, ...] = Field(default=(), strict=False)
    sitemaps: tuple[Address, ...] = Field(default=(), strict=False)
    terms: Terms = Terms()
    expect_a_day: Annotated[float, Field(gt=0, le=100_000)] | None = None
    seconds_between_requests: Annotated[float, Field(ge=0.5, le=3600)] = 2.0
    every: Annotated[str, AfterValidator(_interval)] | None = None

    @model_validator(mode="after")
    def _lists_something(self) -> "Source":
        if not self.feeds and not self.sitemaps:
            raise ValueError("no feed and no sitemap")
        return self

    @property
    def own_hosts(self) -> frozenset[str]:
        """The hosts whose pages are the source's own."""
        told = self.hosts or tuple(httpx.URL(url).host for url in (*(f.url for f in self.feeds), *self.sitemaps))
        return frozenset(bare_host(host) for host in told)

    def publishes(self, url: str) -> bool:
        """True if a page is on one of the source's own hosts, or below one."""
        host = bare_host(httpx.URL(url).host)
        return any(host == own or host.endswith(f".{own}") for own in self.own_hosts)


def bare_host(host: str) -> str:
    """The host in small letters, without 'www.' or 'feeds.' before it."""
    return re.sub(r"^(?:www|feeds?|rss)\.(?=[^.]+\.)", "", host.lower())
