"""Acts of stories are found by who, what, where and when, the last reported first, whatever database is beneath."""

from dataclasses import replace

import pytest
from tests.conformance.made import reading, strike

from dateline.base.errors import StoreError
from dateline.base.records import Status
from dateline.base.records.story import Account, Locality, MergedEvent, Story
from dateline.base.spans import Span
from dateline.store import Box, Correction, Store
from dateline.store.acts import ActQuery, page_of_acts

KARSEL = Locality(name="Karsel", country="IRQ", latitude=12.5, longitude=44.25)
SEA = Locality(name="Port Ember", country="FJI", latitude=-17.0, longitude=179.5)


def account(
    article: str, day: str | None, *, event: str = "e1", outlet: str = "The Courier", status: Status = "happened"
) -> Account:
    words = f"words of {article} on the depot"
    return Account(
        article=article, event=event, words=words, span=Span(0, 5), status=status, origin=outlet, outlet=outlet,
        published=day,
    )  # fmt: skip


def act(name: str, *accounts: Account, type: str = "ASSAULT", **fields: object) -> MergedEvent:  # noqa: A002
    plain = MergedEvent(
        id=name, type=type, modes=(), statuses=tuple(dict.fromkeys(a.status for a in accounts)),
        actors=("Meridian",), recipients=("Ada Voss",), accounts=accounts, origins=len({a.origin for a in accounts}),
    )  # fmt: skip
    return replace(plain, **fields)  # type: ignore[arg-type]


STRIKE = act(
    "strike",
    account("a", "2031-05-07T10:00:00Z"),
    account("b", "2031-05-08", outlet="Harbour Post"),
    place=KARSEL, start="2031-05-06", end="2031-05-06", precision="day",
)  # fmt: skip
TALKS = act(
    "talks", account("a", "2031-05-07T10:00:00Z", event="e2", status="planned"), type="CONSULT", actors=("Ilan Rook",),
    recipients=(), start="2031-05-20", end="2031-05-22", place=SEA,
)  # fmt: skip
OLD = act("old", account("c", "2031-04-01"), start="2031-03-01", precision="month", recipients=())
UNDATED = act("undated", account("d", None), recipients=(), actors=())
STORY = Story(id="one", title="Drones over Karsel", articles=("a", "b"), events=(STRIKE, TALKS))
OTHERS = Story(id="two", title="Before", articles=("c", "d"), events=(OLD, UNDATED))


@pytest.fixture
def filled(store: Store) -> Store:
    store.keep_story(STORY)
    store.keep_story(OTHERS)
    return store


def ids(store: Store, **fields: object) -> list[str]:
    return [one.id for one in page_of_acts(store, ActQuery(**fields))]  # type: ignore[arg-type]


def test_an_act_tells_what_a_list_shows_of_it(filled: Store) -> None:
    first = page_of_acts(filled, ActQuery())[0]
    assert (first.id, first.story, first.title, first.type) == ("strike", "one", "Drones over Karsel", "ASSAULT")
    assert (first.words, first.article, first.span) == ("words of a on the depot", "a", Span(0, 5))
    assert (first.place, first.start, first.origins, first.articles) == (KARSEL, "2031-05-06", 2, 2)
    assert first.outlets == ("The Courier", "Harbour Post")
    assert (first.first_reported, first.last_reported) == ("2031-05-07T10:00:00Z", "2031-05-08")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["strike", "talks", "old", "undated"]),
        ({"type": "assault"}, ["strike", "old", "undated"]),
        ({"type": "ASSAULT", "place": "IRQ"}, ["strike"]),
        ({"place": "Iraq"}, ["strike"]),
        ({"place": "karsel"}, ["strike"]),
        ({"place": "Nowhere"}, []),
        ({"status": "planned"}, ["talks"]),
        ({"actor": "meridian"}, ["strike", "old"]),
        ({"actor": "Voss", "type": "ASSAULT"}, ["strike"]),
        ({"actor": "rook voss"}, []),
        ({"source": "harbour post"}, ["strike"]),
        ({"origins": 2}, ["strike"]),
        ({"origins": 3}, []),
        ({"story": "two"}, ["old", "undated"]),
        ({"story": "one", "status": "planned"}, ["talks"]),
        ({"since": "2031-05-06", "until": "2031-05-06"}, ["strike"]),
        ({"since": "2031-03-20", "until": "2031-03-20"}, ["old"]),
        ({"since": "2031-05-21", "until": "2031-06-01"}, ["talks"]),
        ({"since": "2031-05-01", "actor": "meridian"}, ["strike"]),
        ({"reported_since": "2031-05-08"}, ["strike"]),
        ({"reported_since": "2031-05-07T09:00:00Z", "reported_until": "2031-05-07"}, ["talks"]),
        ({"box": Box(west=44, south=12, east=45, north=13)}, ["strike"]),
        ({"box": Box(west=179, south=-18, east=-179, north=-16), "type": "CONSULT"}, ["talks"]),
        ({"words": "depot"}, ["strike", "talks", "old", "undated"]),
        ({"words": "depots words", "origins": 2}, ["strike"]),
        ({"words": "zebra"}, []),
    ],
    ids=str,
)  # fmt: skip
def test_acts_are_found_by_what_is_asked(filled: Store, asked: dict[str, object], found: list[str]) -> None:
    assert ids(filled, **asked) == found


@pytest.mark.parametrize("asked", [{}, {"type": "ASSAULT"}, {"story": "two"}, {"words": "depot"}], ids=str)
def test_pages_go_on_where_the_last_ended_while_stories_are_told(store: Store, asked: dict[str, str]) -> None:
    events = tuple(act(f"act{n}", account("x", "2031-05-07", event=f"e{n}")) for n in range(7))
    store.keep_story(Story(id="two", title="Seven", articles=("x",), events=events))
    seen, cursor = [], None
    while page := page_of_acts(store, ActQuery(**asked), limit=3, cursor=cursor):  # type: ignore[arg-type]
        seen += [one.id for one in page]
        cursor = page[-1].cursor
        store.keep_story(Story(id="one", title=f"{len(seen)}", articles=("a", "b"), events=(STRIKE,)))
    assert sorted(seen) == [event.id for event in events]


def test_a_story_told_anew_has_its_acts_as_they_are_now_and_an_act_keeps_its_number(filled: Store) -> None:
    before = {one.id: one.number for one in page_of_acts(filled, ActQuery())}
    later = replace(STRIKE, accounts=(*STRIKE.accounts, account("e", "2031-05-09", outlet="Third")), origins=3)
    filled.keep_story(replace(STORY, articles=("a", "b", "e"), events=(later,)))
    after = {one.id: one.number for one in page_of_acts(filled, ActQuery(story="one"))}
    assert after == {"strike": before["strike"]}
    assert ids(filled, origins=3) == ["strike"]
    assert ids(filled, status="planned") == []
    assert ids(filled, reported_since="2031-05-09") == ["strike"]


def test_the_acts_of_a_story_go_with_its_articles(store: Store) -> None:
    added = store.add(reading("Fire.", given="a"))
    store.keep_story(STORY)
    store.keep_story(OTHERS)
    store.delete(added.id, "asked for")
    assert ids(store) == ["old", "undated"]


def test_a_story_that_another_one_holds_now_is_told_as_that_one_and_its_acts_keep_their_numbers(filled: Store) -> None:
    before = {one.id: one.number for one in page_of_acts(filled, ActQuery())}
    both = Story(id="three", title="Both", articles=("a", "b", "c", "d"), events=(STRIKE, TALKS, OLD, UNDATED))
    filled.keep_story(both)
    assert filled.stories() == (both,)
    assert filled.story("one") == filled.story("two") == both
    assert {one.id: one.number for one in page_of_acts(filled, ActQuery(story="three"))} == before
    assert ids(filled, story="one") == []
    filled.keep_story(STORY)
    assert filled.stories() == (STORY,)
    assert filled.story("three") == filled.story("two") == STORY
    told = [(change.id, change.why) for change in filled.changes() if change.why]
    assert told == [
        (one, f"told as part of {now}") for one, now in (("one", "three"), ("two", "three"), ("three", "one"))
    ]


def test_an_act_is_rejected_when_persons_rejected_all_its_accounts(store: Store) -> None:
    added = store.add(strike())
    told = act("strike", account(added.id, "2031-05-07"))
    store.keep_story(Story(id="one", title="One", articles=(added.id,), events=(told,)))
    wrong = Correction(article=added.id, fact="e1", verdict="reject", by="Ada", why="a drill")
    store.correct(wrong)
    assert [one.rejected for one in page_of_acts(store, ActQuery())] == [True]
    assert ids(store, standing=True) == ids(store, standing=True, type="ASSAULT") == []
    store.keep_story(Story(id="one", title="Two", articles=(added.id,), events=(told,)))
    assert ids(store, standing=True) == []
    store.correct(replace(wrong, verdict="accept", why="no drill"))
    assert ids(store, standing=True) == ["strike"]


def test_a_story_is_given_by_its_id(filled: Store) -> None:
    assert filled.story("one") == STORY
    with pytest.raises(StoreError, match="there is no story 'three'"):
        filled.story("three")


@pytest.mark.parametrize(
    ("asked", "cursor", "said"),
    [
        ({"since": "May"}, None, "since 'May': no ISO day"),
        ({"reported_until": "yesterday"}, None, "reported_until 'yesterday': no ISO date or time"),
        ({}, "x", "cursor 'x': it is none"),
        ({}, "12~", "cursor '12~': it is none"),
        ({}, "1" * 30 + "~1", "cursor '1"),
    ],
)
def test_what_is_no_day_time_or_cursor_is_said_so(
    store: Store, asked: dict[str, str], cursor: str | None, said: str
) -> None:
    with pytest.raises(StoreError, match=said):
        page_of_acts(store, ActQuery(**asked), cursor=cursor)  # type: ignore[arg-type]
