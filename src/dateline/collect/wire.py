"""Connections that go to checked addresses only and end at a deadline."""

import re
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from dateline.base.errors import FetchError
from dateline.collect.addresses import public_addresses

_PLACES = re.compile(r"\[(?:Errno -?\d+|SSL(?::[^\]]*)?)\]\s*|\s*\(_ssl\.c:\d+\)")


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves a name once, checks every address, connects to a checked one, and keeps one deadline over all.

    Because the address that is checked is the address that is used, a name cannot change its mind in between.
    """

    def __init__(self, *, allow: frozenset[str], deadline: float) -> None:
        self._allow = allow
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's own; the deadline rules - the deadline decides
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a checked address of `host`; the next one is tried where the first does not answer."""
        addresses = public_addresses(host, port, checked=host.lower() not in self._allow)
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, local_address, socket_options)

    def _connect(
        self, address: str, port: int, local_address: str | None, socket_options: Iterable[Any] | None
    ) -> httpcore.NetworkStream:
        stream = self._network.connect_tcp(
            address, port, min(10.0, left(self._deadline)), local_address, socket_options
        )
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore.NetworkStream):
    """A connection of which each read and write may take only what is left until the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - httpcore's own; the deadline rules
        return self._stream.read(max_bytes, left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - httpcore's own; the deadline rules
        self._stream.write(buffer, left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's own; the deadline rules
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left(deadline: float) -> float:
    """The seconds until `deadline` (on the monotonic clock). Raises `FetchError` when there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise FetchError("the server did not finish its answer within the time limit; try again later")
    return seconds


def in_words(error: Exception) -> str:
    """What a connection died of, without the numbers and the places in the code that the system adds."""
    return _PLACES.sub("", str(error)).strip() or "the server gave no reason"
