"""Actors by description: noun phrases headed by a role noun, and numbers that stand for people."""

from collections.abc import Iterator

from dateline.base.records import ActorKind
from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.parse.phrases import noun_phrase
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.phrases import (
    RolePhrase,
    country_within,
    is_former,
    is_plural,
    phrase_gender,
    phrase_sectors,
    role_phrase,
)

_SKIP_DEPS = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my"})
_NUMBER_WORDS = frozenset(
    {
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "some",
        "many",
        "most",
        "several",
        "others",
        "all",
        "none",
        "both",
        "few",
        "tens",
        "half",
        "part",
        "number",
        "group",
    }
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def find_described(context: Context) -> Iterator[Candidate]:
    """Every noun phrase with a role noun at its head that is no part of a name."""
    for sentence in context.sentences:
        for token in sentence.tokens:
            if token.is_inserted:
                continue
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                found = _by_role(context, sentence, token)
            elif token.pos == "NUM" or token.lower in _NUMBER_WORDS:
                found = _by_number(context, sentence, token)
            else:
                found = None
            if found is not None:
                yield found


def _by_role(context: Context, sentence: Sentence, token: Token) -> Candidate | None:
    if token.dep in _SKIP_DEPS or (token.pos == "ADJ" and token.dep not in _ARGUMENTS):
        return None
    phrase = role_phrase(sentence, token)
    if phrase is None or context.name_at(token.span.start) is not None:
        return None
    if token.pos == "PROPN" and _stands_before_name(context, sentence, token):
        return None
    span = _span(sentence, token)
    return _candidate(context, sentence, phrase, span)


def _stands_before_name(context: Context, sentence: Sentence, token: Token) -> bool:
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    name = context.name_at(after.span.start) if after is not None and not after.is_inserted else None
    return name is not None and name.kind in ("person", "unknown")


def _candidate(context: Context, sentence: Sentence, phrase: RolePhrase, span: Span) -> Candidate:
    head = phrase.head
    plural = is_plural(head, phrase.role)
    kind: ActorKind = "group" if plural and phrase.role.kind != "org" else phrase.role.kind
    left = [t.lower for t in sentence.tokens_in(Span(span.start, head.span.start))]
    country = country_within(context.countries_in(span), span, head.span) or _country_after(context, sentence, head)
    return Candidate(
        span=span, form="description", kind=kind, sentence=sentence, head=head, name=span.of(context.text),
        key=_key(sentence, span, head), role=phrase.role.words, country=country, sectors=phrase_sectors(phrase),
        gender=phrase_gender(phrase.role.words), plural=plural, former=is_former(phrase),
        definite=any(word in _DEFINITE for word in left[:1]) or any(t.dep == "poss" for t in sentence.children(head)),
        number=_number(sentence, head), owner=_owner(sentence, head),
    )  # fmt: skip


def _span(sentence: Sentence, head: Token) -> Span:
    """The phrase up to its head, and the 'of' or 'for' phrase after it."""
    whole = noun_phrase(sentence, head)
    of = next(
        (p for p in sentence.children(head, "prep") if p.lower in ("of", "for") and p.index == head.index + 1), None
    )
    if of is None:
        return Span(whole.start, head.span.end)
    noun = sentence.child(of, "pobj")
    return Span(whole.start, noun_phrase(sentence, noun).end if noun is not None else head.span.end)


def _country_after(context: Context, sentence: Sentence, head: Token) -> str | None:
    """'president of Nigeria', 'leaders of both': the one country of the 'of' phrase."""
    of = next((p for p in sentence.children(head, "prep") if p.lower in ("of", "from")), None)
    if of is None:
        return None
    span = sentence.span_of(sentence.subtree(of))
    codes = dict.fromkeys(m.iso3 for m in context.countries_in(span))
    return next(iter(codes)) if len(codes) == 1 else None


def _key(sentence: Sentence, span: Span, head: Token) -> str:
    """The description without articles, in lower case."""
    tokens = [t.lower for t in sentence.tokens_in(span) if t.tag not in ("DT", "POS", "PRP$", "PDT")]
    return " ".join(tokens)


def _number(sentence: Sentence, head: Token) -> str:
    return " ".join(t.lower for t in sentence.children(head, "nummod"))


def _owner(sentence: Sentence, head: Token) -> Span | None:
    poss = sentence.child(head, "poss")
    return noun_phrase(sentence, poss) if poss is not None else None


def _by_number(context: Context, sentence: Sentence, token: Token) -> Candidate | None:
    """'21 of the schoolgirls', 'dozens of protesters', 'five were killed': a number stands for people."""
    if token.dep not in _ARGUMENTS:
        return None
    of = next((p for p in sentence.children(token, "prep") if p.lower == "of"), None)
    noun = sentence.child(of, "pobj") if of is not None else None
    phrase = role_phrase(sentence, noun) if noun is not None else None
    if phrase is None or noun is None:
        return None
    span = sentence.span_of(
        [
            t
            for t in sentence.tokens
            if noun_phrase(sentence, token).start <= t.span.start < noun_phrase(sentence, noun).end
        ]
    )
    one = token.lower == "one"
    country = country_within(context.countries_in(span), span, noun.span)
    kind: ActorKind = "person" if one and phrase.role.kind != "org" else "group" if phrase.role.kind != "org" else "org"
    return Candidate(
        span=span, form="description", kind=kind, sentence=sentence, head=token, name=span.of(context.text),
        key=_key(sentence, span, token), role=phrase.role.words, country=country, sectors=phrase_sectors(phrase),
        plural=not one, number=token.lower,
    )  # fmt: skip
