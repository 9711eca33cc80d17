"""A user's codebook from its file, checked."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from dateline.knowledge.codebook import read_codebook
from dateline.knowledge.coding import Coding, shipped
from dateline.knowledge.ownbook.form import BookForm
from dateline.knowledge.ownbook.join import base_book, join
from dateline.knowledge.ownbook.lines import Typed, read_typed
from dateline.knowledge.ownbook.meaning import check_meaning
from dateline.knowledge.ownbook.told import tell
from dateline.knowledge.ownbook.wrong import CodebookError


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBook:
    """A user's codebook: what the file says, the lines where it says it, and what readings are coded with."""

    form: BookForm
    typed: Typed
    coding: Coding


def load_own(path: str | Path) -> OwnBook:
    """The codebook of a file. Raises `CodebookError` with all that is wrong with it, and `OSError` if it is not there.

    Its examples are not run: that takes the whole engine (`dateline.measure.examples`).
    """
    typed = read_typed(Path(path))
    try:
        form = BookForm.model_validate(typed.content)
    except ValidationError as error:
        tell(error, typed)
        raise CodebookError(typed.wrongs) from error
    check_meaning(form, read_codebook(base_book(form)), shipped().lexicon, typed)
    if typed.wrongs:
        raise CodebookError(typed.wrongs)
    return OwnBook(form=form, typed=typed, coding=join(form, typed.digest))
