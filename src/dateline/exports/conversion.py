"""Records in, the files of a format out."""

from collections.abc import Iterable, Iterator
from itertools import chain

from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.exports.form import PROFILES, Chunk, Exporter, Options, Profile, Record, Takes
from dateline.exports.profiles import for_profile
from dateline.exports.registry import exporter


def convert(
    records: Iterable[Record],
    to: str,
    *,
    profile: Profile = "partner",
    excel_safe: bool = False,
    every_status: bool = False,
    tables: Iterable[str] | None = None,
) -> Iterator[Chunk]:
    """The bytes of readings, or of stories, in the format `to`, piece by piece, each with the file it belongs to.

    Raises `DatelineError` for a format, profile or table that there is none of, and for records that the format
    does not take.
    """
    takes, shown = shown_records(records, profile)
    only = None if tables is None else frozenset(tables)
    options = Options(takes=takes, profile=profile, excel_safe=excel_safe, every_status=every_status, tables=only)
    form = exporter(to)
    check_call(form, excel_safe=excel_safe, tables=only)
    if takes not in form.takes:
        raise DatelineError(f"{to} takes {' and '.join(sorted(form.takes))}, and these are {takes}")
    return form.write(shown, options)


def shown_records(records: Iterable[Record], profile: Profile) -> tuple[Takes, Iterator[Record]]:
    """What the records are, told by the first (readings, where there is none), and each as the profile shows it."""
    if profile not in PROFILES:
        raise DatelineError(f"there is no profile {profile!r}; there are {', '.join(PROFILES)}")
    stream = iter(records)
    first = next(stream, None)
    takes: Takes = "readings" if first is None else _kind(first)
    every = stream if first is None else chain([first], stream)
    return takes, (_shown(record, takes, profile) for record in every)


def _kind(record: Record) -> Takes:
    return "readings" if isinstance(record, Reading) else "stories"


def _shown(record: Record, takes: Takes, profile: Profile) -> Record:
    if _kind(record) != takes:
        raise DatelineError(f"{record.id}: {takes} and {_kind(record)} are mixed; export them one after the other")
    return for_profile(record, profile)


def check_call(form: Exporter, *, excel_safe: bool = False, tables: Iterable[str] | None = None) -> None:
    """Refuse with a `DatelineError` what a format cannot do, whatever the records."""
    if excel_safe and form.ending != ".csv":
        raise DatelineError(f"excel-safe is for formats with commas between, and {form.name} is none; leave it out")
    strange = sorted(set(tables or ()) - set(form.tables))
    if strange:
        raise DatelineError(f"{form.name} has no table {strange[0]!r}; it has {', '.join(form.tables)}")
