"""Reported clauses: 'said that X', 'X, he said', 'as he said, X'."""

from dateline.base.spans import Span
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.joined import next_report
from dateline.recognise.quotes.report import Content, clean, is_that, outside, without_label
from dateline.recognise.quotes.source import quoting
from dateline.recognise.quotes.speech import Cue, behind_time, cue_at, speech


def that_clause(cue: Cue) -> Content:
    """'said [that] X', 'X, he said', 'as he said, X': the clause that is the verb's object."""
    sentence, verb = cue.sentence, cue.verb
    clauses = [c for c in sentence.children(verb, "ccomp") if not _asks(sentence, c)] or _astray(sentence, verb)
    if not clauses:
        as_said = verb.dep == "advcl" and any(t.lower == "as" for t in sentence.children(verb, "mark", "advmod"))
        return _around(cue) if as_said or _is_inserted(cue) else None
    clause = clauses[0] if clauses[0].index > verb.index or len(clauses) == 1 else clauses[-1]
    if _is_verbless(sentence, clause) or _is_bare_participle(sentence, clause):
        return None
    if clause.index < verb.index and any(c.index > verb.index for c in sentence.children(verb, "xcomp", "dobj")):
        return None if cue.lemma != "tell" else _said_before(cue, clause)
    span = _after(cue, clause) if clause.index > verb.index else _before(cue, clause)
    return ((span,), clause) if span is not None and _holds_verb(sentence, span) else None


def _astray(sentence: Sentence, verb: Token) -> list[Token]:
    """The clause that the parser hung on a setting of the verb: 'said on Friday during a visit that X'."""
    return [
        clause
        for preposition in sentence.children(verb, "prep")
        for clause in sentence.subtree(preposition)
        if clause.dep in ("relcl", "acl", "ccomp", "advcl")
        and clause.index > verb.index
        and sentence.child(clause, "nsubj", "nsubjpass", "expl") is not None
        and any(is_that(t) for t in sentence.children(clause, "mark", "advmod"))
    ][:1]


def _holds_verb(sentence: Sentence, span: Span) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in sentence.tokens_in(span))


def passed_on(cue: Cue) -> Content:
    """'X, the paper quoted the mayor as saying': the clause before the verb."""
    sentence, verb = cue.sentence, cue.verb
    clause = next((c for c in sentence.children(verb, "ccomp") if c.index < verb.index), None)
    return _said_before(cue, clause) if clause is not None and quoting(sentence, verb) is not None else None


def _said_before(cue: Cue, clause: Token) -> Content:
    """'X, he told reporters': of a verb that has an object besides."""
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
    """True for 'Asked about it, he said' and 'the film shows men running': a participle is no clause that is said."""
    if clause.tag in ("VBG", "VB") and not sentence.child(clause, "aux", "mark"):
        return True
    before_said = clause.tag in ("VBN", "VBD", "VBG") and clause.index < sentence.head(clause).index
    return before_said and not sentence.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")


def _after(cue: Cue, clause: Token) -> Span | None:
    """The words of a clause that follows its cue, without 'that', up to an afterthought ('..., adding that')."""
    sentence, verb = cue.sentence, cue.verb
    floor = cue.particle.index if cue.particle is not None else verb.index
    tokens = [t for t in sentence.subtree(clause) if t.index > floor and not t.is_inserted]
    if not tokens:
        return None
    start, end = _first_of(cue, clause, tokens[0].index), _last_of(cue, clause, tokens[-1].index)
    following = next_report(sentence, verb, clause)
    if following is not None:
        end = min(end, following - 1)
    run = list(sentence.tokens[start : end + 1])
    while run and (run[0].pos == "PUNCT" or (run[0].lower == "that" and run[0].dep in ("mark", "det"))):
        run.pop(0)
    return clean(sentence, run)


def _first_of(cue: Cue, clause: Token, start: int) -> int:
    """Where the clause begins: behind a time of the verb, as in 'said on Friday | it would close'.

    Or at a noun cut off from it: 'the plan' of 'said the plan, citing a report, would cost more' is no object.
    """
    behind = behind_time(cue.sentence, cue.verb.index + 1)
    subject = cue.sentence.child(clause, "nsubj", "nsubjpass", "expl")
    between = cue.sentence.tokens[start:behind]
    item = cue.sentence.child(cue.verb, "dobj")
    if subject is None and item is not None and cue.verb.index < item.index < start:
        aside = cue.sentence.tokens[start - 1].text == "," and cue.sentence.tokens[start].tag == "VBG"
        return cue.sentence.subtree(item)[0].index if aside else start
    if subject is None or not any(t.lower in speech().days for t in between):
        return start
    return behind if behind <= min(t.index for t in cue.sentence.subtree(subject)) else start


def _last_of(cue: Cue, clause: Token, end: int) -> int:
    """Where the clause ends; a verb right behind it goes on ('said the plan they hatched | was enough')."""
    for more in cue.sentence.children(cue.verb, "ccomp"):
        words = cue.sentence.subtree(more)
        meets = [t.pos for t in cue.sentence.tokens[end : end + 2]]  # the last word so far and the one behind it
        goes_on = words[0].index == end + 1 and "PUNCT" not in meets and "CCONJ" not in meets
        if more.index > clause.index and goes_on and not cue.sentence.child(more, "nsubj", "mark"):
            end = words[-1].index
    return end


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
    return clean(sentence, without_label(run))


def _around(cue: Cue) -> Content:
    """The clause that an inserted 'he said' or 'as he said' interrupts: what stands before it, after it, or both."""
    sentence, verb = cue.sentence, cue.verb
    head = sentence.head(verb)
    if head.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    inner = sentence.subtree(verb)
    return outside(sentence, inner[0].index, inner[-1].index, head)
