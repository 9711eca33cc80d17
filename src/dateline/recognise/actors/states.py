"""States as actors: countries that act or are acted upon, capitals that stand for governments."""

from collections.abc import Iterator

from dateline.base.spans import Span
from dateline.knowledge.countries import CountryMention, name_of
from dateline.knowledge.roles import role_of
from dateline.parse import Sentence, Token
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.lexicon import item_of_state
from dateline.recognise.actors.phrases import singular

_LOCATIVE = frozenset("in at near inside across throughout outside within around into through off via under".split())
_GOVERNING = frozenset("by with between against from to of for on".split())
_MODIFIERS = ("compound", "amod", "nmod", "nummod")


def find_states(context: Context) -> Iterator[Candidate]:
    """Every mention of a country that is no mere place."""
    for mention in context.countries:
        sentence = context.sentence_at(mention.span.start)
        if sentence is None or _is_inside_longer_name(context, mention.span):
            continue
        head = context.head_of(sentence, mention.span)
        if head is None:
            continue
        found = _candidate(context, sentence, head, mention)
        if found is not None:
            yield found


def _is_inside_longer_name(context: Context, span: Span) -> bool:
    name = context.name_at(span.start)
    return name is not None and (name.span.length() > span.length() + 1 or name.why == "a known organisation")


def _candidate(context: Context, sentence: Sentence, head: Token, mention: CountryMention) -> Candidate | None:
    if mention.kind == "seat":
        return None
    if mention.kind == "demonym" and head.dep not in _MODIFIERS and head.pos in ("PROPN", "NOUN"):
        return _people(context, sentence, head, mention)
    if not _acts(context, sentence, head, mention):
        return None
    return Candidate(
        span=mention.span, form="name", kind="state", sentence=sentence, head=head, name=name_of(mention.iso3),
        key=mention.iso3, country=mention.iso3, sectors=("GOV",), wikidata=item_of_state(mention.iso3), definite=True,
    )  # fmt: skip


def _people(context: Context, sentence: Sentence, head: Token, mention: CountryMention) -> Candidate | None:
    """'Americans', 'the Japanese', 'an Iraqi': people of a country."""
    words = mention.span.of(context.text)
    plural = head.tag in ("NNS", "NNPS") or words.endswith(("ese", "ish", "ch"))
    return Candidate(
        span=mention.span, form="name", kind="group" if plural else "person", sentence=sentence, head=head, name=words,
        key="people " + words, country=mention.iso3, sectors=("CVL",), plural=plural,
    )  # fmt: skip


def _acts(context: Context, sentence: Sentence, head: Token, mention: CountryMention) -> bool:
    if head.dep in _MODIFIERS:
        return mention.kind != "capital" and not _modifies_actor(context, sentence, head)
    if head.dep == "pobj":
        preposition = sentence.head(head).lower
        return (
            preposition in _GOVERNING - {"from", "to", "of", "for", "on"}
            if mention.kind == "capital"
            else preposition not in _LOCATIVE
        )
    if head.dep == "conj":
        first = next((t for t in sentence.ancestors(head) if t.dep != "conj"), head)
        return first.dep != "conj" and first is not head and _acts(context, sentence, first, mention)
    if mention.kind == "capital":
        return head.dep in ("nsubj", "nsubjpass", "poss") and sentence.head(head).lemma != "be"
    return head.dep not in ("npadvmod", "appos") or head.dep == "appos" and mention.kind == "name"


def _modifies_actor(context: Context, sentence: Sentence, head: Token) -> bool:
    """'Iranian general', 'US troops', 'Russian President': the country belongs to that actor."""
    noun = sentence.head(head)
    if (
        noun.pos == "PROPN"
        and (name := context.name_at(noun.span.start)) is not None
        and name.kind in ("person", "org")
    ):
        return True
    while noun.dep in ("compound", "amod") and noun.pos in ("NOUN", "PROPN", "ADJ"):
        noun = sentence.head(noun)
    role = role_of(singular(noun))
    return role is not None and noun.pos in ("NOUN", "PROPN")
