"""The form of a user's codebook: which keys may stand where, and what their values may be."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from dateline.base.records import Status


def _as_list(came: object) -> object:
    """One word may stand without brackets."""
    return [came] if isinstance(came, str) else came


Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Cameo = Annotated[str, StringConstraints(pattern=r"^\d{3,4}$")]
TypeName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_-]*$")]
Coded = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]*(/[a-z][a-z_-]*)?$")]
Listed = Annotated[list[Words], BeforeValidator(_as_list)]
Intensity = Annotated[float, Field(ge=-10, le=10)]
Score = Annotated[float, Field(gt=0, le=1)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ModeForm(_Form):
    """A mode: what it is, its codes, and the words of a clause that show it."""

    definition: Words | None = None
    cameo: Cameo | None = None
    intensity: Intensity | None = None
    words: Listed = []


class TypeForm(_Form):
    """A type: all of it for a new one, only what differs for one of the book that is extended."""

    definition: Words | None = None
    quad: Literal[1, 2, 3, 4] | None = None
    cameo: Cameo | None = None
    intensity: Intensity | None = None
    modes: dict[Name, ModeForm] = {}


class ContextForm(_Form):
    """A field of life and the words that show it."""

    definition: Words
    cues: Listed


class FrameForm(_Form):
    """What verbs and nouns have in common: the conditions under which their words tell an act."""

    what: Listed = []
    barred: Listed = Field(default=[], alias="not")
    via: Listed = []
    who: Listed = []
    beside: Listed = []
    needs: Listed = []
    modes: Annotated[list[Name], BeforeValidator(_as_list)] = []
    contexts: Listed = []
    joint: bool = False
    score: Score | None = None


class VerbForm(FrameForm):
    """Verbs that tell an act."""

    do: Listed
    to: Listed = []
    swap: bool = False
    give: bool = False


class NounForm(FrameForm):
    """Nouns that tell an act."""

    say: Listed
    before: Listed = []
    not_before: Listed = []
    towards: Listed = Field(default=[], alias="for")
    of: Literal["actor", "recipient"] | None = None
    owner: Literal["recipient"] | None = None


class ExampleForm(_Form):
    """A text with what the codebook makes of it, or does not."""

    text: Words
    codes: Annotated[list[Coded], BeforeValidator(_as_list)] = []
    codes_not: Annotated[list[Coded], BeforeValidator(_as_list)] = []
    status: Status | None = None
    actor: Words | None = None
    recipient: Words | None = None


class BookForm(_Form):
    """The whole file."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
    version: Words
    extends: Literal["plover", "nothing"]
    source: Words | None = None
    types: dict[TypeName, TypeForm] = {}
    contexts: dict[Name, ContextForm] = {}
    classes: dict[Name, Listed] = {}
    verbs: dict[TypeName, list[VerbForm]] = {}
    nouns: dict[TypeName, list[NounForm]] = {}
    examples: list[ExampleForm] = []
