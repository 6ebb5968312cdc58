"""Where things are kept on this machine, and what an annotator is called when nobody says."""

import os
import sys
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from nkreader.library.paths import user_path

DEFAULT_SET = "main"


def data_folder() -> Path:
    """The platform's folder for a user's data of this program."""
    if (folder := _of_linux("XDG_DATA_HOME", ".local/share")) is not None:
        return folder
    import platformdirs

    return Path(platformdirs.user_data_path("nkreader", appauthor=False))


def config_file() -> Path:
    """The user's own settings, keymap and themes; it need not exist."""
    if (folder := _of_linux("XDG_CONFIG_HOME", ".config")) is not None:
        return folder / "config.toml"
    import platformdirs

    return Path(platformdirs.user_config_path("nkreader", appauthor=False)) / "config.toml"


def _of_linux(variable: str, usual: str) -> Path | None:
    """The folder that platformdirs names there, whose import the first page would wait for; None
    for any other system, and where a variable is not as it usually is."""
    named, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ or (named or home)[:1] != "/":
        return None
    return Path(named or f"{home}/{usual}") / "nkreader"


def library_file(named: str | None) -> Path:
    """The library to open: the one named, else NKREADER_LIBRARY, else the default one.

    Raises NkreaderError for a name that can be no path.
    """
    chosen = named or os.environ.get("NKREADER_LIBRARY")
    return user_path(chosen) if chosen else data_folder() / "library.db"


def demo_file() -> Path:
    """The library of the sample corpus."""
    return data_folder() / "demo.db"


def annotator_name(named: str | None) -> str:
    """The annotator: the one named, else NKREADER_ANNOTATOR, else the login name."""
    chosen = named or clean_name(os.environ.get("NKREADER_ANNOTATOR", ""))
    if chosen:
        return chosen
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "me"


def clean_name(typed: str) -> str:
    """The name of an annotator or a set as it is stored: NFC, without space around it."""
    return unicodedata.normalize("NFC", typed).strip()


def nearly(name: str, known: Iterable[str]) -> str | None:
    """The known name from which a new one differs only in case, space or the form of its letters;
    None where there is none, or where the name itself is known."""
    there = list(known)
    if name in there:
        return None
    return next((one for one in there if _bare(one) == _bare(name)), None)


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold()
    return unicodedata.normalize("NFC", "".join(plain.split()))


def keep_private(file: Path, text: str) -> None:
    """Write a file of the program's own, in folders of its own, that only its owner can read.

    Raises OSError.
    """
    from nkreader.store.private import write_text

    write_text(file, text)


def storable(name: str) -> str:
    """A file's name as it is stored: bytes that are no UTF-8 spelt out, as `\\udcff`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def now() -> str:
    """The time as it is stored: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
