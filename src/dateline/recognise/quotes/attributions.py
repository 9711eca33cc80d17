"""Reports that no verb above the clause carries: 'according to Y', 'the claim that X', 'X, the ministry said'."""

from collections.abc import Iterator

from dateline.base.spans import hull
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.report import Report, clean, cue_span, outside
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import Source, source_at
from dateline.recognise.quotes.speech import cue_at, speech


def according_to(sentence: Sentence, token: Token) -> Iterator[Report]:
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
    content = outside(sentence, token.index, last, predicate)
    if content is not None:
        yield Report(sentence, content[0], source, hull([token.span, to.span]), predicate)


def noun_clause(sentence: Sentence, noun: Token) -> Iterator[Report]:
    """'the claim that X': the clause on a noun of speech; its source is the owner ('his claim', 'a claim by Y')."""
    clause = next((c for c in sentence.children(noun, "acl", "ccomp") if c.index > noun.index), None)
    if clause is None or not any(t.lower == "that" for t in sentence.children(clause, "mark")):
        return
    words = sentence.subtree(clause)
    run = words[1:] if words[0].lower == "that" else words
    span = clean(sentence, run)
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
    if noun.dep == "dobj" and verb.lemma in speech().utters:
        subject = phrases.agent(sentence, verb)
        if subject is not None and subject.pos in ("NOUN", "PROPN", "PRON"):
            return source_at(sentence, subject, clear_of=verb.span)
    return None


def final_attribution(sentence: Sentence, quoted: Runs) -> Report | None:
    """'X, the ministry said on Friday.' by position alone, for sentences in which the parser misses that X is said."""
    tokens = sentence.tokens
    for verb in reversed(tokens):
        if verb.pos == "VERB" and verb.tag in ("VBD", "VBZ", "VBP", "VBN"):
            break
    else:
        return None
    cue = cue_at(sentence, verb)
    if (
        cue is None
        or "that" not in cue.frames
        or cue.lemma in ("feel", "decide")
        or len(tokens) - verb.index > 9
        or sentence.child(verb, "dobj", "ccomp")
    ):
        return None
    start = cue_span(cue).start
    before = [t for t in tokens[: verb.index] if t.span.end <= start]
    comma = next((t for t in reversed(before) if t.pos == "PUNCT" and t.tag not in ("HYPH", "-LRB-", "-RRB-")), None)
    if comma is None or comma.tag not in (",", "''") or quoted.holds(verb.span):
        return None
    source = [t for t in before if t.index > comma.index]
    if (
        not source
        or source[-1].pos not in ("NOUN", "PROPN", "PRON")
        or any(t.pos in ("VERB", "ADP") and t.tag != "VBN" for t in source)
    ):
        return None
    said = [t for t in before if t.index < comma.index]
    content = clean(sentence, said)
    if content is None or any(t.tag in ("WP", "WDT") for t in source) or not _holds_clause(said, verb):
        return None
    return Report(
        sentence, (content,), Source(sentence.span_of(source), source[-1].span), cue_span(cue), sentence.root, verb
    )


def _holds_clause(words: list[Token], verb: Token) -> bool:
    """True if `words` are a clause of their own and no mere setting of `verb` ('On Friday, he said')."""
    held = {t.index for t in words}
    tops = [t for t in words if t.head not in held or t.head == t.index]
    setting = ("advcl", "prep", "npadvmod", "advmod", "punct", "cc", "mark")
    if all(t.head == verb.index and t.dep in setting for t in tops):
        return False
    return any(t.dep in ("nsubj", "nsubjpass", "expl") and t.head in held for t in words)
