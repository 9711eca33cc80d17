"""To whom somebody spoke: 'told parliament', 'warned Iran that', 'in a letter to the council'."""

from collections.abc import Iterator

from dateline.base.spans import Span
from dateline.knowledge.roles import role_of
from dateline.parse.syntax import Token
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.saying import Saying
from dateline.recognise.quotes.source import Source, source_at
from dateline.recognise.quotes.sourcing import listed
from dateline.recognise.quotes.speech import speech
from dateline.recognise.quotes.venue import Venue

_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves", "yourself"})
_NOMINAL = frozenset({"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN", "PART"})
_POINTING = frozenset({"it", "this", "that", "what", "which", "who", "whom", "there", "something", "anything"})


def addressee_of(saying: Saying, venue: Venue | None, actors: ActorIndex) -> Source | None:
    """The words of whoever is spoken to; `None` where nobody is told."""
    for head in (*_spoken_to(saying), *_before_words(saying), *_within(saying, venue)):
        if _can_listen(saying, head, actors) or _is_to_act(saying, head):
            found = source_at(saying.sentence, head)
            return Source(_trimmed(saying, found.span, head), head.span)
    return None


def _spoken_to(saying: Saying) -> Iterator[Token]:
    """The object of 'told' and 'warned', the 'to' of 'said to', of the cue and of the participles beside it."""
    sentence = saying.sentence
    for verb in saying.saying_verbs():
        lemma = verb.lemma.lower()
        particle = next((t for t in sentence.tokens[verb.index + 1 : verb.index + 2] if t.pos == "ADP"), None)
        phrase = f"{lemma} {particle.lower}" if particle is not None else lemma
        if phrase in listed("addressing") and particle is not None:
            yield from (*sentence.children(particle, "pobj"), *sentence.children(verb, "dobj"))
        elif lemma in listed("addressing"):
            objects = [t for t in sentence.children(verb, "dobj", "dative") if t.index > verb.index and t.pos != "ADP"]
            yield from (t for t in objects if t is objects[-1] or not sentence.child(t, "case"))
        if lemma in listed("speaking_to"):
            yield from _at_the_end_of(saying, verb)
        yield from (n for p in sentence.children(verb, "dative") for n in sentence.children(p, "pobj"))


def _before_words(saying: Saying) -> Iterator[Token]:
    """The noun between verb and words said, whatever the parser made of it: 'told | his crew | they were safe'."""
    starts = [said.start for said in saying.said if said.start >= saying.verb.span.end]
    if not starts or saying.verb.lemma not in listed("addressing"):
        return
    run = [
        t for t in saying.sentence.tokens[saying.verb.index + 1 :] if t.span.end <= min(starts) and not t.is_inserted
    ]
    if run and all(t.pos in _NOMINAL for t in run) and run[-1].pos in ("NOUN", "PROPN", "PRON"):
        yield run[-1]


def _at_the_end_of(saying: Saying, token: Token) -> Iterator[Token]:
    """The nouns behind 'to' and 'with' on a token, outside the words said."""
    for preposition in saying.sentence.children(token, "prep"):
        if preposition.lower in listed("to") and saying.outside(preposition):
            yield from saying.sentence.children(preposition, "pobj")


def _within(saying: Saying, venue: Venue | None) -> Iterator[Token]:
    """Whom the occasion names: 'in a letter to the council', 'in an interview with the paper'."""
    if venue is None:
        return
    yield from _at_the_end_of(saying, venue.noun)
    for sent in saying.sentence.children(venue.noun, "acl"):
        yield from _at_the_end_of(saying, sent)


def _can_listen(saying: Saying, head: Token, actors: ActorIndex) -> bool:
    """True for a name, a pronoun of a person, an actor of the article, and a noun for people or bodies."""
    if (
        not head.text[:1].isalnum()
        or head.lower in _REFLEXIVE | _POINTING
        or (saying.source is not None and saying.source.head == head.span)
    ):
        return False
    if head.pos in ("PROPN", "PRON"):
        return True
    if head.lemma.lower() in listed("occasions") - listed("audiences"):
        return False
    role = role_of(head.lemma.lower()) or role_of(head.lower)
    return role is not None or head.lemma.lower() in listed("audiences") or actors.at(head.span) is not None


def _is_to_act(saying: Saying, head: Token) -> bool:
    """True for whoever the words said begin with: 'urged | the two towns to open the road'."""
    if "object" not in speech().verbs.get(saying.verb.lemma, frozenset()):
        return False
    opens = any(said.start <= head.span.start and saying.verb.span.end <= said.start for said in saying.said)
    between = saying.sentence.tokens[saying.verb.index + 1 : head.index]
    return opens and head.dep == "dobj" and all(t.pos in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "ADP") for t in between)


def _trimmed(saying: Saying, span: Span, head: Token) -> Span:
    """The words up to where the words said begin, unless they hold the addressee ('urged Y to go')."""
    end = min([span.end, *(said.start for said in saying.said if head.span.end <= said.start < span.end)])
    words = saying.sentence.tokens_in(Span(span.start, end))
    comma = next((i for i, t in enumerate(words) if t.index > head.index and t.pos == "PUNCT"), len(words))
    words = words[:comma]
    while len(words) > 1 and words[-1] is not head and words[-1].tag in ("POS", "IN", "CC"):
        words.pop()
    return saying.sentence.span_of(words)
