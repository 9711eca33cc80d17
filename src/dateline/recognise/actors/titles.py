"""The title words before a person's name: where they begin, which role they name, whose they are."""

from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import role_of
from dateline.parse import Sentence, Token
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.phrases import RolePhrase, role_phrase, singular
from dateline.recognise.names.lexicon import honorifics, is_title, words

_LONGEST = 10  # words; beyond that a sentence is no title
_GOES_BEFORE = ("amod", "compound", "nmod", "det", "poss", "nummod")


@dataclass(frozen=True, slots=True)
class Title:
    """The title before a name: `start` is where it begins (the name itself if there is none)."""

    start: int
    phrase: RolePhrase | None = None
    country: str | None = None


def title_before(context: Context, sentence: Sentence, first: Token) -> Title:
    """The title that ends before `first`: 'Chilean President | Gabriel Boric', 'Secretary of State | X', 'Mr | Y'."""
    start, place = first.span.start, first.index - 1
    while place >= 0 and sentence.tokens[place].text in honorifics() and not role_of(sentence.tokens[place].lower):
        start, place = sentence.tokens[place].span.start, place - 1
    role_at = _role_place(sentence, place)
    if role_at is None:
        return Title(start)
    phrase = _phrase(sentence, role_at, place)
    place = role_at - 1
    start = sentence.tokens[role_at].span.start
    while place >= 0 and first.index - place < _LONGEST and _goes_with_title(context, sentence, place):
        start, place = sentence.tokens[place].span.start, place - 1
    if start < first.span.start and sentence.tokens[place + 1].tag == "POS":
        start = sentence.tokens[place + 2].span.start
    return Title(start, phrase, _country_of_body(sentence, Span(start, first.span.start)))


def _role_place(sentence: Sentence, place: int) -> int | None:
    """Where the role word stands: right before the name, or before 'of State', 'of Foreign Affairs'."""
    if place < 0:
        return None
    if _is_title_word(sentence.tokens[place]):
        return place
    if sentence.tokens[place].text == "," or not sentence.tokens[place].text[:1].isupper():
        return None
    for back in range(2, 6):
        at = place - back + 1
        if at < 1:
            return None
        if sentence.tokens[at].lower == "of":
            return at - 1 if _is_title_word(sentence.tokens[at - 1]) else None
        if not (sentence.tokens[at].text[:1].isupper() or sentence.tokens[at].lower == "and"):
            return None
    return None


def _phrase(sentence: Sentence, role_at: int, end: int) -> RolePhrase | None:
    """The role with its 'of' part if that is a role of its own ('secretary of state')."""
    phrase = role_phrase(sentence, sentence.tokens[role_at])
    longer = role_of(" ".join(t.lower for t in sentence.tokens[role_at : end + 1])) if end > role_at else None
    if longer is not None and phrase is not None:
        return RolePhrase(longer, phrase.head, phrase.words, phrase.modifiers)
    return phrase


def _is_title_word(token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN") or token.tag in ("NNS", "NNPS"):
        return is_title(token.text) and token.pos == "PROPN"
    role = role_of(singular(token))
    return role is not None and role.kind == "person"


def _goes_with_title(context: Context, sentence: Sentence, place: int) -> bool:
    """Adjectives, countries and bodies before a title; 'of', commas and verbs end it."""
    token = sentence.tokens[place]
    if token.text == "-" and sentence.tokens[place - 1].span.end != token.span.start:
        return False
    if token.is_inserted or not (token.text[0].isalnum() or token.text in ("-", "'s", "’s")):
        return False
    if token.text in ("-", "'s", "’s") or token.lower in ("former", "then", "late", "deputy", "acting"):
        return True
    if token.dep in _GOES_BEFORE and token.pos in ("ADJ", "NOUN", "PROPN", "DET", "VERB", "NUM"):
        return True
    return token.text in words("title_modifiers") or bool(context.countries_in(token.span))


def _country_of_body(sentence: Sentence, span: Span) -> str | None:
    """The state of a known body in the title: 'White House spokesman', 'Polisario leader'."""
    tokens = sentence.tokens_in(span)
    for first in range(len(tokens)):
        for last in range(min(len(tokens), first + 4), first, -1):
            found = organisation_of(" ".join(t.text for t in tokens[first:last]))
            if found is not None and tokens[first].text[0].isupper():
                return found.country
    return None
