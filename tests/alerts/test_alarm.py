"""Alerts kept up to date with a store: each thing once, whatever comes when, and whenever a run was killed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.alerts.conftest import SHOT, written
from typer.testing import CliRunner

from dateline.alerts import AlertLog
from dateline.alerts.alarm import AGAIN, Alarm
from dateline.alerts.channel import DeliveryError
from dateline.alerts.records import Alert
from dateline.alerts.rules import Rule
from dateline.alerts.versions import same_events
from dateline.cli.app import app
from dateline.settle import settle
from dateline.store import Correction, Store
from dateline.store.kept import Kept, keep
from dateline.store.log import now

SHOTS = Rule.model_validate({"name": "shots", "type": "ASSAULT"})
OTHER = "Gunmen killed twelve people in the town of Basra, Iraq, on Monday, the police said."
BEFORE = "The ministers of Iraq and Jordan met in Amman on Sunday. "


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "kept.db")) as opened:
        yield opened


def due(folder: Path, store: Store, *rules: Rule) -> list[Alert]:
    """What a run finds that opens the log, looks once and ends."""
    settle(store)
    with AlertLog(folder / "log", now) as log:
        return Alarm(rules or (SHOTS,), log, []).due(store)


def kinds(alerts: list[Alert]) -> list[str]:
    return [alert.kind for alert in alerts]


def test_an_act_of_the_store_is_told_once_and_its_change_as_an_update(store: Store, tmp_path: Path) -> None:
    store.add(written("a1", SHOT))
    (first,) = due(tmp_path, store)
    assert (first.kind, first.article) == ("new", store.stories()[0].articles[0])
    assert due(tmp_path, store) == []
    store.add(written("a2", OTHER, outlet="Varna Courier"))
    (second,) = due(tmp_path, store)
    assert (second.kind, second.key) == ("update", first.key)
    assert due(tmp_path, store) == []


def test_one_more_article_that_tells_the_same_raises_nothing(store: Store, tmp_path: Path) -> None:
    store.add(written("a1", SHOT))
    due(tmp_path, store)
    store.add(written("a2", f"{SHOT} It was said again.", outlet="Varna Courier"))
    assert due(tmp_path, store) == []


def test_an_act_that_persons_reject_is_taken_back_and_told_again_when_they_accept_it(
    store: Store, tmp_path: Path
) -> None:
    store.add(written("a1", SHOT))
    (first,) = due(tmp_path, store)
    article, _, event = first.accounts[0].partition("#")
    wrong = Correction(article=article, fact=event, verdict="reject", by="Ada", why="a film")
    store.correct(wrong)
    (second,) = due(tmp_path, store)
    assert (second.kind, second.key) == ("cancel", first.key)
    assert due(tmp_path, store) == []
    store.correct(replace(wrong, verdict="accept"))
    (third,) = due(tmp_path, store)
    assert (third.kind, third.key) == ("update", first.key)


def test_what_persons_rejected_is_not_alerted_of(store: Store, tmp_path: Path) -> None:
    added = store.add(written("a1", SHOT))
    for event in store.get(added.id).events:
        store.correct(Correction(article=added.id, fact=event.id, verdict="reject", by="Ada", why="a film"))
    assert due(tmp_path, store) == []


def keep_rule(store: Store, name: str, **told: object) -> None:
    line = json.dumps({"name": name, **told})
    store.write(lambda connection: keep(connection, Kept(kind="rule", name=name, by="Ada", at=now(), json=line)))


def test_rules_kept_at_the_desk_stand_beside_those_given_and_those_kept_later_too(store: Store, tmp_path: Path) -> None:
    store.add(written("a1", SHOT))
    settle(store)
    keep_rule(store, "in Iraq", place="IRQ")
    with AlertLog(tmp_path / "log", now) as log:
        alarm = Alarm((SHOTS,), log, [])
        assert {alert.rule for alert in alarm.due(store)} == {"shots", "in Iraq"}
        keep_rule(store, "killed", type="ASSAULT", minimum_origins=1)
        assert {alert.rule for alert in alarm.due(store)} == {"killed"}
        assert alarm.due(store) == []
        assert list(alarm.send()) == []


@pytest.mark.parametrize(
    ("name", "told", "words"),
    [
        ("old", {"plaze": "IRQ"}, "rule 'old' of the desk is not understood: plaze: Extra inputs are not permitted"),
        ("old", {"type": "NONE"}, "rule 'old' of the desk is not understood: type: no type of the codebook"),
        ("shots", {"place": "IRQ"}, "rule 'shots' of the desk is left out: the file has one of that name"),
    ],
)
def test_a_rule_of_the_desk_that_cannot_be_used_is_told_once_and_the_others_hold(
    store: Store, tmp_path: Path, name: str, told: dict[str, object], words: str
) -> None:
    store.add(written("a1", SHOT))
    settle(store)
    keep_rule(store, name, **told)
    with AlertLog(tmp_path / "log", now) as log:
        alarm = Alarm((SHOTS,), log, [])
        assert [alert.rule for alert in alarm.due(store)] == ["shots"]
        (complaint,) = alarm.send()
        assert complaint.startswith(words)
        alarm.due(store)
        assert list(alarm.send()) == []


def test_where_no_rule_is_nothing_is_looked_at(store: Store, tmp_path: Path) -> None:
    store.add(written("a1", SHOT))
    settle(store)
    with AlertLog(tmp_path / "log", now) as log:
        assert Alarm((), log, []).due(store) == []
    assert not (tmp_path / "log.reached").exists()


def test_how_far_a_run_had_come_may_be_lost(store: Store, tmp_path: Path) -> None:
    store.add(written("a1", SHOT))
    due(tmp_path, store)
    (tmp_path / "log.reached").unlink()
    assert due(tmp_path, store) == []
    (tmp_path / "log.reached").write_bytes(b'{"change": 9')
    assert due(tmp_path, store) == []


def test_a_run_that_is_killed_after_some_alerts_leaves_the_others_to_the_next(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(written("a1", SHOT))
    store.add(written("a2", "Rebels shelled the port of Aden, Yemen, on Sunday, killing four soldiers."))
    raised, keep = list[Alert](), AlertLog.raise_alert

    def killed(log: AlertLog, alert: Alert, places: tuple[str, ...]) -> None:
        if raised:
            raise KeyboardInterrupt
        raised.append(alert)
        keep(log, alert, places)

    with monkeypatch.context() as context:
        context.setattr(AlertLog, "raise_alert", killed)
        with pytest.raises(KeyboardInterrupt):
            due(tmp_path, store)
    (left,) = due(tmp_path, store)
    assert left.key != raised[0].key


def test_a_new_rule_looks_at_all_that_the_store_tells_and_the_old_one_repeats_nothing(
    store: Store, tmp_path: Path
) -> None:
    store.add(written("a1", SHOT))
    due(tmp_path, store)
    both = due(tmp_path, store, SHOTS, Rule.model_validate({"name": "in Iraq", "place": "IRQ"}))
    assert {alert.rule for alert in both} == {"in Iraq"}


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (SHOT.replace("witnesses", "many witnesses"), []),
        (BEFORE + SHOT, []),
        (BEFORE + SHOT.replace("nine", "ten"), ["update"]),
        (BEFORE, ["cancel"]),
    ],
)
def test_another_version_of_an_article_is_told_by_its_acts_however_they_are_numbered(
    store: Store, tmp_path: Path, later: str, told: list[str]
) -> None:
    store.add(written("a1", SHOT))
    (first,) = due(tmp_path, store)
    store.add(written("a1", later))
    found = due(tmp_path, store)
    assert kinds(found) == told
    assert {alert.key for alert in found} <= {first.key}
    store.add(written("a1", f"{later} Nothing else was known on Monday night."))
    assert due(tmp_path, store) == []


def test_the_acts_of_two_versions_are_known_by_what_they_say() -> None:
    old, new = written("a1", SHOT), written("a1", BEFORE + SHOT)
    shots = [next(event.id for event in reading.events if event.type == "ASSAULT") for reading in (old, new)]
    assert same_events(old, new) == {shots[0]: shots[1]}
    assert shots[0] != shots[1]
    assert same_events(new, old)[shots[1]] == shots[0]


class Slow:
    """A place that takes nothing yet."""

    name = "slow"
    tries = 0

    def send(self, alert: Alert) -> None:
        self.tries += 1
        raise DeliveryError(f"slow: no time for {alert.id}")


def test_a_delivery_that_fails_is_told_once_and_tried_again_less_and_less_often(store: Store, tmp_path: Path) -> None:
    store.add(written("a1", SHOT))
    settle(store)
    time, place = [0.0], Slow()
    with AlertLog(tmp_path / "log", now) as log:
        alarm = Alarm((SHOTS,), log, [place], atom=tmp_path / "feed", clock=lambda: time[0])
        alarm.due(store)
        assert len(list(alarm.send())) == 1
        for later, tries in ((1.0, 1), (AGAIN, 2), (AGAIN * 2, 2), (AGAIN * 3, 3)):
            time[0] = later
            assert list(alarm.send()) == []
            assert place.tries == tries
    assert (tmp_path / "feed").exists()


def test_the_command_tells_what_the_stories_of_the_store_tell_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(written("a1", SHOT))
    monkeypatch.chdir(tmp_path)
    Path("rules.yaml").write_text("rules:\n  - name: shots\n    type: ASSAULT\n")
    call = ["alert", "rules.yaml", "--store", "kept.db"]
    for more, told in ((["--dry-run"], True), ([], True), ([], False), (["--dry-run"], False)):
        done = CliRunner().invoke(app, [*call, *more])
        assert done.exit_code == 0
        assert ("NEW [shots]" in done.stdout) is told
    assert (tmp_path / "kept.db.alerts.jsonl").exists()
    done = CliRunner().invoke(app, ["alert", "rules.yaml", "--store", "none.db"])
    assert done.exit_code == 2
    assert not Path("none.db").exists()
