"""The one table of formats: Dateline's own, and those of installed packages (entry points `dateline.exports`)."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from dateline.base.errors import DatelineError
from dateline.exports.form import Exporter

GROUP = "dateline.exports"
OWN = {
    "jsonl": "jsonl",
    "csv": "comma",
    "parquet": "parquet",
    "geojson": "geojson",
    "timelinejs": "timeline",
    "atom": "atom",
    "cap": "cap",
    "annotations": "annotations",
    "hxl": "hxl",
    "polecat": "polecat",
    "gdelt": "gdelt",
    "acled": "acled",
    "ucdp": "ucdp",
}  # fmt: skip


@cache
def _points() -> dict[str, EntryPoint]:
    """Every format by name; a package may not take a name that is already there."""
    own = [EntryPoint(name, f"dateline.exports.{module}:EXPORTER", GROUP) for name, module in OWN.items()]
    points: dict[str, EntryPoint] = {}
    for point in (*own, *sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value))):
        if point.name in points:
            raise DatelineError(
                f"the format {point.name!r} is given by {points[point.name].value} and by {point.value}; "
                "uninstall one of the two packages"
            )
        points[point.name] = point
    return points


def format_names() -> tuple[str, ...]:
    """The names of all formats: ours in the order of the docs, then those of installed packages."""
    return tuple(_points())


def exporter(name: str) -> Exporter:
    """The exporter of a format. Raises `DatelineError` for a name that nobody gives, or a package that gives none."""
    point = _points().get(name)
    if point is None:
        raise DatelineError(f"there is no format {name!r}; there are {', '.join(format_names())}")
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise DatelineError(f"the format {name!r} of {point.value} cannot be loaded: {error}") from error
    if not isinstance(found, Exporter):
        raise DatelineError(f"the format {name!r}: {point.value} is no exporter; see docs/reference/exports.md")
    return found
