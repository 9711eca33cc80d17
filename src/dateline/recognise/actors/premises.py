"""'The building', 'the school shooting': words that take up the body whose house was told of."""

from dateline.knowledge.coding import lexicon
from dateline.knowledge.roles import word_list
from dateline.parse import Sentence, Token
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.group import Groups

_REACH = 5  # sentences
_DEPS = frozenset({"dobj", "nsubjpass", "pobj"})


def add_premises(context: Context, groups: Groups) -> None:
    """Add 'the building' to the housed body told of last, 'school' of 'the school shooting' to the only such body."""
    for sentence in context.sentences:
        for token in sentence.tokens:
            if token.is_inserted or token.pos not in ("NOUN", "PROPN"):
                continue
            entity = _owner(context, groups, sentence, token) or _of_deed(groups, sentence, token)
            if entity is not None:
                before = sentence.child(token, "det") if token.dep in _DEPS else None
                span = sentence.span_of([before, token] if before is not None else [token])
                entity.mentions.setdefault(span, "description")


def _owner(context: Context, groups: Groups, sentence: Sentence, token: Token) -> Entity | None:
    """The body with a house that was told of last, for a bare 'the building' to which something is done."""
    if token.lower not in word_list("premises") or token.dep not in _DEPS:
        return None
    if [child.lower for child in sentence.children(token) if child.index < token.index] != ["the"]:
        return None
    here = context.number_of(sentence)
    for spoken in groups.timeline.before(token.span.start):
        if here - spoken.number > _REACH:
            return None
        if _housed(spoken.entity):
            return spoken.entity
    return None


def _of_deed(groups: Groups, sentence: Sentence, token: Token) -> Entity | None:
    """The only body of the article that the word before the noun of an attack names: 'the embassy bombings'."""
    deed = sentence.head(token)
    if token.dep != "compound" or token.lower not in word_list("housed") or deed.index != token.index + 1:
        return None
    if not any(frame.type == "ASSAULT" for frame in lexicon().nouns.get(deed.lemma.lower(), ())):
        return None
    found = [entity for entity in groups.entities if _role(entity) == token.lower]
    return found[0] if len(found) == 1 else None


def _housed(entity: Entity) -> bool:
    return entity.kind == "org" and _role(entity) in word_list("housed")


def _role(entity: Entity) -> str:
    """What kind of body it is, by its role or by the last word of its name."""
    if entity.kind != "org":
        return ""
    words = [role for role in entity.roles if role in word_list("housed")]
    last = entity.name.lower().rsplit(maxsplit=1)[-1:]
    return next(iter([*words, *last]), "")
