"""Who fetches many pages is a guest: asks first, waits, says who it is, and takes no for an answer."""

import gzip
import socket
import zlib
from datetime import UTC, datetime

import httpcore
import httpx
import pytest

from dateline.base.errors import FetchError
from dateline.collect.optouts import opted_out, reserved, tdm_rules
from dateline.collect.pace import Pace, retry_after
from dateline.collect.visitor import HeldError, Manner, RefusedError, StatusError, Visitor, agent_of

from .conftest import LOCAL, Page, Site

QUICK = Manner(gap=0.0)


class Clock:
    """A clock that stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def visitor(clock: Clock | None = None) -> Visitor:
    clock = clock or Clock()
    return Visitor(agent=agent_of("desk@harbour.example"), allow=LOCAL, pace=Pace(clock=clock, sleep=clock.sleep))


def test_a_visitor_says_who_it_is_and_how_to_ask_it(site: Site) -> None:
    site.article("/a")
    visitor().get(f"{site.url}/a", QUICK)
    assert {told["User-Agent"] for told in site.headers} == {agent_of("desk@harbour.example")}
    assert agent_of("desk@harbour.example").startswith("dateline/")


@pytest.mark.parametrize("contact", ["", "me", "a b@c.example", "x\r\nHost: y@z.example", "ftp://a.example"])
def test_a_contact_that_nobody_could_write_to_is_refused(contact: str) -> None:
    with pytest.raises(FetchError, match="is no contact"):
        agent_of(contact)


def test_robots_txt_is_asked_once_and_heeded(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /", kind="text/plain")
    site.article("/a")
    guest = visitor()
    guest.get(f"{site.url}/a", QUICK)
    for _ in range(2):
        with pytest.raises(RefusedError, match=r"robots\.txt does not let"):
            guest.get(f"{site.url}/private/b", QUICK)
    assert site.asked == ["/robots.txt", "/.well-known/tdmrep.json", "/a"]


def test_a_group_with_our_name_goes_before_the_one_for_all(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow:\n\nUser-agent: dateline\nDisallow: /")
    with pytest.raises(RefusedError):
        visitor().get(f"{site.url}/a", QUICK)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_host_whose_robots_txt_cannot_be_had_is_left_alone(site: Site, status: int) -> None:
    site.put("/robots.txt", "", status)
    site.article("/a")
    with pytest.raises(FetchError, match=rf"robots\.txt cannot be had: status {status}"):
        visitor().get(f"{site.url}/a", QUICK)
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "body", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"\xff" * 600_000, b"User-agent" * 60_000, b"<html>"]
)
def test_a_robots_txt_that_is_none_forbids_nothing(site: Site, body: bytes) -> None:
    site.put("/robots.txt", body)
    site.article("/a")
    assert visitor().get(f"{site.url}/a", QUICK).status == 200


def test_where_a_redirect_leads_the_rules_hold_too(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private")
    site.put("/a", "", 302, Location="/private/b")
    with pytest.raises(RefusedError):
        visitor().get(f"{site.url}/a", QUICK)
    assert "/private/b" not in site.asked


def test_a_redirect_to_a_private_host_that_is_not_allowed_by_name_is_refused(site: Site) -> None:
    for target in (
        "http://localhost:9/",
        "http://169.254.169.254/latest",
        "http://[fd00:ec2::254]/",
        "http://2130706434/",
    ):
        site.put("/a", "", 302, Location=target)
        with pytest.raises(FetchError, match="no public address"):
            visitor().get(f"{site.url}/a", QUICK)


def test_pages_come_one_at_a_time_with_a_pause_between(site: Site) -> None:
    clock = Clock()
    site.article("/a")
    site.article("/b")
    guest = visitor(clock)
    for path in ("/a", "/b"):
        guest.get(site.url + path, Manner(gap=3.0))
    assert clock.slept == [3.0] * 3


@pytest.mark.parametrize(
    ("rule", "pause"), [("Crawl-delay: 7", 7.0), ("Crawl-delay: 86400", 60.0), ("Request-rate: 1/9", 9.0)]
)
def test_the_pause_that_robots_txt_asks_for_is_kept_within_reason(site: Site, rule: str, pause: float) -> None:
    clock = Clock()
    site.put("/robots.txt", f"User-agent: *\n{rule}\n")
    site.article("/a")
    guest = visitor(clock)
    for _ in range(2):
        guest.get(f"{site.url}/a", QUICK)
    assert clock.slept == [pause]


def test_a_server_that_asks_to_wait_is_asked_again_after_as_long(site: Site) -> None:
    clock = Clock()

    def busy(handler: object) -> None:
        site.article("/a")
        handler.send_response(503)  # type: ignore[attr-defined]
        handler.send_header("Retry-After", "20")  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]

    site.pages["/a"] = Page(action=busy)
    assert visitor(clock).get(f"{site.url}/a", QUICK).status == 200
    assert clock.slept == [20.0]


def test_a_server_that_asks_for_a_long_pause_is_left_alone(site: Site) -> None:
    site.put("/a", "", 429, Retry_After="3600")
    site.article("/b")
    guest = visitor()
    with pytest.raises(HeldError, match="asks to be left alone") as held:
        guest.get(f"{site.url}/a", QUICK)
    with pytest.raises(HeldError):
        guest.get(f"{site.url}/b", QUICK)
    assert held.value.seconds == 3600.0
    assert site.asked.count("/a") == 1
    assert "/b" not in site.asked


def test_a_server_that_stays_busy_is_given_up_after_three_tries_with_growing_pauses(site: Site) -> None:
    clock = Clock()
    site.put("/a", "", 503)
    with pytest.raises(HeldError, match="to be left alone") as held:
        visitor(clock).get(f"{site.url}/a", QUICK)
    assert (clock.slept, held.value.seconds) == ([5.0, 10.0], 20.0)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("120", 120.0), ("Thu, 14 Mar 2024 10:02:00 GMT", 120.0), ("Thu, 14 Mar 2024 09:00:00 GMT", 0.0), ("soon", None),
     (None, None), ("-5", None), ("9" * 40, None)],
)  # fmt: skip
def test_retry_after_is_a_number_or_an_instant(told: str | None, seconds: float | None) -> None:
    assert retry_after(told, datetime(2024, 3, 14, 10, tzinfo=UTC)) == seconds


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.put("/a", "<p>x</p>", ETag='"7"', Last_Modified="Thu, 14 Mar 2024 10:00:00 GMT")
    answer = visitor().get(f"{site.url}/a", QUICK, etag='"7"', modified="Thu, 14 Mar 2024 10:00:00 GMT")
    assert (answer.status, answer.content) == (304, b"")
    assert site.headers[-1]["If-Modified-Since"] == "Thu, 14 Mar 2024 10:00:00 GMT"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 500, 502])
def test_an_error_status_is_told(site: Site, status: int) -> None:
    site.put("/a", "", status)
    with pytest.raises(StatusError, match=f"the server answered {status}") as failed:
        visitor().get(f"{site.url}/a", QUICK)
    assert failed.value.status == status


@pytest.mark.parametrize(
    ("headers", "html", "reason"),
    [
        ({}, "<p>x</p>", None),
        ({"TDM-Reservation": "1"}, None, "tdm-reservation: 1"),
        ({"TDM-Reservation": "0"}, None, None),
        ({"X-Robots-Tag": "noai"}, None, "'noai'"),
        ({"X-Robots-Tag": "nofollow, noindex"}, None, "'noindex'"),
        ({"X-Robots-Tag": "otherbot: noindex, nofollow"}, None, None),
        ({"X-Robots-Tag": "otherbot: nofollow, dateline: none"}, None, "'none'"),
        ({"X-Robots-Tag": "unavailable_after: 25 Jun 2030 15:00:00 PST"}, None, None),
        ({"X-Robots-Tag": "max-image-preview: none, noarchive"}, None, None),
        ({}, '<META content="1" NAME="tdm-reservation">', "the page reserves"),
        ({}, "<meta name='robots' content='noarchive, NOAI'>", "'noai'"),
        ({}, "<meta name=dateline content=none>", "meta dateline"),
        ({}, '<meta name="googlebot" content="noindex">', None),
        ({}, '<meta name="description" content="noindex">', None),
    ],
)
def test_opt_outs_are_heeded_in_headers_and_in_the_page(
    headers: dict[str, str], html: str | None, reason: str | None
) -> None:
    got = opted_out(httpx.Headers(headers), html)
    assert got is None if reason is None else reason in (got or "")


@pytest.mark.parametrize(
    ("rules", "yes"),
    [
        (b'[{"location": "/", "tdm-reservation": 1}]', True),
        (b'[{"location": "/news/a", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]', False),
        (b'[{"location": "/*.pdf", "tdm-reservation": 1}]', False),
        (b'[{"location": "/*a$", "tdm-reservation": 1}]', True),
        (b'[{"location": "/\\nUser-agent: x", "tdm-reservation": 1}]', False),
        (b'[{"tdm-reservation": 1}]', False),
        (b"<html>", False),
        (b"", False),
    ],
)
def test_the_first_rule_of_tdmrep_json_that_fits_decides(rules: bytes, *, yes: bool) -> None:
    assert reserved(tdm_rules(rules), "https://harbour.example/news/a") is yes


def test_tdmrep_json_is_heeded_unless_there_is_an_agreement(site: Site) -> None:
    site.put("/.well-known/tdmrep.json", '[{"location": "/", "tdm-reservation": 1}]', kind="application/json")
    site.article("/a")
    guest = visitor()
    with pytest.raises(RefusedError, match=r"tdmrep\.json"):
        guest.get(f"{site.url}/a", QUICK)
    assert guest.get(f"{site.url}/a", Manner(gap=0.0, may_mine=True)).status == 200


PRIVATE = (
    "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 [::1] [fd00:ec2::254] [fe80::1] "
    "[::ffff:127.0.0.1] [::ffff:a9fe:a9fe] [64:ff9b::a9fe:a9fe] 2130706433 0x7f000001 0177.0.0.1 127.1 localhost"
)


@pytest.mark.parametrize("host", PRIVATE.split())
def test_no_spelling_of_a_private_host_is_fetched(host: str) -> None:
    with pytest.raises(FetchError, match=r"no public address|no web address|leads nowhere"):
        visitor_of_the_public().get(f"http://{host}/", QUICK)


def visitor_of_the_public() -> Visitor:
    return Visitor(agent=agent_of("desk@harbour.example"), time_limit=2.0)


def answers(*addresses: str) -> object:
    """What `getaddrinfo` answers the first time, the second time ..."""
    left = list(addresses)

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        address = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    return resolve


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[str] = []

    def connect(_: object, host: str, *__: object) -> None:
        reached.append(host)
        raise httpcore.ConnectError("refused")

    monkeypatch.setattr("socket.getaddrinfo", answers("93.184.216.34", "127.0.0.1"))
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(FetchError):
        visitor_of_the_public().get("http://news.example/a", QUICK)
    assert reached == ["93.184.216.34"]


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is no public address"):
        visitor_of_the_public().get("http://news.example/a", QUICK)


ZEROS = b"\0" * 60_000_000


@pytest.mark.parametrize(
    ("body", "coding", "says"),
    [
        (gzip.compress(ZEROS), "gzip", "bomb|larger"),
        (zlib.compress(ZEROS), "deflate", "bomb|larger"),
        (zlib.compress(ZEROS)[2:-4], "deflate", "bomb|larger"),
        (gzip.compress(gzip.compress(ZEROS)), "gzip, gzip", "was not asked for"),
        (b"\x8b\x00\x80", "br", "was not asked for"),
        (b"(\xb5/\xfd", "zstd", "was not asked for"),
        (b"no gzip at all", "gzip", "damaged"),
    ],
    ids=["gzip", "deflate", "bare", "nested", "br", "zstd", "none"],
)
def test_an_answer_that_unfolds_without_measure_is_refused(site: Site, body: bytes, coding: str, says: str) -> None:
    site.put("/a", body, Content_Encoding=coding)
    with pytest.raises(FetchError, match=says):
        visitor().get(f"{site.url}/a", QUICK)
