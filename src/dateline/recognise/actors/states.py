"""States as actors: countries that act or are acted upon, capitals that stand for governments."""

from collections.abc import Iterator

from dateline.base.spans import Span
from dateline.knowledge.countries import CountryMention, name_of
from dateline.parse import Sentence, Token
from dateline.recognise.actors.candidate import COMPATRIOT, Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.lexicon import item_of_state
from dateline.recognise.actors.phrases import role_phrase
from dateline.recognise.metonyms import is_government
from dateline.recognise.names.lexicon import words

_LOCATIVE = frozenset("in at near inside across throughout outside within around into through off via under".split())
_MODIFIERS = ("compound", "amod", "nmod", "nummod", "npadvmod")
_CLOSE = frozenset("led backed supported sponsored funded brokered trained allied born".split())


def find_states(context: Context) -> Iterator[Candidate]:
    """Every mention of a country that is no mere place."""
    for mention in context.countries:
        sentence = context.sentence_at(mention.span.start)
        if (
            sentence is None
            or mention.kind == "seat"
            or context.is_family_name(mention.span)
            or _is_inside_longer_name(context, mention.span)
        ):
            continue
        head = context.head_of(sentence, mention.span)
        if head is None:
            continue
        found = _candidate(context, sentence, head, mention)
        if found is not None:
            yield found


def _is_inside_longer_name(context: Context, span: Span) -> bool:
    name = context.name_at(span.start)
    if name is None:
        return False
    return name.span.length() > span.length() + 1 or name.kind == "person" or name.why == "a known organisation"


def _candidate(context: Context, sentence: Sentence, head: Token, mention: CountryMention) -> Candidate | None:
    if _is_in_hyphenated(context, mention.span):
        return None
    anchor = _anchor(sentence, head)
    if mention.kind == "demonym" and anchor.dep not in _MODIFIERS:
        return _people(sentence, head, mention, context) if head.pos in ("PROPN", "NOUN", "ADJ") else None
    if not _acts(context, sentence, anchor, mention):
        return None
    return Candidate(
        span=mention.span, form="name", kind="state", sentence=sentence, head=head, name=name_of(mention.iso3),
        key=mention.iso3, country=mention.iso3, sectors=("GOV",), wikidata=item_of_state(mention.iso3), definite=True,
    )  # fmt: skip


def _is_in_hyphenated(context: Context, span: Span) -> bool:
    """'Indian-controlled' is a place; 'US-led', 'Iran-backed' are the state."""
    text = context.text
    if text[span.end : span.end + 1] not in ("-", "‑", "–"):
        return False
    rest = text[span.end + 1 : span.end + 11].split()
    return not rest or rest[0].rstrip(".,;") not in _CLOSE


def _anchor(sentence: Sentence, head: Token) -> Token:
    """The first of coordinated words: 'Greek' of 'Greek and Kenyan sailors'."""
    while head.dep == "conj":
        head = sentence.head(head)
    return head


def _people(sentence: Sentence, head: Token, mention: CountryMention, context: Context) -> Candidate | None:
    """'Americans', 'the Japanese', 'an Iraqi': people of a country."""
    text = mention.span.of(context.text)
    before = sentence.tokens[head.index - 1].lower if head.index else ""
    known = before == "the"
    plural = head.tag in ("NNS", "NNPS") or (text.endswith(("ese", "ish", "ch", "ss")) and before not in ("a", "an"))
    if not plural and head.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos"):
        return None
    if not plural and before not in ("a", "an", "the", "another", "one", "young", "old"):
        return None
    start = sentence.tokens[head.index - 1].span.start if known and not plural else mention.span.start
    return Candidate(
        span=Span(start, mention.span.end), form="description" if known and not plural else "name",
        kind="group" if plural else "person", sentence=sentence, head=head, name=text, definite=known and not plural,
        key="people " + text, country=mention.iso3, sectors=("CVL",), plural=plural, role="" if plural else COMPATRIOT,
    )  # fmt: skip


def _acts(context: Context, sentence: Sentence, head: Token, mention: CountryMention) -> bool:
    """True unless the country only says where, or whose person or body another actor is."""
    if head.dep in _MODIFIERS:
        return mention.kind != "capital" and not _modifies_actor(context, sentence, head)
    if mention.kind == "capital":
        return is_government(sentence, mention.span)
    return head.dep not in ("pobj", "pcomp") or sentence.head(head).lower not in _LOCATIVE


def _modifies_actor(context: Context, sentence: Sentence, head: Token) -> bool:
    """'Peruvian colonel', 'UK troops', 'Chilean President': the country belongs to that actor."""
    noun = sentence.head(head)
    if noun.text in words("event_words"):  # 'the Brazilian Grand Prix'
        return True
    name = context.name_at(noun.span.start)
    if noun.pos == "PROPN" and name is not None and name.kind in ("person", "org"):
        return True
    while noun.dep in ("compound", "amod", "nmod") and noun.pos in ("NOUN", "PROPN", "ADJ"):
        noun = sentence.head(noun)
    phrase = role_phrase(sentence, noun) if noun.pos in ("NOUN", "PROPN") else None
    return phrase is not None
