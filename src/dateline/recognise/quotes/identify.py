"""Which actor the words of a source are: a mention, a person's last name, the owner of a paper, one of two."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline import knowledge
from dateline.base.records import Actor, Mention
from dateline.base.spans import Span
from dateline.parse import Parse, phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.people import PERSONAL, People
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speech import cue_at, speech

_REACH = 8  # sentences before 'the statement' in which it may have been issued
_MENTIONS = 20  # of an actor that are looked at
_ACTING = ("nsubj", "nsubjpass", "poss")
_WORDS = "languages/en/speakers.yaml"


@dataclass(frozen=True, slots=True)
class Identified:
    """The id of an actor and the rule that found it (a line of the table of trust)."""

    actor: str
    rule: str


class Sources:
    """Asks of each source in an article which actor it is."""

    def __init__(self, text: str, parse: Parse, index: ActorIndex, people: People) -> None:
        self._text, self._parse, self._index, self._people = text, parse, index, people
        self._place = {sentence.span: number for number, sentence in enumerate(parse.sentences)}

    def of(self, source: Source, place: str) -> Identified | None:
        """The actor that the words name, stand for or belong to; 'the ministry's website' is the ministry."""
        words = source.span.of(self._text)
        namesake = self._people.namesake(words) if place == "turn" else None
        if namesake is not None:
            return Identified(namesake, "name")
        token, sentence = self._token(source.head)
        paper = self._paper(sentence, token) if token is not None and sentence is not None else None
        if paper is not None:
            return paper
        return self._mentioned(source) or self._by_name(words) or self._of_two(sentence, token)

    def _token(self, head: Span) -> tuple[Token | None, Sentence | None]:
        sentence = self._parse.sentence_at(head.start)
        return (sentence.token_at(head.start), sentence) if sentence is not None else (None, None)

    def _mentioned(self, source: Source) -> Identified | None:
        """The mention at the head of the source, or at its apposition."""
        head = source.head
        if head.of(self._text).lower().endswith(("self", "selves")) and head.start > source.span.start:
            head = Span(source.span.start, head.start)  # 'Berg himself'
        for words in (head, *source.others):
            found = self._index.mention(source.span, words)
            if found is not None and self._is_likely(*found):
                return Identified(found[1].id, found[0].form)
        return None

    def _is_likely(self, mention: Mention, actor: Actor) -> bool:
        """False for 'the company' that joins no name, and for 'it' and 'they' where the actor never did anything."""
        if mention.form == "description" and all(m.form != "name" for m in actor.mentions):
            determiner, _, noun = mention.span.of(self._text).lower().rpartition(" ")
            return not determiner.startswith("the") or noun not in knowledge.word_set(_WORDS, "stand_ins")
        if mention.form != "pronoun" or mention.span.of(self._text).lower() not in ("it", "they"):
            return True
        before = [m.span for m in actor.mentions if m.form != "pronoun" and m.span.start < mention.span.start]
        return any(self._acts(span) for span in before[-_MENTIONS:])

    def _acts(self, span: Span) -> bool:
        """True if the words are a subject, an owner, or who it was done by or to."""
        sentence = self._parse.sentence_at(span.start)
        return sentence is not None and any(_is_acting(sentence, token) for token in sentence.tokens_in(span))

    def _by_name(self, words: str) -> Identified | None:
        """'Welsh said' where Tom Welsh is the only person of that name, though 'Welsh' alone may be no name."""
        named = self._index.named(words, self._text)
        if named is not None:
            return Identified(named.id, "name")
        found = self._people.only_namesake(words.rsplit(" ", 1)[-1]) if words[:1].isupper() else None
        return Identified(found, "last name") if found is not None else None

    def _paper(self, sentence: Sentence, token: Token) -> Identified | None:
        """Who speaks by a statement, a report or a website: its owner, or who issued it before."""
        if token.lemma not in knowledge.word_set(_WORDS, "papers") or token.pos == "PROPN":
            return None
        owner = self._owner(sentence, token) or self._issuer(sentence, token)
        return Identified(owner, "owner") if owner is not None else None

    def _owner(self, sentence: Sentence, paper: Token) -> str | None:
        """'The ministry's report', 'a report (released) by the ministry', 'a post on the ministry's page'."""
        possessor = sentence.child(paper, "poss")
        if possessor is not None:
            return self._at(sentence, possessor)
        for preposition, noun in phrases.prepositional(sentence, paper, "by", "from", "on"):
            is_paper = noun.lemma in knowledge.word_set(_WORDS, "papers")
            if not is_paper and preposition.lower == "on":
                continue  # 'a report on Velland' tells of it
            found = self._owner(sentence, noun) if is_paper else self._at(sentence, noun)
            if found is not None:
                return found
        makers = (phrases.agent(sentence, clause) for clause in sentence.children(paper, "acl"))
        found_makers = (self._at(sentence, maker) for maker in makers if maker is not None)
        return next((maker for maker in found_makers if maker is not None), None)

    def _at(self, sentence: Sentence, noun: Token) -> str | None:
        actor = self._index.at(phrases.noun_phrase(sentence, noun), noun.span)
        return actor.id if actor is not None else None

    def _issuer(self, sentence: Sentence, paper: Token) -> str | None:
        """'The statement said': whoever issued one, or said something in one, shortly before."""
        if paper.lemma not in knowledge.word_set(_WORDS, "taken_up") or sentence.child(paper, "det") is None:
            return None
        if sentence.children(paper, "amod", "compound", "prep"):
            return None
        here = self._place[sentence.span]
        for before in reversed(self._parse.sentences[max(0, here - _REACH) : here]):
            for issuer in _issuers(before, paper.lemma):
                found = self._at(before, issuer)
                if found is not None:
                    return found
        return None

    def _of_two(self, sentence: Sentence | None, token: Token | None) -> Identified | None:
        """'The former', 'the latter': the first or second of the two that 'and' joins last before."""
        which = knowledge.load_yaml(_WORDS)["of_two"].get(token.lower) if token is not None else None
        if which is None or sentence is None or token is None:
            return None
        here = self._place[sentence.span]
        for before in reversed(self._parse.sentences[max(0, here - 1) : here + 1]):
            for pair in reversed(list(_pairs(before, token.span.start))):
                actors = [self._at(before, noun) for noun in pair]
                if actors[0] is not None and actors[1] is not None:
                    return Identified(actors[which] or "", "pair")
        return None

    def addressee(self, question: Draft) -> Identified | None:
        """Who answers: the person whom 'Berg asked Lee' names."""
        sentence = self._parse.sentence_at(question.verb.span.start) if question.verb is not None else None
        if sentence is None or question.verb is None:
            return None
        asked = sentence.child(question.verb, "dobj", "dative")
        actor = self._people.get(self._at(sentence, asked)) if asked is not None else None
        return Identified(actor.id, "asked") if actor is not None and actor.id != question.speaker else None

    def is_personal(self, source: Source) -> bool:
        """True for 'he' and 'she'."""
        return source.span.of(self._text).lower() in PERSONAL


def _is_acting(sentence: Sentence, token: Token) -> bool:
    """True for a subject, an owner or an agent, and for what 'and' or a comma adds to one."""
    while token.dep in ("appos", "conj") and sentence.head(token) is not token:
        token = sentence.head(token)
    return token.dep in _ACTING or (token.dep == "pobj" and sentence.head(token).lower in ("by", "to"))


def _issuers(sentence: Sentence, paper: str) -> Iterator[Token]:
    """The subjects that issue a paper of that name in a sentence, or say something in one."""
    for token in sentence.tokens:
        if token.lemma == paper and token.dep in ("dobj", "pobj"):
            verb = next((t for t in sentence.ancestors(token) if t.pos == "VERB"), None)
            if verb is not None and (verb.lemma in speech().utters or cue_at(sentence, verb) is not None):
                subject = phrases.subject(sentence, verb)
                if subject is not None:
                    yield subject


def _pairs(sentence: Sentence, end: int) -> Iterator[tuple[Token, Token]]:
    """The two nouns of each 'A and B' before `end`; of three or more none is the latter."""
    for noun in sentence.tokens:
        joined = phrases.with_conjuncts(sentence, noun) if noun.dep != "conj" else []
        if len(joined) == 2 and all(t.pos in ("NOUN", "PROPN") and t.span.end <= end for t in joined):
            yield joined[0], joined[1]
