"""An alert as a signed POST of JSON to a web address: a checked public address, within a time and a few tries."""

import hashlib
import hmac
import time
from collections.abc import Sequence
from functools import cache
from ssl import SSLContext

import httpcore
import httpx

from dateline.alerts.channel import DeliveryError
from dateline.alerts.records import Alert
from dateline.base.codec import encode
from dateline.base.errors import FetchError
from dateline.collect.ask import target_of
from dateline.collect.fetch import USER_AGENT
from dateline.collect.wire import CheckedNetwork, in_words

SECRET = "DATELINE_WEBHOOK_SECRET"  # noqa: S105 - the name of an environment variable
PAUSES = (0.0, 1.0, 4.0)  # seconds before each try
TIME_LIMIT = 10.0  # seconds of one try


def signature(secret: str, timestamp: str, content: bytes) -> str:
    """HMAC-SHA256 over the timestamp, a full stop and the body, as the receiver has to work it out."""
    signed = timestamp.encode("ascii") + b"." + content
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


class Webhook:
    """One address. Redirects are not followed: an alert goes where it was told to go."""

    def __init__(
        self, url: str, secret: str, *, allow: frozenset[str] = frozenset(), pauses: Sequence[float] = PAUSES
    ) -> None:
        self._target = target_of(url)
        self._secret = secret
        self._allow = frozenset(host.lower() for host in allow)
        self._pauses = pauses

    @property
    def name(self) -> str:
        """The host, and a digest of the address: a path may itself be a secret."""
        return f"webhook {self._target.host} {hashlib.sha256(str(self._target).encode()).hexdigest()[:8]}"

    def send(self, alert: Alert) -> None:
        """Post an alert; where the server is away or busy (5xx, 429) some more tries follow. Raises `DeliveryError`."""
        why = "no try was made"
        for pause in self._pauses:
            time.sleep(pause)
            try:
                status = self._post(encode(alert), alert.id)
            except FetchError as error:
                raise DeliveryError(f"{self.name}: {error}") from error
            except (httpcore.TimeoutException, TimeoutError):
                why = "no answer within the time limit"
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                why = f"the connection failed: {in_words(error)}"
            else:
                if 200 <= status < 300:
                    return
                why = f"the server answered {status}"
                if status < 500 and status != 429:
                    break
        raise DeliveryError(f"{self.name}: {why}")

    def _post(self, content: bytes, id_: str) -> int:
        timestamp = str(int(time.time()))
        headers: dict[bytes | str, bytes | str] = {
            "Host": self._target.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Content-Type": "application/json",
            "Content-Length": str(len(content)),
            "Connection": "close",
            "Dateline-Alert": id_,
            "Dateline-Timestamp": timestamp,
            "Dateline-Signature": signature(self._secret, timestamp, content),
        }
        network = CheckedNetwork(allow=self._allow, deadline=time.monotonic() + TIME_LIMIT)
        with (
            httpcore.ConnectionPool(ssl_context=_trust(), network_backend=network) as pool,
            pool.stream("POST", str(self._target), headers=headers, content=content) as response,
        ):
            return response.status


@cache
def _trust() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)
