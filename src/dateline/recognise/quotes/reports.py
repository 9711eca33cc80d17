"""Reported speech without marks: the clause that a reporting verb, noun or 'according to' carries, and its source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.base.spans import Span, hull
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.source import Source, source_at, source_of
from dateline.recognise.quotes.speech import Cue, cue_at, speech

_TRIM = " ,;:-–—\u00a0"
_UNREAL = frozenset({"will", "would", "could", "should", "may", "might", "must", "can", "shall"})
_WHETHER = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who"})
_AFTERTHOUGHT = frozenset(
    {"add", "say", "state", "claim", "note", "accord", "warn", "insist", "stress", "explain", "argue"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Something said by `source`: the words in `content`; `head` is the predicate of the content, where there is one."""

    sentence: Sentence
    content: tuple[Span, ...]
    source: Source | None
    cue: Span
    head: Token | None
    verb: Token | None = None


def find_reports(sentence: Sentence, quoted: tuple[Span, ...]) -> list[Report]:
    """The reports of one sentence in text order of their cues; cues inside `quoted` words belong to the quotation."""
    found = list(_parsed(sentence, quoted))
    last = find_final(sentence, quoted)
    if last is None or any(report.verb is last.verb for report in found):
        return found
    end = last.content[0].end
    return [*(report for r in found if (report := _cut(r, end)) is not None), last]


def _cut(report: Report, end: int) -> Report | None:
    """The report without what stands behind `end`, where the attribution of the whole sentence begins."""
    content = tuple(Span(s.start, min(s.end, end)) for s in report.content if s.start < end)
    return replace(report, content=content) if content else None


def _parsed(sentence: Sentence, quoted: tuple[Span, ...]) -> Iterator[Report]:
    for token in sentence.tokens:
        if token.is_inserted or any(span.covers(token.span) for span in quoted):
            continue
        if token.lower == "according":
            yield from _according(sentence, token)
        elif token.pos == "NOUN" and token.lemma in speech().nouns:
            yield from _noun(sentence, token)
        else:
            cue = cue_at(sentence, token)
            if cue is not None and not _unsaid(cue):
                yield from _verb(cue, quoted)


def cue_span(cue: Cue) -> Span:
    """The words of the cue: the verb with the auxiliaries right before it and its particle right after."""
    tokens, first = cue.sentence.tokens, cue.verb.index
    while first > 0 and tokens[first - 1].pos == "AUX" and not tokens[first - 1].is_inserted:
        first -= 1
    last = cue.particle.index if cue.particle is not None else cue.verb.index
    run = tokens[first : last + 1] if last - cue.verb.index <= 3 else tokens[first : cue.verb.index + 1]
    return cue.sentence.span_of(run)


def _unsaid(cue: Cue) -> bool:
    """True for what was not said, or not yet: 'did not say that', 'would say', 'is expected to announce'."""
    sentence, verb = cue.sentence, cue.verb
    table = speech()
    auxiliaries = sentence.children(verb, "aux", "auxpass")
    if verb.tag == "VB" and not auxiliaries:
        return True
    if cue.lemma in table.thought_verbs and verb.tag in ("VB", "VBG"):
        return True
    if any(t.tag == "TO" for t in auxiliaries):
        return cue.lemma in table.evidence_verbs or not _is_told(sentence, verb)
    if set(phrases.auxiliaries(sentence, verb)) & _UNREAL:
        return True
    return phrases.is_negated(sentence, verb) and cue.lemma not in speech().thought_verbs


def _is_told(sentence: Sentence, verb: Token) -> bool:
    """True for the infinitive of something done: 'went on to say', 'took the stage to announce'."""
    above = sentence.head(verb)
    if verb.dep == "xcomp":
        return above.lemma in ("go", "continue", "begin", "start")
    return verb.dep == "advcl" and above.tag in ("VBD", "VBZ", "VBN")


def _verb(cue: Cue, quoted: tuple[Span, ...]) -> Iterator[Report]:
    """The reports of a verb, by the first of its frames that fits."""
    frames = (
        ("that", _that),
        ("whether", _whether),
        ("object", _object),
        ("to", _infinitive),
        ("ing", _gerund),
        ("of", _of),
        ("as", _as),
        ("call", _call),
    )
    for name, frame in frames:
        if name in cue.frames or (name in ("that", "to") and _is_impersonal(cue)):
            found = frame(cue)
            if found is not None:
                content, head = found
                yield from _report(cue, content, head, quoted, named=name)
                return


def _report(cue: Cue, content: tuple[Span, ...], head: Token, quoted: tuple[Span, ...], named: str) -> Iterator[Report]:
    source = source_of(cue, quoted)
    if source is None and not _may_lack_source(cue, named):
        return
    if source is not None and any(source.head.overlap(span) for span in content):
        source = None
        if not _may_lack_source(cue, named):
            return
    yield Report(cue.sentence, content, source, cue_span(cue), head, cue.verb)


def _is_impersonal(cue: Cue) -> bool:
    """True for a passive verb of report: 'is said', 'was reported'."""
    return cue.lemma in speech().impersonal and phrases.is_passive(cue.sentence, cue.verb)


def _may_lack_source(cue: Cue, frame: str) -> bool:
    """True for 'it was reported that' and 'is said to have'; other verbs without a source report nothing."""
    if not _is_impersonal(cue):
        return False
    subject = phrases.own_subject(cue.sentence, cue.verb)
    return frame == "to" or (frame == "that" and subject is not None and subject.lower == "it")


_Content = tuple[tuple[Span, ...], Token] | None


def _that(cue: Cue) -> _Content:
    """'said [that] X', 'X, he said', 'as he said, X': the clause that is the verb's object."""
    sentence, verb = cue.sentence, cue.verb
    clauses = [c for c in sentence.children(verb, "ccomp") if not _asks(sentence, c)]
    if not clauses:
        as_said = verb.dep == "advcl" and any(t.lower == "as" for t in sentence.children(verb, "mark", "advmod"))
        return _around(cue) if as_said or _is_inserted(cue) else None
    clause = clauses[0] if clauses[0].index > verb.index or len(clauses) == 1 else clauses[-1]
    if _is_verbless(sentence, clause) or _is_bare_participle(sentence, clause):
        return None
    if clause.index < verb.index and any(c.index > verb.index for c in sentence.children(verb, "xcomp", "dobj")):
        return None if cue.lemma != "tell" else _before_tell(cue, clause)
    span = _after(cue, clause) if clause.index > verb.index else _before(cue, clause)
    return ((span,), clause) if span is not None else None


def _before_tell(cue: Cue, clause: Token) -> _Content:
    """'X, he told reporters': the only such verb that has an object besides."""
    span = _before(cue, clause)
    return ((span,), clause) if span is not None else None


def _is_inserted(cue: Cue) -> bool:
    """True for 'he said' put into or behind a clause that the parser took for the main one."""
    sentence, verb = cue.sentence, cue.verb
    if verb.dep not in ("parataxis", "ccomp") or not sentence.child(verb, "nsubj"):
        return False
    if sentence.child(verb, "xcomp", "oprd", "acomp") or cue_at(sentence, sentence.head(verb)) is not None:
        return False
    return sentence.child(verb, "dobj") is None or cue.lemma == "tell"


def _asks(sentence: Sentence, clause: Token) -> bool:
    return any(t.lower in ("whether", "if") for t in sentence.children(clause, "mark"))


def _is_verbless(sentence: Sentence, clause: Token) -> bool:
    """True for a 'clause' without a verb or subject: the parser took a noun for one."""
    if clause.pos in ("VERB", "AUX"):
        return False
    return sentence.child(clause, "nsubj", "nsubjpass", "expl", "aux", "auxpass") is None


def _is_bare_participle(sentence: Sentence, clause: Token) -> bool:
    """True for 'Asked about it, he said': a participle without a subject is no clause that somebody says."""
    before_said = clause.tag in ("VBN", "VBD", "VBG") and clause.index < sentence.head(clause).index
    return before_said and not sentence.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")


def _after(cue: Cue, clause: Token) -> Span | None:
    """The words of a clause that follows its cue, without 'that', up to an afterthought ('..., adding that')."""
    sentence, verb = cue.sentence, cue.verb
    floor = cue.particle.index if cue.particle is not None else verb.index
    tokens = [t for t in sentence.subtree(clause) if t.index > floor and not t.is_inserted]
    if not tokens:
        return None
    start, end = tokens[0].index, tokens[-1].index
    run = list(sentence.tokens[start : end + 1])
    while run and (run[0].pos == "PUNCT" or (run[0].lower == "that" and run[0].dep in ("mark", "det"))):
        run.pop(0)
    return _clean(sentence, run)


def _without_afterthought(run: list[Token]) -> list[Token]:
    """Cut at ', adding ...' and ', according to ...': another report, which the parser hung on the wrong verb."""
    for place in range(3, len(run)):
        token = run[place]
        if token.tag == "VBG" and token.lemma in _AFTERTHOUGHT and run[place - 1].text == ",":
            return run[: place - 1]
    return run


def _before(cue: Cue, clause: Token) -> Span | None:
    """The words of a clause that stands before its cue: from the beginning of the clause to the source or the verb."""
    sentence, verb = cue.sentence, cue.verb
    ceiling = verb.index
    subject = phrases.own_subject(sentence, verb)
    if subject is not None and clause.index < subject.index < verb.index:
        ceiling = min(t.index for t in sentence.subtree(subject))
    first = min(t.index for t in sentence.subtree(clause))
    lead = [t for t in sentence.children(verb, "advmod", "prep", "advcl", "npadvmod", "cc") if t.index < clause.index]
    if lead and not sentence.child(clause, "cc"):
        first = min([first, *(min(t.index for t in sentence.subtree(child)) for child in lead if child.dep != "cc")])
    aux = [t.index for t in sentence.children(verb, "aux", "neg") if clause.index < t.index < verb.index]
    run = list(sentence.tokens[first : min([ceiling, *aux])])
    if not run or run[-1].pos != "PUNCT":
        return None
    while run and run[-1].pos in ("PUNCT", "CCONJ"):
        run.pop()
    return _clean(sentence, run)


def _around(cue: Cue) -> _Content:
    """The clause that an inserted 'he said' or 'as he said' interrupts: what stands before it, after it, or both."""
    sentence, verb = cue.sentence, cue.verb
    head = sentence.head(verb)
    if head.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    inner = sentence.subtree(verb)
    return _outside(sentence, inner[0].index, inner[-1].index, head)


def _outside(sentence: Sentence, first: int, last: int, head: Token) -> _Content:
    before = list(sentence.tokens[:first])
    after = list(sentence.tokens[last + 1 :])
    while before and before[0].lower in ("but", "and", "yet", "so", "however"):
        before.pop(0)
    spans = [_clean(sentence, run) for run in (before, after)]
    content = tuple(span for span in spans if span is not None)
    return (content, head) if content else None


def _whether(cue: Cue) -> _Content:
    """'asked whether X', 'asked why X': the question without 'whether'."""
    sentence, verb = cue.sentence, cue.verb
    if phrases.own_subject(sentence, verb) is None and verb.dep == "advcl":
        return None  # 'asked whether X, he said': he did not ask
    for clause in sentence.children(verb, "ccomp", "advcl"):
        words = sentence.subtree(clause)
        if clause.index > verb.index and words[0].lower in _WHETHER:
            run = words[1:] if words[0].lower in ("whether", "if") else words
            span = _clean(sentence, run)
            return ((span,), clause) if span is not None else None
    return None


def _object(cue: Cue) -> _Content:
    """'urged Y to do Z', 'called on Y to do Z', 'told Y to do Z': from Y to the end of the infinitive."""
    sentence, verb = cue.sentence, cue.verb
    floor = cue.particle.index if cue.particle is not None else verb.index
    clause = next((c for c in _infinitives(sentence, verb) if c.index > floor), None)
    if clause is None:
        return None
    words = _nonfinite(sentence, clause, floor)
    nouns = [t for t in sentence.children(verb, "dobj", "dative", "nsubj") if floor < t.index < clause.index]
    nouns += [n for p in sentence.children(verb, "prep") for n in sentence.children(p, "pobj") if n.index > floor]
    first = min((t.index for n in nouns for t in sentence.subtree(n) if t.index > floor), default=words[0].index)
    end = max(t.index for t in words)
    span = _clean(sentence, list(sentence.tokens[min(first, words[0].index) : end + 1]))
    return ((span,), clause) if span is not None else None


def _infinitives(sentence: Sentence, verb: Token) -> list[Token]:
    """The infinitives with 'to' that hang on the verb, on its object or on the object of its preposition."""
    holders = [verb, *sentence.children(verb, "dobj", "dative")]
    holders += [
        noun
        for preposition in sentence.children(verb, "prep")
        for noun in [preposition, *sentence.children(preposition, "pobj")]
    ]
    found = []
    for holder in holders:
        for clause in sentence.children(holder, "xcomp", "ccomp", "acl", "advcl", "relcl", "pcomp"):
            if any(t.tag == "TO" for t in sentence.children(clause, "aux")):
                found.append(clause)
    return sorted(found, key=lambda t: t.index)


def _infinitive(cue: Cue) -> _Content:
    """'vowed to do Z', 'claims to be Z', 'is said to be Z': the infinitive."""
    sentence, verb = cue.sentence, cue.verb
    for clause in sentence.children(verb, "xcomp"):
        if clause.index > verb.index and any(t.tag == "TO" for t in sentence.children(clause, "aux")):
            span = _clean(sentence, _nonfinite(sentence, clause, verb.index))
            return ((span,), clause) if span is not None else None
    return None


def _nonfinite(sentence: Sentence, clause: Token, floor: int) -> list[Token]:
    """The words of an infinitive or gerund behind `floor`, without the finite verb that 'and' ties to what governs it:
    'promised to rebuild it and vowed ...' -> to rebuild it.
    """
    words = [t for t in sentence.subtree(clause) if t.index > floor]
    finite = [c for c in sentence.children(clause, "conj") if c.tag in ("VBD", "VBZ") and c.index > clause.index]
    if not finite:
        return words
    link = [t.index for t in sentence.children(clause, "cc", "punct") if clause.index < t.index < finite[0].index]
    cut = min([*link, *(t.index for t in sentence.subtree(finite[0]))])
    return [t for t in words if t.index < cut]


def _gerund(cue: Cue) -> _Content:
    """'denied doing Z': the gerund."""
    sentence, verb = cue.sentence, cue.verb
    for clause in sentence.children(verb, "xcomp"):
        if clause.index > verb.index and clause.tag == "VBG":
            span = _clean(sentence, _nonfinite(sentence, clause, verb.index))
            return ((span,), clause) if span is not None else None
    return None


def _of(cue: Cue) -> _Content:
    """'accused Y of doing Z', 'blamed Y for doing Z', 'warned against doing Z': the gerund."""
    sentence, verb = cue.sentence, cue.verb
    holders = [verb, *sentence.children(verb, "dobj")]
    for holder in holders:
        for preposition in sentence.children(holder, "prep"):
            clause = sentence.child(preposition, "pcomp")
            if clause is not None and clause.tag == "VBG" and preposition.lower in ("of", "for", "against", "about"):
                span = _clean(sentence, sentence.subtree(clause))
                return ((span,), clause) if span is not None else None
    return None


def _as(cue: Cue) -> _Content:
    """'described X as Y': from X to the end of Y."""
    sentence, verb = cue.sentence, cue.verb
    preposition = next((p for p in sentence.children(verb, "prep") if p.lower == "as" and p.index > verb.index), None)
    item = sentence.child(verb, "dobj")
    if item is None and cue.particle is not None:
        item = sentence.child(cue.particle, "pobj")
    if preposition is None:
        preposition = next((p for p in sentence.children(item, "prep") if p.lower == "as"), None) if item else None
    if preposition is None or item is None or item.index < verb.index:
        return None
    words = [t for t in [*sentence.subtree(item), *sentence.subtree(preposition)] if t.index > verb.index]
    span = _clean(sentence, sorted(set(words), key=lambda t: t.index))
    return ((span,), preposition) if span is not None else None


def _call(cue: Cue) -> _Content:
    """'called X Y': X and Y; 'what he called Y': Y."""
    sentence, verb = cue.sentence, cue.verb
    name = sentence.child(verb, "oprd", "ccomp", "xcomp")
    if name is None or name.index < verb.index:
        return None
    item = sentence.child(verb, "dobj")
    start = item if item is not None and verb.index < item.index < name.index else name
    first = min((t.index for t in sentence.subtree(start) if t.index > verb.index), default=start.index)
    last = max(t.index for t in sentence.subtree(name))
    span = _clean(sentence, list(sentence.tokens[first : last + 1]))
    return ((span,), name) if span is not None else None


def _according(sentence: Sentence, token: Token) -> Iterator[Report]:
    """'X, according to Y': what the sentence says besides."""
    to = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if to is None or to.lower != "to":
        return
    head = sentence.child(to, "pobj") or sentence.child(token, "pobj")
    if head is None:
        return
    source = source_at(sentence, head, clear_of=to.span)
    last = max(t.index for t in sentence.tokens_in(source.span))
    predicate = next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), sentence.root)
    content = _outside(sentence, token.index, last, predicate)
    if content is not None:
        yield Report(sentence, content[0], source, hull([token.span, to.span]), predicate)


def _noun(sentence: Sentence, noun: Token) -> Iterator[Report]:
    """'the claim that X': the clause on a noun of speech; its source is the owner ('his claim', 'a claim by Y')."""
    clause = next((c for c in sentence.children(noun, "acl", "ccomp") if c.index > noun.index), None)
    if clause is None or not any(t.lower == "that" for t in sentence.children(clause, "mark")):
        return
    words = sentence.subtree(clause)
    run = words[1:] if words[0].lower == "that" else words
    span = _clean(sentence, run)
    source = _owner(sentence, noun)
    if span is not None and source is not None:
        yield Report(sentence, (span,), source, noun.span, clause)


def _owner(sentence: Sentence, noun: Token) -> Source | None:
    possessor = sentence.child(noun, "poss")
    if possessor is not None:
        return source_at(sentence, possessor, clear_of=noun.span)
    for _, owner in phrases.prepositional(sentence, noun, "by", "from", "of"):
        return source_at(sentence, owner, clear_of=noun.span)
    verb = sentence.head(noun)
    if noun.dep == "dobj" and verb.pos == "VERB":
        subject = phrases.agent(sentence, verb)
        if subject is not None and subject.pos in ("NOUN", "PROPN", "PRON"):
            return source_at(sentence, subject, clear_of=verb.span)
    return None


def _clean(sentence: Sentence, run: list[Token]) -> Span | None:
    """The run of words as a span without punctuation at its ends; `None` if fewer than two words are left."""
    words = _without_afterthought([t for t in run if not t.is_inserted])
    while words and words[0].pos == "PUNCT" and words[0].text not in "\"“‘'(":
        words.pop(0)
    while words and words[-1].pos == "PUNCT" and words[-1].text not in "\"”’')%…":
        words.pop()
    if sum(t.pos != "PUNCT" for t in words) < 2:
        return None
    return sentence.span_of(words)


def find_final(sentence: Sentence, quoted: tuple[Span, ...]) -> Report | None:
    """'X, the ministry said on Friday.' by position alone, for sentences in which the parser misses that X is said."""
    tokens = sentence.tokens
    for verb in reversed(tokens):
        if verb.pos == "VERB" and verb.tag in ("VBD", "VBZ", "VBP", "VBN"):
            break
    else:
        return None
    cue = cue_at(sentence, verb)
    if cue is None or "that" not in cue.frames or len(tokens) - verb.index > 9 or sentence.child(verb, "dobj", "ccomp"):
        return None
    start = cue_span(cue).start
    before = [t for t in tokens[: verb.index] if t.span.end <= start]
    comma = next((t for t in reversed(before) if t.pos == "PUNCT" and t.tag not in ("HYPH", "-LRB-", "-RRB-")), None)
    if comma is None or comma.tag not in (",", "''") or any(span.covers(verb.span) for span in quoted):
        return None
    source = [t for t in before if t.index > comma.index]
    if (
        not source
        or source[-1].pos not in ("NOUN", "PROPN", "PRON")
        or any(t.pos in ("VERB", "ADP") and t.tag != "VBN" for t in source)
    ):
        return None
    said = [t for t in before if t.index < comma.index]
    content = _clean(sentence, said)
    if content is None or any(t.tag in ("WP", "WDT") for t in source) or not _holds_clause(sentence, said, verb):
        return None
    return Report(
        sentence, (content,), Source(sentence.span_of(source), source[-1].span), cue_span(cue), sentence.root, verb
    )


def _holds_clause(sentence: Sentence, words: list[Token], verb: Token) -> bool:
    """True if `words` are a clause of their own and no mere setting of `verb` ('On Friday, he said')."""
    held = {t.index for t in words}
    tops = [t for t in words if t.head not in held or t.head == t.index]
    setting = ("advcl", "prep", "npadvmod", "advmod", "punct", "cc", "mark")
    if all(t.head == verb.index and t.dep in setting for t in tops):
        return False
    return any(t.dep in ("nsubj", "nsubjpass", "expl") and t.head in held for t in words)
