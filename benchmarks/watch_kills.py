"""`python -m benchmarks.watch_kills`: `dateline watch` is killed at random moments, then left in peace once.

What is held: every article is there once, no version twice, every alert was raised once and arrived, and the stories
are those of the same articles told in one go. Each run is a fork of a process in which the models are loaded already,
so that 200 kills take minutes. `--postgres` keeps the store in a PostgreSQL server of our own.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.conformance.conftest import Cluster, programs

from benchmarks import watch_site
from dateline.alerts import AlertLog, load_rules, logged, raised
from dateline.alerts.alarm import Alarm
from dateline.alerts.webhook import SECRET
from dateline.base.records import Reading
from dateline.cli import main as dateline
from dateline.pipeline import read
from dateline.settle import settle
from dateline.store import Store

KILLS, ARTICLES = 200, 300
RULES = "rules:\n  - name: attacks\n    type: ASSAULT\n"
LONGEST_LIFE = 10.0  # seconds after which a run is killed at the latest


def main() -> int:
    """Print the figures as JSON; 1 if something was lost or came twice."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=KILLS)
    asked.add_argument("--articles", type=int, default=ARTICLES)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--folder", type=Path, help="where everything is left to be looked at")
    given = asked.parse_args()
    with contextlib.ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dateline-kills-")))
        folder.mkdir(exist_ok=True)
        place = stack.enter_context(_postgres()) if given.postgres else str(folder / "kept.db")
        figures, wrong = run(folder, place, kills=given.kills, articles=given.articles, seed=given.seed)
        sys.stdout.write(json.dumps({**figures, "wrong": wrong}, indent=1) + "\n")
    return 1 if wrong else 0


def run(
    folder: Path, place: str, *, kills: int, articles: int, seed: int, longest: float = LONGEST_LIFE
) -> tuple[dict[str, float], list[str]]:
    """The figures of one trial, and what is wrong."""
    process, port = watch_site.start(articles, seed)
    try:
        call = _call(folder, place, port)
        read(text="Gunmen killed nine people in the city of Basra, Iraq, on Monday, witnesses said.")  # warms the forks
        chance, begun, ended = random.Random(seed), time.monotonic(), Counter[int]()
        for _ in range(kills):
            ended[_one_run(call, folder, _Life.of(chance, longest))] += 1
        _post(port, "/quiet")
        last = _one_run([*call, "--once"], folder, None)
        took = time.monotonic() - begun
        posted = json.loads(urllib.request.urlopen(f"http://127.0.0.1:{port}/told").read())["posted"]
    finally:
        process.kill()
    figures = {"kills": ended[-signal.SIGKILL], "articles": articles, "seconds": round(took), "last exit": last}
    checked, wrong = _check(folder, place, port, articles, seed, posted)
    if ended[-signal.SIGKILL] != kills:
        wrong.append(f"runs ended by themselves: {dict(ended)}; see {folder}/watch.log")
    return figures | checked, wrong


def _call(folder: Path, place: str, port: int) -> list[str]:
    files = []
    for number, (host, name) in enumerate(zip(watch_site.HOSTS, watch_site.NAMES, strict=True)):
        told = {"name": name, "feeds": [{"url": f"http://{host}:{port}/feed"}], "seconds_between_requests": 0.5}
        files.append(str(folder / f"{number}.yaml"))
        Path(files[-1]).write_text(yaml.safe_dump(told), encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    options = {
        "--store": place,
        "--seen": str(folder / "seen.jsonl"),
        "--rules": str(folder / "rules.yaml"),
        "--log": str(folder / "alerts.jsonl"),
        "--webhook": f"http://127.0.0.1:{port}/hook",
        "--every": "1s",
        "--contact": "desk@harbour.example",
    }
    hosts = [word for host in watch_site.HOSTS for word in ("--allow-host", host)]
    return ["watch", *files, *(word for pair in options.items() for word in pair), *hosts]


@dataclass(frozen=True)
class _Life:
    """When a run is killed: some seconds after it said so many lines; or after `longest`, if it says too little."""

    lines: int
    more: float
    longest: float

    @classmethod
    def of(cls, chance: random.Random, longest: float) -> "_Life":
        """A life of any length; every fourth may end before the run has said anything."""
        if chance.randrange(4) == 0:
            return cls(0, chance.uniform(0.0, longest), longest)
        return cls(chance.randint(1, 8), chance.uniform(0.0, 0.3), longest)

    def live(self, log: Path, before: int) -> None:
        """Wait for its end; `before` is how many lines the log had."""
        end = time.monotonic() + self.longest
        while time.monotonic() < end and _lines(log) < before + self.lines:
            time.sleep(0.01)
        time.sleep(self.more)


def _lines(log: Path) -> int:
    return log.read_bytes().count(b"\n") if log.exists() else 0


def _one_run(call: list[str], folder: Path, life: _Life | None) -> int:
    """How `dateline` ended that was killed at the end of its life, or left to itself."""
    said = _lines(folder / "watch.log")
    pid = os.fork()
    if pid == 0:
        log = os.open(folder / "watch.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.environ[SECRET] = "quay"
        sys.argv = ["dateline", *call]
        code = 1
        try:
            dateline()
            code = 0
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        finally:
            sys.stdout.flush()
            os._exit(code)
    if life is not None:
        life.live(folder / "watch.log", said)
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _check(
    folder: Path, place: str, port: int, articles: int, seed: int, posted: list[str]
) -> tuple[dict[str, float], list[str]]:
    plan = watch_site.pieces(articles, seed)
    wanted = {f"http://{watch_site.HOSTS[piece.host]}:{port}{piece.path}" for piece in plan}
    wrong: list[str] = []
    with Store.open(place, make=False) as store:
        entries, changes = list(store.list()), store.changes()
        keys = Counter(entry.key for entry in entries)
        _need(set(keys) == wanted, f"articles lost: {sorted(wanted - set(keys))[:5]}", wrong)
        _need(max(keys.values(), default=0) == 1, "an article is there twice", wrong)
        kinds = Counter(change.kind for change in changes)
        _need(kinds["new"] == articles, f"{kinds['new']} articles were told as new, not {articles}", wrong)
        _need(kinds["reading"] == 0, f"{kinds['reading']} texts were read twice", wrong)
        texts = [[version.digest for version in store.versions(entry.id)] for entry in entries]
        _need(all(len(set(digests)) == len(digests) <= 2 for digests in texts), "a version is there twice", wrong)
        alerts = _check_alerts(folder, store, posted, wrong)
        _check_stories(folder, store, wrong)
        stories = len(store.stories())
    versions = sum(len(digests) for digests in texts)
    return {"versions": versions, "failures told": kinds["failed"], "stories": stories, **alerts}, wrong


def _check_alerts(folder: Path, store: Store, posted: list[str], wrong: list[str]) -> dict[str, float]:
    told = raised(logged(folder / "alerts.jsonl"))
    ids, new = Counter(alert.id for alert in told), Counter(alert.key for alert in told if alert.kind == "new")
    _need(max(ids.values(), default=0) <= 1, "an alert was raised twice", wrong)
    _need(max(new.values(), default=0) <= 1, "an act was told as new twice", wrong)
    _need(set(posted) == set(ids), f"{len(set(ids) - set(posted))} alerts did not arrive", wrong)
    with AlertLog(folder / "once.jsonl", lambda: "2024-03-15T00:00:00Z") as log:
        once = Alarm(load_rules(folder / "rules.yaml"), log, []).due(store)
    last = {alert.key: alert for alert in told}
    live = {alert.accounts[0] for alert in last.values() if alert.kind != "cancel"}
    missed = [alert.words for alert in once if live.isdisjoint(alert.accounts)]
    _need(not missed, f"acts not told: {missed[:3]}", wrong)
    return {"alerts": len(told), "acts alerted": len(once), "sent twice with one id": len(posted) - len(set(posted))}


def _check_stories(folder: Path, store: Store, wrong: list[str]) -> None:
    """The same readings told by a process that nobody kills; what a page said first is told before what it says now."""
    with Store.open(str(folder / "once.db")) as once:
        for kind, reading in _in_order(store):
            if kind == "version":
                settle(once)
            once.add(reading)
        settle(once)

        ours, theirs = ({frozenset(story.articles) for story in one.stories()} for one in (store, once))
    _need(ours == theirs, f"{len(ours ^ theirs)} stories are not those told in one go", wrong)


def _in_order(store: Store) -> Iterator[tuple[str, Reading]]:
    for change in store.changes():
        if change.kind in ("new", "version"):
            yield change.kind, store.get(change.id, change.version)


def _need(holds: bool, complaint: str, wrong: list[str]) -> None:
    if not holds:
        wrong.append(complaint)


def _post(port: int, path: str) -> None:
    urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", data=b"").read()


@contextlib.contextmanager
def _postgres() -> Iterator[str]:
    where = programs()
    if where is None:
        sys.exit("no PostgreSQL on this machine: `apt-get install postgresql` brings it")
    with tempfile.TemporaryDirectory(prefix="dateline-pg-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        server = Cluster(where, Path(name))
        server.start()
        try:
            yield server.new_database()
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
