"""A sentence as the event rules see it: heads of phrases, lemmas, and which actors its words name."""

from dataclasses import dataclass, field

from dateline.base.spans import Span
from dateline.knowledge.coding import lexicon
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.encoder import Judge, Opinion, Silent
from dateline.recognise.lookup import ActorIndex

_BEFORE = ("compound", "amod", "poss", "nmod", "npadvmod", "nummod")
_VERBS_BELOW = ("advcl", "ccomp", "parataxis", "relcl", "acl", "conj", "csubj")


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One sentence with the index of actors and the encoder's judge; keeps what was already asked."""

    sentence: Sentence
    index: ActorIndex
    judge: Judge = field(default_factory=Silent)
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _phrases: dict[int, Span] = field(default_factory=dict)
    _can_act: dict[int, bool] = field(default_factory=dict)

    def opinion(self) -> Opinion | None:
        """What the encoder says of the sentence, run at the first call; `None` from a silent judge."""
        return self.judge.of(self.sentence)

    def known_opinion(self) -> Opinion | None:
        """What the encoder says of the sentence, if another recogniser has asked already."""
        return self.judge.known(self.sentence)

    def heads(self, noun: Token) -> list[Token]:
        """The nouns that a phrase is about: its head, what it is made of ('dozens of soldiers'), and its conjuncts."""
        found = []
        for head in phrases.with_conjuncts(self.sentence, noun):
            found.append(head)
            if lemma_of(head) in listed("partitive") or head.pos in ("NUM", "DET"):
                found += [inner for _, inner in phrases.prepositional(self.sentence, head, "of")]
        return found

    def is_actor_like(self, noun: Token) -> bool:
        """True for a named or described actor, a person, a pronoun or a name: somebody who can act or be acted on."""
        if noun.index not in self._can_act:
            self._can_act[noun.index] = any(self._is_one(head) for head in self.heads(noun))
        return self._can_act[noun.index]

    def _is_one(self, head: Token) -> bool:
        if (
            head.pos == "PROPN"
            or head.lower in listed("pronouns")
            or lemma_of(head) in listed("people")
            or lemma_of(head) in listed("bodies")
        ):
            return True
        return bool(self.index.mentions(head.span))

    def words_of(self, verb: Token) -> frozenset[str]:
        """The lemmas in the clause of `verb`, without those of clauses below it."""
        if verb.index not in self._words:
            tokens = self.sentence.subtree(verb, without=_VERBS_BELOW)
            self._words[verb.index] = frozenset(lemma_of(token) for token in tokens)
        return self._words[verb.index]

    def names_of(self, token: Token) -> tuple[str, ...]:
        """What a word may be listed as: with what a hyphen binds to it ('cease-fire'), its lemma, its form."""
        plain = (lemma_of(token), token.lower)
        if token.index < 2 or self.sentence.tokens[token.index - 1].text != "-":
            return plain
        return (f"{self.sentence.tokens[token.index - 2].lower}-{plain[0]}", *plain)

    def span_of_noun(self, noun: Token) -> Span:
        """The phrase of a noun without clauses below it."""
        if noun.index not in self._phrases:
            self._phrases[noun.index] = phrases.noun_phrase(self.sentence, noun)
        return self._phrases[noun.index]

    def modifiers(self, noun: Token) -> list[Token]:
        """What stands before a noun in its phrase: compounds, adjectives, possessors."""
        return [
            child
            for child in self.sentence.children(noun, *_BEFORE, *(("nsubj",) if noun.tag == "VBG" else ()))
            if child.index < noun.index
        ]


def lemma_of(token: Token) -> str:
    """The lemma in lower case; a name or a title-cased word loses its plural 's' where the singular is known."""
    lemma = token.lemma
    if token.pos != "PROPN":  # the parser's lemmas are lower case but for names
        return lemma
    lemma = lemma.lower()
    return lemma[:-1] if lemma.endswith("s") and lemma[:-1] in lexicon().nouns else lemma


def listed(name: str) -> frozenset[str]:
    """The words of a class of the lexicon."""
    return lexicon().classes[name]
