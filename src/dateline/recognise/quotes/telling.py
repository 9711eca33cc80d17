"""Drafts -> quotes: with each goes what the words around it tell of its source, its chain, its addressee and venue."""

from collections.abc import Iterable, Sequence

from dateline.base.records import Actor, Article, AttributionKind, Place, Quote
from dateline.parse import Parse
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.addressee import addressee_of
from dateline.recognise.quotes.chain import Chains
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.kind import kind_of
from dateline.recognise.quotes.saying import Saying, saying_of
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.venue import Venues


class Telling:
    """What an article tells around its quotes, ready to be asked for the quote of each draft."""

    def __init__(
        self,
        article: Article,
        parse: Parse,
        drafts: Sequence[Draft],
        actors: Iterable[Actor],
        index: ActorIndex,
        places: Iterable[Place],
    ) -> None:
        self._text, self._parse, self._index = article.text, parse, index
        self._actors = {actor.id: actor for actor in actors}
        self._venues = Venues(places, index)
        self._chains = Chains(article, parse, drafts, index)

    def quote(self, number: int, draft: Draft) -> Quote:
        """The quote of a draft, with all that is told of it."""
        saying = saying_of(self._parse, draft)
        venue = self._venues.of(saying) if saying is not None else None
        heard_by = addressee_of(saying, venue, self._index) if saying is not None else None
        addressee = self._listener(saying, heard_by) if saying is not None and heard_by is not None else None
        return Quote(
            id=f"q{number}",
            kind=draft.kind,
            segments=tuple(draft.segments),
            speaker=draft.speaker,
            speaker_span=draft.source.span if draft.source is not None else None,
            cue=draft.cue,
            source=self._kind(draft),
            relayed_by=self._chains.relays(draft, saying, venue, heard_by) if saying is not None else (),
            citing=self._chains.leanings(draft, saying) if saying is not None else (),
            anonymous=draft.anonymity is not None,
            anonymity_span=draft.anonymity,
            anonymity_reason=draft.reason,
            addressee=addressee.id if addressee is not None and addressee.id != draft.speaker else None,
            addressee_span=heard_by.span if heard_by is not None else None,
            venue=venue.place if venue is not None else None,
            venue_span=venue.span if venue is not None else None,
            score=draft.trust,
            why=draft.why,
        )

    def _listener(self, saying: Saying, heard_by: Source) -> Actor | None:
        """The one actor that is spoken to: none for 'Chile and Peru', nor one state for 'both countries'."""
        head = saying.sentence.token_at(heard_by.head.start)
        found = self._index.at(heard_by.span, heard_by.head)
        if head is None or found is None or saying.sentence.child(head, "conj") is not None:
            return None
        many = head.tag in ("NNS", "NNPS") and found.kind in ("state", "person")
        return None if many or self._is_namesake(saying, heard_by, found) else found

    def _is_namesake(self, saying: Saying, heard_by: Source, found: Actor) -> bool:
        """True for a state whose name is only part of another: 'told the Times of Chile'."""
        if found.kind != "state":
            return False
        named = [m.span for m in found.mentions if m.span.overlap(heard_by.span)]
        proper = [t for t in saying.sentence.tokens_in(heard_by.span) if t.pos == "PROPN"]
        return any(not any(span.covers(t.span) for span in named) for t in proper)

    def _kind(self, draft: Draft) -> AttributionKind | None:
        if draft.source is None:
            return None
        if draft.anonymity is not None:
            return "anonymous"
        sentence = self._parse.sentence_at(draft.source.head.start)
        actor = self._actors.get(draft.speaker or "")
        return kind_of(sentence, draft.source, self._text, actor) if sentence is not None else None
