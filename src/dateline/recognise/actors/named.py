"""Persons and organisations by name, with the title words before them."""

import re
from collections.abc import Iterator

from dateline.base.spans import Span
from dateline.knowledge.countries import country_of_name, country_of_seat
from dateline.knowledge.office_holders import OfficeHolder
from dateline.knowledge.organisations import Organisation, organisation_of
from dateline.knowledge.roles import role_of, word_list
from dateline.parse import Sentence, Token
from dateline.recognise.actors.bodies import without_legal_form
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.lexicon import holder_of, holder_of_surname, sectors_of
from dateline.recognise.actors.phrases import country_before, is_former, phrase_gender, phrase_sectors, role_phrase
from dateline.recognise.actors.titles import Title, title_before
from dateline.recognise.names import Name
from dateline.recognise.names.kinds import DOUBTFUL
from dateline.recognise.names.lexicon import given_names, honorifics, ranks

_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY", "OPP", "REB", "UAF", "IGO"})
_AROUND_NAMES = "“”\"‘’'(),:–—-"
_PARTY_LABEL = re.compile(r"[A-Z]{1,3}\s?[-–]")
_BEFORE_NOUN = ("compound", "amod", "nmod", "npadvmod")
_ACTING = ("nsubj", "nsubjpass", "poss", "dobj", "appos")


def find_named(context: Context) -> Iterator[Candidate]:
    """Every name of a person or a body; names of unknown kind only where they act or speak."""
    for name in context.names:
        is_family = name.kind == "nationality" and context.is_family_name(name.span)
        if (name.kind in ("place", "nationality") and not is_family) or _is_label(context, name):
            continue
        sentence = context.sentence_at(name.span.start)
        head = context.head_of(sentence, name.span) if sentence is not None else None
        if sentence is None or head is None:
            continue
        if name.kind == "org" or (name.kind == "person" and _has_article(sentence, name.span, head)):
            yield _organisation(context, name, sentence, head)
        elif name.kind == "person" or is_family or _acts(sentence, head):
            yield _person(context, name, sentence, head)


def _is_label(context: Context, name: Name) -> bool:
    """'(D-Velm.)' after a politician's name; 'US-UK deal': a country."""
    words = name.span.of(context.text)
    if _PARTY_LABEL.match(words) and context.text[: name.span.start].endswith("("):
        return True
    return name.kind in ("org", "unknown") and country_of_name(words) is not None


def _has_article(sentence: Sentence, span: Span, head: Token) -> bool:
    """'The Observer', but not 'the Brenn plan' and 'the Brenns': with an article it is no person."""
    words = sentence.tokens_in(span)
    if len(words) == 2 and words[0].text in given_names():  # 'the Ann Orrin of music'
        return False
    before = sentence.tokens[words[0].index - 1]
    return before.lower == "the" and before.span.end < span.start and head.tag == "NNP" and head.dep not in _BEFORE_NOUN


def _acts(sentence: Sentence, head: Token) -> bool:
    if head.dep == "pobj":
        return sentence.head(head).dep == "agent"
    if head.tag == "NNPS" or role_of(head.lower):
        return False
    while head.dep == "conj" and sentence.head(head).pos == "PROPN":
        head = sentence.head(head)
    return head.dep in _ACTING


def _organisation(context: Context, name: Name, sentence: Sentence, head: Token) -> Candidate:
    text = name.span.of(context.text)
    known, seat = organisation_of(text), country_of_seat(text)
    sectors = known.sectors if known else (seat.sector,) if seat else _sectors_of_name(sentence, name.span)
    full = known.name if known else text
    return Candidate(
        span=_with_article(sentence, name.span), form="name", kind="org", sentence=sentence, head=head, name=full,
        key=plain(full), country=_country(context, name, sentence, head, known), sectors=sectors, definite=True,
        wikidata=known.wikidata if known else None, role=_role_of_name(sentence, name.span),
    )  # fmt: skip


def _country(context: Context, name: Name, sentence: Sentence, head: Token, known: Organisation | None) -> str | None:
    """The state of a body: by the tables, its own name, its possessor, or the people before it."""
    if known is not None:
        return known.country
    seat = country_of_seat(name.span.of(context.text))
    if seat is not None:
        return seat.country
    inside = dict.fromkeys(m.iso3 for m in context.countries_in(name.span))
    if inside:
        return next(iter(inside)) if len(inside) == 1 else None
    return country_before(context, sentence, head)


def plain(name: str) -> str:
    """A name as names are compared: one kind of apostrophe, no invisible characters."""
    return " ".join(name.replace("’", "'").replace("\u200b", "").replace("\u00ad", "").split())


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
    text = " ".join(t.text for t in sentence.tokens_in(span))
    return ("BUS",) if without_legal_form(text) != text else ()


def _person(context: Context, name: Name, sentence: Sentence, head: Token) -> Candidate:
    tokens = sentence.tokens_in(name.span)
    text = plain(name.span.of(context.text))
    title = title_before(context, sentence, tokens[0])
    before = sentence.tokens[tokens[0].index - 1].text if title.start < name.span.start else ""
    holder = holder_of((text, f"{before} {text}"), context.year)  # 'Pope Francis' is listed with the title
    if holder is None and " " not in text and title.phrase is not None and not is_former(title.phrase):
        holder = holder_of_surname(text, context.year)
    role = title.phrase.role.words if title.phrase else ""
    return Candidate(
        span=Span(title.start, name.span.end), form="name", kind="person", sentence=sentence, head=head, name=text,
        key=text, role=role, definite=True,
        told=_words_of_title(context, title, name.span), gender=_gender(sentence, tokens, title),
        country=_country_of_person(context, sentence, head, title, name.span, holder),
        sectors=_sectors_of_person(context, sentence, tokens, title, holder),
        former=is_former(title.phrase) if title.phrase else False, doubtful=name.why in DOUBTFUL,
    )  # fmt: skip


def _words_of_title(context: Context, title: Title, name: Span) -> Span | None:
    """'US President' before the name; no 'Mr'."""
    if title.phrase is None:
        return None
    words = Span(title.start, name.start).strip(context.text, _AROUND_NAMES)
    return words if words.length() else None


def _country_of_person(
    context: Context, sentence: Sentence, head: Token, title: Title, name: Span, holder: OfficeHolder | None
) -> str | None:
    told = context.countries_in(Span(title.start, name.start)) if title.start < name.start else []
    if title.phrase is not None and title.phrase.role.words in word_list("looks_abroad"):
        told = [m for m in told if m.kind == "demonym"]
        head = title.phrase.head if not told else head
    codes = dict.fromkeys(m.iso3 for m in told)
    if len(codes) == 1:
        return next(iter(codes))
    if holder is not None:
        return holder.country_in(context.year)
    if codes:
        return None
    if title.phrase is not None and head is title.phrase.head:
        return None
    return title.country or country_before(context, sentence, head)


def _sectors_of_person(
    context: Context, sentence: Sentence, tokens: list[Token], title: Title, holder: OfficeHolder | None
) -> tuple[str, ...]:
    before = sentence.tokens[tokens[0].index - 1].text if tokens[0].index else ""
    if before in ranks():
        return (ranks()[before],)
    held = holder.offices_of(context.year) if holder is not None else []
    if title.phrase is not None and not held:
        told = phrase_sectors(sentence, title.phrase)
        return told if not is_former(title.phrase) or _OFFICIAL & set(told) else ()
    told = phrase_sectors(sentence, title.phrase) if title.phrase is not None else ()
    return told or (sectors_of(held[0]) if held else ())


def _gender(sentence: Sentence, tokens: list[Token], title: Title) -> str | None:
    """What the honorific, the role noun or the given name tells."""
    before = sentence.tokens[tokens[0].index - 1].text if tokens[0].index else ""
    by_role = phrase_gender(title.phrase.role.words) if title.phrase else None
    by_given = given_names().get(tokens[0].text) if len(tokens) > 1 else None
    told = [honorifics().get(before), by_role, by_given]
    return next((gender for gender in told if gender in ("masculine", "feminine")), None)
