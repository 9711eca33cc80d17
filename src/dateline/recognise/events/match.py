"""A frame of the lexicon that holds for a word of a sentence."""

from dataclasses import dataclass

from dateline.knowledge.triggers import Frame
from dateline.parse import Token


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A frame that holds: its verb or noun, all words of the trigger, and the nouns that stand as agent and object.

    `light` is the verb that carries an event noun ('carried' in 'carried out an attack'); with `receiving` the subject
    of that verb is who the act is done to. `claims` are the nouns that are part of the trigger.
    `said` tells in words what the encoder decided of it; empty where the rule stands.
    """

    frame: Frame
    token: Token
    words: tuple[Token, ...]
    agent: Token | None = None
    object: Token | None = None
    light: Token | None = None
    receiving: bool = False
    claims: tuple[Token, ...] = ()
    said: str = ""

    @property
    def predicate(self) -> Token:
        """The word whose tense and mood tell how real the act is."""
        return self.light or self.token
