"""The client of the tests. Starlette warns when it is imported that it would rather have a package not in the pins."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient"]
