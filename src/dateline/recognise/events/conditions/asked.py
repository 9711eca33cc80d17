"""What a condition of a frame is asked about, and the questions that several conditions share."""

from dataclasses import dataclass

from dateline.knowledge.triggers import Frame
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.view import View, listed

__all__ = ["Asked", "complements", "has_to", "listed"]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The frame's verb or noun in its clause, with subject and object if known."""

    view: View
    token: Token
    frame: Frame
    agent: Token | None
    object: Token | None

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.view.sentence

    def behind(self, *prepositions: str) -> list[Token]:
        """The nouns behind prepositions that hang on it."""
        return [noun for _, noun in phrases.prepositional(self.sentence, self.token, *prepositions)]

    @property
    def has_side(self) -> bool:
        """Its subject is somebody."""
        return self.agent is not None and self.view.is_actor_like(self.agent)


def complements(sentence: Sentence, verb: Token) -> list[Token]:
    """The clauses that complete a verb: infinitives, that-clauses, '-ing' after a preposition."""
    found = sentence.children(verb, "xcomp", "ccomp")
    for preposition in sentence.children(verb, "prep"):
        found += sentence.children(preposition, "pcomp")
    direct = sentence.child(verb, "dobj")
    if direct is not None:
        found += [acl for acl in sentence.children(direct, "acl") if has_to(sentence, acl)]
    found += [adverbial for adverbial in sentence.children(verb, "advcl") if has_to(sentence, adverbial)]
    return sorted(found, key=lambda token: token.index)


def has_to(sentence: Sentence, verb: Token) -> bool:
    """True for an infinitive with 'to'."""
    return any(aux.tag == "TO" for aux in sentence.children(verb, "aux"))
