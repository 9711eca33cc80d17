"""What the words of a noun phrase tell: its role noun, modifiers, country, sectors, number."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.base.spans import Span
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import Role, first_words, last_words, longest_role, role_of, spheres, word_list
from dateline.parse import Sentence, Token
from dateline.recognise.actors.context import Context

_APART = ("relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "appos", "dep")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role noun in the text: its head token, the words of the role and the tokens that modify it."""

    role: Role
    head: Token
    words: tuple[Token, ...]
    modifiers: tuple[Token, ...]


def singular(token: Token) -> str:
    """The dictionary form in lower case, of names too ('Ministers' as a title)."""
    low = token.lower
    if token.pos != "PROPN":
        return token.lemma.lower() if low != "police" else low
    if token.tag == "NNPS" and low.endswith("s") and not low.endswith("ss"):
        return low[:-3] + "y" if low.endswith("ies") else low[:-1]
    return low


def role_phrase(sentence: Sentence, head: Token) -> RolePhrase | None:
    """The role that the noun `head` names with the words before it or an 'of' after it; the longest that is known."""
    own = singular(head)
    onward = _role_onward(sentence, head, own) if own in first_words() else None
    if onward is not None or not (own in last_words() or head.lower in last_words()):
        return onward
    lasts = (own,) if own == head.lower else (own, head.lower)
    for first in range(max(0, head.index - longest_role() + 1), head.index + 1):
        before = [token.lower for token in sentence.tokens[first : head.index]]
        for last in lasts:
            role = role_of(" ".join([*before, last]).replace(" - ", "-"))
            if role is not None and " of " not in role.words:
                run = sentence.tokens[first : head.index + 1]
                return RolePhrase(role, head, run, tuple(_modifiers(sentence, head, first)))
    return None


def _role_onward(sentence: Sentence, head: Token, own: str) -> RolePhrase | None:
    """'Secretary of state', 'chief of staff': a role that begins at its head."""
    tokens = sentence.tokens
    if head.index + 2 >= len(tokens) or tokens[head.index + 1].lower not in ("of", "-", "in", "d'affaires"):
        return None
    for end in range(head.index + 5, head.index + 2, -1):
        run = tokens[head.index : end]
        role = role_of(" ".join([own, *(t.lower for t in run[1:])]))
        if role is not None and len(run) > 1:
            return RolePhrase(role, head, run, tuple(_modifiers(sentence, head, head.index)))
    return None


@lru_cache(maxsize=64)  # several questions about one phrase follow each other
def left_edge(sentence: Sentence, head: Token) -> Token:
    """The first word of the phrase up to its head: 'Greek' of 'Greek and Kenyan sailors'."""
    below = {t.index for t in sentence.subtree(head, without=_APART)}
    first = head.index
    while first - 1 in below and not sentence.tokens[first - 1].is_inserted:
        if sentence.tokens[first - 1].dep == "cc" and not _joins_adjectives(sentence, first - 1):
            break
        first -= 1
    while first < head.index and sentence.tokens[first].dep in ("preconj", "mark", "cc", "punct", "prep", "neg"):
        first += 1
    return sentence.tokens[first]


def _joins_adjectives(sentence: Sentence, place: int) -> bool:
    """'Greek and Kenyan sailors', not 'university security and county police'."""
    around = (sentence.tokens[place - 1], sentence.tokens[place + 1]) if place else ()
    return bool(around) and all(t.tag.startswith("JJ") or t.tag in ("CD", "VBN") for t in around)


def _modifiers(sentence: Sentence, head: Token, first: int) -> Iterator[Token]:
    start = left_edge(sentence, head).span.start
    yield from (t for t in sentence.tokens[:first] if t.span.start >= start and not t.is_inserted)


def is_plural(head: Token, role: Role) -> bool:
    """True if the noun stands for several."""
    return head.tag in ("NNS", "NNPS") or role.kind == "group"


def phrase_sectors(sentence: Sentence, phrase: RolePhrase) -> tuple[str, ...]:
    """The sectors of the role, or of what modifies it where it says a rank only: 'head of the army' is military."""
    found = [sector for token in phrase.modifiers for sector in _sphere(token)]
    if phrase.role.kind == "person" and phrase.role.words in word_list("heads_of_bodies"):
        body = _body_after(sentence, phrase.head)
        if body:
            return body
    if phrase.role.sectors:
        unknown = phrase.role.sectors == ("UNK",)
        return tuple(dict.fromkeys(found or phrase.role.sectors)) if unknown else phrase.role.sectors
    return tuple(dict.fromkeys(found)) or phrase.role.fallback


def _body_after(sentence: Sentence, head: Token) -> tuple[str, ...]:
    """The sectors of the body in 'head of the Wellcome Trust', 'leader of the rebel group'."""
    of = next((p for p in sentence.children(head, "prep") if p.lower in ("of", "for", "at")), None)
    noun = sentence.child(of, "pobj") if of is not None else None
    if noun is None:
        return ()
    words = sentence.span_of(sentence.tokens[left_edge(sentence, noun).index : noun.index + 1])
    run = [t for t in sentence.tokens_in(words) if t.tag != "DT"]
    for first in range(len(run)):
        organisation = organisation_of(" ".join(t.text for t in run[first:]))
        if organisation is not None:
            return organisation.sectors
    role = role_phrase(sentence, noun)
    if role is None or role.role.kind == "person":
        return ("BUS",) if noun.text in ("Corporation", "Inc", "Ltd", "Corp", "Limited") else ()
    return phrase_sectors(sentence, role)


def _sphere(token: Token) -> tuple[str, ...]:
    sector = spheres().get(token.lower)
    if sector is not None:
        return (sector,)
    organisation = organisation_of(token.text) if token.text[:1].isupper() else None
    if organisation is not None:
        return organisation.sectors
    role = role_of(singular(token)) if token.pos in ("NOUN", "PROPN") else None
    return role.sectors if role is not None and role.kind == "org" and role.sectors != ("UNK",) else ()


def is_former(phrase: RolePhrase) -> bool:
    """True for 'former', 'ex-', 'ousted': an office no longer held."""
    return any(token.lower.rstrip("-") in word_list("former") for token in phrase.modifiers)


def phrase_gender(words: str) -> str | None:
    """The gender that a role noun tells, if any."""
    if words in word_list("feminine"):
        return "feminine"
    return "masculine" if words in word_list("masculine") else None


def country_within(context: Context, span: Span, head: Span) -> str | None:
    """The one country named before the head inside a phrase; `None` where two are named."""
    codes = dict.fromkeys(m.iso3 for m in context.countries_in(Span(span.start, head.start)) if span.start < head.start)
    return next(iter(codes)) if len(codes) == 1 else None


def country_before(context: Context, sentence: Sentence, head: Token) -> str | None:
    """The country that possesses or modifies a name: 'Chile's Gabriel Boric', 'the Peruvian army'."""
    first = left_edge(sentence, head)
    return country_within(context, Span(first.span.start, head.span.end), head.span)
