"""The reference of the API is complete: every resource and every parameter is told there."""

import re
from pathlib import Path

from fastapi import FastAPI

from dateline.web import api

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "api.md").read_text(encoding="utf-8")


def described() -> dict[str, dict[str, dict[str, list[dict[str, str]]]]]:
    app = FastAPI(version="0")
    app.include_router(api.router)
    paths: dict[str, dict[str, dict[str, list[dict[str, str]]]]] = api.describe(app)["paths"]
    return paths


def test_every_resource_is_told_and_no_other() -> None:
    told = set(re.findall(r"`(GET|PUT|POST|DELETE) (/[^`]*)`", PAGE))
    assert told == {(way.upper(), path) for path, ways in described().items() for way in ways}


def test_every_parameter_is_told() -> None:
    given = {
        one["name"] for ways in described().values() for told in ways.values() for one in told.get("parameters", [])
    }
    missing = [name for name in sorted(given) if f"`{name}`" not in PAGE and f"{{{name}}}" not in PAGE]
    assert missing == []
