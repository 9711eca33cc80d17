"""Reported speech without marks: what each sentence says that somebody said."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.base.spans import Span
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.asides import without_asides
from dateline.recognise.quotes.attributions import according_to, final_attribution, noun_clause
from dateline.recognise.quotes.clauses import passed_on, that_clause
from dateline.recognise.quotes.judgements import judgement, name_given
from dateline.recognise.quotes.report import Report, cue_span
from dateline.recognise.quotes.requests import accusation, gerund, infinitive, question, request
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import source_of
from dateline.recognise.quotes.speech import Cue, cue_at, speech

_OWN = frozenset({"i", "we", "you", "one"})  # the outlet's own thought is no report
_UNREAL = frozenset({"will", "would", "could", "should", "may", "might", "must", "can", "shall"})
_FRAMES = (
    ("that", that_clause),
    ("whether", question),
    ("object", request),
    ("to", infinitive),
    ("ing", gerund),
    ("of", accusation),
    ("quoting", passed_on),
    ("as", judgement),
    ("call", name_given),
)


def find_reports(sentence: Sentence, quoted: Runs) -> list[Report]:
    """The reports of one sentence in text order of their cues; cues inside `quoted` words belong to the quotation."""
    found = list(_parsed(sentence, quoted))
    last = final_attribution(sentence, quoted)
    if last is None or any(report.verb is last.verb for report in found):
        return found
    end = last.content[0].end
    return [*(report for r in found if (report := _cut(r, end)) is not None), last]


def _cut(report: Report, end: int) -> Report | None:
    """The report without what stands behind `end`, where the attribution of the whole sentence begins."""
    content = tuple(Span(s.start, min(s.end, end)) for s in report.content if s.start < end)
    return replace(report, content=content) if content else None


def _parsed(sentence: Sentence, quoted: Runs) -> Iterator[Report]:
    for token in sentence.tokens:
        if token.is_inserted or quoted.holds(token.span):
            continue
        if token.lower == "according":
            yield from according_to(sentence, token)
        elif token.pos == "NOUN" and token.lemma in speech().nouns:
            yield from noun_clause(sentence, token)
        else:
            cue = cue_at(sentence, token)
            report = _verb(cue, quoted) if cue is not None and not _unsaid(cue) else None
            if report is not None:
                yield report


def _unsaid(cue: Cue) -> bool:
    """True for what was not said, or not yet: 'did not say that', 'would say', 'if he believed', 'to announce'."""
    sentence, verb = cue.sentence, cue.verb
    table = speech()
    auxiliaries = sentence.children(verb, "aux", "auxpass")
    if (verb.tag == "VB" and not auxiliaries) or any(
        t.lower in ("if", "whether", "unless") for t in sentence.children(verb, "mark")
    ):
        return True
    if cue.lemma in table.evidence_verbs and verb.tag == "VBN" and not auxiliaries:
        return True  # 'the links shown': a participle that modifies its noun
    if cue.lemma in table.thought_verbs and verb.tag in ("VB", "VBG"):
        return True
    if cue.lemma in table.thought_verbs and any(t.lower in _OWN for t in sentence.children(verb, "nsubj")):
        return True
    if any(t.tag == "TO" for t in auxiliaries):
        return cue.lemma in table.evidence_verbs or not _is_told(sentence, verb)
    if set(phrases.auxiliaries(sentence, verb)) & _UNREAL:
        return True
    return cue.lemma not in table.thought_verbs and _is_denied(sentence, verb)


def _is_denied(sentence: Sentence, verb: Token) -> bool:
    """True for 'did not say', 'never said', 'nobody said'; a 'no' in what was said denies nothing of the saying."""
    if sentence.child(verb, "neg") or any(t.lower == "never" for t in sentence.children(verb, "advmod")):
        return True
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    return any(t.lower in ("nobody", "none") or sentence.child(t, "neg") for t in subjects) or any(
        t.lower in ("no", "neither") for subject in subjects for t in sentence.children(subject, "det")
    )


def _is_told(sentence: Sentence, verb: Token) -> bool:
    """True for the infinitive of something done: 'went on to say', 'took the stage to announce'."""
    above = sentence.head(verb)
    if verb.dep == "xcomp":
        return above.lemma in ("go", "continue", "begin", "start")
    return verb.dep == "advcl" and above.tag in ("VBD", "VBZ", "VBN")


def _verb(cue: Cue, quoted: Runs) -> Report | None:
    """The report of a verb, by the first of its frames that fits; `None` where it has no source but should."""
    for name, frame in _FRAMES:
        if name in cue.frames or (name in ("that", "to") and _is_impersonal(cue)):
            found = frame(cue)
            if found is not None:
                return _made(cue, *found, quoted, named=name)
    return None


def _made(cue: Cue, content: tuple[Span, ...], head: Token, quoted: Runs, named: str) -> Report | None:
    source = source_of(cue, quoted)
    if source is not None and any(source.head.overlap(span) for span in content):
        source = None
    if source is None and not _may_lack_source(cue, named):
        return None
    parts = tuple(part for words in content for part in without_asides(cue.sentence, words))
    return Report(cue.sentence, parts, source, cue_span(cue), head, cue.verb)


def _is_impersonal(cue: Cue) -> bool:
    """True for a passive verb of report: 'is said', 'was reported'."""
    return cue.lemma in speech().impersonal and phrases.is_passive(cue.sentence, cue.verb)


def _may_lack_source(cue: Cue, frame: str) -> bool:
    """True for 'it was reported that', 'is said to have' and 'were told to'; others without a source report nothing."""
    if cue.lemma in speech().addressing and phrases.is_passive(cue.sentence, cue.verb):
        return phrases.own_subject(cue.sentence, cue.verb) is not None
    if not _is_impersonal(cue):
        return False
    subject = phrases.own_subject(cue.sentence, cue.verb)
    return frame == "to" or (frame == "that" and subject is not None and subject.lower == "it")
