"""Where an act was done by a clause beside its own: 'killed when a bomb went off in X', 'in X, where they signed'."""

from collections.abc import Iterator, Sequence

from dateline.base.records import Place
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import setting_words, within

_AT_ONCE = ("when", "as", "while")
_PERSONAL = frozenset("he she they it we i".split())
_DAYS = frozenset(
    "on in early late last this week weekend month year yesterday today monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october november december".split()
)
_LARGER = ("country", "region")


def clauses_at_once(sentence: Sentence, predicate: Token, *, verbal: bool) -> list[Token]:
    """The verbs of the clauses that tell what went on as the act was done, and so where.

    'killed when a bomb went off', 'met them as they landed', 'shot while walking home'; of what is said only 'speaking
    in X, he condemned it'.
    """
    hosts = [predicate, *_subject_of(sentence, predicate)]
    clauses = [t for host in hosts for t in sentence.children(host, "advcl", "acl") if t.pos in ("VERB", "AUX")]
    if verbal:
        return [t for t in clauses if t.tag == "VBG" and t.lemma in setting_words("holding_forth")]
    return [t for t in clauses if _at_once(sentence, predicate, t)]


def _subject_of(sentence: Sentence, predicate: Token) -> list[Token]:
    """'The leaders, meeting in X, agreed': a participle may hang on the subject."""
    return sentence.children(predicate, "nsubj", "nsubjpass")


def _at_once(sentence: Sentence, predicate: Token, clause: Token) -> bool:
    """True for a clause with 'when', 'as' or 'while' that is about those in the act or tells what did the harm."""
    opened = [t for t in sentence.children(clause, "advmod", "mark") if t.lower in _AT_ONCE]
    subject = sentence.child(clause, "nsubj", "nsubjpass")
    if subject is None:
        talks = clause.lemma in setting_words("speech_verbs")
        return clause.tag == "VBG" and clause.dep == "advcl" and bool(opened) and not talks
    if not opened or opened[0].index > subject.index:
        return False
    led_to = predicate.lemma in setting_words("harms") and opened[0].lower != "while"
    return led_to or subject.lower in _PERSONAL


def right_behind(sentence: Sentence, predicate: Token, places: Sequence[Place]) -> str | None:
    """'backed the attack in X', 'revenge for strikes last week in X': right behind the noun, whatever the parse."""
    if predicate.pos not in ("NOUN", "PROPN") or predicate.lemma.lower() not in setting_words("struck_on"):
        return None
    behind = sentence.tokens[predicate.index + 1 :]
    at = next(
        (n for n, token in enumerate(behind[:4]) if token.lower in ("in", "near", "at") and token.pos == "ADP"), None
    )
    if at is None or not all(t.lower in _DAYS or t.text.isdigit() for t in behind[:at]):
        return None
    led = {t.index for t in behind[at + 1 : at + 4]}
    for place in within(sentence, places):
        token = sentence.token_at(place.span.start)
        if token is not None and token.index in led:
            plain = all(t.dep in ("amod", "det", "poss", "case") for t in behind[at + 1 :] if t.index < token.index)
            return place.id if plain and not _of_more(sentence, place) else None
    return None


def _of_more(sentence: Sentence, place: Place) -> bool:
    """'in the X talks', 'in X's army'."""
    last = sentence.tokens_in(place.span)[-1]
    after = sentence.tokens[last.index + 1 : last.index + 2]
    return any(t.tag == "POS" or (t.pos == "NOUN" and t.lower not in setting_words("place_nouns")) for t in after)


def antecedent_of(sentence: Sentence, predicate: Token, places: Sequence[Place]) -> Place | None:
    """'in X, where they signed', 'the school in X from which they were taken': the place that the clause is about."""
    clause = predicate
    while clause.dep in ("conj", "xcomp") and not sentence.child(clause, "nsubj", "nsubjpass"):
        clause = sentence.head(clause)
    if clause.dep != "relcl" or not _opened_by_place(sentence, clause):
        return None
    noun = _described(sentence, sentence.head(clause))
    if _beyond(sentence, noun):
        return None
    here = list(within(sentence, places))
    own = next((place for place in here if place.span.covers(noun.span)), None)
    return own or next(iter(_inside(sentence, noun, clause, here)), None)


def _opened_by_place(sentence: Sentence, clause: Token) -> bool:
    """True if the clause begins with 'where', 'in which', 'from where'."""
    opening = [t for t in sentence.subtree(clause) if t.index < clause.index][:2]
    if any(t.lower == "where" for t in opening):
        return True
    led = len(opening) == 2 and opening[1].lower == "which"
    return led and opening[0].lower in ("in", "at", "from", "on", "near")


def _described(sentence: Sentence, noun: Token) -> Token:
    """The first name of what the clause describes: X of 'X, a town near the border of Y, where'."""
    token, top = noun, noun
    while token.dep in ("pobj", "prep", "appos", "compound", "poss"):
        name = token.dep == "appos"
        token = sentence.head(token)
        if name:
            top = token
    return top


def _beyond(sentence: Sentence, noun: Token) -> bool:
    """'the border with X, where': what goes on there need not be in X."""
    led = sentence.head(noun)
    if led.dep != "prep" or not led.index:
        return False
    return {sentence.head(led).lemma, sentence.tokens[led.index - 1].lemma} & setting_words("edges") != set()


def _inside(sentence: Sentence, noun: Token, clause: Token, places: list[Place]) -> Iterator[Place]:
    """The places that tell where the noun is: 'a school in X', 'the town of X', 'the X market'."""
    phrase = {t.index for t in sentence.subtree(noun)} - {t.index for t in sentence.subtree(clause)}
    for place in places:
        token = sentence.token_at(place.span.start)
        if token is None or token.index not in phrase:
            continue
        before = sentence.tokens[token.index - 1] if token.index else token
        led = before.dep == "prep" and (before.lower in setting_words("locative") or before.lower == "of")
        if led or (place.precision not in _LARGER and token.dep in ("compound", "nmod", "appos")):
            yield place
