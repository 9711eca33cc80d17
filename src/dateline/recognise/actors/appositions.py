"""Which description stands beside which name: 'X, president of Y', 'the secretary, X', 'a spokesman for Y, X'."""

from bisect import bisect_left

from dateline.base.spans import Span
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.headlines import is_in_title_case

_Heads = dict[tuple[int, int], Candidate]


def find_appositions(context: Context, named: list[Candidate], described: list[Candidate]) -> dict[Span, Candidate]:
    """For the span of a description the name that it stands beside."""
    heads: _Heads = {(id(c.sentence), c.head.index): c for c in named}
    named = sorted(named, key=lambda c: c.span)
    starts = [c.span.start for c in named]
    found: dict[Span, Candidate] = {}
    inside = {(id(c.sentence), c.head.index) for c in described if c.kind == "person"}
    for candidate in described:
        if is_predicate(candidate):
            subject = _subject_of_predicate(candidate, heads)
            if subject is not None and subject.kind == candidate.kind:
                found[candidate.span] = subject
            continue
        if (
            is_in_title_case(candidate.sentence)
            or candidate.plural
            or candidate.kind not in ("person", "org")
            or _belongs_to(candidate, inside)
        ):
            continue
        partner = _by_grammar(candidate, heads) or _by_commas(context, candidate, named, starts)
        if partner is not None and partner.kind == candidate.kind:
            found[candidate.span] = partner
    return found


def _belongs_to(candidate: Candidate, heads: set[tuple[int, int]]) -> bool:
    """'The brother of the gunman, X': X is the brother."""
    of = candidate.sentence.head(candidate.head)
    return (
        candidate.kind == "person"
        and candidate.head.dep == "pobj"
        and of.lower == "of"
        and (id(candidate.sentence), of.head) in heads
    )


def is_predicate(candidate: Candidate) -> bool:
    """'He is a general': said of somebody, unless it tells that there is one."""
    head, above = candidate.head, candidate.sentence.head(candidate.head)
    if head.dep == "pobj" and above.lower == "as":  # 'dismissed him as a weak leader', not 'such as', 'as well as'
        return above.tag == "IN" and not any(t.lower == "such" for t in candidate.sentence.children(above))
    return head.dep == "attr" and candidate.sentence.child(above, "expl") is None


def _subject_of_predicate(candidate: Candidate, heads: _Heads) -> Candidate | None:
    """'X, who is the president', 'X was the commander': the name of which a role is said, if it is not denied."""
    sentence = candidate.sentence
    verb = sentence.head(candidate.head)
    subject = sentence.child(verb, "nsubj")
    if subject is None or sentence.child(verb, "neg") or not candidate.definite:
        return None
    if subject.lower == "who" and verb.dep == "relcl":
        subject = sentence.head(verb)
    return heads.get((id(sentence), subject.index))


def _by_grammar(candidate: Candidate, heads: _Heads) -> Candidate | None:
    head, sentence = candidate.head, candidate.sentence
    above = heads.get((id(sentence), head.head)) if head.dep == "appos" else None
    if above is not None and above.kind == candidate.kind:
        return above
    below = (heads.get((id(sentence), child.index)) for child in sentence.children(head, "appos"))
    return next((c for c in below if c is not None and c.kind == candidate.kind), None)


def _by_commas(context: Context, candidate: Candidate, named: list[Candidate], starts: list[int]) -> Candidate | None:
    """Where the parser was misled: a description and a person's name with only a comma between them."""
    if candidate.kind != "person":
        return None
    text, span = context.text, candidate.span
    after = bisect_left(starts, span.end)
    if after < len(named) and text[span.end : named[after].span.start].strip() == ",":
        follows = named[after]
        if follows.kind == "person" and follows.role == "" and _is_closed(text, follows.span.end, candidate):
            return follows
    before = bisect_left(starts, span.start) - 1
    if candidate.head.dep in ("nsubj", "nsubjpass"):  # 'may meet X, a spokesman said'
        return None
    if before >= 0 and text[named[before].span.end : span.start].strip() == ",":
        leads = named[before]
        if leads.kind == "person" and " " in leads.key and text[span.end : span.end + 1] in (",", ".", " ", ";"):
            return leads
    return None


def _is_closed(text: str, end: int, candidate: Candidate) -> bool:
    """The name after a description is closed by a comma, a stop or a verb of speaking, not by 'and'."""
    rest = text[end : end + 8].strip()
    return (
        rest[:1] in (",", ".", ";")
        or (candidate.definite and not rest.startswith("and"))
        or rest.startswith(("said", "told"))
    )
