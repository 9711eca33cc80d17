"""The rules of a file, and beside them those that people keep at the desk of a store."""

from collections.abc import Sequence

from pydantic import ValidationError

from dateline.alerts.rules import Rule
from dateline.store import Store, kept


def with_kept(given: Sequence[Rule], store: Store) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules given and those kept in the store, by name; and in words which of these cannot be used, and why."""
    rules, wrong = {rule.name: rule for rule in given}, []
    with store.reading() as connection:
        found = kept.all_kept(connection, "rule")
    for one in found:
        try:
            rule = Rule.model_validate_json(one.json)
        except ValidationError as error:
            wrong.append(
                f"rule {one.name!r} of the desk is not understood: {_why(error)}; keep it there anew, or drop it"
            )
            continue
        if rules.setdefault(rule.name, rule) is not rule:
            wrong.append(
                f"rule {one.name!r} of the desk is left out: the file has one of that name; rename one of them"
            )
    return tuple(rules.values()), tuple(wrong)


def _why(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc'])) or 'rule'}: {first['msg'].removeprefix('Value error, ')}"
