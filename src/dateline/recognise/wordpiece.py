"""Words -> the pieces of them that the encoder knows (WordPiece over BERT's uncased vocabulary)."""

import unicodedata
from functools import lru_cache
from typing import Final

START: Final = "[CLS]"
END: Final = "[SEP]"
UNKNOWN: Final = "[UNK]"
LONGEST: Final = 64  # letters of one run; a longer one is unknown
READ: Final = 4 * LONGEST  # characters of a word that are looked at
IDEOGRAPHS: Final = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2CEAF), (0x2F800, 0x2FA1F))


class WordPieces:
    """Splits words by a vocabulary, longest piece first. Same pieces as BERT's uncased tokenizer, word by word."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown = (self._ids[piece] for piece in (START, END, UNKNOWN))
        self._kept = lru_cache(maxsize=20_000)(self._split)

    def of(self, word: str) -> tuple[int, ...]:
        """The pieces of one word: at least one, so a word of nothing known has the unknown piece."""
        return self._kept(word[:READ])

    def _split(self, word: str) -> tuple[int, ...]:
        found = [piece for run in _runs(word) for piece in self._pieces(run)]
        return tuple(found) or (self.unknown,)

    def _pieces(self, run: str) -> list[int]:
        if len(run) > LONGEST:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(run):
            for end in range(len(run), start, -1):
                piece = self._ids.get(("##" if start else "") + run[start:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            found.append(piece)
            start = end
        return found


def _runs(word: str) -> list[str]:
    """Lower case without accents, parted at blanks, punctuation and ideographs."""
    spaced = []
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or (category in {"Cc", "Cf", "Co", "Cn", "Cs"} and not char.isspace()):
            continue
        spaced.append(f" {char} " if _stands_alone(char, category) else char)
    return "".join(spaced).split()


def _stands_alone(char: str, category: str) -> bool:
    code = ord(char)
    if code < 128:
        return not (char.isalnum() or char.isspace())
    return category[0] == "P" or any(low <= code <= high for low, high in IDEOGRAPHS)
