"""`python -m benchmarks.workers`: what `dateline run` costs beyond reading, and what a second worker gains.

A made-up web archive (the example pages, each with numbers of its own) is read in turns, so that a noisy machine
disturbs all alike; the best of each is taken:

- bare: in one process, nothing written: collected and its articles extracted; collected and read
- local: `dateline run` with one and with two processes
- dask: `dateline run --engine dask` with one and with two workers

Each command also runs on an archive of four pages, which has every worker start; the difference tells what an article
costs once all has started. Processor seconds hardly depend on what else the machine does; for the seconds on the clock
it must be idle, and the archive large.
"""

import argparse
import gzip
import io
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from dateline.collect.warc import collect_warc
from dateline.extract import extract_article
from dateline.pipeline import read_page

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"
_NUMBER = re.compile(r"(?<=>)[^<]+")
FEW = 4  # pages
_BARE = {"bare, extract": "--extract", "bare, read": "--read"}
_RUNS = {
    "local, one": ["--jobs", "1"],
    "local, two": ["--jobs", "2"],
    "dask, one": ["--engine", "dask", "--jobs", "1"],
    "dask, two": ["--engine", "dask", "--jobs", "2"],
}


def write_archive(path: Path, pages: int) -> None:
    """An archive of so many pages, one record a gzip member, as Common Crawl packs them."""
    samples = [file.read_text(encoding="utf-8") for file in sorted(ARTICLES.glob("*.html"))]
    with path.open("wb") as stream:
        for number in range(pages):
            stream.write(gzip.compress(_record(number, _varied(samples[number % len(samples)], number)), mtime=0))


def _varied(page: str, number: int) -> str:
    """The page with other numbers in its words, so that no two are the same."""
    return _NUMBER.sub(lambda words: re.sub(r"\b[1-9]\d\b", lambda n: str(int(n[0]) + number), words[0]), page)


def _record(number: int, page: str) -> bytes:
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response)
    made.headers["WARC-Record-ID"] = f"<urn:uuid:00000000-0000-4000-8000-{number:012}>"
    made.headers["WARC-Target-URI"] = f"https://courier.example/{number}"
    made.headers["WARC-Date"] = "2031-05-06T07:08:09Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    made.set_bytes_content(head + page.encode("utf-8"))
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def _read(archive: Path) -> None:
    for collected in collect_warc(archive, archive.name):
        read_page(collected.page)


def _extract(archive: Path) -> None:
    for collected in collect_warc(archive, archive.name):
        extract_article(page=collected.page)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and of all processors together."""

    clock: float
    processor: float

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.clock - other.clock, self.processor - other.processor)

    def least(self, other: "Cost") -> "Cost":
        """The better of both, each by itself."""
        return Cost(min(self.clock, other.clock), min(self.processor, other.processor))


def _cost(command: list[str]) -> Cost:
    """What a command costs, with all processes that it starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - start, used)


def _turn(archive: Path, shard: int) -> dict[str, Cost]:
    """The cost of each way through an archive."""
    costs = {name: _cost(["benchmarks.workers", option, str(archive)]) for name, option in _BARE.items()}
    for name, options in _RUNS.items():
        with tempfile.TemporaryDirectory() as out:
            command = ["dateline", "run", str(archive), "--out", out, "--shard-size", str(shard), "--quiet"]
            costs[name] = _cost([*command, *options])
    return costs


def _least(turns: list[dict[str, Cost]]) -> dict[str, Cost]:
    return {name: reduce(Cost.least, (turn[name] for turn in turns)) for name in turns[0]}


def main() -> None:
    """Measure, and print what an article costs on each way."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=300)
    asked.add_argument("--turns", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many.warc.gz"), Path(folder, "few.warc.gz")
        write_archive(many, given.pages)
        write_archive(few, FEW)
        turns = [(_turn(many, max(1, given.pages // 8)), _turn(few, 1)) for _ in range(given.turns)]
    whole, start = _least([turn[0] for turn in turns]), _least([turn[1] for turn in turns])
    _tell({name: whole[name] - start[name] for name in whole}, start, given.pages - FEW)


def _tell(costs: dict[str, Cost], start: dict[str, Cost], pages: int) -> None:
    bare = costs["bare, read"]
    for name, cost in costs.items():
        sys.stdout.write(
            f"{name:20} {pages / cost.clock:6.1f} articles a second, {1000 * cost.processor / pages:6.0f} processor ms "
            f"an article ({cost.processor / bare.processor:.2f} of bare), start {start[name].clock:.1f} s\n"
        )
    for engine in ("local", "dask"):
        gain = costs[f"{engine}, one"].clock / costs[f"{engine}, two"].clock
        sys.stdout.write(f"{engine}: two are {gain:.2f} times as fast as one\n")
    sys.stdout.write(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in _BARE.values():
        (_read if sys.argv[1] == "--read" else _extract)(Path(sys.argv[2]))
    else:
        main()
