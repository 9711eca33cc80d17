"""An older store is brought up to date whole or not at all; a newer or half migrated one is left alone."""

import sqlite3
from pathlib import Path

import pytest
from tests.conformance.made import reading, strike

from dateline.base.codec import encode
from dateline.base.errors import StoreError
from dateline.base.ids import content_id, digest
from dateline.base.records import Reading
from dateline.store import Store, index

OLD = Path(__file__).parent / "schema_1.sql"
DAY = "2031-05-07T10:00:00.000+00:00"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of schema 1: an article, one with two versions, and one that failed in two steps."""
    place = tmp_path / "kept.db"
    made = sqlite3.connect(place)
    made.executescript(OLD.read_text(encoding="utf-8"))
    add(made, strike("a"), 1, "new")
    add(made, reading("Bridge open.", given="b"), 1, "new")
    made.execute("INSERT INTO changes VALUES (NULL, 'failed', ?, NULL, ?)", (content_id("c"), DAY))
    for step in ("fetch", "read"):
        made.execute("INSERT INTO failures VALUES (NULL, 'c', ?, 'E', '404', 'dateline 0.1', ?)", (step, DAY))
    add(made, reading("Bridge closed.", given="b"), 2, "version")
    made.commit()
    made.close()
    return place


def add(made: sqlite3.Connection, told: Reading, version: int, kind: str) -> None:
    article, line = content_id(told.id), encode(told).decode()
    made.execute("INSERT OR IGNORE INTO articles VALUES (?, ?)", (article, told.id))
    made.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", (article, version, told.article.digest, DAY))
    row = (article, version, digest(line), "dateline 0.1", told.article.title, None, None, line)
    made.execute("INSERT INTO readings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    made.execute("INSERT INTO changes VALUES (NULL, ?, ?, ?, ?)", (kind, article, version, DAY))


def dump(place: Path) -> list[str]:
    with sqlite3.connect(place) as opened:
        return list(opened.iterdump())


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(old: Path) -> None:
    with Store.open(str(old), make=False) as store:
        assert [(entry.key, entry.versions, entry.number) for entry in store.list()] == [("a", 1, 1), ("b", 2, 2)]
        assert [hit.title for hit in store.search("drones", country="RUR")] == ["Drones over Karsel"]
        assert [len(store.search(word)) for word in ("open", "closed")] == [0, 1]
        assert [change.kind for change in store.changes()] == ["new", "new", "failed", "version", "failed"]
        before = list(store.export_lines())
        assert store.add(strike("a")).kind == "same"
    with Store.open(str(old)) as store:
        assert list(store.export_lines()) == before


def test_what_was_in_an_older_store_is_in_its_export(old: Path, tmp_path: Path) -> None:
    with Store.open(str(old)) as store, Store.open(str(tmp_path / "new.db")) as other:
        (tmp_path / "export").write_bytes(b"\n".join(store.export_lines()))
        with (tmp_path / "export").open("rb") as file:
            other.import_file(file, "export")
        assert list(other.export_lines()) == list(store.export_lines())
        assert b'"step":"read"' in (tmp_path / "export").read_bytes()


def test_a_migration_that_breaks_leaves_the_older_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(old)

    def breaks(_: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr(index, "rebuild", breaks)
        with pytest.raises(StoreError, match="the power went"):
            Store.open(str(old))
    assert dump(old) == before
    with Store.open(str(old)) as store:
        assert len(list(store.list())) == 2


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("DROP TABLE facts", "calls itself schema 5 and lacks facts"),
        ("DROP TABLE acts", "calls itself schema 5 and lacks acts"),
        ("UPDATE alembic_version SET version_num = '1'", "calls itself schema 5 and holds 1"),
        ("UPDATE dateline_meta SET value = '1'", "calls itself schema 1 and holds act_accounts"),
        ("UPDATE dateline_meta SET value = '6'", "it has schema 6, and this version of Dateline knows schema 5"),
        ("UPDATE dateline_meta SET value = 'x'", "it has schema x"),
        ("DELETE FROM dateline_meta", "it has schema None"),
    ],
)
def test_a_half_migrated_or_newer_store_is_told_and_not_touched(old: Path, done: str, said: str) -> None:
    Store.open(str(old)).close()
    changed = sqlite3.connect(old)
    changed.execute(done)
    changed.commit()
    changed.close()
    before = dump(old)
    with pytest.raises(StoreError) as told:
        Store.open(str(old))
    assert said in str(told.value)
    assert dump(old) == before
