"""A store moves whole from one database to another, as lines of JSON."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conformance.made import failed, judgement, reading, story, strike

from dateline.base.errors import StoreError
from dateline.store import Correction, Store, kept, tokens
from dateline.store.audit import Deed, note


@pytest.fixture
def other(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Iterator[Store]:
    """An empty store in the other kind of database, or in SQLite where there is no other."""
    if store.place.startswith("postgresql"):
        place = str(tmp_path / "other.db")
    else:
        place = str(request.getfixturevalue("cluster").new_database())
    with Store.open(place) as opened:
        yield opened


def fill(store: Store) -> None:
    """Something of every kind, and deletions."""
    store.add(strike("a"))
    added = store.add(reading("Bridge open.", given="b", url="https://outlet.example/b", title="Nul \x00"))
    store.add(reading("Bridge closed.", given="b", url="https://outlet.example/b"))
    store.add(reading("Bridge open.", given="b", url="https://outlet.example/b", version="0.2.0"))
    store.add(failed("c", "404"))
    gone = store.add(reading("Gone.", given="d"))
    for told in (story("One", "a"), story("Two", "a"), story("One", "a"), story("Gone", "d", given="story-2")):
        store.keep_story(told)
    store.judge(judgement())
    store.judge(judgement(by="Ada", withdrawn=True))
    store.correct(Correction(article=added.id, fact="e1", verdict="reject", by="Ada", why="a drill"))
    store.keep_source("courier", '{"feeds": []}')
    store.keep_source("courier", "{}")
    store.keep_source("courier", '{"feeds": []}')
    store.delete(gone.id, "asked for")


def file_of(store: Store) -> io.BytesIO:
    return io.BytesIO(b"\n".join(store.export_lines()) + b"\n")


def test_an_export_imported_elsewhere_is_the_same_store(store: Store, other: Store) -> None:
    fill(store)
    assert other.import_file(file_of(store), "x") == len(store.changes())
    assert list(other.export_lines()) == list(store.export_lines())
    assert list(other.list()) == list(store.list())
    assert other.changes() == store.changes()
    assert other.search("bridge") == store.search("bridge")
    assert (other.judgements(), other.corrections(), other.stories(), other.sources()) == (
        store.judgements(), store.corrections(), store.stories(), store.sources(),
    )  # fmt: skip


def test_a_source_kept_thrice_at_one_moment_is_imported_thrice(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.store.store.now", lambda: "2031-05-09T10:00:00.000+00:00")
    for settings in ('{"feeds": []}', "{}", '{"feeds": []}'):
        store.keep_source("courier", settings)
    assert other.import_file(file_of(store), "x") == 3
    assert other.sources() == {"courier": '{"feeds": []}'}


def test_importing_twice_or_into_itself_changes_nothing(store: Store, other: Store) -> None:
    fill(store)
    file = file_of(store)
    other.import_file(file, "x")
    assert [other.import_file(file, "x") for _ in range(2) if not file.seek(0)] == [0, 0]
    assert store.import_file(file_of(store), "x") == 0
    assert list(other.export_lines()) == list(store.export_lines())


def kept_by(name: str, at: str, json: str, kind: kept.KeptKind = "view") -> kept.Kept:
    return kept.Kept(kind=kind, name=name, by="Ada", at=f"2031-05-{at}T09:00:00.000+00:00", json=json)


def desk_of(store: Store) -> list[kept.Kept]:
    with store.reading() as connection:
        return [one for kind in kept.KINDS for one in kept.all_kept(connection, kind)]


def test_views_and_rules_of_the_desk_move_and_tokens_and_deeds_do_not(store: Store, other: Store) -> None:
    fires, rule = kept_by("Fires", "02", '"/search?words=fire"'), kept_by("shots", "02", '{"name":"shots"}', "rule")
    for one in (
        kept_by("Fires", "01", '"/"'),
        fires,
        rule,
        kept_by("old", "01", '"/"'),
        kept_by("old", "03", kept.GONE),
    ):
        store.write(lambda connection, one=one: kept.keep(connection, one))  # type: ignore[misc]
    deed = Deed(at=fires.at, who="Ada", role="admin", client="127.0.0.1", action="POST", what="secret deed")
    store.write(lambda connection: tokens.add_token(connection, "Ada", "admin", deed.at, None))
    store.write(lambda connection: note(connection, deed))
    exported = file_of(store)
    assert not any(word in exported.getvalue() for word in (b"secret deed", b"admin"))
    assert other.import_file(exported, "x") == 5
    assert desk_of(other) == desk_of(store) == [fires, rule]
    assert list(other.export_lines()) == list(store.export_lines())
    exported.seek(0)
    assert other.import_file(exported, "x") == 0


def test_of_a_view_that_two_stores_keep_the_later_one_stands(store: Store, other: Store) -> None:
    early, late = kept_by("Fires", "01", '"/"'), kept_by("Fires", "02", '"/search?words=fire"')
    store.write(lambda connection: kept.keep(connection, early))
    other.write(lambda connection: kept.keep(connection, late))
    assert other.import_file(file_of(store), "x") == 0
    assert store.import_file(file_of(other), "x") == 1
    assert desk_of(store) == desk_of(other) == [late]


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("view", "evil", '"https://evil.example/"'), ("view", "evil", '"//evil.example"'), ("view", "evil", "{}"),
        ("view", "evil", '"/a\\r\\nb"'), ("view", "a/b", '"/"'), ("view", "", '"/"'), ("rule", "evil", '"/"'),
        ("rule", "evil", "[]"),
    ],
)  # fmt: skip
def test_views_and_rules_that_no_desk_keeps_are_refused(store: Store, kind: str, name: str, told: str) -> None:
    line = f'{{"kind":"{kind}","id":"{name}","added":"2031-05-01","record":{{"by":"Ada","told":{told}}}}}'
    with pytest.raises(StoreError, match=f"line 2: {kind}"):
        store.import_file(io.BytesIO(f'{{"schema":"dateline.export/1"}}\n{line}\n'.encode()), "x")
    assert desk_of(store) == []


def test_two_stores_can_be_poured_together(store: Store, other: Store) -> None:
    store.add(reading("One.", given="1"))
    other.add(reading("Two.", given="2"))
    other.add(reading("One.", given="1"))
    assert other.import_file(file_of(store), "x") == 0
    assert store.import_file(file_of(other), "x") == 1
    assert {entry.key for entry in store.list()} == {"1", "2"}


def test_what_was_deleted_here_does_not_come_back_by_an_import(store: Store, other: Store) -> None:
    added = store.add(reading("One.", given="1"))
    before = file_of(store)
    store.delete(added.id, "asked for")
    assert store.import_file(before, "x") == 0
    other.import_file(io.BytesIO(before.getvalue()), "x")
    other.import_file(file_of(store), "x")
    assert list(other.list()) == []


def lines_of(store: Store) -> list[bytes]:
    store.add(reading("One.", given="1"))
    return [*store.export_lines(), *store.export_lines()][:2]


@pytest.mark.parametrize(
    ("number", "wrong", "said"),
    [
        (1, b'{"schema":"dateline.export/9"}', "line 1: the first line of an export says"),
        (1, b"PK\x03\x04\xff", "line 1: the first line of an export says"),
        (2, b'{"kind":"new","id":"x","added":"2031-01-01T00:00:00Z","rec', "line 2: "),
        (2, b'{"kind":"strange","id":"x","added":"2031-01-01"}', "line 2: "),
        (2, b"\xff\xfe", "line 2: "),
        (2, b'{"kind":"new","id":"x","added":"now"}', "line 2: added: 'now' is not an ISO date"),
        (2, b'{"kind":"new","id":"x","added":"2031-01-01","record":{"id":1}}', "line 2: not a reading"),
    ],
)
def test_a_line_that_is_wrong_is_told_and_nothing_is_written(
    tmp_path: Path, number: int, wrong: bytes, said: str
) -> None:
    with Store.open(str(tmp_path / "a.db")) as full, Store.open(str(tmp_path / "b.db")) as empty:
        good = lines_of(full)
        file = io.BytesIO(b"\n".join([*good[: number - 1], wrong, *good[1:]]))
        with pytest.raises(StoreError, match="nothing was written") as told:
            empty.import_file(file, "x.jsonl")
        assert str(told.value).startswith(f"x.jsonl, {said}")
        assert empty.changes() == ()


def test_a_record_that_is_not_what_its_line_says_is_refused(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as full:
        head, line = lines_of(full)
        other = line.replace(b'"id":"' + full.changes()[0].id.encode(), b'"id":"0123456789abcdef', 1)
        with pytest.raises(StoreError, match="line 2: the line is about '0123456789abcdef', its record about"):
            full.import_file(io.BytesIO(head + b"\n" + other), "x.jsonl")


def test_an_empty_file_is_no_export(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store, pytest.raises(StoreError, match="x: the file is empty"):
        store.import_file(io.BytesIO(), "x")
