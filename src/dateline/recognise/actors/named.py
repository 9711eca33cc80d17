"""Persons and organisations by name, with the title words before them."""

from collections.abc import Iterator

from dateline.base.records import ActorKind
from dateline.base.spans import Span
from dateline.knowledge.countries import country_of_seat
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import role_of
from dateline.parse import Sentence, Token
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.phrases import (
    RolePhrase,
    country_within,
    is_former,
    phrase_gender,
    phrase_sectors,
    role_phrase,
    singular,
)
from dateline.recognise.names import Name
from dateline.recognise.names.lexicon import given_names, honorifics, is_title, ranks, words


def find_named(context: Context) -> Iterator[Candidate]:
    """Every name of a person or a body; names of unknown kind only where they act or speak."""
    for name in context.names:
        if name.kind in ("place", "nationality"):
            continue
        sentence = context.sentence_at(name.span.start)
        head = context.head_of(sentence, name.span) if sentence is not None else None
        if sentence is None or head is None:
            continue
        if name.kind == "org":
            yield _organisation(context, name, sentence, head)
        elif name.kind == "person" or head.dep in ("nsubj", "nsubjpass", "poss", "agent", "dobj"):
            yield _person(context, name, sentence, head)


def _organisation(context: Context, name: Name, sentence: Sentence, head: Token) -> Candidate:
    text = name.span.of(context.text)
    known, seat = organisation_of(text), country_of_seat(text)
    countries = context.countries_in(name.span)
    country = known.country if known else seat.country if seat else countries[0].iso3 if len(countries) == 1 else None
    sectors = known.sectors if known else (seat.sector,) if seat else _sectors_of_name(sentence, name.span)
    span = _with_article(sentence, name.span)
    return Candidate(
        span=span, form="name", kind="org", sentence=sentence, head=head, name=known.name if known else text,
        key=known.name if known else text, country=country, sectors=sectors, definite=True,
        wikidata=known.wikidata if known else None, role=_role_of_name(sentence, name.span),
    )  # fmt: skip


def _with_article(sentence: Sentence, span: Span) -> Span:
    first = sentence.tokens_in(span)[0].index
    before = sentence.tokens[first - 1] if first else None
    return Span(before.span.start, span.end) if before is not None and before.lower == "the" else span


def _role_of_name(sentence: Sentence, span: Span) -> str:
    """The role noun that heads an organisation's name ('Ministry')."""
    tokens = sentence.tokens_in(span)
    of = next((n for n, t in enumerate(tokens) if t.lower == "of" and n), len(tokens))
    role = role_of(tokens[of - 1].lower)
    return role.words if role is not None and role.kind != "person" else ""


def _sectors_of_name(sentence: Sentence, span: Span) -> tuple[str, ...]:
    """What the words of an unknown body's name tell: 'Foreign Ministry', 'People's Party'."""
    for token in reversed(sentence.tokens_in(span)):
        phrase = role_phrase(sentence, token)
        if phrase is not None and phrase.role.kind != "person" and phrase.role.sectors not in ((), ("UNK",)):
            return phrase.role.sectors
    return ()


def _person(context: Context, name: Name, sentence: Sentence, head: Token) -> Candidate:
    tokens = sentence.tokens_in(name.span)
    start, phrase = title_before(context, sentence, tokens[0])
    span = Span(start, name.span.end)
    kind: ActorKind = "person"
    title = sentence.tokens[tokens[0].index - 1].text if tokens[0].index else ""
    text = name.span.of(context.text)
    gender = honorifics().get(title) or given_names().get(tokens[0].text if len(tokens) > 1 else "")
    return Candidate(
        span=span, form="name", kind=kind, sentence=sentence, head=head, name=text, key=text,
        role=phrase.role.words if phrase else "", definite=True,
        country=country_within(context.countries_in(span), span, name.span) if phrase else None,
        sectors=phrase_sectors(phrase) if phrase else (ranks()[title],) if title in ranks() else (),
        gender=(phrase_gender(phrase.role.words) if phrase else None) or (gender if gender != "either" else None),
        former=is_former(phrase) if phrase else False,
    )  # fmt: skip


def title_before(context: Context, sentence: Sentence, first: Token) -> tuple[int, RolePhrase | None]:
    """Where the title words before a person's name begin, and the role they name: 'US President | Donald Trump'."""
    place, role_at, start = first.index - 1, None, first.span.start
    while place >= 0:
        token = sentence.tokens[place]
        if token.is_inserted or token.text in (",", ".", ":", ";"):
            break
        if _is_title_word(token):
            role_at = role_at if role_at is not None or token.text in honorifics() else place
            start = token.span.start
        elif (role_at is not None or start < first.span.start) and _goes_with_title(context, sentence, token):
            start = token.span.start
        elif role_at is None or not (
            token.lower in ("of", "-") and place and _is_title_word(sentence.tokens[place - 1])
        ):
            break
        place -= 1
    if role_at is None:
        return start, None
    return start, role_phrase(sentence, sentence.tokens[role_at])


def _is_title_word(token: Token) -> bool:
    if token.text in honorifics():
        return True
    role = role_of(singular(token)) if token.pos in ("NOUN", "PROPN") and token.tag not in ("NNS", "NNPS") else None
    return (role is not None and role.kind == "person") or is_title(token.text)


def _goes_with_title(context: Context, sentence: Sentence, token: Token) -> bool:
    if token.dep in ("amod", "compound", "nmod", "det", "advmod") and token.pos in (
        "ADJ",
        "NOUN",
        "PROPN",
        "DET",
        "VERB",
    ):
        return True
    if token.text in words("title_modifiers") or token.lower in ("'s", "’s", "former", "-"):
        return True
    return bool(context.countries_in(token.span))
