"""How connections are opened: politely, within limits, saying no more than the user wants."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from nkreader import __version__
from nkreader.model import NkreaderError

DEFAULT_USER_AGENT = f"Mozilla/5.0 (compatible; nkreader/{__version__})"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """The `[fetch]` table of config.toml, with what holds where nothing is said."""

    user_agent: str = DEFAULT_USER_AGENT
    cookies: str | None = None
    """A file of cookies in Netscape's format, as browsers' add-ons export it."""
    proxy: str | None = None
    """`http://…` or `socks5://…`; else HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY hold."""
    pause: float = 1.0
    """Seconds between two requests to one host."""
    wait: float = 20.0
    """Seconds in which a server must begin to answer, and between two pieces of its answer."""
    total: float = 90.0
    """Seconds that one answer, redirects included, may take in all."""
    largest: float = 32.0
    """Megabytes of one answer, after decompression."""
    redirects: int = 10

    @property
    def largest_bytes(self) -> int:
        """The same as bytes."""
        return int(self.largest * MEGABYTE)


def fetch_settings(table: Mapping[str, Any]) -> FetchSettings:
    """Settings from a table of config.toml. Raises NkreaderError that names a bad entry."""
    kinds = {field.name: field.type for field in fields(FetchSettings)}
    said: dict[str, Any] = {}
    for name, value in table.items():
        if name not in kinds:
            raise NkreaderError(f"fetch: {name}: not known; there are {', '.join(kinds)}")
        wanted = kinds[name]
        if wanted not in (int, float):
            good = isinstance(value, str) and value.isprintable() and bool(value.strip())
        else:
            number = int if wanted is int else (int, float)
            good = isinstance(value, number) and not isinstance(value, bool) and 0 <= value < 1e6
        if not good:
            what = "a number" if wanted in (int, float) else "a text"
            raise NkreaderError(f"fetch: {name}: {what} is wanted, not {str(value)[:40]!r}")
        said[name] = float(value) if wanted is float else value
    if "cookies" in said and not Path(said["cookies"]).expanduser().is_file():
        raise NkreaderError(f"fetch: cookies: {said['cookies']}: no such file")
    return FetchSettings(**said)
