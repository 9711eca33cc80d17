"""Proof that a form of ours was sent by the person who saw it, and by no other site that made their browser send it."""

import base64
import binascii
import hashlib
import hmac
import secrets
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

from dateline.web.guard.errors import RefusedError
from dateline.web.guard.people import Person, who

FIELD, HEADER = "csrf", "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LENGTH = 32
_WRITTEN = 88  # letters of mask and proof in base64
_FORM = "application/x-www-form-urlencoded"


def csrf_token(request: HTTPConnection) -> str:
    """What a form of this person must carry. It looks different each time, so that compression gives nothing away."""
    mask = secrets.token_bytes(_LENGTH)
    return base64.urlsafe_b64encode(mask + _mixed(mask, _proof(who(request)))).decode()


def check_csrf(person: Person, headers: Headers, body: bytes) -> None:
    """Refuse what changes something and does not come from a page of ours."""
    if not person.secret:
        return
    check_origin(headers)
    given = headers.get(HEADER) or _field(headers, body)
    if not given or not _is_proof(given, person):
        raise RefusedError(403, "the form is too old, or not of this desk; load the page again", code="csrf")


def check_origin(headers: Headers) -> None:
    """Refuse what another site made a browser send."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    strange = site is not None and site not in ("same-origin", "none")
    if strange or (origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()):
        raise RefusedError(403, "the request comes from another site", code="csrf")


def _field(headers: Headers, body: bytes) -> str | None:
    """The field of a form."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return None
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=1000).get(FIELD, [None])[0]
    except ValueError:
        return None


def _is_proof(given: str, person: Person) -> bool:
    if len(given) != _WRITTEN:
        return False
    try:
        raw = base64.urlsafe_b64decode(given.encode("ascii"))
    except (binascii.Error, UnicodeEncodeError):
        return False
    mask, mixed = raw[:_LENGTH], raw[_LENGTH:]
    return len(raw) == 2 * _LENGTH and hmac.compare_digest(_mixed(mask, mixed), _proof(person))


def _proof(person: Person) -> bytes:
    return hmac.new(person.secret, b"dateline csrf", hashlib.sha256).digest()


def _mixed(left: bytes, right: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(left, right, strict=True))
