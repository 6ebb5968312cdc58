"""What config.toml says about fetching and about the originals that are kept.

Keys and themes, in the same file, are the reader's own business.
"""

import tomllib
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from nkreader.library.places import config_file
from nkreader.model import NkreaderError

Keep = Literal["fetched", "all", "none"]
"""Whose bytes are kept: what was fetched or came packed in something else, every source's, none's.
The hash is kept always."""
TABLES = ("fetch", "originals")
"""The tables of config.toml that are read here."""


class Settings(NamedTuple):
    """The two tables, with what holds where nothing is said."""

    fetch: dict[str, Any]
    """As `fetching.settings.fetch_settings` reads it: it is not imported before it is needed."""
    keep: Keep = "fetched"


def read(path: Path | None = None) -> Settings:
    """The settings in a file; what holds anyway where there is none.

    Raises NkreaderError, naming the file and the entry, for what can't be read.
    """
    file = path or config_file()
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, PermissionError):
        # Another user's, where a program runs in somebody else's name.
        return Settings({})
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise NkreaderError(f"{file}: can't be read ({reason})") from error
    fetch, originals = told.get("fetch", {}), told.get("originals", {})
    if not isinstance(fetch, dict) or not isinstance(originals, dict):
        raise NkreaderError(f"{file}: write [fetch] and [originals] as tables")
    unknown = sorted(originals.keys() - {"keep"})
    if unknown:
        raise NkreaderError(f"{file}: originals: {unknown[0]}: not known; there is keep")
    keep = originals.get("keep", "fetched")
    if keep not in get_args(Keep):
        choices = ", ".join(get_args(Keep))
        raise NkreaderError(f"{file}: originals: keep: {choices}, not {str(keep)[:40]!r}")
    return Settings(fetch, keep)
