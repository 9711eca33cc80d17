"""Pronouns that may stand for actors."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.recognise.actors.context import Context

_PERSONAL = {
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
    "it": "neuter", "its": "neuter", "itself": "neuter",
    "they": "plural", "them": "plural", "their": "plural", "themselves": "plural", "theirs": "plural",
}  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun with the gender or number that it asks for ('relative' for 'who')."""

    span: Span
    sentence: Sentence
    token: Token
    wants: str


def find_pronouns(context: Context) -> Iterator[Pronoun]:
    """Personal, possessive and relative pronouns of the third person."""
    for sentence in context.sentences:
        for token in sentence.tokens:
            if token.pos != "PRON" or token.is_inserted:
                continue
            wants = _PERSONAL.get(token.lower) or ("relative" if token.lower in _RELATIVE else None)
            if wants is not None and not (token.lower == "it" and token.dep == "expl"):
                yield Pronoun(token.span, sentence, token, wants)
