"""Names told late: 'A Velmora man was arrested.' and below it 'Ivo Rask, 67, was charged.' are one man."""

import re
from collections.abc import Iterable

from dateline.base.spans import Span
from dateline.knowledge.roles import word_list
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity

_AGED = re.compile(r",? (?:\(\d{2}\)|\d{2},)")
_UNKNOWN = re.compile(r"an? ", re.IGNORECASE)
_BELOW = 2  # paragraphs of the body below the lead in which the name is told


def join_delayed_names(context: Context, entities: list[Entity]) -> list[Entity]:
    """The actors, the one unknown person of the lead joined with the one who is named below with an age.

    Both must be told of in the words of one matter: of a court or of a death.
    """
    bodies = [number for number, p in enumerate(context.article.paragraphs) if p.role == "body"]
    unknown = [e for e in entities if _is_unknown(e, context, bodies[:1])]
    named = [e for e in entities if _is_named_with_age(e, context, bodies[1 : 1 + _BELOW])]
    if len(unknown) != 1 or len(named) != 1 or not _may_be_one(context, unknown[0], named[0]):
        return entities
    named[0].absorb(unknown[0])
    return [entity for entity in entities if entity is not unknown[0]]


def _is_unknown(entity: Entity, context: Context, lead: list[int]) -> bool:
    """'A man', 'an Odrava teacher': one person without a name who is first told of in the lead."""
    if entity.kind != "person" or entity.named or entity.plural:
        return False
    first = min(entity.mentions)
    return _paragraph(context, first) in lead and _UNKNOWN.match(context.text, first.start) is not None


def _is_named_with_age(entity: Entity, context: Context, paragraphs: list[int]) -> bool:
    """'Ivo Rask, 67, ...': a person in full, first told of in these paragraphs."""
    if entity.kind != "person" or not entity.named or " " not in entity.name:
        return False
    body = [span for span in sorted(entity.mentions) if (s := context.sentence_at(span.start)) and s.role == "body"]
    if not body or _paragraph(context, body[0]) not in paragraphs:
        return False
    return _AGED.match(context.text, body[0].end) is not None


def _may_be_one(context: Context, unknown: Entity, named: Entity) -> bool:
    """Of one gender and country as far as told, and of one matter by the words beside them."""
    if {unknown.gender, named.gender} >= {"masculine", "feminine"}:
        return False
    if unknown.country and named.country and unknown.country != named.country:
        return False
    told = [_lemmas(context, entity.mentions) for entity in (unknown, named)]
    return any(told[0] & word_list(matter) and told[1] & word_list(matter) for matter in ("of_a_court", "of_a_death"))


def _lemmas(context: Context, mentions: Iterable[Span]) -> set[str]:
    """The words of the first sentence of the body that tells of an actor."""
    sentences = (context.sentence_at(span.start) for span in sorted(mentions))
    first = next((sentence for sentence in sentences if sentence is not None and sentence.role == "body"), None)
    return {token.lemma.lower() for token in first.tokens} if first is not None else set()


def _paragraph(context: Context, span: Span) -> int:
    sentence = context.sentence_at(span.start)
    return sentence.paragraph if sentence is not None else -1
