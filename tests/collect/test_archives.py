"""Archives, tables and agency documents become pages, and what is broken in them is told in its place."""

import gzip
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pyarrow
import pyarrow.parquet
import pytest

from dateline.collect import collect_path
from dateline.collect.result import Collected

PAGE = "<html><p>Ferries stopped at Zürich.</p></html>"


def record(
    url: str,
    body: bytes = PAGE.encode(),
    *,
    type: str = "text/html; charset=utf-8",  # noqa: A002 - as in the header
    kind: str = "response",
    status: str = "200 OK",
    more: str = "",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
        f"WARC-Date: 2024-03-14T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


URLS = [f"https://harbour.example/{name}" for name in "abc"]


def collected(path: Path) -> list[Collected]:
    return list(collect_path(path))


def write(folder: Path, records: list[bytes], *, packed: bool = False) -> Path:
    path = folder / ("news.warc.gz" if packed else "news.warc")
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return path


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_an_archive_gives_its_pages_with_address_and_record_id(tmp_path: Path, *, packed: bool) -> None:
    got = collected(write(tmp_path, [record(url) for url in URLS], packed=packed))
    assert [(one.page.url, one.page.id, one.page.html, one.failure) for one in got] == [
        (url, f"urn:uuid:{uuid5(NAMESPACE_URL, url)}", PAGE, None) for url in URLS
    ]


def test_only_good_answers_that_hold_a_web_page_are_pages(tmp_path: Path) -> None:
    others = [
        record(URLS[0], kind="request"),
        record(URLS[0], type="image/png"),
        record(URLS[0], status="404 Not Found"),
        record(URLS[0], status="301 Moved", more="Location: /b\r\n"),
        record(URLS[0], kind="revisit"),
    ]
    assert [one.page.url for one in collected(write(tmp_path, [*others, record(URLS[1])]))] == [URLS[1]]


@pytest.mark.parametrize(
    ("body", "type_", "more"),
    [
        (PAGE.encode("cp1252"), "text/html; charset=iso-8859-1", ""),
        (PAGE.encode("utf-16"), "text/html", ""),
        (gzip.compress(PAGE.encode()), "text/html; charset=utf-8", "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()), "text/html", "Transfer-Encoding: chunked\r\n"),
    ],
    ids=["latin", "utf-16", "packed", "chunked"],
)
def test_the_charset_and_the_codings_of_the_answer_are_heeded(
    tmp_path: Path, body: bytes, type_: str, more: str
) -> None:
    (got,) = collected(write(tmp_path, [record(URLS[0], body, type=type_, more=more)]))
    assert (got.page.html, got.failure) == (PAGE, None)


def test_a_record_that_cannot_be_read_is_a_failure_in_its_place(tmp_path: Path) -> None:
    bad = [
        record("https://harbour.example/bomb", gzip.compress(b"\0" * 30_000_000), more="Content-Encoding: gzip\r\n"),
        record("https://harbour.example/pdf", b"%PDF-1.7"),
        record("https://harbour.example/big", b"x" * 21_000_000),
    ]
    got = collected(write(tmp_path, [record(URLS[0]), *bad, record(URLS[2])], packed=True))
    assert [one.failure is None for one in got] == [True, False, False, False, True]
    told = [one.failure.detail for one in got if one.failure]
    assert [words in detail for words, detail in zip(("bomb", "a PDF file", "20 MB"), told, strict=True)] == [True] * 3
    assert got[1].page.url == "https://harbour.example/bomb"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_wherever_an_archive_is_cut_what_came_before_stands_and_the_cut_is_told(
    tmp_path: Path, *, packed: bool
) -> None:
    first, last = write(tmp_path, [record(URLS[0])], packed=packed).read_bytes(), record(URLS[1])
    last = gzip.compress(last) if packed else last
    path = write(tmp_path, [], packed=packed)
    for at in [*range(1, len(last) - 12, 7), len(last) - 13]:
        path.write_bytes(first + last[:at])
        got = collected(path)
        assert next(one.page.url for one in got) == URLS[0], at
        assert [one.failure is None for one in got] == [True, False], at


@pytest.mark.parametrize("content", [b"", b"Dear reader", b"\x1f\x8b\x08broken", gzip.compress(b"Dear reader")])
def test_what_is_no_archive_is_one_failure(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "news.warc.gz").write_bytes(content)
    (got,) = collected(tmp_path / "news.warc.gz")
    assert got.failure
    assert got.failure.detail.startswith("news.warc.gz: the archive")


def test_a_damaged_member_midway_ends_the_archive_with_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(gzip.compress(record(URLS[0])) + b"xxxx" * 50 + gzip.compress(record(URLS[1])))
    assert [one.failure is None for one in collected(path)] == [True, False]


def test_a_missing_archive_is_a_failure_and_no_crash(tmp_path: Path) -> None:
    (got,) = collected(tmp_path / "none.warc")
    assert got.failure
    assert "No such file" in got.failure.detail


def parquet(path: Path, **columns: list[object]) -> Path:
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def test_a_parquet_file_gives_a_page_a_row(tmp_path: Path) -> None:
    when = datetime(2024, 3, 14, 10, tzinfo=UTC)
    path = parquet(tmp_path / "news.parquet", id=[1, 2], text=["One.", "Two."], published=[when, None], views=[3, 4])
    got = [one.page for one in collected(path)]
    assert [(page.id, page.text, page.published) for page in got] == [
        ("1", "One.", "2024-03-14T10:00:00+00:00"),
        ("2", "Two.", None),
    ]


def test_a_row_without_text_is_a_failure_in_its_place(tmp_path: Path) -> None:
    got = collected(parquet(tmp_path / "news.parquet", text=["One.", None, "Three."]))
    assert [(one.page.id, one.failure is None) for one in got] == [(None, True), ("row-2", False), (None, True)]
    assert got[1].failure
    assert got[1].failure.detail.startswith("news.parquet, row 2: ")


def test_a_parquet_file_that_is_none_or_has_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    parquet(tmp_path / "b.parquet", body=["One."])
    got = collected(tmp_path)
    told = [one.failure.detail for one in got if one.failure]
    assert ["cannot be read" in told[0], "no column 'text' or 'html'; it has body" in told[1]] == [True, True]


def test_without_pyarrow_the_file_is_a_failure_that_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet(tmp_path / "a.parquet", text=["One."])
    (tmp_path / "b.txt").write_text("Two.")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    first, second = collected(tmp_path)
    assert "pip install 'dateline[tables]'" in (first.failure.detail if first.failure else "")
    assert second.page.text == "Two."


NINJS_1 = {
    "uri": "https://wire.example/item/7",
    "type": "text",
    "language": "en-GB",
    "versioncreated": "2024-03-14T11:00:00Z",
    "firstcreated": "2024-03-14T10:00:00Z",
    "headline": "Ferries stop",
    "body_text": "Ferries stopped.",
    "body_html": "<p>Ferries stopped.</p>",
    "infosource": [{"name": "Plover Wire"}],
}
NINJS_2 = {
    "uri": "urn:wire:7",
    "standard": {"name": "ninjs", "version": "2.1"},
    "versioncreated": "2024-03-14T11:00:00Z",
    "headlines": [{"role": "short", "value": "Ferries"}, {"role": "main", "value": "Ferries stop"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>Ferries stopped.</p>"}],
    "infosources": [{"name": "Plover Wire"}],
}


def test_ninjs_of_both_versions_is_read_from_a_file_and_from_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(NINJS_1))
    (tmp_path / "b.jsonl").write_text(json.dumps(NINJS_2) + "\n")
    one, two = (got.page for got in collect_path(tmp_path))
    assert (one.id, one.url, one.text, one.html) == (NINJS_1["uri"], NINJS_1["uri"], "Ferries stopped.", None)
    assert (one.title, one.published, one.outlet, one.language) == (
        "Ferries stop",
        "2024-03-14T10:00:00+00:00",
        "Plover Wire",
        "en",
    )
    assert (two.id, two.url, two.title, two.published) == (
        "urn:wire:7",
        None,
        "Ferries stop",
        "2024-03-14T11:00:00+00:00",
    )
    assert "<p>Ferries stopped.</p>" in (two.html or "")


def test_a_ninjs_picture_is_told_as_what_holds_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"uri": "urn:wire:8", "type": "picture", "headline": "A ferry"}))
    (got,) = collected(tmp_path / "a.json")
    assert got.failure
    assert 'neither "text" nor "html"' in got.failure.detail
