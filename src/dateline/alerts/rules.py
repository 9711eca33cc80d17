"""What a person watches, from a YAML file; what is wrong in it is told with file, line and key."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from dateline.base.errors import KnowledgeError
from dateline.knowledge.coding import codebook
from dateline.knowledge.ownbook.lines import Path_, Typed, read_typed
from dateline.knowledge.ownbook.wrong import CodebookError, Wrong, did_you_mean, one_of

TOLD_IN = "docs/reference/alerts.md"
RealStatus = Literal["happened", "ongoing", "planned", "alleged"]
_EXPECTED = {
    "rules": "a list of rules, each with its name",
    "name": "words of at most 100 characters",
    "minimum_origins": "a whole number from 1 to 1000",
    "early": "true or false",
    "status": "a list of happened, ongoing, planned, alleged",
    "type": "a type of the codebook, as ASSAULT (dateline codebook show)",
    "mode": "a mode of the codebook, as firearms (dateline codebook show)",
    "advisory": "a mapping of country, issuer, strength, or {} for any",
    "silence": "a mapping of source, or {} for any",
}


class RuleError(KnowledgeError):
    """A file of rules cannot be used; `wrongs` tells why, in the order of its lines."""

    def __init__(self, wrongs: Sequence[Wrong]) -> None:
        self.wrongs = tuple(sorted(wrongs, key=lambda wrong: (wrong.line, wrong.where)))
        super().__init__("\n".join(map(str, self.wrongs)))


def _type(told: str) -> str:
    if told not in codebook().types:
        raise ValueError("no type of the codebook")
    return told


def _mode(told: str) -> str:
    if not any(told in type_.modes for type_ in codebook().types.values()):
        raise ValueError("no mode of the codebook")
    return told


Words = Annotated[str, Field(min_length=1, max_length=100)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class AdvisoryRule(_Form):
    """Which advisories are watched: those about a country, by an issuer, of a strength; any where nothing is said."""

    country: Words | None = None
    issuer: Words | None = None
    strength: Words | None = None


class SilenceRule(_Form):
    """Which sources are watched for silence: the one of a name; any where nothing is said."""

    source: Words | None = None


class Rule(_Form):
    """What is watched: acts of a place, type, mode, actor and status, or advisories, or sources that fall silent.

    What is not said may be anything. `place` and `actor` are a country (code or name) or the name of a place or an
    actor. An act that fewer than `minimum_origins` tell waits; with `early` it is sent at once, and again when so many
    tell it.
    """

    name: Words
    place: Words | None = None
    type: Annotated[str, AfterValidator(_type)] | None = None
    mode: Annotated[str, AfterValidator(_mode)] | None = None
    actor: Words | None = None
    status: Annotated[list[RealStatus], Field(min_length=1)] | None = None
    minimum_origins: Annotated[int, Field(ge=1, le=1000)] = 1
    early: bool = False
    advisory: AdvisoryRule | None = None
    silence: SilenceRule | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = self.model_fields_set & {"advisory", "silence"}
        if len(kinds) > 1 or (kinds and self.model_fields_set - {"name", *kinds}):
            raise ValueError("acts, advisories or silence in one rule")
        return self

    @property
    def of_acts(self) -> bool:
        """True where acts are watched."""
        return self.advisory is None and self.silence is None


class Rules(_Form):
    """All rules of a file."""

    rules: Annotated[list[Rule], Field(min_length=1, max_length=1000)]


def load_rules(path: str | Path) -> tuple[Rule, ...]:
    """The rules of a YAML file. Raises `RuleError` with all that is wrong with it, `OSError` if it is not there."""
    try:
        typed = read_typed(Path(path), "file of rules", TOLD_IN)
    except CodebookError as error:
        raise RuleError(error.wrongs) from error
    rules: list[Rule] = []
    try:
        rules = Rules.model_validate(typed.content).rules
    except ValidationError as error:
        for found in error.errors():
            _tell(found["type"], found["loc"], typed)
    _refuse_twins(rules, typed)
    if typed.wrongs:
        raise RuleError(typed.wrongs)
    return tuple(rules)


def _refuse_twins(rules: Sequence[Rule], typed: Typed) -> None:
    """Two rules of one name would have one key for one act."""
    names: set[str] = set()
    for number, rule in enumerate(rules):
        if rule.name in names:
            typed.wrong(("rules", number, "name"), rule.name, "a name that no other rule has", "give it another")
        names.add(rule.name)


def _tell(kind: str, path: Path_, typed: Typed) -> None:
    """Note one complaint of pydantic in the words of all files of Dateline."""
    if kind == "extra_forbidden":
        known = list(_form_at(path).model_fields)
        typed.wrong(path, f"the unknown key {path[-1]!r}", one_of(known), did_you_mean(str(path[-1]), known, "drop it"))
    elif kind == "missing":
        typed.wrong(path[:-1], f"no {path[-1]!r}", f"the key {path[-1]!r}", "add it")
    elif kind == "value_error" and path and isinstance(path[-1], int):
        came, expected = "keys of acts, 'advisory' or 'silence' together", "one kind in a rule"
        typed.wrong(path, came, expected, "make two rules of it")
    else:
        names = [part for part in path if isinstance(part, str)]
        expected = _EXPECTED.get(names[-1] if names else "rules", "words of at most 100 characters")
        typed.wrong(path, repr(typed.raw.get(path, "something else")), expected, f"correct it, see {TOLD_IN}")


def _form_at(path: Path_) -> type[BaseModel]:
    """The form of the mapping that holds the key at the end of `path`."""
    if "advisory" in path[:-1]:
        return AdvisoryRule
    if "silence" in path[:-1]:
        return SilenceRule
    return Rule if len(path) > 1 else Rules
