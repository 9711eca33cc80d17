"""A browser without script: it follows links and sends forms."""

import json
from dataclasses import dataclass

import httpx
from fastapi import FastAPI
from lxml import html
from tests.web.client import TestClient

HOST = "http://127.0.0.1:8050"


@dataclass(frozen=True)
class Page:
    """What came: the status, the words, and the tree of elements."""

    status: int
    text: str
    path: str
    headers: httpx.Headers

    @property
    def tree(self) -> html.HtmlElement:
        """The page's elements."""
        return html.document_fromstring(self.text)

    def words(self, path: str = "//main") -> str:
        """All words below an element, with single spaces."""
        return " ".join("".join(self.tree.xpath(path)[0].itertext()).split())

    def all(self, path: str) -> list[str]:
        """The words of each element, or the values of attributes."""
        found = self.tree.xpath(path)
        return [one if isinstance(one, str) else " ".join("".join(one.itertext()).split()) for one in found]


class Browser:
    """Asks the desk without a network."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self._client = TestClient(app, base_url=HOST, raise_server_exceptions=False)

    def get(self, path: str) -> Page:
        return self._ask("GET", path)

    def raw(self, path: str) -> bytes:
        """What is downloaded from there."""
        return bytes(self._client.get(path).content)

    def post(self, path: str, /, **fields: str) -> Page:
        """Send a form as it stands on a page: with its hidden proof, unless another `csrf` is given."""
        if "csrf" not in fields:
            fields["csrf"] = json.loads(self.get("/api/v1/session").text)["csrf"]
        return self._ask("POST", path, fields)

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        headers = {"origin": HOST} if fields is not None else {}
        came = self._client.request(method, path, data=fields, headers=headers, follow_redirects=True)
        return Page(came.status_code, came.text, came.url.path, came.headers)
