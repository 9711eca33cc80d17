"""What every test stands on: no reading may be made anywhere in the suite that the published schema would refuse."""

import json
from functools import cache

import jsonschema
import pytest

from dateline.base.codec import encode, reading_schema
from dateline.base.records import Reading


@cache
def _validator() -> jsonschema.Draft202012Validator:
    schema = reading_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(autouse=True)
def _every_reading_validates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each reading that a test makes, by whatever road, is held against the JSON Schema."""
    laws = Reading.__post_init__

    def checked(reading: Reading) -> None:
        laws(reading)
        _validator().validate(json.loads(encode(reading)))

    monkeypatch.setattr(Reading, "__post_init__", checked)
