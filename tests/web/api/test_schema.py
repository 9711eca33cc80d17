"""The API keeps to what its own OpenAPI says, whatever it is asked."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings, strategies
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.web.api.conftest import HERE
from tests.web.client import TestClient

from dateline.store import Store, tokens
from dateline.store.log import now
from dateline.web import api
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

CHECKS = [
    not_a_server_error, content_type_conformance, negative_data_rejection, response_headers_conformance,
    response_schema_conformance, status_code_conformance,
]  # fmt: skip


def described() -> dict[str, object]:
    """What the API says of itself."""
    app = FastAPI(version="0")
    app.include_router(api.router, prefix="/api/v1")
    return api.describe(app)


SCHEMA = schemathesis.openapi.from_dict(described())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]


@pytest.fixture(scope="module")
def place(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that may be written to."""
    return str(shutil.copy(kept, tmp_path_factory.mktemp("schema") / "kept.db"))


@pytest.fixture(scope="module")
def token(place: str) -> str:
    """The token of an admin: the first that is made closes the desk for all who have none."""
    with Store.open(place) as store:
        return store.write(lambda connection: tokens.add_token(connection, "the admin", "admin", now(), None))


@pytest.fixture(scope="module")
def desk(place: str) -> Iterator[FastAPI]:
    """The desk over it."""
    app = make_app(place, settings=DeskSettings(rate=1e6, burst=10**6))
    with TestClient(app, base_url=HERE):
        yield app


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_answer_is_as_described(operation: Any, desk: FastAPI, token: str) -> None:
    @settings(
        derandomize=True, max_examples=8, deadline=None, database=None, phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=strategies.one_of(*(operation.as_strategy(generation_mode=mode) for mode in GenerationMode)))
    def ask(case: schemathesis.Case[Any]) -> None:
        response = case.call(app=desk, base_url=HERE, headers={"Authorization": f"Bearer {token}"})
        case.validate_response(response, checks=CHECKS)

    ask()
