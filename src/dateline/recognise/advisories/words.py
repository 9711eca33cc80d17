"""The words of official warnings, as the knowledge file lists them."""

from dataclasses import dataclass
from functools import cache

from dateline.knowledge import load_yaml
from dateline.knowledge.countries import country_of_demonym
from dateline.parse import Sentence, Token

_FILE = "languages/en/advisories.yaml"


@dataclass(frozen=True, slots=True)
class ActionRule:
    """What a verb asks for, and words of which one must stand with it."""

    action: str
    verbs: frozenset[str]
    companions: frozenset[str]


@cache
def words(which: str) -> frozenset[str]:
    """One list of words."""
    return frozenset(load_yaml(_FILE)[which].split())


@cache
def rules(which: str) -> tuple[ActionRule, ...]:
    """The rules of `actions` or `forbidden`, in order."""
    told = load_yaml(_FILE)[which]
    return tuple(ActionRule(r["action"], frozenset(r["verbs"].split()), frozenset(r.get("with", ()))) for r in told)


@cache
def urgencies() -> tuple[str, ...]:
    """Phrases of urgency, the longest first."""
    phrases = [phrase.strip() for phrase in load_yaml(_FILE)["urgency"].split(",")]
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def action_of(sentence: Sentence, verb: Token) -> str | None:
    """What the public is to do ('leave', 'take-shelter' ...), or `None` if the verb asks for nothing of the kind."""
    negated = any(token.dep == "neg" or token.lower == "not" for token in sentence.children(verb))
    lemma = verb.lemma.lower()
    asking = [rule for rule in rules("forbidden" if negated else "actions") if lemma in rule.verbs]
    if not asking:
        return None
    below = {token.lower for token in sentence.subtree(verb)}
    return next((rule.action for rule in asking if not rule.companions or below & rule.companions), None)


def is_public(head: Token) -> bool:
    """True if the phrase names people at large: citizens, residents, Americans."""
    if head.lemma.lower() in words("public"):
        return True
    is_plural = head.tag in ("NNPS", "NNS") or country_of_demonym(head.text.removesuffix("s")) is not None
    return is_plural and head.text.endswith(("s", "men")) and country_of_demonym(head.text) is not None
