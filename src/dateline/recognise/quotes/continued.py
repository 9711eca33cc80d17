"""Quotes without a cue of their own: whose words go on, by what was said before them and what stands around them."""

import re
from collections.abc import Mapping, Sequence

from dateline import knowledge
from dateline.base.records import NEWS_ROLES, Article
from dateline.base.spans import Span
from dateline.parse import Parse, phrases
from dateline.parse.syntax import Sentence
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.source import Source, source_at
from dateline.recognise.quotes.speech import cue_at, speech

_END_OF_SENTENCE = re.compile(r"[^.!?\n]{0,80}[.!?][\"”’')]*\s+[\"“‘'«„]+")
_SIGNATURE = re.compile(r"[\"”’'»\s]*[-–—]{1,2}\s*(?=[A-Z])")
_MARKS = "\"“”'‘’«»„ "
_LONGEST_GAP = 200  # code points between two quotations of one speaker in one paragraph
_SIGNED = 30  # code points within which the name of a signature begins
_WORDS = "languages/en/speakers.yaml"
_FIRST_PERSON = frozenset({"i", "we"})


class Continued:
    """Finds the rule by which a quote goes on from another, or from words around it that tell whose it is."""

    def __init__(self, article: Article, parse: Parse, index: ActorIndex, kinds: Mapping[str, str]) -> None:
        self._article, self._text, self._index, self._kinds = article, article.text, index, kinds
        self._last_of: dict[int, Sentence] = {sentence.paragraph: sentence for sentence in parse.sentences}

    def from_last(self, draft: Draft, last: Draft | None) -> str | None:
        """The rule by which a quotation without a cue goes on from `last`; the outlet's own 'I' hands on nothing."""
        if last is None or last.source is None or draft.kind != "direct" or self.is_asked(last):
            return None
        if last.source.span.of(self._text).lower() in _FIRST_PERSON:
            return None
        if last.last_paragraph == draft.paragraph and self._stands_alone(draft, last):
            rule = self._in_paragraph(draft, last)
            if rule is not None:
                return rule
        if last.kind == "indirect" and self._kinds.get(last.speaker or "") != "person":
            return None
        return "paragraphs" if self.opens_after(draft, last) and not self._is_named_behind(draft, last) else None

    def is_asked(self, last: Draft) -> bool:
        """True for a question that somebody asked: what follows is the answer of somebody else."""
        return last.verb is not None and last.verb.lemma in knowledge.word_set(_WORDS, "asks")

    def _in_paragraph(self, draft: Draft, last: Draft) -> str | None:
        """'"X," he told the paper. "Y."': right behind the attribution, or behind a sentence that names nobody else."""
        told = (*last.segments, last.cue, last.source.span if last.source is not None else None)
        gap = Span(max(span.end for span in told if span is not None), draft.start)
        if gap.end <= gap.start or gap.length() > _LONGEST_GAP:
            return None
        if _END_OF_SENTENCE.fullmatch(gap.of(self._text)) is not None:
            return "sentences"
        others = (m for m, actor in self._index.mentions(gap) if actor.id != last.speaker and actor.kind != "state")
        resumes = last.kind != "indirect" and gap.of(self._text).rstrip(_MARKS)[-1:] == "."
        return "resumed" if resumes and next(others, None) is None else None

    def _stands_alone(self, draft: Draft, last: Draft) -> bool:
        """True if the outlet's own words go on behind the quotation with a new sentence, if at all."""
        rest = self._rest(draft).of(self._text)
        ended = draft.segments[-1].of(self._text).rstrip(_MARKS)[-1:] == "."
        if rest[:1].islower() or (rest[:1] in (",", "-", "–", "—") and not ended):
            return False
        return not self._is_named_behind(draft, last)

    def _is_named_behind(self, draft: Draft, last: Draft) -> bool:
        """True for '"X!" Lee posted.': what is no full stop is followed by a name of somebody else."""
        rest = self._rest(draft)
        if not rest.length() or draft.segments[-1].of(self._text).rstrip(_MARKS)[-1:] == ".":
            return False
        named = self._index.mentions(Span(rest.start, rest.start + 1))
        return any(actor.id != last.speaker for _, actor in named)

    def _rest(self, draft: Draft) -> Span:
        """What stands behind the quotation in its paragraph, without marks."""
        stop = self._article.paragraphs[draft.last_paragraph].span.end
        end = draft.segments[-1].end
        while end < stop and self._text[end] in _MARKS:
            end += 1
        return Span(end, stop)

    def opens_after(self, draft: Draft, last: Draft) -> bool:
        """True if the quotation opens the paragraph after that of `last`; pictures and promotions may stand between."""
        paragraphs = self._article.paragraphs
        between = paragraphs[last.last_paragraph + 1 : draft.paragraph][:3]
        is_next = last.last_paragraph < draft.paragraph and all(p.role not in NEWS_ROLES for p in between)
        return is_next and self._opens(draft) and paragraphs[draft.paragraph].role == "body"

    def _opens(self, draft: Draft) -> bool:
        return draft.start - self._article.paragraphs[draft.paragraph].span.start <= 1

    def _is_paragraph(self, draft: Draft) -> bool:
        end = self._article.paragraphs[draft.last_paragraph].span.end
        return self._opens(draft) and not self._text[draft.segments[-1].end : end].strip(_MARKS)

    def introduced(self, draft: Draft) -> tuple[Source, Span] | None:
        """Source and cue of 'Lee went on with his remarks.' before a paragraph that is all quotation."""
        place = draft.paragraph - 1
        if draft.kind != "direct" or not self._is_paragraph(draft) or place < 0:
            return None
        sentence = self._last_of.get(place)
        if sentence is None or sentence.role != "body" or self._article.paragraphs[draft.paragraph].role != "body":
            return None
        verb = sentence.root
        subject = phrases.own_subject(sentence, verb)
        if subject is None or not _utters(sentence) or phrases.is_negated(sentence, verb):
            return None
        return source_at(sentence, subject, clear_of=verb.span), verb.span

    def signature(self, draft: Draft) -> Source | None:
        """The name in a line behind a quotation that a dash opens: '- Tom Lee, after the flood'."""
        if draft.kind != "direct" or not self._opens(draft):
            return None
        end = draft.segments[-1].end
        found = _SIGNATURE.match(self._text, end, end + 8)
        named = self._index.mentions(Span(found.end(), found.end() + _SIGNED)) if found is not None else []
        name = next((mention.span for mention, _ in named if mention.form == "name"), None)
        return Source(name, name) if name is not None else None


def _utters(sentence: Sentence) -> bool:
    """True for a sentence whose main verb reports speech, or makes a statement, remarks or the like."""
    verb, table = sentence.root, speech()
    if verb.pos != "VERB" or phrases.is_passive(sentence, verb):
        return False
    cue, item = cue_at(sentence, verb), sentence.child(verb, "dobj")
    if (cue is not None and "that" in cue.frames) or verb.lemma in knowledge.word_set(_WORDS, "talks"):
        return True
    if item is None or verb.lemma not in table.utters:
        return False
    return item.lemma in table.carriers or item.lemma in table.nouns


def outermost(last: Draft, before: Sequence[Draft]) -> Draft:
    """The report that holds `last`, if it was told within another's words: 'Lee said Park had said X' is Lee's."""
    for other in reversed(before[-6:]):
        if last.cue is not None and any(span.covers(last.cue) for span in other.segments):
            last = other
    return last
