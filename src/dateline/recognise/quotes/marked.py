"""Who is quoted: the cue and source of words in marks, by the outlet's words right before and right after them."""

from dataclasses import dataclass

from dateline.base.spans import Span, hull
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.frame import Hole, Part, Word, last_sign
from dateline.recognise.quotes.passage import Passage
from dateline.recognise.quotes.report import Report, cue_span
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import Source, relayed_by, source_at, source_of
from dateline.recognise.quotes.speech import Cue, cue_at, speech

_REACH = 40  # words beside a quotation that are looked at
_DASH = frozenset({"-", "–", "—", "--"})


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Why words in marks count as said: the source and cue words found, and how they stand to the quotation.

    `place` is 'after' ('"X," he said'), 'before' ('he said: "X"'), 'within' (in a reported clause), 'near' (a verb of
    speech elsewhere in the sentence), 'lead' ('He shrugged: "X"') or 'colon' ('Smith: "X"').
    """

    source: Source | None
    cue: Span | None
    place: str
    verb: Token | None = None


def told_by(passage: Passage, row: list[Part], index: int) -> Told | None:
    """What attributes the quotation at `index` of the outlet's sentence `row`; `None` if nothing does."""
    hole = row[index]
    assert isinstance(hole, Hole)
    span = hole.marked.span
    within = passage.report_of(span)
    is_sentence = span.of(passage.text)[:1].isupper()
    before = _before(row, index, passage.quoted)
    if before is not None and (within is None or within.verb is before.verb):
        return before
    after = _after(passage, row, index)
    if after is not None and (is_sentence or within is None or _is_head_of(within, span)):
        return after
    if within is not None:
        return Told(within.source, within.cue, "within", within.verb)
    signed = _colon(row, index) or _signed(row, index)
    near = _near(row, index, passage.quoted) or _passive(row, index, passage.quoted)
    return signed or _led_in(row, index, is_sentence) or near


def _is_head_of(report: Report, span: Span) -> bool:
    return report.head is not None and span.covers(report.head.span)


def _words_before(row: list[Part], index: int) -> list[Word]:
    """The words between the quotation and the one before it, nearest first."""
    found: list[Word] = []
    for part in reversed(row[max(0, index - _REACH) : index]):
        if isinstance(part, Hole):
            break
        found.append(part)
    return found


def _words_behind(row: list[Part], index: int) -> list[Word]:
    """The words between the quotation and the next one."""
    found: list[Word] = []
    for part in row[index + 1 : index + 1 + _REACH]:
        if isinstance(part, Hole):
            break
        found.append(part)
    return found


def _after(passage: Passage, row: list[Part], index: int) -> Told | None:
    """'"X," he said' and '"X," said Smith' and '"X", according to Smith': the attribution right behind."""
    hole = row[index]
    assert isinstance(hole, Hole)
    behind = _words_behind(row, index)
    comma = bool(behind) and behind[0].token.text in (",", *_DASH)
    ends = last_sign(passage.text, hole) in ",?!.…—–-"
    if comma:
        behind = behind[1:]
    if not behind or not (comma or ends):
        return None
    first = behind[0].token
    if first.lower == "according":
        return _according(behind)
    if first.pos not in ("PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM", "VERB", "AUX", "ADV"):
        return None
    return _clause(behind, passage.quoted, ends)


def _according(behind: list[Word]) -> Told | None:
    token = behind[0].token
    if len(behind) < 3 or behind[1].token.lower != "to":
        return None
    source = _behind_preposition(behind[1:])
    return Told(source, hull([token.span, behind[1].token.span]), "after", token) if source is not None else None


def _behind_preposition(words: list[Word]) -> Source | None:
    """The source that the preposition at the beginning of `words` names: 'by the mayor'."""
    sentence, first = words[0].sentence, words[0].token
    nouns = (w.token for w in words[1:] if w.token.pos in ("NOUN", "PROPN", "PRON") and w.token.dep != "compound")
    head = sentence.child(first, "pobj") or next(nouns, None)
    return source_at(sentence, head, clear_of=first.span) if head is not None else None


def _clause(behind: list[Word], quoted: Runs, ends: bool) -> Told | None:
    """The first verb behind the quotation, if it reports speech; only nouns and their asides may stand before it."""
    asides = 0
    for word in behind:
        token = word.token
        if token.text == "," or token.text in _DASH:
            asides += 1
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        cue = cue_at(word.sentence, token)
        if cue is not None and (token.tag not in ("VB", "VBN", "VBG") or _has_auxiliary(word)):
            return Told(relayed_by(cue, quoted) or source_of(cue, quoted), cue_span(cue), "after", token)
        if asides % 2 == 0 and token.dep not in ("relcl", "acl"):
            return _unlisted(behind, token) if ends else None
    return None


def _unlisted(behind: list[Word], verb: Token) -> Told | None:
    """'"X," she laughed.': any verb without an object right behind a short subject."""
    sentence = behind[0].sentence
    before = [word.token for word in behind if word.token.index < verb.index and word.sentence is sentence]
    if not 0 < len(before) <= 4 or verb.tag not in ("VBD", "VBZ") or sentence.child(verb, "dobj", "acomp", "attr"):
        return None
    if before[-1].pos not in ("PRON", "PROPN", "NOUN"):
        return None
    return Told(source_at(sentence, before[-1], clear_of=verb.span), verb.span, "after", verb)


def _has_auxiliary(word: Word) -> bool:
    return word.sentence.child(word.token, "aux") is not None


def _before(row: list[Part], index: int, quoted: Runs) -> Told | None:
    """'he said: "X"', 'he told reporters that "X"', 'adding, "X"': a verb of speech whose object begins here."""
    words = _words_before(row, index)
    opened = bool(words) and words[0].token.text in (",", ":")
    for place, word in enumerate(words):
        token = word.token
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            if place == 0 and token.lower not in (",", ":", "that") and not _may_follow_cue(token):
                return None
            continue
        cue = cue_at(word.sentence, token)
        if cue is None:
            if token.tag in ("VBG", "VBN") or token.dep in ("relcl", "acl", "advcl", "pcomp"):
                continue
            return None
        between = [w.token for w in words[:place]]
        if opened or _only_that(between, cue):
            relayed = relayed_by(cue, quoted) if opened else None
            return Told(relayed or source_of(cue, quoted), cue_span(cue), "before", token)
        return None
    return None


def _may_follow_cue(token: Token) -> bool:
    return token.pos in ("PART", "ADP", "ADV", "NOUN", "PROPN", "PRON")


def _only_that(between: list[Token], cue: Cue) -> bool:
    """True if nothing, or only 'that' and the verb's particle, stands between the verb and the mark."""
    return all(t.lower == "that" or t is cue.particle for t in between)


def _colon(row: list[Part], index: int) -> Told | None:
    """'Smith: "X"': a short phrase without a verb before a colon."""
    words = _words_before(row, index)
    if not words or words[0].token.text != ":" or len(words) > 11:
        return None
    heads = [w for w in reversed(words[1:]) if w.token.pos in ("PROPN", "NOUN") and w.token.dep != "compound"]
    if not heads or words[-1].token.pos == "ADP" or any(w.token.pos in ("VERB", "AUX") for w in words):
        return None
    head, colon = heads[0], words[0].token.span
    return Told(source_at(head.sentence, head.token, clear_of=colon), colon, "colon")


def _signed(row: list[Part], index: int) -> Told | None:
    """'"X." - Ann Berg, mayor of Kaldor': a name, and nothing that is done, behind a dash to the end."""
    behind = _words_behind(row, index)
    if len(behind) < 2 or behind[0].token.text not in _DASH or index + len(behind) + 1 < len(row):
        return None
    words = [word for word in behind[1:] if word.token.pos != "PUNCT"]
    if not words or words[0].token.pos != "PROPN" or any(word.token.pos in ("VERB", "AUX") for word in words):
        return None
    heads = [word for word in words if word.token.pos in ("PROPN", "NOUN") and word.token.dep != "compound"]
    head = next((word for word in heads if word.token.pos == "PROPN"), heads[0] if heads else words[-1])
    dash = behind[0].token.span
    return Told(source_at(head.sentence, head.token, clear_of=dash), dash, "colon")


def _led_in(row: list[Part], index: int, is_sentence: bool) -> Told | None:
    """'She turned to the crowd: "X."', 'He shrugged, "X."': whoever the words before the comma or colon are about."""
    before = row[index - 1] if index else None
    if not is_sentence or not isinstance(before, Word) or before.token.text not in (",", ":"):
        return None
    return introduced(before.sentence, before.token.span.start)


def introduced(sentence: Sentence, end: int) -> Told | None:
    """Whoever a sentence that ends in a colon or comma at `end` is about.

    That is the subject of its last reporting verb, or else of its main verb.
    """
    verbs = [t for t in sentence.tokens if t.pos == "VERB" and t.span.end <= end and not t.is_inserted]
    cues = [cue for t in verbs if (cue := cue_at(sentence, t)) is not None and t.tag != "VB"]
    for cue in reversed(cues):
        source = source_of(cue)
        if source is not None:
            return Told(source, cue_span(cue), "before", cue.verb)
    for verb in verbs:
        subject = phrases.own_subject(sentence, verb)
        if subject is not None and _can_speak(subject):
            return Told(source_at(sentence, subject, clear_of=verb.span), verb.span, "lead", verb)
    return None


def _can_speak(token: Token) -> bool:
    """True for a name, 'he', 'she', 'they' or a speaking role: who may be led in by a verb that reports no speech."""
    if token.pos == "PRON":
        return token.lower in ("he", "she", "they")
    return token.pos == "PROPN" or token.lower in speech().headline_sources


def _near(row: list[Part], index: int, quoted: Runs) -> Told | None:
    """A verb of speech in the outlet's sentence whose object holds the quotation: 'condemned the "X" of Y'."""
    best: Told | None = None
    for part in row[max(0, index - _REACH) : index]:
        cue = cue_at(part.sentence, part.token) if isinstance(part, Word) else None
        if cue is None or (cue.verb.tag in ("VB", "VBN") and not cue.sentence.child(cue.verb, "aux")):
            continue
        source = source_of(cue, quoted)
        if source is not None:
            best = Told(source, cue_span(cue), "near", cue.verb)
    return best


def _passive(row: list[Part], index: int, quoted: Runs) -> Told | None:
    """'was accused of "X"', 'was described as "X" by Smith': told, if not by whom."""
    words = _words_before(row, index)[:3]
    if len(words) < 2 or words[0].token.lower not in ("of", "as"):
        return None
    sentence, verb = words[1].sentence, words[1].token
    cue = cue_at(sentence, verb)
    if cue is None or words[0].token.lower not in cue.frames or not phrases.is_passive(sentence, verb):
        return None
    behind = _words_behind(row, index)
    by = _behind_preposition(behind) if behind and behind[0].token.lower == "by" else None
    return Told(source_of(cue, quoted) or by, cue_span(cue), "near", verb)
