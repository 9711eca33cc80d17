"""Rules are read from YAML, and what is wrong in them is told with file, line and key."""

from pathlib import Path

import pytest

from dateline.alerts import RuleError, load_rules

GOOD = """rules:
  - name: shots
    place: Iraq
    type: ASSAULT
    mode: firearms
    actor: gunmen
    status: [happened, alleged]
    minimum_origins: 2
    early: true
  - name: warnings
    advisory: {country: IRQ, issuer: Canada}
  - name: any warning
    advisory: {}
"""


def test_rules_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(GOOD)
    rules = load_rules(tmp_path / "rules.yaml")
    assert [rule.name for rule in rules] == ["shots", "warnings", "any warning"]
    assert rules[0].minimum_origins == 2
    assert rules[1].advisory is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: []", "rules.yaml:1: rules"),
        ("rules:\n  - type: ASSAULT", "rules.yaml:2: rules.1: came no 'name'"),
        ("rules:\n  - name: a\n    typ: ASSAULT", "did you mean type?"),
        ("rules:\n  - name: a\n    type: MURDER", "rules.yaml:3: rules.1.type: came 'MURDER'"),
        ("rules:\n  - name: a\n    mode: wands", "rules.1.mode"),
        ("rules:\n  - name: a\n    status: [denied]", "happened, ongoing, planned, alleged"),
        ("rules:\n  - name: a\n    minimum_origins: 0", "a whole number from 1"),
        ("rules:\n  - name: a\n    advisory: {contry: IRQ}", "did you mean country?"),
        ("rules:\n  - name: a\n    type: ASSAULT\n    advisory: {}", "make two rules of it"),
        ("rules:\n  - name: a\n    silence: {}\n    advisory: {}", "make two rules of it"),
        ("rules:\n  - name: a\n    silence: {sorce: Harbour Post}", "did you mean source?"),
        ("rules:\n  - name: a\n  - name: a", "a name that no other rule has"),
        ("just words", "a list of rules"),
        ("rules: [", "rules.yaml:2"),
        ("", "an empty file"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_key(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(text)
    with pytest.raises(RuleError) as error:
        load_rules(tmp_path / "rules.yaml")
    assert told in str(error.value)
