"""JSON out and in without loss, and the JSON Schema made from the types."""

import re
from typing import Any

import msgspec

from dateline.base.errors import DatelineError
from dateline.base.records import RawPage, Reading

_ENCODER = msgspec.json.Encoder()
_READING = msgspec.json.Decoder(Reading)
_PAGE = msgspec.json.Decoder(RawPage)
_WRONG_KIND = re.compile(r"Expected `[^`]*`, got `(?P<kind>\w+)`(?: - at `\$\.(?P<field>\w+)`)?")
_KINDS = {
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "str": "a string",
    "null": "null",
}


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
        raise DatelineError(
            f'not an input document: {_in_words(error)}; give {{"id", "text"}} or {{"id", "html"}}'
        ) from error
    if page.text is None and page.html is None:
        raise DatelineError('the document has neither "text" nor "html"; give one of them')
    return page


def _in_words(error: msgspec.MsgspecError | UnicodeDecodeError) -> str:
    """What is wrong with a document, told by its fields instead of types and paths."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    said = str(error)
    if wrong := _WRONG_KIND.fullmatch(said):
        field, kind = wrong["field"], _KINDS.get(wrong["kind"], wrong["kind"])
        return f'"{field}" is {kind}, and should be a string' if field else f"it is {kind}"
    return "the JSON ends too early" if "truncated" in said else said


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading, made from the record types."""
    (schema,), definitions = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dateline.reading/1",
        **schema,
        "$defs": definitions,
    }
