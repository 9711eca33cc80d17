"""Conditions on the shape of a clause: an object, an infinitive, somebody as subject."""

from dateline.parse import phrases
from dateline.recognise.events.conditions.asked import Asked, complements, has_to, listed
from dateline.recognise.events.view import lemma_of


def with_object(asked: Asked) -> bool:
    """There is an object."""
    return asked.object is not None


def with_person(asked: Asked) -> bool:
    """The object is somebody."""
    return asked.object is not None and asked.view.is_actor_like(asked.object)


def with_actor(asked: Asked) -> bool:
    """The subject is somebody."""
    return asked.has_side


def passive(asked: Asked) -> bool:
    """The verb is passive."""
    return phrases.is_passive(asked.sentence, asked.token)


def intransitive(asked: Asked) -> bool:
    """There is no object."""
    return asked.sentence.child(asked.token, "dobj") is None


def with_infinitive(asked: Asked) -> bool:
    """An infinitive follows."""
    return any(has_to(asked.sentence, clause) for clause in complements(asked.sentence, asked.token))


def with_clause(asked: Asked) -> bool:
    """A clause follows."""
    return asked.sentence.child(asked.token, "ccomp") is not None


def infinitive_or_clause(asked: Asked) -> bool:
    """An infinitive or a clause follows."""
    return with_infinitive(asked) or with_clause(asked)


def without_clause(asked: Asked) -> bool:
    """No clause follows: 'conceded the province', not 'conceded that it rained'."""
    return not with_clause(asked)


def asked_for(asked: Asked) -> bool:
    """An infinitive or a clause follows, or somebody is the object and 'for', 'on' or 'over' tells of what.

    Not a question: 'asked whether it was right', 'when asked', '"How big is it?" asked the boy'.
    """
    if _is_question(asked):
        return False
    return infinitive_or_clause(asked) or (with_person(asked) and bool(asked.behind("for", "on", "over")))


def _is_question(asked: Asked) -> bool:
    sentence, verb = asked.sentence, asked.token
    if lemma_of(verb) != "ask":
        return False
    clauses = sentence.children(verb, "ccomp", "xcomp", "advcl")
    asks = any(clause.index < verb.index for clause in sentence.children(verb, "ccomp"))
    words = [word for clause in clauses for word in (clause, *sentence.children(clause)) if word.index > verb.index]
    asks = asks or any(word.tag in ("WP", "WRB", "WDT") or word.lower in ("if", "whether") for word in words)
    when = verb.tag == "VBN" and any(word.lower == "when" for word in sentence.children(verb, "advmod", "mark"))
    return asks or (when and not sentence.child(verb, "nsubj", "nsubjpass"))


def plural(asked: Asked) -> bool:
    """The noun is plural: talks, sanctions."""
    return asked.token.tag in ("NNS", "NNPS")


def of_person(asked: Asked) -> bool:
    """The release of people: 'of' somebody, or somebody's."""
    nouns = asked.behind("of") + asked.sentence.children(asked.token, "poss")
    heads = [head for noun in nouns for head in asked.view.heads(noun)]
    return any(lemma_of(head) in listed("captives") or head.pos == "PROPN" for head in heads)


def with_purpose(asked: Asked) -> bool:
    """A call, demand or threat for something: 'for', 'to do', 'of force'; and somebody's."""
    infinitive = any(has_to(asked.sentence, acl) for acl in asked.sentence.children(asked.token, "acl"))
    return asked.agent is not None and (infinitive or bool(asked.behind("for", "of", "against")))
