"""Archives to read: JSON lines and WARC, made up."""

import gzip
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

Write = Callable[..., Path]

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Troops leave {town}</title></head>
<body><article>
<h1>Troops leave {town}</h1><p>Vostan troops left {town} on Monday, the council said, and {number} people were hurt.</p>
<p>“We saw them go,” said Mira Tolen, a nurse. She had worked at the hospital of the town since the war began.</p>
</article></body></html>"""


def record(number: int, town: str = "Karsel") -> bytes:
    """One answer of a server."""
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response)
    made.headers["WARC-Record-ID"] = f"<urn:uuid:00000000-0000-4000-8000-{number:012}>"
    made.headers["WARC-Target-URI"] = f"https://courier.example/{number}"
    made.headers["WARC-Date"] = "2031-05-06T07:08:09Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    page = PAGE.format(town=town, number=number + 2).encode("utf-8")
    made.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page)
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def pack(content: bytes) -> bytes:
    """One gzip member."""
    return gzip.compress(content, mtime=0)


@pytest.fixture
def warc(tmp_path: Path) -> Write:
    """Writes an archive of so many pages, `cut` bytes short, `packed` "by record", "as one" or "not at all"."""

    def write(name: str = "news.warc.gz", pages: int = 3, cut: int = 0, packed: str = "by record") -> Path:
        records = [record(number) for number in range(pages)]
        if packed == "as one":
            records = [b"".join(records)]
        content = b"".join(records if packed == "not at all" else map(pack, records))
        (tmp_path / name).write_bytes(content[: len(content) - cut])
        return tmp_path / name

    return write


@pytest.fixture
def jsonl(tmp_path: Path) -> Write:
    """Writes a file of JSON lines: a document of its own for each text, and raw lines as they are."""

    def write(lines: Iterable[str | bytes], name: str = "news.jsonl") -> Path:
        made = [
            line if isinstance(line, bytes) else json.dumps({"id": f"d{number}", "text": line}).encode()
            for number, line in enumerate(lines)
        ]
        (tmp_path / name).write_bytes(b"\n".join(made) + b"\n")
        return tmp_path / name

    return write
