"""Where a store is, and how it refuses what is none."""

import sqlite3
import sys
from pathlib import Path

import pytest
from tests.conformance.made import reading

from dateline.base.errors import NoStoreError, StoreError
from dateline.store import Store, default_place


def test_without_a_place_the_store_is_in_the_users_own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert Path(default_place()) == tmp_path / "dateline" / "dateline.db"


def test_the_environment_can_name_another_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "mine.db"))
    with Store.open() as store:
        assert store.place == str(tmp_path / "mine.db")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear editor, " * 200)
    with pytest.raises(StoreError, match="not a Dateline store"):
        Store.open(str(letter))
    assert letter.read_text() == "Dear editor, " * 200


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match=r"another program \(it holds recipes\)"):
        Store.open(str(tmp_path / "other.db"))


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        Store.open(str(tmp_path))


@pytest.mark.parametrize("place", ["nosuch://x/y", "sqlite+nosuch:///x", "mysql://x/y"])
def test_an_unknown_kind_of_store_is_refused(place: str) -> None:
    with pytest.raises(StoreError, match="no such kind of store"):
        Store.open(place)


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="store "):
        Store.open(str(tmp_path / "file" / "kept.db"))


def test_an_empty_file_holds_no_store_to_read_from_and_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "kept.db").touch()
    with pytest.raises(NoStoreError, match="there is no store there"):
        Store.open(str(tmp_path / "kept.db"), make=False)
    assert [(path.name, path.stat().st_size) for path in tmp_path.iterdir()] == [("kept.db", 0)]


def test_a_database_without_a_store_is_not_made_one_by_reading() -> None:
    with pytest.raises(NoStoreError, match="there is no store there"):
        Store.open("sqlite://", make=False)


@pytest.mark.parametrize("place", ["postgresql://ada:secret@host:port/kept", "postgresql://ada:se/cret@[::1/x"])
def test_an_address_that_is_none_is_told_without_its_password(place: str) -> None:
    with pytest.raises(StoreError, match="not the URL of a database") as told:
        Store.open(place)
    assert "secret" not in str(told.value)
    assert "cret" not in str(told.value)


def test_a_store_on_a_full_disk_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "kept.db")) as store:
        added = store.add(reading("One.", given="1"))
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as few as it has already
        with pytest.raises(StoreError, match="the disk is full; what was added before is safe"):
            store.add(reading("x" * 900_000, given="2"))
        assert store.get(added.id).article.text == "One."


def test_without_its_package_postgresql_is_refused_by_the_name_of_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'dateline\[postgresql\]'"):
        Store.open("postgresql:///kept")
