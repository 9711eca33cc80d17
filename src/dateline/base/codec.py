"""JSON out and in without loss, and the JSON Schema made from the types."""

from typing import Any

import msgspec

from dateline.base.errors import DatelineError
from dateline.base.records import RawPage, Reading

_ENCODER = msgspec.json.Encoder()
_READING = msgspec.json.Decoder(Reading)
_PAGE = msgspec.json.Decoder(RawPage)


def encode(record: object) -> bytes:
    """One record as one line of UTF-8 JSON, without its line break."""
    return _ENCODER.encode(record)


def decode_reading(line: bytes | str) -> Reading:
    """The reading that `encode` wrote; the laws are checked again. Raises `DatelineError` on anything else."""
    try:
        return _READING.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DatelineError(f"not a reading of schema dateline.reading/1: {error}") from error


def decode_page(line: bytes | str) -> RawPage:
    """One input document of `dateline read --jsonl`. Raises `DatelineError` on anything else."""
    try:
        page = _PAGE.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DatelineError(f'not an input document: {error}; give {{"id", "text"}} or {{"id", "html"}}') from error
    if page.text is None and page.html is None:
        raise DatelineError('the document has neither "text" nor "html"; give one of them')
    return page


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading, made from the record types."""
    (schema,), definitions = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dateline.reading/1",
        **schema,
        "$defs": definitions,
    }
