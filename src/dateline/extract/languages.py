"""Which language an article is written in; `None` where a short text cannot tell."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dateline.extract.furniture import FILE
from dateline.knowledge import load_words, load_yaml

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_SAMPLE = 4000
_ENGLISH_SHARE = 0.2
"""Of 550 news texts and sentences in English, all have more than .2; of 30 other languages, none above .06."""
_FEW_LETTERS = 40
_SURE = 0.8


def language_of(text: str, claimed: str | None) -> str | None:
    """The ISO 639-1 code. `claimed` is what the page says of itself; it decides where the text alone cannot."""
    sample = text[:_SAMPLE]
    if _reads_like_english(sample):
        return "en"
    claim = primary_code(claimed)
    letters = sum(map(len, _WORD.findall(sample)))
    if letters < _FEW_LETTERS and sample.isascii():
        return claim
    code, share = _identifier().classify(sample)
    if claim is not None and (code == claim or share < _SURE or code not in load_words("languages/identified.txt")):
        return claim
    return str(code) if share >= _SURE and letters else None


def primary_code(tag: str | None) -> str | None:
    """The two-letter code at the beginning of a language tag: 'en-GB' -> 'en'."""
    found = _CODE.match((tag or "").strip())
    return found.group().lower() if found else None


def _reads_like_english(sample: str) -> bool:
    """True where the words that hold English together make a fifth of a text: quicker than the identifier, and sure."""
    words = _WORD.findall(sample.lower())
    small = frozenset(load_yaml(FILE)["told-by"])
    return len(words) >= 4 and sum(word in small for word in words) >= _ENGLISH_SHARE * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    """The identifier, made to choose among the languages in which news is written."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(load_words("languages/identified.txt")))
    return identifier
