"""Names as they are compared across spellings: Zelensky and Zelenskyy, Mohammed and Muhammad, al-Sisi and el-Sissi."""

import re
import unicodedata
from functools import lru_cache

_MOHAMMED = re.compile(r"\bm[ou]h?am{1,2}[aeu]d\b")
_ARTICLE = re.compile(r"\b(?:al|el)[- ](?=\w)")
_DOUBLE = re.compile(r"([^\W\d_])\1+")
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_LONG = 5  # letters; shorter words are often told apart by just one ('Lee' and 'Le')


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """The name in lower case without accents, hyphens and apostrophes, its spelling made even."""
    plain = _ARTICLE.sub("al-", _MOHAMMED.sub("mohamed", _plain(name)))
    return " ".join(_even(word) for word in re.split(r"[\s-]+", plain))


def slug(name: str) -> str:
    """The name as an identifier: its letters and digits without accents, joined by hyphens ('angela-merkel')."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(name)).strip("-")


def _plain(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[’'ʼ`.]", "", plain.translate(_STROKES))


def _even(word: str) -> str:
    """One letter for two and 'i' for 'y', in words that are long enough to be known by the rest."""
    return _DOUBLE.sub(r"\1", word.replace("y", "i")) if len(word) >= _LONG else word
