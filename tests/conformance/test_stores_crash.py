"""Two writers at once, writers that are killed, and a database that goes away, whatever database is beneath."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect
from tests.conformance.adder import numbered
from tests.conformance.conftest import Cluster
from tests.conformance.made import reading

from dateline.base.errors import NoStoreError, StoreError
from dateline.store import Store
from dateline.store.tables import metadata

ROOT = Path(__file__).parents[2]


def adder(place: str, first: int, end: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.conformance.adder", place, str(first), str(end)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_two_writers_at_once_do_no_harm(place: str) -> None:
    with adder(place, 0, 40) as one, adder(place, 20, 60) as other:
        assert [len(writer.communicate()[0].split()) for writer in (one, other)] == [40, 40]
    with Store.open(place) as store:
        assert sorted(entry.key for entry in store.list()) == sorted(f"article-{number}" for number in range(60))
        assert [change.kind for change in store.changes()] == ["new"] * 60
        assert len(store.search("article", limit=99)) == 60


def test_what_was_acknowledged_survives_a_kill_and_is_there_once(place: str) -> None:
    acknowledged: set[str] = set()
    for lived in (3, 11, 27):  # acknowledgements after which the writer is killed, at whatever it is doing then
        with adder(place, len(acknowledged), 10_000) as writer:
            assert writer.stdout is not None
            acknowledged |= {writer.stdout.readline().strip() for _ in range(lived)}
            writer.kill()
            acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
    with Store.open(place) as store:
        keys = [entry.key for entry in store.list()]
        assert len(keys) == len(set(keys)) == len(store.changes())
        assert {f"article-{number}" for number in acknowledged} <= set(keys)
        assert {store.add(numbered(int(number))).kind for number in acknowledged} == {"same"}


def test_the_tables_are_those_that_the_migrations_make(store: Store) -> None:
    found, own = inspect(store._engine), {"rowid", "found"}  # of the word indexes, which each database has its own way
    for name, table in metadata.tables.items():
        made = {column["name"] for column in found.get_columns(name)} - own
        assert made == {column.name for column in table.columns} - own


def test_a_server_that_restarts_is_waited_for(cluster: Cluster) -> None:
    with Store.open(cluster.new_database(), patience=20.0) as store:
        first = store.add(reading("One.", given="1"))
        cluster.stop()
        back = threading.Timer(0.2, cluster.start)
        back.start()
        assert store.add(reading("Two.", given="2")).kind == "new"
        back.join()
        assert store.get(first.id).article.text == "One."


def test_a_server_that_does_not_come_back_is_told(cluster: Cluster) -> None:
    with Store.open(cluster.new_database(), patience=0.0) as store:
        store.add(reading("One.", given="1"))
        cluster.stop()
        try:
            with pytest.raises(StoreError, match="the database does not answer; what was added before is safe"):
                store.add(reading("Two.", given="2"))
            with pytest.raises(StoreError, match="the database does not answer"):
                store.changes()
        finally:
            cluster.start()
        assert [change.kind for change in store.changes()] == ["new"]


def test_a_wrong_password_is_told_and_never_shown(cluster: Cluster) -> None:
    cluster.lock_out("ada", "right")
    host = f"?host={cluster.folder}"
    for place in (f"postgresql://ada:secret@/postgres{host}", f"postgresql:///postgres{host}&user=ada&password=secret"):
        with pytest.raises(StoreError, match="the user name or the password is wrong") as told:
            Store.open(place)
        assert "secret" not in str(told.value)


def test_a_server_without_a_free_connection_is_told(cluster: Cluster) -> None:
    cluster.sql(cluster.url, "CREATE ROLE crowded LOGIN CONNECTION LIMIT 0")
    with pytest.raises(StoreError, match="no connection left; close other programs, or raise its max_connections"):
        Store.open(f"postgresql:///postgres?host={cluster.folder}&user=crowded", patience=0.0)


def test_a_database_that_is_not_there_is_told(cluster: Cluster) -> None:
    with pytest.raises(StoreError, match="there is no such database"):
        Store.open(f"postgresql:///nosuch?host={cluster.folder}&user=dateline")


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(StoreError, match="the database does not answer") as told:
        Store.open("postgresql://ada:secret@127.0.0.1:1/kept")
    assert "secret" not in str(told.value)


def test_an_empty_database_is_not_made_a_store_by_reading(cluster: Cluster) -> None:
    with pytest.raises(NoStoreError, match="there is no store there"):
        Store.open(cluster.new_database(), make=False)


def test_the_database_of_another_program_is_refused(cluster: Cluster) -> None:
    place = cluster.new_database()
    cluster.sql(place, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match=r"another program \(it holds recipes\)"):
        Store.open(place)
