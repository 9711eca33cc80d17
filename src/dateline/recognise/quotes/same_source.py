"""Which quotes are of one source, also where it has no name: 'a senior official said ... the official added'."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.base.records import Actor
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.sourcing import listed

_SINGULAR = frozenset({"he", "she"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"})
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
    spans: set[Span] = field(default_factory=set)

    def take(self, draft: Draft) -> None:
        """Count a draft as words of this voice."""
        self.drafts.append(draft)
        if draft.source is not None:
            self.spans.add(draft.source.span)


def voices_of(parse: Parse, text: str, drafts: Sequence[Draft], actors: Iterable[Actor]) -> list[Voice]:
    """The sources of the article in the order in which they first speak, each with all its quotes."""
    named = {a.id for a in actors if any(m.form == "name" for m in a.mentions)}
    found: list[Voice] = []
    for draft in drafts:
        if draft.source is not None:
            _voice(parse, text, draft, found, named).take(draft)
    return found


def _voice(parse: Parse, text: str, draft: Draft, found: list[Voice], named: set[str]) -> Voice:
    """The voice of a draft: one of those found, or a new one that is added to them."""
    assert draft.source is not None
    sentence = parse.sentence_at(draft.source.head.start)
    head = sentence.token_at(draft.source.head.start) if sentence is not None else None
    words = frozenset(draft.source.span.of(text).lower().split()) - listed("plain_words")
    is_named = draft.speaker in named
    known = next((v for v in reversed(found) if _same_words(v, draft) or (is_named and v.actor == draft.speaker)), None)
    if known is None and head is not None and not is_named:
        known = _spoken_of(sentence, head, draft, words, found)
    if known is not None:
        return known
    lemma = head.lemma.lower() if head is not None else draft.source.head.of(text).lower()
    plural = head is not None and (head.tag in ("NNS", "NNPS") or head.lower == "they")
    found.append(Voice(lemma, words, draft.speaker, plural, is_named))
    return found[-1]


def _same_words(voice: Voice, draft: Draft) -> bool:
    """True for the source of an earlier draft itself: one attribution over several quotes."""
    return draft.source is not None and draft.source.span in voice.spans


def _spoken_of(
    sentence: Sentence | None, head: Token, draft: Draft, words: frozenset[str], found: Sequence[Voice]
) -> Voice | None:
    """The voice that a pronoun or a definite description ('the official') takes up."""
    unnamed = [voice for voice in found if not voice.named]
    if head.pos == "PRON":
        return _of_pronoun(head, draft, found)
    determiners = {t.lower for t in sentence.children(head, "det", "amod", "nummod", "poss")} if sentence else set()
    if determiners & listed("further") or not determiners & _DEFINITE:
        bare = head.tag in ("NNS", "NNPS") and not determiners
        return next((v for v in reversed(unnamed) if bare and _fits(v, head, words) and v.words == words), None)
    fitting = [voice for voice in unnamed if _fits(voice, head, words)]
    same = [voice for voice in unnamed if voice.actor is not None and voice.actor == draft.speaker]
    return (fitting or same or [None])[-1]


def _fits(voice: Voice, head: Token, words: frozenset[str]) -> bool:
    """True if the words tell nothing that the voice was not introduced with."""
    plural = head.tag in ("NNS", "NNPS")
    return voice.head == head.lemma.lower() and voice.plural == plural and words <= voice.words


def _of_pronoun(head: Token, draft: Draft, found: Sequence[Voice]) -> Voice | None:
    """The voice with the actor of the pronoun; without one, the last voice where it spoke just before."""
    if draft.speaker is not None:
        return next((v for v in reversed(found) if v.actor == draft.speaker), None)
    last = max(found, key=lambda voice: voice.drafts[-1].told_at, default=None)
    if last is None or head.lower not in _SINGULAR or last.plural or last.named:
        return None
    return last if draft.paragraph - last.drafts[-1].last_paragraph < _REACH else None


def voice_named_in(sentence: Sentence, before: Span, found: Sequence[Voice]) -> list[Voice]:
    """The voices that the subject of a sentence about sources takes up: 'The officials spoke on condition of ...'."""
    head = next((t for t in sentence.tokens_in(before) if t.dep in ("nsubj", "nsubjpass")), None)
    earlier = [v for v in found if v.drafts[0].start < before.end and not v.named]
    if head is None or not earlier:
        return []
    latest = max(earlier, key=lambda voice: max(d.told_at for d in voice.drafts if d.start < before.end))
    if head.lower in _SINGULAR:
        return [latest] if not latest.plural else []
    if head.lower in ("they", "both", "all", "who"):
        plural = [v for v in earlier if v.plural]
        return [latest] if latest.plural else plural[-1:]
    same = [v for v in earlier if v.head == head.lemma.lower()]
    if head.tag in ("NNS", "NNPS"):
        return same
    return [v for v in same if not v.plural][-1:]
