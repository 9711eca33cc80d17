"""Numbers and pronouns of amount that stand for people: '14 of the miners', 'nine were hurt', 'those who'."""

from dateline.base.records import ActorKind
from dateline.base.spans import Span
from dateline.knowledge.roles import word_list
from dateline.parse import Sentence, Token
from dateline.parse.phrases import noun_phrase
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.phrases import country_within, left_edge, phrase_gender, phrase_sectors, role_phrase

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


def find_number(context: Context, sentence: Sentence, token: Token) -> Candidate | None:
    """The people for whom a number, an amount or 'those' stands."""
    if token.dep not in _ARGUMENTS:
        return None
    if token.pos == "NUM" or token.lower in word_list("amounts"):
        return _of_people(context, sentence, token) or _bare(context, sentence, token)
    if token.lower == "those" and sentence.child(token, "relcl", "acl", "amod", "prep"):
        return _candidate(context, sentence, token, Span(token.span.start, token.span.end))
    return None


def _of_people(context: Context, sentence: Sentence, token: Token) -> Candidate | None:
    """'14 of the miners', 'dozens of protesters', 'one of the guards', 'six of whom'."""
    of = next((p for p in sentence.children(token, "prep") if p.lower == "of" and p.index > token.index), None)
    noun = sentence.child(of, "pobj") if of is not None else None
    if noun is None:
        return None
    start = left_edge(sentence, token).span.start
    if noun.lower in ("them", "whom", "us"):
        return _candidate(context, sentence, token, Span(start, noun.span.end))
    phrase = role_phrase(sentence, noun)
    if phrase is None:
        return None
    span = Span(start, noun_phrase(sentence, noun).end)
    one = token.lower == "one"
    kind: ActorKind = "org" if phrase.role.kind == "org" else "person" if one else "group"
    return Candidate(
        span=span, form="description", kind=kind, sentence=sentence, head=token, name=span.of(context.text),
        key=span.of(context.text).lower(), role=phrase.role.words, country=country_within(context, span, noun.span),
        sectors=phrase_sectors(sentence, phrase), gender=phrase_gender(phrase.role.words), plural=not one,
        number=token.lower, noun=noun,
    )  # fmt: skip


def _bare(context: Context, sentence: Sentence, token: Token) -> Candidate | None:
    """'Five were killed', 'wounding 12 others': a number alone as what is done to people."""
    verb = sentence.head(token)
    if token.dep not in ("nsubjpass", "dobj", "nsubj", "conj") or verb.lemma.lower() not in word_list("done_to_people"):
        return None
    if sentence.child(token, "prep") or token.text[:1] in "$€£":
        return None
    edge = left_edge(sentence, token)
    return _candidate(context, sentence, token, Span(edge.span.start, token.span.end))


def _candidate(context: Context, sentence: Sentence, token: Token, span: Span) -> Candidate:
    one = token.lower == "one"
    text = span.of(context.text)
    return Candidate(
        span=span, form="description", kind="person" if one else "group", sentence=sentence, head=token, name=text,
        key=text.lower(), role="people", sectors=("UNK",), plural=not one, number=token.lower,
    )  # fmt: skip
