"""Fetching one address: redirects one by one, caps on time and size, and errors in one line."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import responses
from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

import httpx

from nkreader.fetching.addresses import Origin, is_typed, looks_local, origin, without_secrets
from nkreader.fetching.guarded import TYPED, GuardedTransport, refused
from nkreader.fetching.pace import Pace
from nkreader.fetching.settings import FetchSettings
from nkreader.fetching.unpacking import unpacked
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

_MOVED = (301, 302, 303, 307, 308)
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8"


class Fetched(NamedTuple):
    """What a server answered."""

    asked: str
    address: str
    """Where it came from after redirects, without secrets."""
    data: bytes
    """The body, decompressed; empty where nothing has changed."""
    unchanged: bool = False
    """The server said so (304), for the ETag or date that was named."""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    said: str | None = None
    """The response's own date: ISO 8601, UTC, to the second."""
    retrieved: str = ""
    """The clock here, in the same form."""
    moved_for_good: bool = False
    """Every redirect on the way said that it is permanent."""


class Fetcher:
    """Opens connections until it is closed; one for a whole update, so that its pace holds.

    A context manager. `get` waits; `aget` is the same for a loop that runs already.
    """

    def __init__(self, settings: FetchSettings | None = None) -> None:
        self._settings = settings or FetchSettings()
        self._runner = asyncio.Runner()
        self._pace = Pace(self._settings.pause)
        self._jar = _cookies(self._settings.cookies)
        self._clients: dict[str | None, httpx.AsyncClient] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        for client in self._clients.values():
            self._runner.run(client.aclose())
        self._clients.clear()
        self._runner.close()

    def get(
        self,
        address: str,
        typed: str | None = None,
        etag: str | None = None,
        modified: str | None = None,
    ) -> Fetched:
        """The answer to an address.

        `typed` is what the user typed, itself or as a feed that names it: its server alone may be
        on this network. With `etag` or `modified` the answer may be that nothing has changed.
        Raises NkreaderError, one line, for everything that is no answer with a body.
        """
        return self._runner.run(self.aget(address, typed, etag, modified))

    async def aget(
        self,
        address: str,
        typed: str | None = None,
        etag: str | None = None,
        modified: str | None = None,
    ) -> Fetched:
        """As `get`."""
        headers = {
            name: value
            for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified))
            if value and value.isascii() and value.isprintable()
        }
        said = one_line(without_secrets(address)[:200])
        try:
            named = origin(typed) if typed else None
            async with asyncio.timeout(self._settings.total):
                return await self._follow(address, named, headers)
        except TimeoutError:
            seconds = f"{self._settings.total:g} s"
            raise NkreaderError(f"{said}: was not there whole after {seconds}; given up") from None
        except NkreaderError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            raise NkreaderError(f"{said}: {_in_words(error)}") from error

    async def _follow(self, asked: str, typed: Origin | None, headers: dict[str, str]) -> Fetched:
        address, for_good = asked, True
        for _ in range(self._settings.redirects + 1):
            host = origin(address)
            proxy = self._proxy(host)
            if proxy and not is_typed(host, typed) and looks_local(host.host):
                raise refused(without_secrets(address))
            async with self._pace.turn(host.host):
                client = self._client(proxy)
                request = client.build_request(
                    "GET", address, headers=headers, extensions={TYPED: typed}
                )
                try:
                    answer = await client.send(request, stream=True)
                except httpx.ConnectError as error:
                    if proxy is None:
                        raise
                    by, reason = one_line(without_secrets(proxy)), _first_line(error)
                    said = one_line(without_secrets(asked))
                    raise NkreaderError(
                        f"{said}: can't be reached by the proxy {by} ({reason})"
                    ) from error
            try:
                target = answer.headers.get("location")
                if answer.status_code not in _MOVED or not target:
                    return await self._read(asked, address, answer, for_good and address != asked)
                for_good = for_good and answer.status_code in (301, 308)
                address = urljoin(address, target)
            finally:
                await answer.aclose()
        raise NkreaderError(
            f"{one_line(without_secrets(asked))}: leads from one redirect to the next, more than "
            f"{self._settings.redirects}; not fetched"
        )

    async def _read(
        self, asked: str, address: str, answer: httpx.Response, for_good: bool
    ) -> Fetched:
        status, said = answer.status_code, one_line(without_secrets(asked))
        if status != 304 and not 200 <= status < 300:
            words = responses.get(status, "no reason given")
            raise NkreaderError(f"{said}: the server answers {status} ({words.lower()})")
        largest, parts, size = self._settings.largest_bytes, list[bytes](), 0
        encoding = answer.headers.get("content-encoding", "")
        async for part in unpacked(answer.aiter_raw(), encoding):
            size += len(part)
            if size > largest:
                raise NkreaderError(
                    f"{said}: larger than {self._settings.largest:g} MB; not fetched"
                )
            parts.append(part)
        media_type, charset = _content_type(answer.headers.get("content-type"))
        return Fetched(
            asked,
            without_secrets(address),
            b"".join(parts),
            status == 304,
            media_type,
            charset,
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
            _moment(answer.headers.get("date")),
            datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            for_good,
        )

    def _proxy(self, host: Origin) -> str | None:
        """The proxy for a host: the one in the settings, else the environment's."""
        if self._settings.proxy:
            return self._settings.proxy
        known = getproxies()
        if not known or proxy_bypass(f"{host.host}:{host.port}"):
            return None
        return known.get(host.scheme) or known.get("all")

    def _client(self, proxy: str | None) -> httpx.AsyncClient:
        if proxy not in self._clients:
            # Connections are not kept: one to a number may belong to another name.
            limits = httpx.Limits(max_keepalive_connections=0)
            try:
                inner = httpx.AsyncHTTPTransport(limits=limits, proxy=proxy, trust_env=False)
            except (ValueError, ImportError, httpx.InvalidURL) as error:
                raise NkreaderError(
                    f"the proxy {one_line(without_secrets(proxy or ''))} can't be used; write "
                    "http://HOST:PORT or socks5://HOST:PORT"
                ) from error
            self._clients[proxy] = httpx.AsyncClient(
                transport=GuardedTransport(inner, proxy is not None),
                headers={
                    "User-Agent": self._settings.user_agent,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip, deflate",
                },
                cookies=self._jar,
                timeout=self._settings.wait,
                follow_redirects=False,
                trust_env=False,
            )
        return self._clients[proxy]


def _cookies(path: str | None) -> MozillaCookieJar:
    """The cookies of a file; they are sent to the hosts they are for, and never written back."""
    jar = MozillaCookieJar()
    if path is not None:
        try:
            jar.load(str(Path(path).expanduser()), ignore_discard=True, ignore_expires=True)
        except (LoadError, OSError, UnicodeDecodeError) as error:
            reason = " ".join(str(error).split())[:120]
            raise NkreaderError(f"{path}: its cookies can't be read ({reason})") from error
    for cookie in jar:
        # So are those of a session written, which a login is: they end with the browser.
        if cookie.expires == 0:
            cookie.expires, cookie.discard = None, True
    jar.clear_expired_cookies()
    return jar


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """(media type, charset) of a Content-Type."""
    if not header:
        return None, None
    parsed = Message()
    parsed["content-type"] = header.replace("\r", " ").replace("\n", " ")
    charset = parsed.get_content_charset()
    return parsed.get_content_type() if "/" in header else None, charset


def _moment(header: str | None) -> str | None:
    """An HTTP date as ISO 8601 in UTC; None for what is none."""
    try:
        found = parsedate_to_datetime(header or "")
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, OverflowError):
        return None


def _in_words(error: Exception) -> str:
    """What went wrong with a connection, for a person."""
    match error:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return "the server does not answer"
        case httpx.TimeoutException():
            return "the server stopped answering"
        case httpx.ProxyError():
            return f"the proxy refuses it ({_first_line(error)})"
        case httpx.ConnectError():
            return f"can't be reached ({_first_line(error)})"
        case httpx.RemoteProtocolError() | httpx.ReadError():
            return f"the answer broke off ({_first_line(error)})"
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            return f"not an address that can be fetched ({_first_line(error)})"
    return _first_line(error)


def _first_line(error: BaseException) -> str:
    return next(_reasons(error), type(error).__name__)


def _reasons(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        if text := " ".join(str(error).split()):
            yield one_line(text[:160])
        error = error.__cause__ or error.__context__
