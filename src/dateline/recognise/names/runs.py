"""Runs of words that may be names: what the tagger and the case of the letters say, its misses mended."""

from collections.abc import Iterator
from functools import lru_cache

from dateline.knowledge.countries import country_of_demonym
from dateline.parse import Sentence, Token
from dateline.recognise.names.lexicon import words

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


def opens(sentence: Sentence, token: Token) -> bool:
    """True if `token` is the first word of the sentence or of a quotation in it, where any word is capitalised."""
    before = token.index - 1
    while before >= 0 and (sentence.tokens[before].text in _OPENERS or sentence.tokens[before].is_inserted):
        before -= 1
    if before < 0:
        return True
    return before < token.index - 1 and sentence.tokens[token.index - 1].text in ('"', "“", "‘", ":")


def runs(sentence: Sentence, named: frozenset[str], ordinary: frozenset[str]) -> Iterator[list[Token]]:
    """Neighbouring words that together may be a name, with the particles and the 'of' inside it."""
    run: list[Token] = []
    for token in sentence.tokens:
        if token.is_inserted:
            continue
        if _is_name_word(sentence, token, named, ordinary):
            run.append(token)
        elif run and _joins(sentence, run, token, named, ordinary):
            run.append(token)
        elif run:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


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
    return token.tag in _MISTAGGED and (text in named or not country_of_demonym(text))


def _is_name_at_start(sentence: Sentence, token: Token, named: frozenset[str], ordinary: frozenset[str]) -> bool:
    """At the start of a sentence a capital says nothing: the tagger must say so, or the rest of the article."""
    if token.text in named:
        return token.text.lower() not in ordinary or token.pos == "PROPN"
    if token.pos != "PROPN" and token.tag not in ("FW", "XX", "ADD"):
        return token.text.isupper() and len(token.text) > 1 and token.tag.startswith("N")
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    return token.text.lower() not in ordinary or (after is not None and after.pos == "PROPN")


@lru_cache(maxsize=20_000)
def _looks_like_name(text: str) -> bool:
    if not text[0].isalpha() and not (len(text) > 1 and text[0] in "#@'’" and text[1].isalpha()):
        return _is_numbered(text)
    bare = text.split("-")[-1] if text[0].islower() else text
    if not bare or not bare[0].isupper():
        return False
    return text not in words("calendar") and text not in words("never_names")


def _is_numbered(text: str) -> bool:
    """'82nd' before 'Airborne Division' and the like is taken only inside a run; a bare number never begins one."""
    return False


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
    if token.text in ("-", "–", "/", "'", "’", "&") or token.tag == "HYPH":
        return follows and (token.text == "&" or (tight and after.span.start == token.span.end))
    if low in words("particles") and token.text.islower() and token.tag != "DT":
        return follows or (after.text in ("-", "de", "la", "los") and beyond is not None and beyond.text[0].isupper())
    if low == "of" and last.text in words("bodies_that_take_of"):
        return follows or (
            after.lower == "the" and beyond is not None and _is_name_word(sentence, beyond, named, ordinary)
        )
    if low == "the":
        return last.lower in ("of", "for") and follows
    if low in ("and", "for", "&") and follows:
        return (
            low == "for"
            and last.text in words("organisation_words")
            or (
                low == "and"
                and any(t.lower in ("of", "for") for t in run)
                and run[0].text in words("bodies_that_take_of")
                and not (beyond is not None and beyond.pos in ("VERB", "AUX") and len(run) > 3)
            )
        )
    return False
