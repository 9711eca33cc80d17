"""Who may use the desk, what was done there and what is kept there, whatever database is beneath."""

from functools import partial

import pytest

from dateline.base.errors import StoreError
from dateline.store import Store, tokens
from dateline.store.audit import Deed, note, page_of_deeds
from dateline.store.kept import Kept, all_kept, keep, take_away

AT, LATER, MUCH_LATER = (f"2031-05-0{day}T10:00:00.000+00:00" for day in (1, 2, 9))


def test_a_token_lets_its_holder_in_until_it_ends_or_is_revoked(store: Store) -> None:
    with store.reading() as connection:
        assert tokens.all_tokens(connection) == ()
    ada = store.write(lambda connection: tokens.add_token(connection, "Ada", "admin", AT, None))
    bea = store.write(lambda connection: tokens.add_token(connection, "Bea", "reader", AT, LATER))
    with store.reading() as connection:
        assert [token.name for token in tokens.all_tokens(connection)] == ["Ada", "Bea"]
        assert tokens.holder_of(connection, ada, AT) == tokens.all_tokens(connection)[0]
        assert tokens.holder_of(connection, bea, AT) is not None
        assert tokens.holder_of(connection, bea, LATER) is None
        assert tokens.holder_of(connection, ada[:-1], AT) is None
    revoked = [store.write(partial(tokens.revoke_token, name=name, at=LATER)) for name in ("Ada", "Ada", "Cy")]
    assert revoked == [True, False, False]
    with store.reading() as connection:
        assert tokens.holder_of(connection, ada, LATER) is None


def test_a_name_has_one_token_that_stands(store: Store) -> None:
    store.write(lambda connection: tokens.add_token(connection, "Ada", "admin", AT, LATER))
    with pytest.raises(StoreError, match="'Ada' has a token"):
        store.write(lambda connection: tokens.add_token(connection, "Ada", "reader", AT, None))
    store.write(lambda connection: tokens.add_token(connection, "Ada", "reader", LATER, None))


@pytest.mark.parametrize("name", ["", "dateline", " Dateline", "a\nb", "a\x00", "x" * 61, "<b>"])
def test_a_name_that_is_none_gets_no_token(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="no name for a person"):
        store.write(lambda connection: tokens.add_token(connection, name, "admin", AT, None))


def test_a_session_ends_by_itself_and_with_its_token(store: Store) -> None:
    given = store.write(lambda connection: tokens.add_token(connection, "Ada", "admin", AT, None))
    with store.reading() as connection:
        token = tokens.holder_of(connection, given, AT)
    assert token is not None
    first, second = (store.write(lambda c: tokens.begin_session(c, token, AT)) for _ in range(2))
    store.write(lambda connection: tokens.end_session(connection, first))
    with store.reading() as connection:
        assert tokens.session_of(connection, first, AT) is None
        assert tokens.session_of(connection, second, AT) == token
        assert tokens.session_of(connection, second, LATER) is None
    store.write(lambda connection: tokens.revoke_token(connection, "Ada", AT))
    with store.reading() as connection:
        assert tokens.session_of(connection, second, AT) is None


def test_deeds_are_told_the_last_first(store: Store) -> None:
    for number in range(3):
        deed = Deed(at=AT, who="Ada", role="admin", client="::1", action=f"POST {number}", what="a\x00b" * 1000)
        store.write(partial(note, deed=deed))
    with store.reading() as connection:
        first = page_of_deeds(connection, limit=2)
        rest = page_of_deeds(connection, limit=2, cursor=first[-1].number)
    assert [deed.action for deed in (*first, *rest)] == ["POST 2", "POST 1", "POST 0"]
    assert len(first[0].what) == 2000


def test_what_is_kept_under_a_name_is_replaced_and_taken_away(store: Store) -> None:
    def put(name: str, words: str, kind: str = "view") -> None:
        one = Kept(kind=kind, name=name, by="Ada", at=AT, json=words)  # type: ignore[arg-type]
        store.write(lambda connection: keep(connection, one))

    for name, words in (("b", '"1"'), ("a", '"2"'), ("b", '"3"')):
        put(name, words)
    put("a", "{}", kind="rule")
    assert store.write(lambda connection: take_away(connection, "view", "a", "Bea", LATER))
    assert not store.write(lambda connection: take_away(connection, "view", "a", "Bea", LATER))
    with store.reading() as connection:
        assert [(one.name, one.json) for one in all_kept(connection, "view")] == [("b", '"3"')]
        assert [one.name for one in all_kept(connection, "rule")] == ["a"]
