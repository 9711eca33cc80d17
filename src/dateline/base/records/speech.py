"""What was said: the quotes of an article, and the chain of sources that each came through."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.spans import Span

QuoteKind = Literal["direct", "fragment", "indirect"]
AttributionKind = Literal["named", "unnamed", "anonymous", "official", "outlet"]
LinkKind = Literal["named", "unnamed", "anonymous", "official", "outlet", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A source before or behind the speaker: who passed the words on, or on what the speaker leans.

    `span` are the words that name it, `cue` those that tie it to the speaker ('citing', 'quoted ... as saying').
    """

    kind: LinkKind
    span: Span
    actor: str | None = None
    cue: Span | None = None

    def spans(self) -> Iterator[Span]:
        """Its words in the text."""
        yield self.span
        if self.cue is not None:
            yield self.cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One utterance, its exact words in `segments` (without quotation marks), and who said it.

    The chain of its sources runs from the outlet of the article over `relayed_by` (who passed the words on) to the
    speaker, of whom `source` tells the kind, and over `citing` to what the speaker leans on. `anonymous` only where
    the article states anonymity; `anonymity_span` then holds the words of the condition, `anonymity_reason` those of
    its reason. `score` (0 to 1) is the trust in the speaker, `why` the rule or model that decided, in words; both are
    empty where the speaker is not known.
    """

    id: str
    kind: QuoteKind
    segments: tuple[Span, ...]
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    source: AttributionKind | None = None
    relayed_by: tuple[Link, ...] = ()
    citing: tuple[Link, ...] = ()
    anonymous: bool = False
    anonymity_span: Span | None = None
    anonymity_reason: Span | None = None
    addressee: str | None = None
    addressee_span: Span | None = None
    venue: str | None = None
    venue_span: Span | None = None
    score: float | None = None
    why: str = ""

    def __post_init__(self) -> None:
        laws.need_spans("quote", self.segments)
        for span in self.told():
            laws.need_span("quote", span)
        if self.score is not None:
            laws.need_share("quote", self.score)
        if self.anonymity_span is not None and not self.anonymous:
            raise LawError("quote: words of anonymity are given, but the speaker is not marked anonymous")

    def told(self) -> Iterator[Span]:
        """The words around the utterance that tell of it: source, cue, condition, addressee, venue and chain."""
        given = (
            self.speaker_span, self.cue, self.anonymity_span, self.anonymity_reason, self.addressee_span,
            self.venue_span,
        )  # fmt: skip
        yield from (span for span in given if span is not None)
        for link in (*self.relayed_by, *self.citing):
            yield from link.spans()
