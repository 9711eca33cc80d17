"""Which quotes are of one source, also where it has no name: 'a senior official said ... the official added'."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.base.records import Actor
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.source import Source, those_counted
from dateline.recognise.quotes.sourcing import listed

_SINGULAR = frozenset({"he", "she"})
_PLURAL = frozenset({"NNS", "NNPS"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"})
_MEMORY = 50  # sources that a reader still remembers
_REACH = 3  # paragraphs over which 'he' without an actor goes on speaking


@dataclass(slots=True, eq=False)
class Voice:
    """One source of an article with its quotes; `head` and `words` are those by which it was introduced."""

    head: str
    words: frozenset[str]
    actor: str | None
    plural: bool
    named: bool
    drafts: list[Draft] = field(default_factory=list)
    anonymity: Span | None = None
    reason: Span | None = None

    def last_before(self, end: int) -> int:
        """Where it last spoke before `end`."""
        at = bisect_left(self.drafts, end, key=lambda draft: draft.told_at) - 1
        return self.drafts[max(at, 0)].told_at


class Voices:
    """The sources of an article in the order in which they first speak; each new quote finds its own by a look-up."""

    def __init__(self, parse: Parse, text: str, drafts: Sequence[Draft], actors: Iterable[Actor]) -> None:
        self._parse, self._text = parse, text
        self._named = {a.id for a in actors if any(m.form == "name" for m in a.mentions)}
        self.all: list[Voice] = []
        self._of_source: dict[Span, Voice] = {}
        self._of_actor: dict[str, Voice] = {}
        self._of_head: dict[str, list[Voice]] = {}
        self._last: Voice | None = None
        for draft in drafts:
            if draft.source is not None:
                self._take(draft, draft.source)

    def _take(self, draft: Draft, source: Source) -> None:
        voice = self._of_source.get(source.span) or self._find(draft, source)
        self._of_source[source.span] = self._last = voice
        if voice.actor is not None:
            self._of_actor[voice.actor] = voice
        voice.drafts.append(draft)

    def _find(self, draft: Draft, source: Source) -> Voice:
        """The voice of a draft: one of those found, or a new one that is added to them."""
        sentence = self._parse.sentence_at(source.head.start)
        head = sentence.token_at(source.head.start) if sentence is not None else None
        words = frozenset(source.span.of(self._text).lower().split()) - listed("plain_words")
        named = draft.speaker in self._named
        known = self._of_actor.get(draft.speaker or "") if named else None
        if known is None and not named and sentence is not None and head is not None:
            known = self._spoken_of(sentence, head, draft, words)
        if known is not None:
            return known
        lemma = head.lemma.lower() if head is not None else source.head.of(self._text).lower()
        plural = head is not None and (head.tag in _PLURAL or head.lower == "they")
        voice = Voice(lemma, words, draft.speaker, plural, named)
        self.all.append(voice)
        if not named:
            self._of_head.setdefault(lemma, []).append(voice)
        return voice

    def _spoken_of(self, sentence: Sentence, head: Token, draft: Draft, words: frozenset[str]) -> Voice | None:
        """The voice that a pronoun or a definite description ('the official') takes up."""
        if head.pos == "PRON":
            return self._of_pronoun(head, draft)
        head = those_counted(sentence, head)
        alike = list(reversed(self._of_head.get(head.lemma.lower(), [])))
        determiners = {t.lower for t in sentence.children(head, "det", "amod", "nummod", "poss")}
        if determiners & listed("further") and "the" in determiners:  # 'the second official' of 'two officials'
            return next((v for v in alike[:1] if v.plural), None)
        if determiners & listed("further") or not determiners & _DEFINITE:
            bare = head.tag in _PLURAL and not determiners
            return next((v for v in alike if bare and _fits(v, head, words) and v.words == words), None)
        same = self._of_actor.get(draft.speaker or "")
        return next((v for v in alike if _fits(v, head, words)), same if same is not None and not same.named else None)

    def _of_pronoun(self, head: Token, draft: Draft) -> Voice | None:
        """The voice with the actor of the pronoun; without one, the last voice where it spoke just before."""
        if draft.speaker is not None:
            return self._of_actor.get(draft.speaker)
        last = self._last
        if last is None or head.lower not in _SINGULAR or last.plural or last.named:
            return None
        return last if draft.paragraph - last.drafts[-1].last_paragraph < _REACH else None


def _fits(voice: Voice, head: Token, words: frozenset[str]) -> bool:
    """True if the words tell nothing that the voice was not introduced with."""
    plural = head.tag in _PLURAL
    return voice.head == head.lemma.lower() and voice.plural == plural and words <= voice.words


def voice_named_in(sentence: Sentence, before: Span, found: Sequence[Voice]) -> list[Voice]:
    """The voices that the subject of a sentence about sources takes up: 'The officials spoke on condition of ...'."""
    head = next((t for t in sentence.tokens_in(before) if t.dep in ("nsubj", "nsubjpass")), None)
    count = bisect_left(found, before.end, key=lambda voice: voice.drafts[0].told_at)
    earlier = [voice for voice in found[max(0, count - _MEMORY) : count] if not voice.named]
    if head is None or not earlier:
        return []
    latest = max(earlier, key=lambda voice: voice.last_before(before.end))
    if head.lower in _SINGULAR:
        return [latest] if not latest.plural else []
    if head.lower in ("they", "both", "all", "who"):
        plural = [v for v in earlier if v.plural]
        return [latest] if latest.plural else plural[-1:]
    same = [v for v in earlier if v.head == head.lemma.lower()]
    if head.tag in _PLURAL:
        return same
    return [v for v in same if not v.plural][-1:]
