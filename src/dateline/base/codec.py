"""JSON out and in without loss, and the JSON Schema made from the types."""

import dataclasses
import re
from typing import Any

import msgspec

from dateline.base.errors import DatelineError
from dateline.base.records import RawPage, Reading
from dateline.base.records.story import Story


class _Schema(msgspec.Struct):
    """As much of a line as tells what it is."""

    schema: str = ""


_ENCODER = msgspec.json.Encoder()
_READING = msgspec.json.Decoder(Reading)
_PAGE = msgspec.json.Decoder(RawPage)
_STORY = msgspec.json.Decoder(Story)
_SCHEMA = msgspec.json.Decoder(_Schema)
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


def decode_story(line: bytes | str) -> Story:
    """The story that `encode` wrote. Raises `DatelineError` on anything else."""
    try:
        return _STORY.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DatelineError(f"not a story of schema dateline.story/1: {error}") from error


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


def is_reading(line: bytes | str) -> bool:
    """True for a line of JSON that calls itself a reading, sound or not."""
    try:
        return _SCHEMA.decode(line).schema.startswith("dateline.reading/")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading, made from the record types."""
    return schema_of(Reading)


def schema_of(record: type) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a public record, which names its form in its field `schema`."""
    (title,) = (field.default for field in dataclasses.fields(record) if field.name == "schema")
    (schema,), definitions = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **schema,
        "$defs": definitions,
    }
