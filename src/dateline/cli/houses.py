"""`--sources`: which outlets are of one house, for the commands that count independent origins."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.knowledge.families import Families

SourceFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources", metavar="SOURCE.yaml", show_default=False,
        help="A source file: outlets of one owner or family are one origin. May be repeated.",
    ),
]  # fmt: skip


def families_told(files: list[Path] | None) -> "Families | None":
    """The families of source files, above the shipped ones; `None` without any. A file that is wrong is refused."""
    if not files:
        return None
    from dateline.collect.families import families_of  # noqa: PLC0415 - pydantic loads here, not with --help
    from dateline.collect.source_file import SourceError, load_source  # noqa: PLC0415 - as above

    found = []
    for file in files:
        try:
            found.append(load_source(file))
        except SourceError as error:
            raise typer.BadParameter(str(error), param_hint="--sources") from error
        except OSError as error:
            raise typer.BadParameter(
                f"{file}: {error.strerror}; name a source file as `dateline collect` takes it", param_hint="--sources"
            ) from error
    return families_of(found)
