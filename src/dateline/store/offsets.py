"""Offsets as browsers count them: in UTF-16 code units, of which a character beyond the first 65,536 takes two."""

from bisect import bisect_left

from dateline.base.spans import Span

_WIDEST = "\uffff"


class Utf16:
    """The offsets of one text. `wide` is true where they differ from code points."""

    def __init__(self, text: str) -> None:
        self._wide = (
            [at for at, letter in enumerate(text) if letter > _WIDEST] if max(text, default="") > _WIDEST else []
        )

    @property
    def wide(self) -> bool:
        """True if some character of the text takes two code units."""
        return bool(self._wide)

    def of(self, span: Span) -> Span:
        """A span of code points as one of code units."""
        return Span(self._at(span.start), self._at(span.end))

    def _at(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)
