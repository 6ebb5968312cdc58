"""What config.toml says about fetching and about the originals that are kept.

Keys and themes, in the same file, are the reader's own business.
"""

from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

from nkreader.library.places import config_file
from nkreader.model import NkreaderError
from nkreader.text import toml

Keep = Literal["fetched", "all", "none"]
"""Whose bytes are kept: what was fetched or came packed in something else, every source's, none's.
The hash is kept always."""
Cite = Literal["fetched", "all", "none"]
"""Whose hash and time a citation names: of what was fetched, for a page may change, of every
source's original, or of none."""
TABLES = ("fetch", "originals")
"""The tables of config.toml that are read here."""


class Settings(NamedTuple):
    """The two tables, with what holds where nothing is said."""

    fetch: dict[str, Any]
    """As `fetching.settings.fetch_settings` reads it: it is not imported before it is needed."""
    keep: Keep = "fetched"
    cite: Cite = "fetched"


def read(path: Path | None = None) -> Settings:
    """The settings in a file; what holds anyway where there is none.

    Raises NkreaderError, naming the file and the entry, for what can't be read.
    """
    file = path or config_file()
    try:
        told = toml.loads(file.read_text("utf-8"))
    except (FileNotFoundError, PermissionError):
        # Another user's, where a program runs in somebody else's name.
        return Settings({})
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise NkreaderError(f"{file}: can't be read ({reason})") from error
    fetch, originals = told.get("fetch", {}), told.get("originals", {})
    if not isinstance(fetch, dict) or not isinstance(originals, dict):
        raise NkreaderError(f"{file}: write [fetch] and [originals] as tables")
    unknown = sorted(originals.keys() - {"keep", "cite"})
    if unknown:
        raise NkreaderError(f"{file}: originals: {unknown[0]}: not known; there are keep and cite")
    keep = _one_of(file, "keep", originals, get_args(Keep))
    cite = _one_of(file, "cite", originals, get_args(Cite))
    return Settings(fetch, cast("Keep", keep), cast("Cite", cite))


def _one_of(file: Path, name: str, table: dict[str, Any], choices: tuple[str, ...]) -> str:
    value = table.get(name, "fetched")
    if value not in choices:
        said = ", ".join(choices)
        raise NkreaderError(f"{file}: originals: {name}: {said}, not {str(value)[:40]!r}")
    return str(value)
