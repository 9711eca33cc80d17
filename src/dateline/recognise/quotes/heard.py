"""What the encoder hears of a sentence: reports that no rule finds, each with its cue and source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.parse.syntax import Sentence, Token
from dateline.recognise.encoder import Judge, Opinion, Stretch
from dateline.recognise.quotes.report import Report, clean, top_of
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import Source, is_mute, source_of
from dateline.recognise.quotes.speech import Cue, speech

# Chosen on PolNeAR's training half; between .5 and .7 recall falls slowly and precision stands still.
CONTENT: Final = 0.5
CUE: Final = 0.5
SOURCE: Final = 0.5
# Words outside marks and outside the known reports from which on a sentence may tell another report (or the source of
# the words in marks): on PolNeAR's training half two sentences in five, which hold 19 in 20 of the reports heard.
_ROOM: Final = 5
_ROOM_BESIDE_MARKS: Final = 2
_GAP: Final = 3  # unmarked tokens within one content: the encoder leaves words out where it is in doubt
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SAYING = ("pcomp", "xcomp", "ccomp")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OPENERS = ("WDT", "WP", "WRB")
_CLAUSE_ALONE = frozenset({"that"})
_NO_CLAUSE = ("relcl", "aux", "auxpass")


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution as the encoder marks it: what is said, by which cue, and of whom, if the sentence tells it."""

    contents: tuple[Stretch, ...]
    cue: Stretch
    source: Stretch | None


def heard_reports(sentence: Sentence, judge: Judge, known: Sequence[Report], quoted: Runs) -> Iterator[Report]:
    """What the encoder hears in a sentence and none of the reports `known` tells; it is asked where there is room."""
    opinion = judge.of(sentence) if has_room(sentence, known, quoted) else None
    for heard in attributions(opinion) if opinion is not None else ():
        report = _report(sentence, heard, quoted)
        if report is not None and not any(
            span.overlap(told) for span in report.content for other in known for told in other.content
        ):
            yield report


def has_room(sentence: Sentence, known: Sequence[Report], quoted: Runs) -> bool:
    """True if the outlet's words that no known report explains could tell a further one.

    They hold a clause besides the main one, or stand beside words in marks that they may attribute.
    """
    told = [span for report in known for span in (*report.content, report.cue)]
    told += [report.source.span for report in known if report.source is not None]
    in_marks = bool(quoted.touching(sentence.span))
    left = [
        token
        for token in sentence.tokens
        if not token.is_inserted
        and token.pos != "PUNCT"
        and not (in_marks and quoted.holds(token.span))
        and not (told and any(span.overlap(token.span) for span in told))
    ]
    if len(left) >= _ROOM_BESIDE_MARKS and in_marks:
        return True
    return len(left) >= _ROOM and any(t.dep != "ROOT" and _is_clause(t, sentence.children(t)) for t in left)


def attributions(opinion: Opinion) -> list[Heard]:
    """The attributions of a sentence in text order of their cues: each content goes to the nearest cue outside it."""
    contents = [content for content in opinion.spans("content") if content.score >= CONTENT]
    if not contents:
        return []
    cues = _outside(contents, (cue for cue in opinion.spans("cue") if cue.score >= CUE))
    sources = _outside(contents, (source for source in opinion.spans("source") if source.score >= SOURCE))
    said: dict[Stretch, list[Stretch]] = {}
    for content in contents:
        cue = _nearest(content, cues)
        if cue is not None:
            said.setdefault(cue, []).append(content)
    return [Heard(_joined(said[cue], [*cues, *sources]), cue, _nearest(cue, sources)) for cue in sorted(said)]


def _joined(contents: Sequence[Stretch], marks: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The contents of one cue; two between which only a few words and no other mark stand are one."""
    found: list[Stretch] = []
    for content in contents:
        last = found[-1] if found else None
        if (
            last is not None
            and content.first - last.last <= _GAP
            and not any(last.last <= mark.first < content.first for mark in marks)
        ):
            found[-1] = Stretch(last.first, content.last, last.kind, min(last.score, content.score))
        else:
            found.append(content)
    return tuple(found)


def _report(sentence: Sentence, heard: Heard, quoted: Runs) -> Report | None:
    """The attribution as a report, if what is said holds a clause and somebody says it."""
    cue = _words(sentence, heard.cue)
    said = [words for content in heard.contents if (words := _bare(_whole(sentence, heard, content)))]
    spans = tuple(span for words in said if (span := clean(sentence, words)) is not None)
    if not cue or not spans or quoted.holds(sentence.span_of(cue)) or not any(_holds_clause(sentence, w) for w in said):
        return None
    verb = next((token for token in (top_of(cue), *cue) if token.pos == "VERB"), None)
    if top_of(said[0]).lemma in speech().silences or (verb is not None and _is_act(verb, said[0])):
        return None
    source = _source(sentence, heard, verb, quoted)
    if source is None or any(source.head.overlap(span) for span in spans) or _is_empty(sentence, source, verb):
        return None
    return Report(sentence, spans, source, sentence.span_of(cue), top_of(said[0]), verb)


def _whole(sentence: Sentence, heard: Heard, content: Stretch) -> list[Token]:
    """The words of a content, to the next sign or mark where the encoder breaks off within a phrase of its clause."""
    words = _words(sentence, content)
    if not words or words[-1].pos == "PUNCT":
        return words
    firsts = (mark.first for mark in (*heard.contents, heard.cue, heard.source) if mark is not None)
    stop = min((first for first in firsts if first >= content.last), default=len(sentence.tokens))
    held = {token.index for token in sentence.subtree(top_of(words))}
    for token in sentence.tokens[content.last : stop]:
        if token.index not in held or token.pos in ("PUNCT", "CCONJ") or token.tag in _OPENERS or token.dep == "mark":
            break
        words.append(token)
    return [token for token in words if not token.is_inserted]


def _is_act(verb: Token, said: Sequence[Token]) -> bool:
    """True for a verb that reports a clause, but with an infinitive does something: 'a court ordered them to pay'."""
    tags = {token.tag for token in said}
    return speech().verbs.get(verb.lemma) == _CLAUSE_ALONE and "TO" in tags and tags.isdisjoint(_FINITE)


def _source(sentence: Sentence, heard: Heard, verb: Token | None, quoted: Runs) -> Source | None:
    """The source that the encoder marks, or that the verb of the cue has by the parse.

    Whom something passive befalls did not say it ('they are accused of'), and pictures say nothing.
    """
    words = _words(sentence, heard.source) if heard.source is not None else []
    head = top_of(words) if words else None
    told = Cue(sentence, verb, verb.lemma, frozenset()) if verb is not None else None
    befalls = head is not None and head.dep == "nsubjpass" and sentence.head(head) is verb
    if head is None or head.pos not in _NOMINAL or befalls:
        return source_of(told, quoted) if told is not None else None
    if told is not None and is_mute(told, head):
        return None
    others = tuple(token.span for token in words if token.dep == "appos" and token is not head)
    return Source(sentence.span_of(words), head.span, others)


def _is_empty(sentence: Sentence, source: Source, verb: Token | None) -> bool:
    """True for the 'it' of 'it felt as if', 'it appears that': a paper may say something as 'it', but not feel."""
    speaks = verb is not None and verb.lemma in speech().verbs and verb.lemma not in speech().thought_verbs
    return not speaks and any(token.lower == "it" for token in sentence.tokens_in(source.head))


def _holds_clause(sentence: Sentence, words: Sequence[Token]) -> bool:
    held = {token.index for token in words}
    return any(_is_clause(t, [c for c in sentence.children(t) if c.index in held]) for t in words)


def _is_clause(verb: Token, below: Iterable[Token]) -> bool:
    """True for a finite verb or one with its subject, for an infinitive, and for a gerund that is said."""
    if verb.pos not in ("VERB", "AUX") or verb.dep in _NO_CLAUSE:
        return False
    if verb.tag in _FINITE or (verb.tag == "VBG" and verb.dep in _SAYING):
        return True
    return any(child.dep in _SUBJECTS or child.tag == "TO" for child in below)


def _outside(contents: Sequence[Stretch], found: Iterable[Stretch]) -> list[Stretch]:
    return [mark for mark in found if not any(c.first <= mark.first and mark.last <= c.last for c in contents)]


def _nearest(here: Stretch, marks: Sequence[Stretch]) -> Stretch | None:
    """The mark with the fewest tokens between it and `here`; of two, the first."""
    return min(marks, key=lambda mark: max(mark.first - here.last, here.first - mark.last, 0), default=None)


def _words(sentence: Sentence, stretch: Stretch) -> list[Token]:
    return [token for token in sentence.tokens[stretch.first : stretch.last] if not token.is_inserted]


def _bare(words: list[Token]) -> list[Token]:
    """The words without the 'that' that opens them."""
    return words[1:] if words and words[0].lower == "that" and words[0].dep == "mark" else words
