"""Reports that no verb above the clause carries: 'according to Y', 'the claim that X', 'X, the ministry said'."""

from collections.abc import Iterator

from dateline.base.spans import hull
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.report import Report, clean, cue_span, outside, top_of
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import Source, is_mute, source_at
from dateline.recognise.quotes.speech import Cue, cue_at, speech


def according_to(sentence: Sentence, token: Token) -> Iterator[Report]:
    """'X, according to Y': what the sentence says besides."""
    to = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if to is None or to.lower != "to":
        return
    head = sentence.child(to, "pobj") or sentence.child(token, "pobj")
    if head is None:
        return
    if head.pos == "PRON" and cue_at(sentence, sentence.root) is not None:
        return  # 'Lee said the bridge, according to him, was safe': his words already
    source = source_at(sentence, head, clear_of=to.span)
    last = _with_clause(sentence, head, max(t.index for t in sentence.tokens_in(source.span)))
    predicate = next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), sentence.root)
    content = outside(sentence, token.index, _with_aside(sentence, token, last), predicate)
    if content is not None:
        yield Report(sentence, content[0], source, hull([token.span, to.span]), predicate)


def _with_clause(sentence: Sentence, head: Token, last: int) -> int:
    """Where the source ends with a clause of its own: 'two people briefed on the matter'."""
    clauses = (sentence.subtree(c) for c in sentence.children(head, "acl", "relcl"))
    return next((words[-1].index for words in clauses if words[0].index == last + 1), last)


def _with_aside(sentence: Sentence, token: Token, last: int) -> int:
    """The end of the sentence where what follows a source behind its words speaks of the source: ', who ...'."""
    following = sentence.tokens[last + 1 : last + 3]
    aside = len(following) == 2 and following[0].text == "," and following[1].tag in ("WDT", "WP", "WP$")
    return len(sentence.tokens) - 1 if aside and token.index > 3 else last


def noun_clause(sentence: Sentence, noun: Token) -> Iterator[Report]:
    """'the claim that X': the clause on a noun of speech; its source is the owner ('his claim', 'a claim by Y')."""
    clause = next((c for c in sentence.children(noun, "acl", "ccomp") if c.index > noun.index), None)
    if clause is None or not any(t.lower == "that" for t in sentence.children(clause, "mark")):
        return
    words = sentence.subtree(clause)
    run = words[1:] if words[0].lower == "that" else words
    span = clean(sentence, run)
    source = _owner(sentence, noun)
    if span is not None and (source is not None or noun.lemma in speech().unowned):
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
    verb = next((t for t in reversed(sentence.tokens) if t.pos == "VERB" and t.tag in _FINITE), None)
    cue = cue_at(sentence, verb) if verb is not None else None
    if verb is None or cue is None or quoted.holds(verb.span) or not _may_end(cue):
        return None
    start = cue_span(cue).start
    before = [t for t in sentence.tokens[: verb.index] if t.span.end <= start]
    source = _source_between(before) or _renamed(sentence, before)
    if not source:
        return None
    said = [t for t in before if t.index < source[0].index]
    content = clean(sentence, said)
    if (
        content is None
        or all(quoted.holds(t.span) for t in said if t.pos != "PUNCT")
        or any(t.tag in ("WP", "WDT") for t in source)
        or not _holds_clause(sentence, said, verb)
    ):
        return None
    head = source[-1] if source[0].dep != "appos" and source[-1].pos in _NOMINAL else top_of(source)
    if is_mute(cue, head):
        return None
    others = tuple(t.span for t in source if t.dep == "appos" and t is not head)
    who = Source(sentence.span_of(source), head.span, others)
    return Report(sentence, (content,), who, cue_span(cue), sentence.root, verb)


_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def _may_end(cue: Cue) -> bool:
    """True for a verb of speech near the end of the sentence whose object does not follow it."""
    sentence, verb = cue.sentence, cue.verb
    if cue.lemma == "ask" and verb.tag == "VBN":
        return False  # "asked about it, he nodded" is nothing that was said
    if "that" not in cue.frames or cue.lemma in ("feel", "decide") or len(sentence.tokens) - verb.index > 9:
        return False
    objects = ("ccomp",) if cue.lemma == "tell" else ("dobj", "ccomp")
    return not any(t.index > verb.index for t in sentence.children(verb, *objects))


def _source_between(before: list[Token]) -> list[Token]:
    """The nouns between the last comma (or closing mark) and the verb; none where verbs or 'and' stand among them."""
    comma = next((t for t in reversed(before) if t.pos == "PUNCT" and t.tag not in ("HYPH", "-LRB-", "-RRB-")), None)
    if comma is None or comma.tag not in (",", "''"):
        return []
    source = [t for t in before if t.index > comma.index]
    if not source or source[0].tag == "CC" or source[-1].pos not in _NOMINAL:
        return []
    if any(t.pos in ("VERB", "ADP") and t.tag != "VBN" for t in source):
        return []
    return source


def _renamed(sentence: Sentence, before: list[Token]) -> list[Token]:
    """'X, the owner of the boat, Tom Lee, from Y, said': a source with asides that the parser took for an aside."""
    if len(before) < 2 or before[-1].text != ",":
        return []
    for token in before:
        if token.dep == "appos" and sentence.tokens[token.index - 1].pos != "PROPN":
            words = sentence.subtree(token)
            opened = words[0].index > 0 and sentence.tokens[words[0].index - 1].text == ","
            if opened and words[-1] is before[-2]:
                return words
    return []


def _holds_clause(sentence: Sentence, words: list[Token], verb: Token) -> bool:
    """True if `words` are a clause of their own and no mere setting of `verb` ('On Friday, he said')."""
    held = {t.index for t in words}
    tops = [t for t in words if t.head not in held or t.head == t.index]
    setting = ("advcl", "prep", "npadvmod", "advmod", "punct", "cc", "mark")
    if all(t.head == verb.index and t.dep in setting for t in tops):
        return any(_is_main(sentence, t) for t in words)  # 'As the rally began, a girl was hit, police said'
    return any(t.dep in ("nsubj", "nsubjpass", "expl") and t.head in held for t in words)


def _is_main(sentence: Sentence, verb: Token) -> bool:
    """True for a clause with a subject that no conjunction opens, though the parser hung it on one that has one."""
    opened = any(t.tag in ("IN", "WRB") for t in sentence.children(verb, "mark", "advmod"))
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    return subject is not None and verb.dep == "advcl" and not opened and subject.tag not in ("WDT", "WP")
