"""An actor in the making: mentions that are held to be one, and what they tell together."""

from dataclasses import dataclass, field

from dateline.base.records import Actor, ActorKind, Mention, MentionForm
from dateline.base.spans import Span
from dateline.recognise.actors.candidate import Candidate


@dataclass(slots=True)
class Entity:
    """Grows while the article is walked; becomes an `Actor` at the end."""

    kind: ActorKind
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    wikidata: str | None = None
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    mentions: dict[Span, MentionForm] = field(default_factory=dict)
    named: bool = False
    last: int = -1
    last_paragraph: int = -1
    former: bool = False

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
            if not self.named or (len(candidate.name) > len(self.name) and candidate.kind == "person"):
                self.name, self.named = candidate.name, True
            self.names.add(candidate.key)
        if candidate.form == "description" and candidate.kind in ("person", "org") and self.kind == "group":
            self.kind = candidate.kind
        self.country = self.country or candidate.country
        self.sectors = _joined(self.sectors, candidate.sectors)
        self.gender = self.gender or candidate.gender
        self.plural = self.plural or candidate.plural
        self.wikidata = self.wikidata or candidate.wikidata
        self.former = self.former or candidate.former
        if candidate.form == "description":
            self.names.add(candidate.key)
        if candidate.role:
            self.roles.add(candidate.role)
        self.last = max(self.last, candidate.span.start)
        self.last_paragraph = max(self.last_paragraph, candidate.sentence.paragraph)

    def last_before(self, offset: int) -> int:
        """Where its last mention before `offset` begins; -1 if there is none."""
        return max((span.start for span in self.mentions if span.start < offset), default=-1)

    def actor(self, number: int) -> Actor:
        """The finished record."""
        mentions = tuple(Mention(span=span, form=form) for span, form in sorted(self.mentions.items()))
        return Actor(
            id=f"a{number}", name=self.name, kind=self.kind, country=self.country, sectors=self.sectors,
            wikidata=self.wikidata, mentions=mentions,
        )  # fmt: skip


def _joined(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Sectors known so far with new ones; 'UNK' and 'CVL' give way to what says more."""
    weak = {"UNK", "CVL"}
    merged = tuple(dict.fromkeys((*known, *new)))
    strong = tuple(s for s in merged if s not in weak)
    return strong or merged[:1]
