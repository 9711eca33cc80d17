"""Whose name is withheld, and why, where the article says so."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dateline.base.records import Actor
from dateline.base.spans import Span, hull
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.same_source import Voice, Voices, voice_named_in
from dateline.recognise.quotes.sourcing import (
    anonymity,
    anonymity_hints,
    before_reasons,
    leading_reason,
    listed,
    reason_words,
)

Pair = tuple[Draft, Voice]
"""A quote with its source."""

_TAKES_UP = frozenset({"he", "she", "they", "the"})
_ENDS = ',;:—–)(“"”'


def find_anonymity(text: str, within: Span) -> list[Span]:
    """The words that state anonymity in a run of text: 'on condition of anonymity', 'asked not to be named'."""
    if not anonymity_hints().search(within.of(text).lower()):
        return []
    return [Span(*match.span()).strip(text) for match in anonymity().finditer(text, *within)]


def withholds_name(text: str, words: Sequence[Span]) -> bool:
    """True for 'he did not want to be named': a statement of anonymity and its subject are no report."""
    around = hull(words)
    return any(
        len(text[around.start : said.start].split()) <= 1 and not text[said.end : around.end].strip(" .,")
        for said in find_anonymity(text, around)
    )


def mark_anonymous(text: str, parse: Parse, drafts: list[Draft], actors: Iterable[Actor]) -> None:
    """Set the words of anonymity and of its reason on every draft of a source whose anonymity the article states."""
    voices = Voices(parse, text, drafts, actors).all
    heard = _Heard(voices)
    marked = Runs(words for draft in drafts if draft.kind == "direct" for words in draft.segments)
    for sentence in parse.news():
        covered = sentence.span.start
        for statement in find_anonymity(text, sentence.span):
            if statement.start < covered or marked.holds(statement):
                continue  # the reason of another ('... because he was not authorised to speak'), or the speaker's words
            inside = heard.within(sentence.span)
            reason = _reason(text, sentence.span, statement, [draft for draft, _ in inside])
            covered = max(covered, reason.end if reason is not None else 0)
            for voice in _owners(text, statement, sentence, inside, heard, voices):
                _note(voice, statement.of(text), statement, reason)
    for voice in voices:
        for draft in voice.drafts:
            draft.anonymity, draft.reason = voice.anonymity, voice.reason


def is_reason(draft: Draft) -> bool:
    """True for the reason of a statement of anonymity that was taken for what its source said."""
    return draft.kind == "indirect" and draft.reason is not None and all(map(draft.reason.covers, draft.segments))


class _Heard:
    """The quotes of the voices in the order of their sources, without those that only inherit one."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        pairs = [(draft, voice) for voice in voices for draft in voice.drafts if not draft.inherited]
        self._pairs = sorted(pairs, key=lambda pair: _source(pair[0]))
        self._starts = [_source(draft).start for draft, _ in self._pairs]

    def within(self, sentence: Span) -> list[Pair]:
        """Those whose source stands in a sentence."""
        return self._pairs[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]

    def before(self, sentence: Sentence) -> Pair | None:
        """The last one of the paragraph before a sentence."""
        at = bisect_left(self._starts, sentence.span.start) - 1
        return self._pairs[at] if at >= 0 and self._pairs[at][0].paragraph == sentence.paragraph else None

    def after(self, sentence: Sentence) -> Pair | None:
        """The first one of the paragraph behind a sentence."""
        at = bisect_left(self._starts, sentence.span.end)
        found = self._pairs[at : at + 1]
        return found[0] if found and found[0][0].paragraph == sentence.paragraph else None


def _note(voice: Voice, words: str, statement: Span, reason: Span | None) -> None:
    """Note a statement on a voice; a second one ('was not authorised to speak') is the first one's reason.

    A person with a name who is not authorised to speak is not anonymous.
    """
    weak = _is_weak(words)
    if voice.anonymity is None and not (voice.named and weak):
        voice.anonymity, voice.reason = statement, reason
    elif voice.anonymity is not None and voice.reason is None:
        voice.reason = reason or (statement if weak else None)


def _is_weak(statement: str) -> bool:
    return any(word in statement.lower() for word in listed("not_of_named"))


def _reason(text: str, sentence: Span, statement: Span, here: Iterable[Draft]) -> Span | None:
    """The words that tell why: right behind the statement, or opening its sentence."""
    between = before_reasons().match(text, statement.end, sentence.end)
    opened = reason_words().match(text, between.end() if between else statement.end, sentence.end)
    if opened is not None:
        cues = [d.cue.start for d in here if d.cue is not None and opened.end() < d.cue.start]
        sources = [d.source.span.start for d in here if d.source is not None and opened.end() < d.source.span.start]
        return _to_end_of_clause(text, Span(opened.start(), min([sentence.end, *cues, *sources])))
    led = leading_reason().match(text, sentence.start, statement.start)
    if led is None or "," not in text[led.end() : statement.start]:
        return None
    return _to_end_of_clause(text, Span(led.start(), statement.start))


def _to_end_of_clause(text: str, run: Span) -> Span | None:
    """The run up to its first sign that ends a clause; `None` where nothing but the opening word is left."""
    end = next((i for i in range(run.start, run.end) if text[i] in _ENDS and _parts(text, i)), run.end)
    found = Span(run.start, end).strip(text, ".,;: ")
    return found if len(found.of(text).split()) > 1 else None


def _parts(text: str, at: int) -> bool:
    """True for a sign before a blank or the end: the stop of 'U.S. law' and the comma of '1,000' part nothing."""
    return text[at] != "." and (text[at] in '—–()“"”' or not text[at + 1 : at + 2].strip())


def _owners(
    text: str, statement: Span, sentence: Sentence, inside: Sequence[Pair], heard: _Heard, voices: Sequence[Voice]
) -> list[Voice]:
    """The sources that a statement speaks of.

    One stands in the same sentence: around the statement, else right before it, else right after. Or the subject of the
    sentence takes up sources told before it; or it is the last one of the paragraph before the statement, or the next
    one by a pronoun. Who reports the words of somebody unnamed is not unnamed for it.
    """
    if " " not in statement.of(text):  # 'an unnamed official': only the source that holds the word
        return [voice for draft, voice in inside if _source(draft).covers(statement)][:1]
    own = [pair for pair in inside if not _tells_of_another(text, statement, pair[0])]
    if own:
        before = [pair for pair in own if _source(pair[0]).end <= statement.start]
        return [(before[-1] if before else own[0])[1]]
    taken_up = voice_named_in(sentence, Span(sentence.span.start, statement.start), voices)
    if taken_up or inside:
        return taken_up
    last, following = heard.before(sentence), heard.after(sentence)
    if last is not None:
        return [last[1]]
    return [following[1]] if following is not None and _takes_up(text, following[0]) else []


def _takes_up(text: str, draft: Draft) -> bool:
    """True for a source told before: 'An engineer spoke anonymously. She said ...', '... The engineer said'."""
    return _source(draft).of(text).lower().split()[0] in _TAKES_UP


def _source(draft: Draft) -> Span:
    assert draft.source is not None
    return draft.source.span


def _tells_of_another(text: str, statement: Span, draft: Draft) -> bool:
    """True where the words of the draft tell of somebody 'who asked not to be named'."""
    held = next((said for said in draft.segments if said.covers(statement)), None)
    if held is None:
        return False
    before = text[held.start : statement.start].lower().split()[-3:]
    return "who" in before or "whose" in before
