"""The words of a text as articles are compared by them: small letters, no genitive, figures as they stand."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*")
_GENITIVE = re.compile(r"['’]s$")


def words_of(text: str) -> Iterator[str]:
    """The words of a text in order, folded so that 'Selmar’s' and 'SELMAR' are one."""
    for match in _WORD.finditer(text):
        word = _GENITIVE.sub("", match[0].lower()).strip("'’.,-")
        if word:
            yield word
