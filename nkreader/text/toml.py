"""TOML as strangers write it: the standard parser, kept from what takes it for ever.

Its time grows with the square of the parts of one key, so that a few kilobytes of `a.a.a.a` would
hold everything up.
"""

import re
import tomllib
from typing import Any

MOST_PARTS = 100
"""Parts of one dotted key."""
_DOTTED = re.compile(rf"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}""")


def loads(text: str) -> dict[str, Any]:
    """The table that a text is. Raises ValueError for what is no TOML, with the place at its end,
    and RecursionError where it is nested too deep."""
    endless = _DOTTED.search(text)
    if endless is not None:
        before = text[: endless.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise ValueError(
            f"a name of more than {MOST_PARTS} parts (at line {line}, column {column})"
        )
    return tomllib.loads(text)
