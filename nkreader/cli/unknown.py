"""What to say of a name that is neither a file nor an article, by what it looks like."""

import re

from nkreader.text.hidden import one_line

_PATH = re.compile(r"[/\\]|^[.~]|\.[A-Za-z][A-Za-z0-9]{0,7}$")
"""A separator, a dot or tilde in front, or an ending."""


def neither(named: str) -> str:
    """One line: a path has no file, another name has no file and no article."""
    if _PATH.search(named):
        return f"{one_line(named)}: no such file or directory"
    return f"{one_line(named)}: no such file or article; `nkreader list` shows the articles"
