"""One mention before it is grouped: where it stands and what it tells of its bearer."""

from dataclasses import dataclass

from dateline.base.records import ActorKind, MentionForm
from dateline.base.spans import Span
from dateline.parse import Sentence, Token

COMPATRIOT = "compatriot"  # the role of whom only a people's name tells: 'the Brazilian'


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mention with its grammar. `key` must agree for two names to be one; `role` is the role noun of a description.

    `definite` and `indefinite` tell of 'the', 'his' and of 'a' before it. `country`, `sectors` and `gender` are what
    the words of this mention alone tell; `number` is its numeral, if any, and `noun` the noun that is counted ('two
    of the judges'). `told` are the words that tell a role: the title before a name, a whole description.
    `doubtful` names have nothing but capitals that speaks for a person.
    """

    span: Span
    form: MentionForm
    kind: ActorKind
    sentence: Sentence
    head: Token
    name: str
    key: str
    role: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    number: str = ""
    former: bool = False
    wikidata: str | None = None
    owned: bool = False
    noun: Token | None = None
    told: Span | None = None
    doubtful: bool = False
