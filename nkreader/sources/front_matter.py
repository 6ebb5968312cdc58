"""The `key: value` lines between `---` that a Markdown file may begin with.

No YAML: every value is text as it stands (`no` stays "no"), so nothing can be executed, expanded
or mistaken for a date. What the values mean is the business of `metadata`.
"""

import re
from typing import NamedTuple

_FENCED = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)\Z")
_IGNORED = re.compile(r"[ \t]*(?:#.*)?\Z|[ \t]+\S.*\Z")

LONGEST = 20_000
"""Code points within which front matter must end."""


class FrontMatter(NamedTuple):
    """What a text began with, and the text behind it."""

    values: dict[str, str]
    """By key in lower case; of a list, its items joined by commas."""
    rest: str


def split(text: str) -> FrontMatter | None:
    """The front matter of a cleaned text; None where it has none.

    It must be closed, and hold only keys, lists, comments and indented lines: a text that begins
    with a rule of dashes and goes on with prose has none.
    """
    match = _FENCED.match(text, 0, LONGEST)
    if match is None:
        return None
    values: dict[str, str] = {}
    key = ""
    for line in match[1].split("\n"):
        if found := _KEY.match(line):
            key = found[1].lower()
            values[key] = _bare(found[2] or "")
        elif key and (item := _ITEM.match(line)):
            values[key] = ", ".join(filter(None, (values[key], _bare(item[1]))))
        elif not _IGNORED.match(line):
            return None
    return FrontMatter(values, text[match.end() :]) if values else None


def _bare(value: str) -> str:
    """A value without the quotation marks, brackets or wiki link around it."""
    value = value.strip()
    if len(value) >= 2 and value[0] == "[" and value[-1] == "]" and not value.startswith("[["):
        return ", ".join(filter(None, map(_bare, value[1:-1].split(","))))
    for left, right in (('"', '"'), ("'", "'"), ("[[", "]]")):
        if value.startswith(left) and value.endswith(right) and len(value) >= len(left + right):
            value = value[len(left) : -len(right)].strip()
    return value
