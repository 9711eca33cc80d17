"""Pronouns of the third person, each to the actor that fits best in gender, number and prominence."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.roles import word_list
from dateline.parse import Sentence, Token
from dateline.parse.phrases import subject
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.group import Groups
from dateline.recognise.actors.timeline import Spoken

_WANTS = {
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
    "it": "neuter", "its": "neuter", "itself": "neuter",
    "they": "plural", "them": "plural", "their": "plural", "themselves": "plural", "theirs": "plural",
}  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "whose"})
_REACH = {"masculine": 4, "feminine": 4, "neuter": 2, "plural": 2}  # sentences
_PER_SENTENCE, _PER_PARAGRAPH, _ACROSS_QUOTE, _SUBORDINATE, _TOO_FAR = 2.5, 0.5, 4.0, 0.4, 9.0
_SPEAKING = frozenset("say tell add write tweet post ask warn insist state declare note claim explain announce".split())
_EMPTY_VERBS = frozenset({"be", "'s", "’s", "seem", "appear", "take", "remain", "become", "turn", "mean"})


@dataclass(frozen=True, slots=True)
class _Pronoun:
    token: Token
    sentence: Sentence
    number: int
    quoted: bool


def add_pronouns(context: Context, groups: Groups) -> None:
    """Add each pronoun to its actor, where one is clear enough; those of the body first, for headlines say least."""
    for pronoun in sorted(_pronouns(context), key=lambda found: found.sentence.role != "body"):
        entity = _antecedent(pronoun, context, groups)
        if entity is None:
            continue
        entity.mentions.setdefault(pronoun.token.span, "pronoun")
        wants = _WANTS.get(pronoun.token.lower)
        if entity.kind == "person" and entity.gender is None and wants in ("masculine", "feminine"):
            entity.gender = wants
        token = pronoun.token
        groups.speak(Spoken(token.span.start, token.span, pronoun.sentence, pronoun.number, token, entity))


def _pronouns(context: Context) -> Iterator[_Pronoun]:
    for number, sentence in enumerate(context.sentences):
        for token in sentence.tokens:
            if token.pos != "PRON" or token.is_inserted or _is_empty(sentence, token):
                continue
            if token.lower in _WANTS or token.lower in _RELATIVE:
                yield _Pronoun(token, sentence, number, context.is_quoted(token.span.start))


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """'It is clear that', 'it took years': a subject that stands for nobody; an object that is most likely a thing."""
    verb = sentence.head(token)
    if token.lower != "it":
        return False
    if token.dep not in ("nsubj", "expl", "nsubjpass"):
        return not (token.dep == "dobj" and verb.lemma in word_list("done_to_bodies"))
    if token.dep == "expl" or (token.dep == "nsubjpass" and sentence.child(verb, "ccomp")):  # 'it is feared that'
        return True
    return verb.lemma in _EMPTY_VERBS and sentence.child(verb, "ccomp", "xcomp", "acomp", "advcl", "attr") is not None


def _antecedent(pronoun: _Pronoun, context: Context, groups: Groups) -> Entity | None:
    if pronoun.token.lower in _RELATIVE:
        return _of_relative(pronoun, groups)
    wants = _WANTS[pronoun.token.lower]
    itself = _own_subject(pronoun, groups) if pronoun.token.lower.endswith(("self", "selves")) else None
    if itself is not None and _agreement(itself, wants) is not None:
        return itself
    best: tuple[float, Entity] | None = None
    for spoken in groups.timeline.before(pronoun.token.span.start):
        if pronoun.number - spoken.number > _REACH[wants]:
            break
        cost = _cost(pronoun, spoken, wants, context)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, spoken.entity)
    return best[1] if best is not None and best[0] < _TOO_FAR else None


def _own_subject(pronoun: _Pronoun, groups: Groups) -> Entity | None:
    """'The miners hurt themselves': a reflexive is the subject of its clause."""
    sentence = pronoun.sentence
    verb = next((t for t in sentence.ancestors(pronoun.token) if t.pos in ("VERB", "AUX")), None)
    actor = subject(sentence, verb) if verb is not None else None
    return groups.entity_of_head(pronoun.number, actor.index) if actor is not None else None


def _of_relative(pronoun: _Pronoun, groups: Groups) -> Entity | None:
    """'Who' is the noun that its clause hangs on."""
    for clause in (pronoun.token, *pronoun.sentence.ancestors(pronoun.token)):
        if clause.dep in ("relcl", "acl"):
            return groups.entity_of_head(pronoun.number, clause.head)
    return None


def _cost(pronoun: _Pronoun, spoken: Spoken, wants: str, context: Context) -> float | None:
    """How unlikely it is that `pronoun` takes up `spoken`; `None` where it cannot."""
    penalty = _agreement(spoken.entity, wants)
    if penalty is None or _is_in_same_clause(pronoun, spoken):
        return None
    if pronoun.number != spoken.number and not spoken.entity.named and spoken.is_generic:
        return None
    cost = penalty + spoken.rank + _PER_SENTENCE * (pronoun.number - spoken.number)
    cost += _PER_PARAGRAPH * min(3, pronoun.sentence.paragraph - spoken.sentence.paragraph)
    cost += _across_quotation(pronoun, spoken, context)
    if pronoun.number != spoken.number and spoken.rank == 0 and spoken.is_subordinate:
        cost += _SUBORDINATE
    if not spoken.sentence.is_news:
        cost += 3.0
    if spoken.sentence.role == "headline":
        cost += 2.0
    return cost - min(0.8, 0.08 * len(spoken.entity.mentions))


def _across_quotation(pronoun: _Pronoun, spoken: Spoken, context: Context) -> float:
    """Who speaks does not say 'he' of himself, and words outside a quotation seldom take up words inside it."""
    if context.is_quoted(spoken.start) == pronoun.quoted:
        return 0.0
    if pronoun.quoted:
        speaks = spoken.rank == 0 and spoken.sentence.head(spoken.head).lemma in _SPEAKING
        return _ACROSS_QUOTE if speaks else 0.5
    return _ACROSS_QUOTE if pronoun.number == spoken.number else 1.0


def _agreement(entity: Entity, wants: str) -> float | None:
    """0 for a good match, more for a poorer one, `None` where gender or number forbid."""
    if wants in ("masculine", "feminine"):
        if entity.kind != "person" or entity.gender not in (None, wants):
            return None
        return 0.0 if entity.named else 0.6
    if wants == "neuter":
        return {"org": 0.0, "state": 0.2}.get(entity.kind) if not entity.plural else None
    if entity.plural or entity.kind == "group":
        return 0.0
    return {"org": 1.0 if entity.named else 2.5, "state": 2.5}.get(entity.kind)


def _is_in_same_clause(pronoun: _Pronoun, spoken: Spoken) -> bool:
    """'X attacked him' is not X attacking X; 'his adviser' is not himself."""
    if pronoun.number != spoken.number:
        return False
    token = pronoun.token
    if spoken.span.covers(token.span) or spoken.head.head == token.index or token.head == spoken.head.index:
        return True
    if token.tag == "PRP$" or token.lower.endswith(("self", "selves")):
        return False
    verb = _clause(pronoun.sentence, token)
    if verb is None or verb is _clause(spoken.sentence, spoken.head):
        return verb is not None
    head = pronoun.sentence.head(token)
    above = pronoun.sentence.head(head) if token.dep == "pobj" else head
    return token.dep in ("dobj", "pobj", "dative") and above is verb and subject(pronoun.sentence, verb) is spoken.head


def _clause(sentence: Sentence, token: Token) -> Token | None:
    """The verb of the clause that a word is an argument of."""
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)
