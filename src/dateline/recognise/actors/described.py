"""Actors by description: noun phrases headed by a role noun ('the Peruvian colonel', 'port officials')."""

from collections.abc import Iterator

from dateline.base.records import ActorKind
from dateline.base.spans import Span
from dateline.knowledge.countries import name_of
from dateline.knowledge.organisations import Organisation, organisation_of
from dateline.knowledge.roles import role_of, spheres, word_list
from dateline.parse import Sentence, Token
from dateline.parse.phrases import noun_phrase
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.coordinated import by_country
from dateline.recognise.actors.lexicon import item_of_state
from dateline.recognise.actors.named import plain
from dateline.recognise.actors.numbers import find_number
from dateline.recognise.actors.phrases import (
    RolePhrase,
    country_within,
    is_former,
    is_plural,
    left_edge,
    phrase_gender,
    phrase_sectors,
    role_phrase,
)

_SKIP_DEPS = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod", "oprd", "advmod"})
_SIDES = frozenset({"MIL", "COP", "REB", "UAF", "CRM", "GOV", "SPY", "UNK"})
_DEFINITE = frozenset("the this that these those both its his her their our my".split())
_STATES = frozenset({"for", "of", "in", "into", "from"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent", "dative"})


def find_described(context: Context) -> Iterator[Candidate]:
    """Every noun phrase with a role noun at its head that is no part of a name, and numbers that stand for people."""
    for sentence in context.sentences:
        for token in sentence.tokens:
            if token.is_inserted:
                continue
            found = find_number(context, sentence, token)
            if found is None and token.pos in ("NOUN", "PROPN", "ADJ", "VERB"):
                found = _by_role(context, sentence, token)
            if found is not None:
                yield from by_country(context, found)


def _by_role(context: Context, sentence: Sentence, token: Token) -> Candidate | None:
    if token.dep in _SKIP_DEPS:
        return None
    if token.pos in ("ADJ", "VERB") and (
        token.tag == "JJS" or token.dep not in _ARGUMENTS or not _has_article(sentence, token)
    ):
        return None
    phrase = role_phrase(sentence, token)
    if (
        phrase is None
        or _is_no_actor(sentence, token)
        or _is_in_name(context, sentence, token)
        or _is_counted(sentence, token)
    ):
        return None
    if phrase.role.words in word_list("needs_article") and _is_bare(context, sentence, token):
        return None
    if _does_not_act(context, sentence, phrase):
        return None
    body = _of_body(context, sentence, phrase)
    return body or _state_organ(context, sentence, phrase) or _described(context, sentence, phrase)


def _has_article(sentence: Sentence, token: Token) -> bool:
    """'The wounded', 'the accused': an adjective that stands for people."""
    return any(t.lower == "the" for t in sentence.children(token, "det"))


def _is_no_actor(sentence: Sentence, token: Token) -> bool:
    """'Social media', 'a host of reasons', 'live in exile': no actor though the head might be one."""
    before = sentence.tokens[token.index - 1] if token.index else None
    after = [t.lower for t in sentence.tokens[token.index + 1 : token.index + 3]]
    phrases = {f"{before.lower} {token.lower}" if before else "", " ".join([token.lower, *after])}
    if phrases & word_list("no_actors") or (before is not None and before.tag == "TO"):
        return True
    if after[:1] == ["of"] and token.lower in word_list("amounts_of_things"):
        return token.tag == "NNS" or any(t.lower in ("a", "an", "next") for t in sentence.children(token))
    return _is_bare_after_preposition(sentence, token)


def _is_bare_after_preposition(sentence: Sentence, token: Token) -> bool:
    """'Ran for president', 'the post of minister', 'live in exile': a state or an office, nobody."""
    if token.tag != "NN" or token.dep != "pobj" or token.text[0].isupper() or sentence.head(token).lower not in _STATES:
        return False
    role = role_of(token.lower)
    return role is not None and role.kind == "person" and not any(sentence.children(token))


def _does_not_act(context: Context, sentence: Sentence, phrase: RolePhrase) -> bool:
    """'Her head', 'the 15-year campaign', 'a house', 'their insurgency', 'near a drone': things, not actors."""
    words, head = phrase.role.words, phrase.head
    owners = sentence.children(head, "poss")
    pronoun = any(t.tag == "PRP$" for t in owners)
    if words in word_list("with_capital"):
        return head.text.islower()
    if words in word_list("acts_when_owned"):
        return pronoun
    if words in word_list("needs_owner"):
        told = owners and not (pronoun and phrase.role.kind == "person")
        speaks = head.dep == "nsubj" and phrase.role.kind == "org" and len(phrase.modifiers) == 1
        return not told and not speaks and not any(_names_body(t) for t in sentence.children(head))
    if words in word_list("vehicles") and head.dep not in ("nsubj", "nsubjpass", "conj"):
        by_it = head.dep == "pobj" and sentence.head(head).dep == "agent"
        return not by_it and not context.countries_in(Span(left_edge(sentence, head).span.start, head.span.end))
    return False


def _names_body(token: Token) -> bool:
    """'Of the army', 'army', 'Brenn' beside 'head' or 'campaign'."""
    body = token.pos == "PROPN" or token.lower in spheres() or role_of(token.lower) is not None
    return token.dep == "prep" or (token.dep in ("compound", "nmod", "amod") and body)


def _is_bare(context: Context, sentence: Sentence, token: Token) -> bool:
    """'Fierce resistance': a singular noun without article, possessor or country speaks of no body."""
    if token.tag != "NN" or sentence.child(token, "det", "poss", "nummod"):
        return False
    return not context.countries_in(Span(left_edge(sentence, token).span.start, token.span.end))


def _is_counted(sentence: Sentence, token: Token) -> bool:
    """'Hundreds of hostages': the number is their mention; 'two of the hostages' speaks of all of them too."""
    of = sentence.head(token)
    number = sentence.head(of)
    counts = of.lower == "of" and (number.pos == "NUM" or number.lower in word_list("amounts"))
    return (
        counts and token.dep == "pobj" and number.dep not in _SKIP_DEPS and sentence.child(token, "det", "poss") is None
    )


def _is_in_name(context: Context, sentence: Sentence, token: Token) -> bool:
    """True for a word of a name, and for a title before one."""
    name = context.name_at(token.span.start)
    if name is not None and not (name.kind == "unknown" and name.span.length() == token.span.length()):
        return True
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    follows = context.name_at(after.span.start) if after is not None and not after.is_inserted else None
    return follows is not None and follows.kind == "person" and token.tag not in ("NNS", "NNPS")


def _of_body(context: Context, sentence: Sentence, phrase: RolePhrase) -> Candidate | None:
    """'The Shining Path group', 'Kyodo news agency', 'Polisario fighters': a general word after a body's name."""
    words, first = phrase.role.words, phrase.words[0].index
    member = words in word_list("body_members")
    if words not in word_list("body_words") and not member:
        return None
    name = context.name_at(sentence.tokens[first - 1].span.start) if first else None
    if name is None or name.kind != "org" or name.span.end > phrase.words[0].span.start:
        return None
    text = name.span.of(context.text)
    if text.endswith("-based"):  # a seat, no name
        return None
    known = organisation_of(text)
    if member and (known is None or not {"UAF", "REB", "CRM"} & set(known.sectors)):
        return None
    full = known.name if known else text
    span = Span(left_edge(sentence, phrase.head).span.start, phrase.head.span.end)
    return Candidate(
        span=span, form="name", kind="org", sentence=sentence, head=phrase.head, name=full, key=plain(full),
        country=known.country if known else country_within(context, span, name.span), definite=True, role=words,
        sectors=known.sectors if known else phrase_sectors(sentence, phrase),
        wikidata=known.wikidata if known else None,
    )  # fmt: skip


def _state_organ(context: Context, sentence: Sentence, phrase: RolePhrase) -> Candidate | None:
    """'The Greek government', 'Chilean authorities', 'the government of Chile': the state itself."""
    if phrase.role.words not in word_list("state_organs") or (
        phrase.role.kind == "person" and phrase.head.dep == "attr"
    ):
        return None
    span = _span(sentence, phrase)
    country = country_within(context, span, phrase.head.span) or _country_after(context, sentence, phrase.head, ("of",))
    local = any(
        t.lower in ("local", "provincial", "regional", "municipal", "city", "district") for t in phrase.modifiers
    )
    if country is None or local or (phrase.head.tag == "NNS" and phrase.head.lower != "authorities"):
        return None
    return Candidate(
        span=span, form="description", kind="state", sentence=sentence, head=phrase.head, name=name_of(country),
        key=country, country=country, sectors=("GOV",), wikidata=item_of_state(country), definite=True,
        role="government" if phrase.role.words != "administration" else "administration",
    )  # fmt: skip


def _described(context: Context, sentence: Sentence, phrase: RolePhrase) -> Candidate:
    head = phrase.head
    span = _span(sentence, phrase)
    plural = is_plural(head, phrase.role)
    kind: ActorKind = "group" if plural and phrase.role.kind != "org" else phrase.role.kind
    left = sentence.tokens_in(Span(span.start, head.span.start))
    links = ("of", "from", "to") if phrase.role.words in word_list("serves") else ("of", "from")
    before = None if _looks_abroad(context, phrase, span) else country_within(context, span, head.span)
    country = before or _country_after(context, sentence, head, links)
    body = _armed_body_before(context, sentence, phrase)
    owned = any(t.tag == "PRP$" for t in left)
    return Candidate(
        span=span, form="description", kind=kind, sentence=sentence, head=head, name=span.of(context.text),
        key=_key(sentence, span), role=phrase.role.words,
        sectors=body.sectors if body else phrase_sectors(sentence, phrase),
        country=country or (body.country if body else None if owned else _country_of_where(context, sentence, phrase)),
        gender=phrase_gender(phrase.role.words), plural=plural, former=is_former(phrase),
        definite=bool(left and left[0].lower in _DEFINITE) or any(t.dep == "poss" for t in left),
        indefinite=bool(left and left[0].lower in ("a", "an")),
        number=" ".join(t.lower for t in sentence.children(head, "nummod")),
        owned=owned,
    )  # fmt: skip


def _armed_body_before(context: Context, sentence: Sentence, phrase: RolePhrase) -> Organisation | None:
    """The movement in 'Taliban soldiers', 'an Islamic State commander': it tells on which side they are."""
    first = phrase.words[0].index
    name = context.name_at(sentence.tokens[first - 1].span.start) if first else None
    if name is None or name.kind != "org" or name.span.end > phrase.words[0].span.start:
        return None
    if not _SIDES & set(phrase_sectors(sentence, phrase)):
        return None
    known = organisation_of(name.span.of(context.text))
    return known if known is not None and {"UAF", "REB", "CRM"} & set(known.sectors) else None


def _looks_abroad(context: Context, phrase: RolePhrase, span: Span) -> bool:
    """'Russia expert', 'Iraq War veteran': the country is what the person deals with."""
    if phrase.role.words not in word_list("looks_abroad"):
        return False
    return all(m.kind != "demonym" for m in context.countries_in(Span(span.start, phrase.head.span.end)))


def _span(sentence: Sentence, phrase: RolePhrase) -> Span:
    """The phrase up to its head, and the 'of' or 'for' phrase right after it."""
    head = phrase.head
    start = left_edge(sentence, head).span.start
    of = next(
        (p for p in sentence.children(head, "prep") if p.lower in ("of", "for") and p.index == head.index + 1), None
    )
    noun = sentence.child(of, "pobj") if of is not None else None
    if noun is None:
        return Span(start, head.span.end)
    end = noun_phrase(sentence, noun).end
    joined = () if " of " in phrase.role.words else sentence.children(noun, "conj")  # 'the secretary of state and X'
    return Span(start, max(end, *(t.span.end for t in joined), noun.span.end))


def _country_after(context: Context, sentence: Sentence, head: Token, words: tuple[str, ...]) -> str | None:
    """The one country of 'president of Chile', 'an aide to Lima'."""
    prepositions = [p for p in sentence.children(head, "prep") if p.lower in words]
    for preposition in prepositions:
        noun = sentence.child(preposition, "pobj")
        span = sentence.span_of(sentence.tokens[preposition.index : noun.index + 1]) if noun is not None else None
        codes = dict.fromkeys(m.iso3 for m in context.countries_in(span)) if span else {}
        if len(codes) == 1 and not (noun is not None and sentence.child(noun, "conj")):
            return next(iter(codes))
    return None


def _country_of_where(context: Context, sentence: Sentence, phrase: RolePhrase) -> str | None:
    """'Protesters in Cairo', 'local police': people of the place that is told with them."""
    stationed = phrase.role.words in word_list("stationed")
    for preposition in () if stationed else sentence.children(phrase.head, "prep"):
        if preposition.lower in ("in", "from", "at", "near", "across", "outside"):
            return context.country_of_places(sentence.span_of(sentence.subtree(preposition)))
    if any(t.lower in word_list("of_the_place") for t in phrase.modifiers) or phrase.role.words in word_list(
        "of_the_place"
    ):
        told = context.country_of_places(sentence.span) or context.country_of_places(context.paragraph_of(sentence))
        return told or context.country_of_towns_above(sentence)
    return None


def _key(sentence: Sentence, span: Span) -> str:
    """The description without articles, in lower case."""
    left_out = ("DT", "POS", "PRP$", "PDT")
    return " ".join(t.lower for t in sentence.tokens_in(span) if t.tag not in left_out)
