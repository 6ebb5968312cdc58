"""Names of members of archives: read right, and none of them a way out.

Who unpacks, and how much, is the business of `sources` and `exchange`.
"""

import zipfile
from pathlib import PurePosixPath


def zip_name(info: zipfile.ZipInfo) -> str:
    """A member's name; where it is not said to be UTF-8, Windows in Korea writes CP949."""
    name = info.filename
    if info.flag_bits & 0x800 or name.isascii():
        return name
    for encoding in ("utf-8", "cp949"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return name


def leads_out(name: str) -> bool:
    """Whether a member's name leads out of its archive, or to a place of its own.

    >>> [leads_out(name) for name in ("a/b.txt", "../b.txt", "/etc/b", "C:/b", "a\\\\..\\\\b")]
    [False, True, True, True, True]
    """
    path = name.replace("\\", "/")
    parts = PurePosixPath(path).parts
    return path.startswith("/") or ".." in parts or bool(parts and parts[0][1:2] == ":")
