"""Runs of words that may be names: what the tagger and the case of the letters say, its misses mended."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from dateline.knowledge.countries import country_of_name
from dateline.knowledge.roles import role_of
from dateline.parse import Sentence, Token, is_word
from dateline.recognise.names.lexicon import given_names, honorifics, is_title, words

_HYPHENS = frozenset({"-", "‐", "‑"})
_OPENERS = frozenset({'"', "“", "‘", "'", "«", "(", "[", "—", "–", "-", "•", "*", ":"})
_MISTAGGED = frozenset(
    {"NN", "NNS", "JJ", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "FW", "UH", "LS", "RB", "JJR", "JJS", "XX", "ADD"}
)


def name_words(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The words that the article writes as names away from the start of a sentence."""
    return frozenset(
        token.text
        for sentence in sentences
        if sentence.role not in ("headline", "subhead")
        for token in sentence.tokens[1:]
        if token.pos == "PROPN" and not opens(sentence, token)
    )


def ordinary_words(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The words that the article writes in lower case."""
    return frozenset(token.text for sentence in sentences for token in sentence.tokens if token.text.islower())


def name_pairs(sentences: tuple[Sentence, ...]) -> frozenset[tuple[str, str]]:
    """The neighbouring words with capitals that the article has outside its headlines."""
    return frozenset(
        (first.text, second.text)
        for sentence in sentences
        if sentence.role not in ("headline", "subhead")
        for first, second in pairwise(sentence.tokens)
        if first.text[:1].isupper() and second.text[:1].isupper()
    )


def cut_headline(
    sentence: Sentence, run: list[Token], named: frozenset[str], pairs: frozenset[tuple[str, str]]
) -> Iterator[list[Token]]:
    """A headline sets names side by side ('Ohio Brenn rally'): they are one name only if the body has them so."""
    if sentence.role not in ("headline", "subhead"):
        yield run
        return
    start = 0
    for place, (first, second) in enumerate(pairwise(run), start=1):
        apart = second.text in named and (first.text, second.text) not in pairs
        if apart and first.span.end < second.span.start and _stand_apart(first, named):
            if first.text in named:
                yield run[start:place]
            start = place
    yield run[start:]


def _stand_apart(first: Token, named: frozenset[str]) -> bool:
    """Both are names in the body, or the first only opens the headline; a given name stays with what follows."""
    if first.text in given_names() or first.text in honorifics() or not first.text[:1].isupper():
        return False
    if first.text in named:
        return True
    return (
        first.index == 0
        and is_word(first.lower)
        and not is_title(first.text)
        and first.text not in words("title_modifiers")
    )


def opens(sentence: Sentence, token: Token) -> bool:
    """True if `token` is the first word of the sentence or of a quotation in it, where any word is capitalised."""
    before = token.index - 1
    while before >= 0 and (sentence.tokens[before].text in _OPENERS or sentence.tokens[before].is_inserted):
        before -= 1
    if before < 0:
        return True
    return before < token.index - 1 and sentence.tokens[token.index - 1].text in ('"', "“", "‘", ":")


def runs(
    sentence: Sentence, named: frozenset[str], ordinary: frozenset[str], joined: frozenset[int]
) -> Iterator[list[Token]]:
    """Neighbouring words that together may be a name, with the particles and the 'of' inside it.

    `joined`: where the words of known organisations of several words begin; they are taken whatever their tags.
    """
    run: list[Token] = []
    chained = _chained(sentence)
    shouted = is_shouted(sentence)
    for token in sentence.tokens:
        if token.is_inserted:
            continue
        taken = token.span.start in joined or token.index in chained
        if shouted:
            taken = taken or token.text.title() in named or is_country_word(token)
        else:
            taken = taken or _is_name_word(sentence, token, named, ordinary) or _is_month_in_name(sentence, run, token)
        if taken or (run and _joins(sentence, run, token, named, ordinary)):
            run.append(token)
        elif run:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


def is_shouted(sentence: Sentence) -> bool:
    """True for a line in capitals, where case tells no names."""
    words_of_line = [t.text for t in sentence.tokens if len(t.text) > 1 and t.text.isalpha()]
    return len(words_of_line) > 3 and sum(text.isupper() for text in words_of_line) > 0.8 * len(words_of_line)


def _chained(sentence: Sentence) -> frozenset[int]:
    """The words of names written with hyphens ('Mar-a-Lago', 'Abdel-Fattah'): first and last begin with a capital."""
    found: set[int] = set()
    tokens = sentence.tokens
    for hyphen in tokens:
        if hyphen.text not in _HYPHENS or hyphen.index in found or not 0 < hyphen.index < len(tokens) - 1:
            continue
        first, last = hyphen.index, hyphen.index
        while (
            first > 0 and tokens[first - 1].span.end == tokens[first].span.start and _is_chain_part(tokens[first - 1])
        ):
            first -= 1
        while (
            last + 1 < len(tokens)
            and tokens[last].span.end == tokens[last + 1].span.start
            and _is_chain_part(tokens[last + 1])
        ):
            last += 1
        start, end = tokens[first].text, tokens[last].text
        closed = end[0].isupper() or _is_korean_end(tokens, first, last)
        if closed and (start[0].isupper() or start in words("particles")) and last > hyphen.index > first:
            found.update(range(first, last + 1))
    return frozenset(found)


def _is_korean_end(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """'Ban Ki-moon', 'Kim Jong-un': a short last part in lower case after two names."""
    end = tokens[last].text
    before = tokens[first - 1].text if first else ""
    short = len(end) < 6 and end.isalpha() and end.islower() and end not in words("hyphen_endings")
    return short and last == first + 2 and before[:1].isupper() and len(tokens[first].text) < 6 and len(before) < 6


def _is_chain_part(token: Token) -> bool:
    return token.text in _HYPHENS or token.text[0].isalpha()


def _is_month_in_name(sentence: Sentence, run: list[Token], token: Token) -> bool:
    """'Omar Jan', 'Theresa May': a word of the calendar after a name and not beside a number."""
    if not run or token.text not in words("calendar") or run[-1].index != token.index - 1 or token.pos != "PROPN":
        return False
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    given = run[-1].text in given_names() or run[-1].head == token.index
    return given and not (after is not None and after.text[0].isdigit())


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    while run and not run[-1].text[0].isalnum():
        run = run[:-1]
    while run and run[-1].text.islower() and run[-1].text in ("of", "and", "the", "for", *words("particles")):
        run = run[:-1]
    if run:
        yield run


def _is_name_word(sentence: Sentence, token: Token, named: frozenset[str], ordinary: frozenset[str]) -> bool:
    text = token.text
    if not _looks_like_name(text):
        return False
    if opens(sentence, token):
        return _is_name_at_start(sentence, token, named, ordinary)
    if token.pos == "PROPN":
        return True
    if token.tag == "NNS" and _is_role(token.lower):
        return False
    return token.tag in _MISTAGGED


def _is_name_at_start(sentence: Sentence, token: Token, named: frozenset[str], ordinary: frozenset[str]) -> bool:
    """At the start of a sentence a capital says nothing: the tagger must say so, or the rest of the article."""
    if token.text in named:
        return token.text.lower() not in ordinary or token.pos == "PROPN"
    if token.pos != "PROPN" and token.tag not in ("FW", "XX", "ADD"):
        return token.text.isupper() and len(token.text) > 1 and token.tag.startswith("N")
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    goes_on = after is not None and after.pos == "PROPN"
    return goes_on or (token.lower not in ordinary and not _is_role(token.lower))


def _is_role(low: str) -> bool:
    """'Doctors', 'Gunmen': a common noun of a role, singular or plural."""
    return role_of(low) is not None or role_of(low.removesuffix("s")) is not None


@lru_cache(maxsize=20_000)
def _looks_like_name(text: str) -> bool:
    if not text[0].isalpha():
        return False
    bare = text.rpartition("-")[2] if text[0].islower() else text
    if not bare or not bare[0].isupper():
        return False
    return text not in words("calendar") and text not in words("never_names")


def _joins(sentence: Sentence, run: list[Token], token: Token, named: frozenset[str], ordinary: frozenset[str]) -> bool:
    """True if `token`, no name word itself, stands inside a name: 'al', 'de', the 'of' of 'Bank of X', a hyphen."""
    position = token.index + 1
    after = sentence.tokens[position] if position < len(sentence.tokens) else None
    if after is None:
        return False
    beyond = sentence.tokens[position + 1] if position + 1 < len(sentence.tokens) else None
    follows = _is_name_word(sentence, after, named, ordinary)
    low, last = token.text.lower(), run[-1]
    tight = token.span.start == last.span.end
    if token.tag == "POS" and last.text in words("possessive_parts"):
        return follows and after.text in words("organisation_words")
    if token.text in ("-", "–", "/", "'", "’", "&") or token.tag == "HYPH":
        return follows and (token.text == "&" or (tight and after.span.start == token.span.end and token.text != "/"))
    if low in words("particles") and token.text.islower() and token.tag != "DT":
        return follows or (
            (after.text in ("-", "los") or after.text in words("particles"))
            and beyond is not None
            and beyond.text[0].isupper()
        )
    if low == "of" and last.text in words("bodies_that_take_of"):
        return follows or (
            after.lower == "the" and beyond is not None and _is_name_word(sentence, beyond, named, ordinary)
        )
    if low == "the":
        return last.lower in ("of", "for") and follows
    return follows and _joins_bodies(run, low, after)


def _joins_bodies(run: list[Token], low: str, after: Token) -> bool:
    """The 'for', 'on', 'and' inside the name of a body: 'Panel on Y', 'Ministry of X and Y'."""
    if low in ("for", "on"):
        return run[-1].text in words("bodies_that_take_of")
    if low != "and" or after.text in words("title_modifiers") & {"Prime", "Foreign"}:
        return False
    place = next((n for n, t in enumerate(run) if t.lower in ("of", "for", "on")), None)
    return place is not None and run[place - 1].text in words("bodies_that_take_of") and not is_country_word(run[-1])


def is_country_word(token: Token) -> bool:
    """True for the name of a country of one word."""
    return country_of_name(token.text) is not None
