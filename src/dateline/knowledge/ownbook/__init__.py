"""A codebook that a user wrote: a YAML file that extends the shipped one or stands alone."""

from dateline.knowledge.ownbook.form import BookForm, ExampleForm
from dateline.knowledge.ownbook.load import OwnBook, load_own
from dateline.knowledge.ownbook.wrong import CodebookError, Wrong

__all__ = ["BookForm", "CodebookError", "ExampleForm", "OwnBook", "Wrong", "load_own"]
