"""The `key: value` lines between `---` that a Markdown file may begin with.

No YAML: every value is text as it stands (`no` stays "no"), so nothing can be executed, expanded
or mistaken for a date. What the values mean is the business of `metadata`.
"""

import re
from typing import NamedTuple

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "publication", "site", "site_name", "website", "outlet", "source"),
    "author": ("author", "authors", "byline", "by", "creator"),
    "translator": ("translator", "translators", "translated by", "translated_by"),
    "published": ("published", "date", "publish_date", "publication date", "pubdate"),
    "language": ("language", "lang", "locale"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url", "source"),
}
"""The keys that say something of an article, for each field of `Metadata`, the best first."""

_OTHERS = (
    "aliases categories category created cssclasses description draft id image keywords layout"
    " modified section slug subtitle summary tags type updated"
)
_FAMILIAR = frozenset(_OTHERS.split()).union(*KEYS.values())
"""Keys that programs write: one of them must be there, or "Note: …" between rules were lost."""

_FENCED = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([^\W\d_][\w.-]*(?:[ \t][\w.-]+)*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)\Z")
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

    It must be closed, hold only keys, lists, comments and indented lines, and one key that
    programs write: a text that begins with a rule of dashes and goes on with prose has none.
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
    return FrontMatter(values, text[match.end() :]) if _FAMILIAR & values.keys() else None


def _bare(value: str) -> str:
    """A value without the quotation marks, brackets or wiki link around it."""
    value = value.strip()
    if len(value) >= 2 and value[0] == "[" and value[-1] == "]" and not value.startswith("[["):
        return ", ".join(filter(None, map(_bare, value[1:-1].split(","))))
    for left, right in (('"', '"'), ("'", "'"), ("[[", "]]")):
        if value.startswith(left) and value.endswith(right) and len(value) >= len(left + right):
            value = value[len(left) : -len(right)].strip()
    return value
