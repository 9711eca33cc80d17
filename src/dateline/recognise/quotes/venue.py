"""Where and on what occasion somebody spoke: 'told reporters in X', 'at a news conference', 'on Telegram'."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.base.records import Place
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.countries import country_of_demonym
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.saying import Saying
from dateline.recognise.quotes.sourcing import listed
from dateline.recognise.quotes.speech import speech

_WHERE = frozenset({"in", "at", "from", "during", "to"})
_HELD_AT = frozenset({"in", "at", "from"})
_CLAUSES = ("relcl", "advcl", "ccomp", "conj", "cc", "punct")
_TOLD = frozenset({"tell", "address", "attend"})
_LOOSE = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "DET", "ADV", "ADJ", "VERB"})
_UNREAL = frozenset({"no", "any"})


@dataclass(frozen=True, slots=True)
class Venue:
    """The words that tell where or on what occasion; `noun` heads them, `place` is the id of a place among them."""

    span: Span
    noun: Token
    place: str | None


class Venues:
    """The places of an article, ready to be asked where the words of a quote were said."""

    def __init__(self, places: Iterable[Place], actors: ActorIndex) -> None:
        self._actors = actors
        self._ids = {place.span: place.id for place in places}
        self._places = Runs(self._ids)

    def of(self, saying: Saying) -> Venue | None:
        """The first place or occasion that hangs on the saying, with those right behind it."""
        found = [venue for phrase in _phrases(saying) if (venue := self._venue(saying, phrase)) is not None]
        if not found:
            return None
        first = min(found, key=lambda venue: venue.span)
        end, place = first.span.end, first.place
        for venue in sorted(found, key=lambda v: v.span):
            if end <= venue.span.start <= end + 1:
                end, place = venue.span.end, place or venue.place
        return Venue(Span(first.span.start, end), first.noun, place)

    def _venue(self, saying: Saying, preposition: Token) -> Venue | None:
        sentence = saying.sentence
        noun = sentence.child(preposition, "pobj", "pcomp")
        if noun is None:  # 'told a news conference': the occasion is the object
            noun = preposition if preposition.pos in ("NOUN", "PROPN") else None
        if noun is None or not saying.outside(noun) or _negated(sentence, noun):
            return None
        words = _words(saying, preposition, noun)
        span = sentence.span_of(words)
        if any(span.overlap(said) for said in saying.said):
            return None
        place = self._place(sentence, span)
        if _is_occasion(sentence, preposition, noun):
            return Venue(span, noun, place)
        is_place = place is not None and preposition.lower in _WHERE and self._names(noun)
        return Venue(span, noun, place) if is_place or self._may_be_town(sentence, preposition, noun) else None

    def _names(self, noun: Token) -> bool:
        return bool(self._places.touching(noun.span))

    def _may_be_town(self, sentence: Sentence, preposition: Token, noun: Token) -> bool:
        """True for 'in Selmar' where no gazetteer knows the town: a name of nobody in the article and no language."""
        is_name = noun.tag == "NNP" and preposition.lower == "in" and not sentence.child(noun, "det", "nummod", "poss")
        return (
            is_name
            and not _is_time(sentence, noun)
            and country_of_demonym(noun.text) is None
            and noun.lower not in listed("languages")
            and not self._actors.mentions(noun.span)
        )

    def _place(self, sentence: Sentence, phrase: Span) -> str | None:
        found = self._places.touching(phrase)
        return next((self._ids[span] for span in found if _is_where(sentence, span)), None)


def _phrases(saying: Saying) -> Iterator[Token]:
    """What a venue may begin with: prepositions on the verbs of saying, and the occasion that is spoken to."""
    seen: set[int] = set()
    for verb in saying.saying_verbs():
        for found in (*_occasions_told(saying, verb), *saying.below(verb), *_detached(saying)):
            if found.index not in seen:
                seen.add(found.index)
                yield found


def _occasions_told(saying: Saying, verb: Token) -> list[Token]:
    """'Told a news conference': a name ('told the Harbour Post') is no occasion."""
    objects = saying.sentence.children(verb, "dobj", "dative") if verb.lemma in _TOLD else []
    return [t for t in objects if t.index > verb.index and t.pos == "NOUN" and t.lemma.lower() in listed("occasions")]


def _detached(saying: Saying) -> Iterator[Token]:
    """Prepositions that open the sentence, behind its day, or that stand right behind the cue, wherever they hang."""
    sentence, verb = saying.sentence, saying.verb
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    first = next((i for i, t in enumerate(sentence.tokens) if not _is_time(sentence, t)), 0)
    for token in (*sentence.tokens[first : first + 1], *after):
        noun = sentence.child(token, "pobj")
        if token.pos == "ADP" and noun is not None and saying.outside(token) and _is_occasion(sentence, token, noun):
            yield token


def _is_occasion(sentence: Sentence, preposition: Token, noun: Token) -> bool:
    """True for 'at a rally', 'in a statement', 'on Telegram', 'told a news conference'."""
    if preposition is noun:
        return True
    if preposition.lower not in listed("occasion_prepositions") or not _goes_with(preposition, noun):
        return False
    if noun.lower in listed("series"):
        several = (t for p in sentence.children(noun, "prep") for t in sentence.children(p, "pobj"))
        return any(t.lemma.lower() in listed("occasions") for t in several)
    if noun.lemma.lower() in listed("occasions") or noun.lower in listed("occasions"):
        return not _is_time(sentence, noun)
    before = sentence.tokens[noun.index - 1].lower if noun.index else ""
    names = {noun.lower, f"{before} {noun.lower}"}
    return bool(names & listed("platforms")) and preposition.lower in ("on", "via", "over", "by", "through")


def _goes_with(preposition: Token, noun: Token) -> bool:
    """True unless 'by' or 'from' stands before what is no channel or spot: 'by Congress', 'from his statements'."""
    if preposition.lower in listed("by_channel"):
        return noun.lemma.lower() in listed("channels") | listed("platforms")
    return preposition.lower != "from" or noun.lemma.lower() in listed("from_spots")


def _negated(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower in _UNREAL for t in sentence.children(noun, "det"))


def _words(saying: Saying, preposition: Token, noun: Token) -> list[Token]:
    """The phrase without clauses, and without the time that ends it: 'at a rally in Ohio | on Monday'."""
    sentence = saying.sentence
    held = {t.index for t in sentence.subtree(preposition, without=_CLAUSES) if saying.outside(t)}
    run: list[Token] = []
    for token in sentence.tokens[min(held) if preposition is noun else preposition.index :]:
        ends = token.index not in held or _is_time(sentence, token) or token.tag == "VBG"
        if ends and token.index > noun.index:
            break
        run.append(token)
    while len(run) > 1 and run[-1] is not noun and (run[-1].pos in _LOOSE or run[-1].tag == "POS"):
        run.pop()
    return run


def _is_time(sentence: Sentence, token: Token) -> bool:
    """True for a day, a month, an hour; not for the first part of a name with a hyphen."""
    months = load_yaml("languages/en/times.yaml")["months"]
    following = sentence.tokens[token.index + 1 : token.index + 2]
    timed = token.text in months or token.lower in speech().days or token.lower in listed("hours")
    return timed and not any(t.text == "-" for t in following)


def _is_where(sentence: Sentence, place: Span) -> bool:
    """True if the place follows 'in', 'at' or 'from'."""
    token = sentence.token_at(place.start)
    while token is not None and token.dep in ("compound", "det", "amod", "nmod", "appos") and token.head != token.index:
        token = sentence.head(token)
    return token is not None and token.dep == "pobj" and sentence.head(token).lower in _HELD_AT
