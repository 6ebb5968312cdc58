"""A path that is being typed, completed as far as the file system leaves no choice."""

import os
from pathlib import Path


def completed(typed: str) -> str:
    """`typed` with what all files and folders that begin so have in common; a folder alone gets its
    slash. A path that can't be looked at is returned as it is."""
    folder, slash, begun = typed.rpartition("/")
    try:
        where = Path((folder or slash) if slash else ".").expanduser()
        names = [entry.name for entry in os.scandir(where) if entry.name.startswith(begun)]
        names = [name for name in names if begun or not name.startswith(".")]
        common = os.path.commonprefix(names)  # noqa: RUF071 - names, not paths
        if len(names) == 1 and (where / common).is_dir():
            common += "/"
    except (OSError, RuntimeError, ValueError):
        return typed
    return f"{folder}{slash}{common}" if names else typed
