"""What the encoder hears of a sentence: reports that no rule finds, and who is the source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.parse.syntax import Sentence, Token
from dateline.recognise.encoder import Opinion, Stretch
from dateline.recognise.quotes.report import Report, clean
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import Source, is_mute, source_of
from dateline.recognise.quotes.speech import Cue

# Chosen on PolNeAR's training half: what a report needs that no rule found.
CONTENT: Final = 0.5
CUE: Final = 0.5
SOURCE: Final = 0.5
HALF: Final = 0.2  # for a cue that the parse puts above the content
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SAYING = ("pcomp", "xcomp", "ccomp")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution as the encoder marks it: what is said, by which cue, and of whom, if the sentence tells it."""

    contents: tuple[Stretch, ...]
    cue: Stretch
    source: Stretch | None


def attributions(sentence: Sentence, opinion: Opinion) -> list[Heard]:
    """The attributions of a sentence in text order of their cues."""
    contents = [content for content in opinion.spans("content") if content.score >= CONTENT]
    if not contents:
        return []
    cues = _outside(contents, (cue for cue in opinion.spans("cue") if cue.score >= CUE))
    sources = _outside(contents, (source for source in opinion.spans("source") if source.score >= SOURCE))
    said: dict[Stretch, list[Stretch]] = {}
    for content in contents:
        cue = _cue_above(sentence, opinion, content, cues) or _nearest(content, cues)
        if cue is not None:
            said.setdefault(cue, []).append(content)
    return [Heard(tuple(said[cue]), cue, _nearest(cue, sources)) for cue in sorted(said)]


def _cue_above(sentence: Sentence, opinion: Opinion, content: Stretch, cues: Sequence[Stretch]) -> Stretch | None:
    """The cue that governs a content in the parse, where the encoder marks that word or half hears it."""
    words = _words(sentence, content)
    above = sentence.head(_top(words)).index if words else content.first
    if content.first <= above < content.last:
        return None
    marked = next((cue for cue in cues if cue.first <= above < cue.last), None)
    if marked is None and (score := opinion.inside("cue", [above])) >= HALF:
        return Stretch(above, above + 1, "Cue", score)
    return marked


def heard_reports(sentence: Sentence, opinion: Opinion, known: Sequence[Report], quoted: Runs) -> Iterator[Report]:
    """What the encoder hears in a sentence and none of the reports `known` tells."""
    for heard in attributions(sentence, opinion):
        report = _report(sentence, heard, quoted)
        if report is not None and not any(
            span.overlap(told) for span in report.content for other in known for told in other.content
        ):
            yield report


def _report(sentence: Sentence, heard: Heard, quoted: Runs) -> Report | None:
    """The attribution as a report, if what is said holds a clause and somebody says it."""
    cue = _words(sentence, heard.cue)
    said = [words for content in heard.contents if (words := _clause(_words(sentence, content)))]
    spans = tuple(span for words in said if (span := clean(sentence, words)) is not None)
    if not cue or not spans or quoted.holds(sentence.span_of(cue)) or not any(_holds_clause(sentence, w) for w in said):
        return None
    verb = next((token for token in reversed(cue) if token.pos == "VERB"), None)
    source = source_in(sentence, heard.source) if heard.source is not None else None
    if verb is not None:
        told = Cue(sentence, verb, verb.lemma, frozenset())
        if source is None:
            source = source_of(told, quoted)
        elif is_mute(told, _top(sentence.tokens_in(source.span))):
            source = None
    if source is None or any(source.head.overlap(span) for span in spans):
        return None
    return Report(sentence, spans, source, sentence.span_of(cue), _top(said[0]), verb)


def source_in(sentence: Sentence, stretch: Stretch) -> Source | None:
    """The source that a stretch names; `None` where it holds no noun or pronoun."""
    words = _words(sentence, stretch)
    if not words:
        return None
    head = _top(words)
    if head.pos not in _NOMINAL:
        return None
    others = tuple(token.span for token in words if token.dep == "appos" and token is not head)
    return Source(sentence.span_of(words), head.span, others)


def _holds_clause(sentence: Sentence, words: Sequence[Token]) -> bool:
    """True for words that hold a finite verb or one with its subject, an infinitive or a gerund that says what."""
    held = {token.index for token in words}
    for token in words:
        if token.pos not in ("VERB", "AUX") or token.dep == "relcl":
            continue
        if token.tag in _FINITE or (token.tag == "VBG" and token.dep in _SAYING):
            return True
        if any(c.index in held and (c.dep in _SUBJECTS or c.tag == "TO") for c in sentence.children(token)):
            return True
    return False


def _outside(contents: Sequence[Stretch], found: Iterable[Stretch]) -> list[Stretch]:
    return [mark for mark in found if not any(c.first <= mark.first and mark.last <= c.last for c in contents)]


def _nearest(here: Stretch, marks: Sequence[Stretch]) -> Stretch | None:
    """The mark with the fewest tokens between it and `here`; of two, the first."""
    return min(marks, key=lambda mark: max(mark.first - here.last, here.first - mark.last, 0), default=None)


def _words(sentence: Sentence, stretch: Stretch) -> list[Token]:
    return [token for token in sentence.tokens[stretch.first : stretch.last] if not token.is_inserted]


def _clause(words: list[Token]) -> list[Token]:
    return words[1:] if words and words[0].lower == "that" and words[0].dep == "mark" else words


def _top(words: Sequence[Token]) -> Token:
    """The word that heads the others: the first whose head stands outside them."""
    held = {token.index for token in words}
    return next((t for t in words if (t.head not in held or t.head == t.index) and t.pos != "PUNCT"), words[0])
