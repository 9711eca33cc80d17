"""An actor in the making: mentions that are held to be one, and what they tell together."""

from dataclasses import dataclass, field

from dateline.base.records import Actor, ActorKind, Entry, Mention, MentionForm
from dateline.base.spans import Span
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.names.lexicon import given_names

_SAYS_LITTLE = frozenset({"UNK", "CVL"})


@dataclass(slots=True, eq=False)
class Entity:
    """Grows while the article is walked; becomes an `Actor` at the end."""

    kind: ActorKind
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    former: bool = False
    named: bool = False
    wikidata: str | None = None
    roles: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, None] = field(default_factory=dict)
    mentions: dict[Span, MentionForm] = field(default_factory=dict)
    told: list[Span] = field(default_factory=list)

    @classmethod
    def of(cls, candidate: Candidate) -> "Entity":
        """A new actor of one mention."""
        entity = cls(candidate.kind, candidate.name)
        entity.add(candidate)
        return entity

    def add(self, candidate: Candidate) -> None:
        """One more mention; a fact already known is kept."""
        self.mentions.setdefault(candidate.span, candidate.form)
        if candidate.form == "name":
            self._take_name(candidate)
        else:
            self.words.setdefault(candidate.key)
        self.country = self.country or candidate.country
        self.sectors = _joined(self.sectors, candidate.sectors, self.named and self.kind == "org")
        self.gender = self.gender or candidate.gender
        self.plural = self.plural or (candidate.plural and not (self.named and self.kind == "org"))
        self.wikidata = self.wikidata or candidate.wikidata
        self.former = self.former or candidate.former
        if candidate.role:
            self.roles.setdefault(candidate.role)
        if candidate.number:
            self.numbers.setdefault(candidate.number)
        if candidate.told is not None:
            self.told.append(candidate.told)

    def absorb(self, other: "Entity") -> None:
        """All mentions of another actor, which is held to be this one."""
        for span, form in other.mentions.items():
            self.mentions.setdefault(span, form)
        self.told += other.told
        self.country, self.gender = self.country or other.country, self.gender or other.gender
        if other.named and not self.named:
            self.name, self.named, self.names = other.name, True, other.names

    def _take_name(self, candidate: Candidate) -> None:
        """A person is called by the fullest name, a body by the first."""
        self.names.setdefault(candidate.key)
        fuller = len(candidate.name) > len(self.name) or (self.name.isupper() and candidate.name.upper() == self.name)
        cut = " " in candidate.name and self.name.endswith(" " + candidate.name) and _opens_with_given(candidate.name)
        if not self.named or (candidate.kind == "person" and ((cut and not _opens_with_given(self.name)) or fuller)):
            self.name, self.named = candidate.name, True

    def actor(self, number: int, text: str, entry: Entry | None) -> Actor:
        """The finished record; of the words that tell its role each wording once."""
        mentions = tuple(Mention(span=span, form=form) for span, form in sorted(self.mentions.items()))
        first = {_wording(span.of(text)): span for span in sorted(self.told, reverse=True)}
        roles = tuple(sorted(first.values()))
        return Actor(
            id=f"a{number}", name=self.name, kind=self.kind, country=self.country, sectors=self.sectors,
            wikidata=self.wikidata, mentions=mentions, roles=roles, entry=entry,
        )  # fmt: skip


def _opens_with_given(name: str) -> bool:
    """'Ann Orrin', unlike 'Deport Ann Orrin'."""
    return name.split(maxsplit=1)[0] in given_names()


def _wording(words: str) -> str:
    return words.lower().removeprefix("the ")


def _joined(known: tuple[str, ...], new: tuple[str, ...], settled: bool) -> tuple[str, ...]:
    """Sectors known so far with new ones; 'UNK' and 'CVL' give way to what says more; a known body keeps its own."""
    if settled and known:
        return known
    merged = tuple(dict.fromkeys((*known, *new)))
    return tuple(s for s in merged if s not in _SAYS_LITTLE) or merged[:1]
