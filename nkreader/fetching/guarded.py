"""A transport that connects only where it may.

A name is looked up once, its numbers are judged, and the connection goes to a number that was
judged: so a name can't change its mind in between.
"""

import asyncio
import socket

import httpx

from nkreader.fetching.addresses import Origin, is_public, is_typed, looks_local
from nkreader.model import NkreaderError

TYPED = "nkreader_typed"
"""The key of a request's extensions that holds the origin the user typed."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """Stands before a transport that connects, directly or through a proxy."""

    def __init__(self, inner: httpx.AsyncBaseTransport, by_proxy: bool) -> None:
        self._inner = inner
        self._by_proxy = by_proxy

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request. Raises NkreaderError where its host is one of this network and nobody
        typed it."""
        url = request.url
        host, port = url.host, url.port or (443 if url.scheme == "https" else 80)
        typed: Origin | None = request.extensions.get(TYPED)
        if is_typed(Origin(url.scheme, host, port), typed):
            return await self._inner.handle_async_request(request)
        if self._by_proxy:
            # The proxy looks names up: doing it here would tell this network what is read.
            if looks_local(host):
                raise refused(str(url))
            return await self._inner.handle_async_request(request)
        numbers = await _numbers(host, port)
        if not all(map(is_public, numbers)):
            raise refused(str(url))
        return await self._first(request, numbers)

    async def _first(self, request: httpx.Request, numbers: list[str]) -> httpx.Response:
        """The answer of the first number that can be reached."""
        host = request.url.host
        last: Exception = httpx.ConnectError(f"{host} has no address")
        for number in numbers:
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=number),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self._inner.handle_async_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                last = error
        raise last

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


def refused(address: str) -> NkreaderError:
    """The error for an address of this machine or its network."""
    return NkreaderError(
        f"{address}: leads to this machine or its own network, and was named by a page or feed; "
        "not fetched (type it yourself to fetch it)"
    )


async def _numbers(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError("no such host") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
