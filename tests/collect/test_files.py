"""What a user points at becomes pages, and for each that cannot be had there is a reason."""

import json
import os
from pathlib import Path

import pytest

from dateline.base.errors import PageError
from dateline.collect import collect_bytes, collect_file, collect_folder, collect_jsonl, collect_path, decode, limits


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("<html><p>two</p></html>")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "c.htm").write_text("<p>three</p>")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("no")
    got = list(collect_folder(tmp_path))
    assert [item.page.id for item in got] == ["a.txt", "b.html", "in/c.htm"]
    assert [item.page.text or item.page.html for item in got] == ["one", "<html><p>two</p></html>", "<p>three</p>"]


def test_a_file_that_vanishes_midway_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    got = []
    for item in collect_folder(tmp_path):
        got.append(item)
        (tmp_path / "b.txt").unlink(missing_ok=True)
    assert [item.page.id for item in got] == ["a.txt", "b.txt", "c.txt"]
    assert got[1].failure
    assert "b.txt: the file cannot be read" in got[1].failure.detail
    assert got[2].page.text == "c.txt"


def test_a_missing_file_is_a_failure_and_no_crash(tmp_path: Path) -> None:
    got = collect_file(tmp_path / "none.html")
    assert got.failure
    assert got.page.id == "none.html"


def test_a_file_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(odd).write_text("one")
    assert [item.page.id for item in (collect_file(Path(odd)), *collect_folder(tmp_path))] == ["caf\\xe9.txt"] * 2


def test_a_bad_line_keeps_its_place() -> None:
    lines = [b'{"id": "x", "text": "one"}\n', b"oops\n", b"\n", b'{"id": "y"}\n', b'{"text": "two"}']
    got = list(collect_jsonl(lines, name="a.jsonl"))
    assert [item.page.id for item in got] == ["x", "line-2", "y", None]
    assert [item.failure is None for item in got] == [True, False, False, True]


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        (b'{"id": "y"}', "y"),
        (b'{"id": "y", "text": 5}', "y"),
        (b'{"text": ["x"], "id": "y"}', "y"),
        (b'{"id": 7, "text": "one"}', "7"),
        (b'{"id": "y", "text": "cut sh', "y"),
        (b'{"title": "a \\"b\\" c", "published": null, "id" : "y \\u00e9", "text": \xff}', "y é"),
        (b'\xef\xbb\xbf{"id":"y","text":', "y"),
        (b'{"about": {"id": "other"}, "text": "cut', "line-1"),
        (b'{"id": {"id": "other"}}', "line-1"),
        (b'{"id": "cut', "line-1"),
        (b'{"id": 12', "line-1"),
        (b'{"id": "", "text": 5}', "line-1"),
        (b'{"id": true}', "line-1"),
        (b'{"id": "\\ud800", "text": "x"}', "line-1"),
        (b'["id", "y"]', "line-1"),
    ],
)
def test_a_line_that_cannot_be_read_keeps_its_id_where_one_is_legible(line: bytes, id_: str) -> None:
    (got,) = collect_jsonl([line], name="a.jsonl")
    assert got.failure
    assert got.failure.detail.startswith("a.jsonl, line 1: ")
    assert got.page.id == id_


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": "y", "text": 5}', '"text" is a number, and should be a string'),
        (b'{"id": "y", "html": ["a"]}', '"html" is a list, and should be a string'),
        (b"[]", "it is a list"),
        (b'{"id": "y", "text": "cut sh', "the JSON ends too early"),
        (b'{"text": "\xff"}', "it is not UTF-8"),
        (b"nonsense", "JSON is malformed"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_in_words(line: bytes, told: str) -> None:
    (got,) = collect_jsonl([line], name="a.jsonl")
    assert got.failure
    assert got.failure.detail.startswith(f"a.jsonl, line 1: not an input document: {told}")
    assert got.failure.detail.endswith('; give {"id", "text"} or {"id", "html"}')
    assert "$" not in got.failure.detail


def test_an_id_that_is_given_twice_is_told_with_both_lines_and_both_documents_are_kept() -> None:
    lines = [b'{"id": "x", "text": "one"}', b"", b'{"id": "x", "text": "two"}', b'{"text": "three"}', b'{"text": "4"}']
    got = list(collect_jsonl([*lines, b'{"id": "x"}'], name="a.jsonl"))
    assert [item.page.text for item in got] == ["one", "two", "three", "4", None]
    told = [f"a.jsonl: lines 1 and {number} have the same id 'x'" for number in (3, 6)]
    assert [item.warning for item in got] == [None, told[0], None, None, told[1]]


def test_json_and_jsonl_files_hold_documents(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": "one", "published": "2020-01-03"}))
    (tmp_path / "two.jsonl").write_text('{"id": "p", "text": "two"}\nbad\n')
    assert collect_file(tmp_path / "one.json").page.published == "2020-01-03"
    assert collect_file(tmp_path / "one.json").page.id == "one.json"
    assert [item.page.id for item in collect_path(tmp_path)] == ["one.json", "p", "line-2"]


@pytest.mark.parametrize(
    ("content", "name", "content_type", "is_html"),
    [
        (b"<!doctype html><p>x", "a", None, True),
        (b"<p>a</p><p>b</p><p>c</p>", "a", None, True),
        (b"Tom said a < b and b > c.", "a", None, False),
        (b"<p>x</p>", "a.txt", None, False),
        (b"plain", "a.html", None, True),
        (b"<p>x</p>", "a", "text/html; charset=utf-8", True),
        (b"<p>x</p><p>y</p><p>z</p>", "a", "text/plain", False),
    ],
)
def test_html_is_told_from_text(content: bytes, name: str, content_type: str | None, *, is_html: bool) -> None:
    page = collect_bytes(content, name=name, content_type=content_type).page
    assert (page.html is not None, page.text is not None) == (is_html, not is_html)


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Zürich".encode(), None, "Zürich"),
        ("Zürich".encode("utf-8-sig"), None, "Zürich"),
        ("Zürich".encode("utf-16"), None, "Zürich"),
        ("Zürich “quoted”".encode("cp1252"), "iso-8859-1", "Zürich “quoted”"),
        ("<meta charset='windows-1251'>Москва".encode("cp1251"), None, "<meta charset='windows-1251'>Москва"),
        ('<meta http-equiv="x" content="text/html; charset=euc-kr">서울'.encode("euc-kr"), None, None),
        ("Zürich".encode(), "no-such-charset", "Zürich"),
        ('<meta charset="utf-8">José Muñoz'.encode("latin-1"), "utf-8", '<meta charset="utf-8">José Muñoz'),
        ("“Yes,” said José Muñoz.".encode("cp1252"), None, "“Yes,” said José Muñoz."),
        ("<p>Москва</p>, Отец и сын".encode("cp1251"), None, "<p>Москва</p>, Отец и сын"),
        (b"", None, ""),
    ],
)
def test_bytes_are_decoded_by_mark_server_page_and_looks(content: bytes, charset: str | None, text: str | None) -> None:
    got = decode(content, charset=charset)
    assert got == text if text is not None else "서울" in got


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 ...", b"\x89PNG\r\n", b"PK\x03\x04zip", b"\x1f\x8bgzip", bytes(range(32)) * 9]
)
def test_binary_content_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(PageError, match="expected a web page or plain text"):
        decode(content)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    got = collect_file(tmp_path / "big.html")
    assert got.failure
    assert "at most 20 MB" in got.failure.detail


def test_a_pipe_a_device_and_a_link_to_one_are_refused_and_the_rest_of_the_folder_goes_on(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "c.txt").symlink_to("/dev/zero")
    (tmp_path / "d.jsonl").symlink_to("/dev/zero")
    (tmp_path / "e.txt").write_text("one")
    *refused, good = collect_folder(tmp_path)
    assert good.page.text == "one"
    told = [item.failure.detail for item in refused if item.failure]
    kinds = ["a named pipe", "a named pipe", "a device", "a device"]
    assert told == [
        f"{name}: this is {kind}; expected a regular file, or - for standard input"
        for name, kind in zip(("a.txt", "b.jsonl", "c.txt", "d.jsonl"), kinds, strict=True)
    ]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs a file that claims to have no bytes")
def test_a_file_is_read_no_further_than_the_limit_whatever_size_it_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 4)
    got = collect_file(Path("/proc/self/status"))
    assert got.failure
    assert "are too many" in got.failure.detail


def test_a_line_that_is_too_long_is_told_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 40)
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "' + "long " * 40 + '"}\n{"id": "y", "text": "one"}\n')
    first, second = collect_path(path)
    assert first.failure
    assert "too many" in first.failure.detail
    assert second.page.id == "y"
