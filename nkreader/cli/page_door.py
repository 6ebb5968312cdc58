"""Who may come in to the page in a browser: who has the key, from the page itself or by hand.

The key is the first part of every path: a cookie would be sent to every port of this machine.
"""

import hmac
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from nkreader.cli.printing import say

if TYPE_CHECKING:
    from aiohttp import web

ADDRESS = "127.0.0.1"
"""Never `localhost`, which may be [::1] too, where somebody else may be listening."""
PATIENCE = 10
"""Seconds in which a connection must have shown the key."""
WAITING = 64
"""Connections that have not shown it, at most."""


def hosts(port: int) -> tuple[str, ...]:
    """How a browser names this server, the usual way first."""
    whole = f"{ADDRESS}:{port}"
    return (ADDRESS, whole) if port == 80 else (whole,)


class Doorkeeper:
    """A middleware that turns away all who come without the key, and whoever another site sends."""

    def __init__(self, port: int, key: str) -> None:
        self.hosts = hosts(port)
        self.key = key.encode()
        self._known: set[object] = set()
        self._waited: dict[object, int] = {}

    async def __call__(
        self,
        request: "web.Request",
        handler: Callable[["web.Request"], Awaitable["web.StreamResponse"]],
    ) -> "web.StreamResponse":
        """The answer of `handler`, or a refusal, which says nothing of what was asked for."""
        from aiohttp import web

        named = request.headers.getall("Host", [])
        origins = request.headers.getall("Origin", [])
        own = {f"http://{host}" for host in self.hosts}
        if len(named) != 1 or named[0] not in self.hosts or not own.issuperset(origins):
            raise web.HTTPForbidden(text="only pages of nkreader's own may ask")
        if not self.fits(request.path):
            raise web.HTTPForbidden(text="open the address that `nkreader serve` printed")
        if request.body_exists:
            # A body that nobody reads could be taken for a request of its own.
            ending = {"Connection": "close"}
            raise web.HTTPBadRequest(text="nothing is uploaded here", headers=ending)
        self._known.add(request.protocol)
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:
            say(f"the page could not be served: {type(error).__name__}")
            raise web.HTTPInternalServerError(text="a fault of nkreader itself") from None

    def fits(self, path: str) -> bool:
        """Whether a path begins with the key; takes as long for any wrong one of its length."""
        begin, _, _ = path.removeprefix("/").partition("/")
        return hmac.compare_digest(begin.encode("utf-8", "replace"), self.key)

    def sweep(self, connections: "list[web.RequestHandler]") -> None:
        """Called each second: close those who are here for long, or too many, without the key."""
        self._known.intersection_update(connections)
        strangers = [one for one in connections if one not in self._known]
        self._waited = {one: self._waited.get(one, 0) + 1 for one in strangers}
        strangers.sort(key=lambda one: self._waited[one], reverse=True)
        for number, one in enumerate(strangers):
            if self._waited[one] > PATIENCE or number < len(strangers) - WAITING:
                one.force_close()
                if one.transport is not None:
                    one.transport.abort()
