"""The chain of a quote's sources: who passed the words on ('X quoted Y as saying'), on what Y leans ('citing Z')."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dateline.base.records import Article, Link, LinkKind
from dateline.base.spans import Span
from dateline.parse import Parse, phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.anonymity import find_anonymity
from dateline.recognise.quotes.asides import is_aside
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.kind import kind_of
from dateline.recognise.quotes.saying import Saying
from dateline.recognise.quotes.source import Source, quoting, source_at
from dateline.recognise.quotes.sourcing import listed
from dateline.recognise.quotes.speech import cue_at, speech
from dateline.recognise.quotes.venue import Venue

_PEOPLE = ("NOUN", "PROPN", "PRON", "NUM")
Cued = tuple[Sentence, Source, Span | None]
"""A source in its sentence with the words that tie it to the speaker."""


class Chains:
    """The sources of an article, ready to be asked through whom and from whom the words of a quote come."""

    def __init__(self, article: Article, parse: Parse, drafts: Sequence[Draft], actors: ActorIndex) -> None:
        self._text, self._actors = article.text, actors
        self._own = {_letters(name) for name in (article.outlet, article.agency and article.agency.name) if name}
        reports = [d for d in drafts if d.kind == "indirect" and d.source is not None and d.cue is not None]
        self._of_sentence: dict[Sentence, list[Draft]] = {}
        for draft in reports:
            sentence = parse.sentence_at(draft.start)
            if sentence is not None:
                self._of_sentence.setdefault(sentence, []).append(draft)

    def relays(self, draft: Draft, saying: Saying, venue: Venue | None, addressee: Source | None) -> tuple[Link, ...]:
        """Who passed the words on, the outermost first."""
        found = [
            *self._reported(draft, saying),
            *self._passed_on_after(draft, saying),
            *_quoted_by(saying),
            *_carried_by(saying, venue),
        ]
        if addressee is not None:
            found += self._told(saying, addressee)
        return self._links(draft, found)

    def leanings(self, draft: Draft, saying: Saying) -> tuple[Link, ...]:
        """On what the speaker leans: people and documents that the outlet tells beside the cue."""
        return self._links(draft, [*_cited(saying, draft.kind == "indirect"), *self._heard_from(draft, saying)])

    def _links(self, draft: Draft, found: Iterable[Cued]) -> tuple[Link, ...]:
        links: dict[Span, Link] = {}
        for sentence, source, cue in found:
            own = draft.source is not None and draft.source.head == source.head
            kind = None if own else self._kind(sentence, source)
            actor = self._actors.at(source.span, source.head) if kind != "document" else None
            name = actor.id if actor is not None else None
            span = _without_genitive(self._text, source.span)
            if kind is not None and span not in links and (name is None or name != draft.speaker):
                links[span] = Link(kind=kind, span=span, actor=name, cue=cue)
        return tuple(links.values())

    def _kind(self, sentence: Sentence, source: Source) -> LinkKind | None:
        head = sentence.token_at(source.head.start)
        if find_anonymity(self._text, source.span):
            return "anonymous"
        if head is not None and head.lemma.lower() in listed("documents") and head.pos == "NOUN":
            return "document"
        return kind_of(sentence, source, self._text, self._actors.at(source.span, source.head))

    def _reported(self, draft: Draft, saying: Saying) -> Iterator[Cued]:
        """The reports that hold this one: 'the agency reported that the mayor said ...'."""
        for report in draft.relays:
            if report.source is not None:
                yield report.sentence, report.source, report.cue
            if report.verb is not None:  # 'X said Y, the agency reported, citing Z': Z told the agency
                yield from _cited(Saying(report.sentence, report.verb, (), report.source), reported=True)
        for outer in self._around(draft, saying):
            passes_on = self._is_outlet(saying, outer.source) or not (
                _may_be_same(saying, draft) or self._is_outlet(saying, draft.source)
            )
            if outer.source is not None and passes_on:
                yield saying.sentence, outer.source, outer.cue

    def _is_outlet(self, saying: Saying, source: Source | None) -> bool:
        return source is not None and self._kind(saying.sentence, source) == "outlet"

    def _passed_on_after(self, draft: Draft, saying: Saying) -> Iterator[Cued]:
        """'"X," the mayor said, the agency reported', '"X," the mayor said, according to the agency'."""
        if draft.kind == "indirect":
            return
        sentence = saying.sentence
        for token in sentence.tokens[saying.verb.index + 1 :]:
            to = sentence.tokens[token.index + 1 : token.index + 2]
            head, cue = sentence.child(token, "nsubj"), token.span
            if token.lower == "according" and to and to[0].lower == "to":
                head, cue = sentence.child(to[0], "pobj"), sentence.span_of([token, *to])
            elif token.tag not in ("VBD", "VBZ") or cue_at(sentence, token) is None:
                continue
            if head is not None and head.index > saying.verb.index and saying.outside(token):
                source = source_at(sentence, head)
                if self._kind(sentence, source) == "outlet":
                    yield sentence, source, cue

    def _around(self, draft: Draft, saying: Saying) -> list[Draft]:
        cue = draft.cue
        held = [
            outer
            for outer in self._of_sentence.get(saying.sentence, [])
            if outer is not draft and cue is not None and any(words.covers(cue) for words in outer.segments)
        ]
        return sorted(held, key=lambda outer: -sum(words.length() for words in outer.segments))

    def _told(self, saying: Saying, addressee: Source) -> Iterator[Cued]:
        """The outlet that was spoken to, where it is known not to be the article's own."""
        outlet = self._actors.at(addressee.span, addressee.head)
        if outlet is None or not self._own or outlet.kind != "org" or "JRN" not in outlet.sectors:
            return
        names = {_letters(name) for name in (outlet.name, *(m.span.of(self._text) for m in outlet.mentions))}
        if not any(own in name or name in own for own in self._own for name in names):
            yield saying.sentence, addressee, saying.verb.span

    def _heard_from(self, draft: Draft, saying: Saying) -> Iterator[Cued]:
        """Who told the speaker: 'police said witnesses had told them', 'the Post reports, according to the mayor'."""
        if self._is_outlet(saying, draft.source):
            for outer in self._around(draft, saying):
                if outer.source is not None and not self._is_outlet(saying, outer.source):
                    yield saying.sentence, outer.source, outer.cue
        if draft.kind != "indirect":
            return
        for inner in self._of_sentence.get(saying.sentence, []):
            verb, source = inner.verb, inner.source
            if inner is draft or verb is None or source is None or inner.cue is None:
                continue
            inside = any(words.covers(inner.cue) and words.covers(source.span) for words in draft.segments)
            if inside and _is_clause_of(saying, verb) and _tells(saying, verb):
                yield saying.sentence, source, inner.cue


def _without_genitive(text: str, words: Span) -> Span:
    """'NBC's' of 'on NBC's "Morning Hour"' is NBC."""
    return Span(words.start, words.end - 2) if words.of(text).endswith(("'s", "’s")) else words


def _letters(name: str) -> str:
    """A name as an address on the network writes it: 'The Harbour Post' is in 'www.theharbourpost.example'."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _may_be_same(saying: Saying, draft: Draft) -> bool:
    """True where the speaker may be the one who reports it: 'Arden said she hoped', 'Arden said the mayor hoped'."""
    head = saying.sentence.token_at(saying.source.head.start) if saying.source is not None else None
    if head is None:
        return True
    if head.pos == "PRON":
        return draft.speaker is None
    return head.pos == "NOUN" and any(t.lower == "the" for t in saying.sentence.children(head, "det"))


def _is_clause_of(saying: Saying, verb: Token) -> bool:
    return verb.dep == "ccomp" and saying.sentence.head(verb) is saying.verb


def _tells(saying: Saying, verb: Token) -> bool:
    """True for 'witnesses had told them': what others say counts as a source where they said it to the speaker."""
    to = saying.sentence.children(verb, "dobj", "dative")
    return verb.lemma == "tell" and any(t.lower in ("them", "him", "her", "it") for t in to)


def _quoted_by(saying: Saying) -> Iterator[Cued]:
    """'The agency quoted the mayor as saying', 'the mayor was quoted by the agency', 'officials cited by the paper'."""
    sentence, verb = saying.sentence, saying.verb
    relay = quoting(sentence, verb) or (verb if verb.lemma in speech().relays else None)
    relaying = [relay] if relay is not None else []
    head = sentence.token_at(saying.source.head.start) if saying.source is not None else None
    if head is not None:
        relaying += [t for t in sentence.children(head, "acl") if t.lemma in speech().relays and t.tag == "VBN"]
    relaying += [t for t in sentence.children(verb, "advcl") if t.lemma in speech().relays and t.tag == "VBN"]
    for above in relaying:
        outlet = phrases.agent(sentence, above)
        if outlet is not None and outlet.pos in _PEOPLE and outlet is not head:
            yield sentence, source_at(sentence, outlet), above.span


def _carried_by(saying: Saying, venue: Venue | None) -> Iterator[Cued]:
    """'In remarks carried by state television', 'in a video released by the group'."""
    if venue is None:
        return
    sentence = saying.sentence
    for carried in sentence.children(venue.noun, "acl", "relcl"):
        if carried.lemma.lower() not in listed("carrying"):
            continue
        for preposition, outlet in phrases.prepositional(sentence, carried, "by", "in", "on"):
            own = any(t.pos == "PRON" for t in sentence.children(outlet, "poss"))
            if outlet.pos in _PEOPLE and outlet.lower not in listed("platforms") and not own:
                together = preposition.index == carried.index + 1
                cue = sentence.span_of([carried, preposition] if together else [carried])
                yield sentence, source_at(sentence, outlet), cue


def _cited(saying: Saying, reported: bool) -> Iterator[Cued]:
    """'Citing a police report', 'the Post, which cited witnesses', 'based on satellite images' beside the cue.

    Words reported without marks may run over them.
    """
    sentence = saying.sentence
    for token in sentence.tokens:
        if not _may_cite(token) or not (reported or saying.outside(token)) or not _leans(saying, token):
            continue
        for head, cue in _objects(sentence, token):
            for noun in phrases.with_conjuncts(sentence, head):
                yield sentence, source_at(sentence, noun), cue


def _may_cite(token: Token) -> bool:
    """True for a participle that cites, and for the first word of 'based on' and the like."""
    return _is_citing(token) or token.lower in _openers()


def _is_citing(token: Token) -> bool:
    return (token.tag == "VBG" or token.dep == "relcl") and token.lemma in listed("citing")


@cache
def _openers() -> dict[str, list[str]]:
    """The phrases by which a speaker leans on something or refers to it, by their first word."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(listed("leaning") | listed("referring")):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found


def _objects(sentence: Sentence, token: Token) -> Iterator[tuple[Token, Span]]:
    """What a participle cites, with the words that tie it to the speaker."""
    if _is_citing(token):
        yield from ((noun, token.span) for noun in sentence.children(token, "dobj"))
        return
    for phrase in _openers().get(token.lower, ()):
        words = phrase.split()
        run = sentence.tokens[token.index : token.index + len(words)]
        if [t.lower for t in run] == words:
            nouns = sentence.children(run[-1], "pobj", "dobj")
            if phrase in listed("referring"):
                nouns = [noun for noun in nouns if noun.lemma.lower() in listed("documents")]
            yield from ((noun, sentence.span_of(run)) for noun in nouns)


def _leans(saying: Saying, token: Token) -> bool:
    """True if a participle hangs on the cue or on its source, follows one of them, or parts the words said."""
    sentence, head = saying.sentence, saying.sentence.head(token)
    source = saying.source.head if saying.source is not None else None
    if head is saying.verb or head.span == source or (saying.outside(token) and is_aside(sentence, token)):
        return True
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None:
        return True
    ends = {saying.verb.span.end, saying.source.span.end if saying.source is not None else -1}
    return before.text == "," and before.index > 0 and sentence.tokens[before.index - 1].span.end in ends
