"""Conditions on people who meet, call and visit."""

from dateline.parse import phrases
from dateline.recognise.events.conditions.asked import Asked, listed
from dateline.recognise.events.conditions.shape import passive, with_infinitive
from dateline.recognise.events.view import lemma_of

_NAMES_IT = ("a", "an", "the", '"', "“", "‘", "'")  # 'called Ostland a friend', 'called Westmark "an ally"'


def meeting(asked: Asked) -> bool:
    """People meet: an object or 'with' that is somebody, or a subject of several."""
    if asked.object is not None:
        return asked.view.is_actor_like(asked.object)
    if asked.agent is None or not asked.has_side:
        return False
    several = asked.agent.tag in ("NNS", "NNPS") or asked.agent.lower in ("they", "we")
    return several or len(asked.view.heads(asked.agent)) > 1 or bool(asked.behind("with"))


def phone_call(asked: Asked) -> bool:
    """Somebody calls somebody: a name as object, nothing it is called, no 'for', no 'off'."""
    sentence, verb = asked.sentence, asked.token
    named = asked.object is not None and (asked.object.pos == "PROPN" or lemma_of(asked.object) == "counterpart")
    if asked.object is None or not named or sentence.child(verb, "prt", "ccomp"):
        return False
    plain = sentence.children(verb, "dobj", "oprd") == [asked.object] and asked.object.index > verb.index
    last = max(token.index for token in sentence.subtree(asked.object))
    if any(word.lower in _NAMES_IT for word in sentence.tokens[last + 1 : last + 2]):
        return False
    return plain and not passive(asked) and not asked.behind("for")


def courtesy(asked: Asked) -> bool:
    """A visit: 'called on the president', with nothing that he is called on to do."""
    return not with_infinitive(asked) and any(lemma_of(noun) in listed("titles") for noun in asked.behind("on"))


def together(asked: Asked) -> bool:
    """Several talk, or one with others; not one who 'discussed his plan' in a column."""
    if asked.agent is None or asked.agent.tag in ("NNS", "NNPS") or asked.agent.lower in ("they", "we"):
        return True
    if len(asked.view.heads(asked.agent)) > 1 or asked.behind("with"):
        return True
    return asked.object is not None and bool(phrases.prepositional(asked.sentence, asked.object, "with"))
