"""Whose name is withheld, and why, where the article says so."""

from collections.abc import Iterable, Sequence

from dateline.base.records import Actor
from dateline.base.spans import Span, hull
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.same_source import Voice, voice_named_in, voices_of
from dateline.recognise.quotes.sourcing import anonymity, before_reasons, leading_reason, listed, reason_words

Heard = tuple[Draft, Voice]
"""A quote with its source."""

_TAKES_UP = frozenset({"he", "she", "they", "the"})
_ENDS = ',;:—–)(“"”'


def find_anonymity(text: str, within: Span) -> list[Span]:
    """The words that state anonymity in a run of text: 'on condition of anonymity', 'asked not to be named'."""
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
    voices = voices_of(parse, text, drafts, actors)
    of_paragraph: dict[int, list[Heard]] = {}
    for voice in voices:
        for draft in voice.drafts:
            if not draft.inherited:
                of_paragraph.setdefault(draft.paragraph, []).append((draft, voice))
    marked = [words for draft in drafts if draft.kind == "direct" for words in draft.segments]
    for sentence in parse.news():
        here = of_paragraph.get(sentence.paragraph, [])
        covered = sentence.span.start
        for statement in find_anonymity(text, sentence.span):
            if statement.start < covered or any(words.covers(statement) for words in marked):
                continue  # the reason of another ('... because he was not authorised to speak'), or the speaker's words
            reason = _reason(text, sentence.span, statement, [draft for draft, _ in here])
            covered = max(covered, reason.end if reason is not None else 0)
            for voice in _owners(text, statement, sentence, here, voices):
                _mark(text, voice, statement, reason)


def _mark(text: str, voice: Voice, statement: Span, reason: Span | None) -> None:
    """Set a statement on the quotes of a voice; a second one ('was not authorised to speak') is the first one's reason.

    A person with a name who is not authorised to speak is not anonymous.
    """
    weak = _is_weak(statement.of(text))
    if voice.named and weak:
        return
    for draft in voice.drafts:
        if draft.anonymity is None:
            draft.anonymity, draft.reason = statement, reason
        elif draft.reason is None and draft.anonymity != statement:
            draft.reason = reason or (statement if weak else None)


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
    text: str, statement: Span, sentence: Sentence, here: Sequence[Heard], voices: Sequence[Voice]
) -> list[Voice]:
    """The sources that a statement speaks of.

    One stands in the same sentence: around the statement, else right before it, else right after. Or the subject of the
    sentence takes up sources told before it; or it is the last one of the paragraph before the statement. Who reports
    the words of somebody unnamed is not unnamed for it.
    """
    if " " not in statement.of(text):  # 'an unnamed official': only the source that holds the word
        return [voice for draft, voice in here if draft.source is not None and draft.source.span.covers(statement)][:1]
    outside = [pair for pair in here if not _tells_of_another(text, statement, pair[0])]
    inside = [pair for pair in outside if sentence.span.covers(_source(pair[0]))]
    if not inside:
        taken_up = voice_named_in(sentence, Span(sentence.span.start, statement.start), voices)
        before = _last(pair for pair in outside if _source(pair[0]).end <= statement.start)
        return taken_up or before or _next_of_pronoun(text, outside)
    before = _last(pair for pair in inside if _source(pair[0]).end <= statement.start)
    return before or [min(inside, key=lambda pair: _source(pair[0]).start)[1]]


def _next_of_pronoun(text: str, here: Sequence[Heard]) -> list[Voice]:
    """Who speaks next, by a pronoun or as 'the engineer': 'An engineer spoke anonymously. She said ...'."""
    first = min(here, key=lambda pair: _source(pair[0]).start, default=None)
    takes_up = first is not None and _source(first[0]).of(text).lower().split()[0] in _TAKES_UP
    return [first[1]] if first is not None and takes_up else []


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


def _last(pairs: Iterable[Heard]) -> list[Voice]:
    latest = max(pairs, key=lambda pair: _source(pair[0]).end, default=None)
    return [latest[1]] if latest is not None else []
