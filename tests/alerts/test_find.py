"""An alert is new, an update or a cancel; what only repeats is none."""

from dataclasses import replace

import pytest
from tests.alerts.conftest import SHOT, written

from dateline.alerts import find_alerts
from dateline.alerts.find import alerts_of
from dateline.alerts.records import Alert
from dateline.alerts.rules import Rule
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.reconcile import tell_stories

FIRST = written("a1", SHOT)
COPY = written("a2", SHOT, "2024-03-13", "Valley News")
EARLIER = written("a0", SHOT, "2024-03-11T22:00:00+00:00", "Coast Radio")
RULE = Rule.model_validate({"name": "shots", "place": "Iraq", "type": "ASSAULT"})


def with_status(reading: Reading, status: str) -> Reading:
    """The same article, as if it told its acts so."""
    return replace(reading, events=tuple(replace(event, status=status) for event in reading.events))  # type: ignore[arg-type]


def found(*readings: Reading, told: list[Alert] | None = None, rule: Rule = RULE) -> list[Alert]:
    return find_alerts([rule], readings, told or [])


def test_an_act_that_a_rule_watches_is_new_with_words_reasons_and_origins() -> None:
    (alert,) = found(FIRST)
    assert (alert.kind, alert.type, alert.origins) == ("new", "ASSAULT", ("Harbour Post",))
    assert alert.words in SHOT
    assert alert.why[:2] == ("type is ASSAULT", "place is Iraq")
    assert alert.why[2:] == ("told by 1 origin(s)",)
    assert alert.score is not None


@pytest.mark.parametrize(
    ("fields", "hit"),
    [
        ({"place": "IRQ"}, True),
        ({"place": "Basra"}, True),
        ({"place": "basra"}, True),
        ({"place": "Peru"}, False),
        ({"mode": "firearms"}, True),
        ({"type": "PROTEST"}, False),
        ({"actor": "gunmen"}, True),
        ({"actor": "soldiers"}, False),
        ({"actor": "IRQ"}, False),
        ({"status": ["planned"]}, False),
        ({"minimum_origins": 2}, False),
        ({"minimum_origins": 2, "early": True}, True),
    ],
)
def test_each_key_of_a_rule_narrows_it(fields: dict[str, object], hit: bool) -> None:
    rule = Rule.model_validate({"name": "r", **fields})
    assert bool([alert for alert in found(FIRST, rule=rule) if alert.type == "ASSAULT"]) is hit


def test_what_was_told_is_not_told_again() -> None:
    assert found(FIRST, told=found(FIRST)) == []


def test_one_more_copy_and_an_earlier_article_change_nothing() -> None:
    told = found(FIRST)
    assert found(FIRST, COPY, told=told) == []
    assert found(EARLIER, FIRST, COPY, told=told) == []


def test_a_reworded_text_changes_nothing() -> None:
    reworded = written("a1", SHOT.replace("witnesses said", "several witnesses told us"))
    assert found(reworded, told=found(FIRST)) == []


def test_a_watched_fact_that_changes_is_an_update_with_the_same_key() -> None:
    told = found(FIRST)
    (alert,) = found(written("a1", SHOT.replace("nine", "twelve")), told=told)
    assert (alert.kind, alert.key) == ("update", told[0].key)
    assert [change.field for change in alert.changes] == ["toll"]
    assert alert.id != told[0].id


def test_a_change_is_told_under_the_key_of_before_also_with_an_earlier_article() -> None:
    told = found(FIRST)
    (alert,) = found(EARLIER, with_status(FIRST, "alleged"), told=told)
    assert (alert.kind, alert.key) == ("update", told[0].key)


def test_the_minimum_of_origins_reached_is_an_update_of_an_early_alert() -> None:
    rule = Rule.model_validate({"name": "r", "type": "ASSAULT", "minimum_origins": 2, "early": True})
    other = written("b1", "In Basra, Iraq, gunmen shot dead nine people on Monday, officials said.", outlet="Bay Times")
    told = found(FIRST, rule=rule)
    (alert,) = found(FIRST, other, told=told, rule=rule)
    assert alert.kind == "update"
    assert "origins" in [change.field for change in alert.changes]


def test_an_act_that_nobody_tells_as_real_any_more_is_cancelled_once() -> None:
    told = found(FIRST)
    denied = with_status(FIRST, "denied")
    told += found(denied, told=told)
    assert [alert.kind for alert in told] == ["new", "cancel"]
    assert found(denied, told=told) == []


def test_an_act_whose_articles_no_longer_tell_it_is_cancelled_but_not_one_whose_articles_were_not_given() -> None:
    told = found(FIRST)
    other = written("b9", "The council met on Tuesday to discuss new bus lanes.")
    assert found(other, told=told) == []
    assert [a.kind for a in found(written("a1", "A report was withdrawn."), told=told)] == ["cancel"]


def test_a_cancelled_act_that_is_told_as_real_again_is_an_update() -> None:
    told = found(FIRST)
    told += found(with_status(FIRST, "denied"), told=told)
    told += found(FIRST, told=told)
    assert [alert.kind for alert in told] == ["new", "cancel", "update"]
    assert len({alert.id for alert in told}) == 3


def test_two_rules_tell_one_act_under_two_keys_and_a_rule_that_turns_to_advisories_cancels_no_act() -> None:
    rules = [Rule.model_validate({"name": name, "type": "ASSAULT"}) for name in ("a", "b")]
    told = find_alerts(rules, [FIRST], [])
    assert len({alert.key for alert in told}) == 2
    turned = Rule.model_validate({"name": "a", "advisory": {}})
    assert found(written("a1", "A report was withdrawn."), told=told, rule=turned) == []


def test_the_same_readings_give_the_same_alerts_in_any_order() -> None:
    assert found(FIRST, COPY, EARLIER) == found(EARLIER, COPY, FIRST)


def test_a_denial_alone_without_the_articles_that_told_it_cancels_nothing() -> None:
    told = found(FIRST, COPY)
    kinds = [alert.kind for alert in found(with_status(FIRST, "denied"), told=told)]
    assert kinds == ["update"]


def test_a_denied_act_is_no_news() -> None:
    assert found(with_status(FIRST, "denied")) == []


def test_an_advisory_is_new_updated_and_lifted() -> None:
    rule = Rule.model_validate({"name": "w", "advisory": {"country": "Iraq", "issuer": "Canada"}})
    urged = written("v1", "Canada urged people to get out of Iraq at once.", "2024-03-12")
    same = written("v2", "Canada told people to get out of Iraq at once.", "2024-03-13")
    other = written("v3", "Canada advised its citizens against all travel to Iraq.", "2024-03-14")
    lifted = written("v4", "Canada lifted its travel warning for Iraq.", "2024-03-15")
    told = found(urged, rule=rule)
    assert found(urged, same, told=told, rule=rule) == []
    told += found(urged, same, other, told=told, rule=rule)
    assert found(urged, told=told, rule=rule) == []
    told += found(urged, same, other, lifted, told=told, rule=rule)
    assert [alert.kind for alert in told] == ["new", "update", "cancel"]
    assert len({alert.key for alert in told}) == 1
    assert found(urged, same, other, lifted, told=told, rule=rule) == []


SHOTS = Rule.model_validate({"name": "shots", "type": "ASSAULT"})
TOLD = [
    written(
        f"s{n}", f"Gunmen killed {n} people in the town of Basra, Iraq, on Monday, witnesses said.", outlet=f"Post {n}"
    )
    for n in (3, 4, 5)
]


def story(*groups: tuple[int, ...]) -> Story:
    """A story in which the acts of some of `TOLD` are one, group by group."""
    alone = {n: tell_stories([reading]) for n, reading in enumerate(TOLD)}
    single = {n: next(iter(stories)).events[0] for n, stories in alone.items()}
    merged = [
        replace(single[group[0]], accounts=tuple(account for n in group for account in single[n].accounts), tolls=())
        for group in groups
    ]
    return Story(id="s", title="Basra", articles=tuple(reading.id for reading in TOLD), events=tuple(merged))


def test_acts_that_are_joined_and_come_apart_again_keep_their_keys_and_raise_nothing_new() -> None:
    told: list[Alert] = []
    news = []
    for groups in (
        [(0,), (1,), (2,)],
        [(0, 1, 2)],
        [(1, 2), (0,)],
        [(2,), (1,), (0,)],
        [(0, 2), (1,)],
        [(0,), (1,), (2,)],
    ):
        due = alerts_of([SHOTS], [story(*groups)], TOLD, told)
        news.append([alert.kind for alert in due if alert.kind == "new"])
        told += due
    assert news == [["new"] * 3, [], [], [], [], []]
    assert len({alert.id for alert in told}) == len(told)


def test_an_act_that_comes_apart_from_another_for_the_first_time_is_new_under_a_key_of_its_own() -> None:
    told: list[Alert] = []
    for groups in ([(0, 1)], [(1,), (0,)], [(0, 1)], [(1,), (0,)]):
        told += alerts_of([SHOTS], [story(*groups)], TOLD[:2], told)
    assert [alert.kind for alert in told if alert.kind == "new"] == ["new", "new"]
    assert len({alert.key for alert in told}) == 2
