"""What stands at the head of a Markdown file between `---`, `+++` or `{ }`: keys and their values.

YAML, TOML and JSON as programs write them, with their lists, mappings and folded texts. Whatever
the form, a value is text: a line `key: value` stands as it is written (`no` stays "no", a colon or
`#` in it is part of it), nothing is executed or expanded. What values mean is left to `metadata`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from nkreader.text.cleaning import clean

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": (
        "publisher", "publication", "site", "site_name", "sitename", "website", "outlet", "source",
    ),
    "author": ("author", "authors", "byline", "by", "creator", "writer", "author_name"),
    "translator": ("translator", "translators", "translated_by"),
    "published": (
        "published", "date", "publish_date", "publishdate", "date_published", "datepublished",
        "published_date", "publisheddate", "published_at", "publication_date", "pubdate",
        "pub_date", "posted",
    ),
    "language": ("language", "lang", "locale"),
    "url": (
        "url", "link", "permalink", "canonical", "canonical_url", "canonicalurl", "source_url",
        "source",
    ),
}  # fmt: skip
"""The keys that say something of an article, for each field of `Metadata`, the best first."""

_OTHERS = (
    "aliases categories category comments cover cover_image coverimage created cssclasses"
    " description draft excerpt id image keywords lastmod layout modified section slug status"
    " subtitle summary tag tags thumbnail type updated weight"
)
_FAMILIAR = frozenset(_OTHERS.split()).union(*KEYS.values())
"""Keys that programs write: one of them must be there, or "Note: …" between rules were lost."""

_WITHIN = ("params", "extra")
"""Tables in which some programs keep the keys that are their users' own."""
_NAMES = ("name", "display_name", "full_name", "title", "login", "value")
"""What a mapping that stands for a person or house is called by, the best first."""
_NOTHING = frozenset(("", "null", "~", "none", "undefined", "[]", "{}"))

_YAML = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([^\W\d_][\w.-]*(?:[ \t][\w.-]+)*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)\Z")
_IGNORED = re.compile(r"[ \t]*(?:#.*)?\Z|[ \t]+\S.*\Z")
_MARKED = re.compile(r"[\"'|>&*!\[{]|\Z")
"""How a value begins that is more than its own words: a quote, a folded text, a list …"""

LONGEST = 20_000
"""Code points within which front matter must end."""
_MOST = 2_000
"""Values that are looked at: a file may name one list a thousand times."""
_DEEPEST = 20


class FrontMatter(NamedTuple):
    """What a text began with, and the text behind it."""

    values: dict[str, str]
    """By key in lower case, with `_` for a space or hyphen; of a list, its items joined by
    commas."""
    rest: str


def split(text: str) -> FrontMatter | None:
    """The front matter of a cleaned text; None where it has none.

    It must be closed and hold one key that programs write: a text that begins with a rule of dashes
    and goes on with prose has none.
    """
    found = _json(text) if text.startswith("{") else _toml(text) or _yaml(text)
    if found is None:
        return None
    told, end = found
    values = _values(told)
    return FrontMatter(values, text[end:]) if _FAMILIAR & values.keys() else None


def _yaml(text: str) -> tuple[Mapping[Any, Any], int] | None:
    match = _YAML.match(text, 0, LONGEST)
    if match is None:
        return None
    if plain := _plain(match[1]):
        return plain, match.end()
    from yaml import BaseLoader, YAMLError, load

    try:
        # BaseLoader makes texts, lists and mappings and nothing else.
        told = load(_as_written(match[1]), BaseLoader)
    except (YAMLError, RecursionError, ValueError):
        told = _line_by_line(match[1])
    return (told, match.end()) if isinstance(told, dict) else None


def _plain(block: str) -> dict[str, str] | None:
    """The values of a block of `key: value` lines and nothing else, as most are: a parser of YAML
    is slow. None for any other."""
    values: dict[str, str] = {}
    for line in block.splitlines():
        found = _KEY.match(line)
        if not found or not line.isprintable() or not found[2] or _MARKED.match(found[2]):
            return None
        values[found[1]] = found[2].rstrip()
    return values


def _as_written(block: str) -> str:
    """The block with each plain `key: value` line quoted, so that YAML reads no sign in it."""
    lines = block.split("\n")
    for number, line in enumerate(lines):
        found = _KEY.match(line)
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        goes_on = follows[:1] in " \t" and follows.strip() and not _ITEM.match(follows)
        if found and found[2] and not _MARKED.match(found[2]) and not goes_on:
            words = found[2].rstrip().replace("'", "''")
            lines[number] = f"{found[1]}: '{words}'"
    return "\n".join(lines)


def _line_by_line(block: str) -> dict[str, Any] | None:
    """Keys, lists, comments and indented lines of what is almost YAML; None for anything else."""
    values: dict[str, Any] = {}
    key = ""
    for line in block.split("\n"):
        if found := _KEY.match(line):
            key = found[1]
            values[key] = _listed(found[2] or "")
        elif key and (item := _ITEM.match(line)):
            known = values[key] if isinstance(values[key], list) else [values[key]]
            values[key] = [*known, item[1]]
        elif not _IGNORED.match(line):
            return None
    return values


def _listed(value: str) -> str | list[str]:
    value = value.strip()
    if len(value) > 1 and value[0] == "[" and value[-1] == "]" and not value.startswith("[["):
        return value[1:-1].split(",")
    return value


def _toml(text: str) -> tuple[Mapping[Any, Any], int] | None:
    match = _TOML.match(text, 0, LONGEST)
    if match is None:
        return None
    from nkreader.text import toml  # not needed for most articles

    try:
        return toml.loads(match[1]), match.end()
    except (ValueError, RecursionError):
        return None


def _json(text: str) -> tuple[Mapping[Any, Any], int] | None:
    try:
        told, end = json.JSONDecoder().raw_decode(text[:LONGEST])
    except (ValueError, RecursionError):
        return None
    return (told, end) if isinstance(told, dict) and text[end : end + 1] in ("\n", "") else None


def _values(told: Mapping[Any, Any]) -> dict[str, str]:
    """Each key's value as one text; the keys of `params` and `extra` count where none stands
    above them."""
    out: dict[str, str] = {}
    nested = [told[name] for name in _WITHIN if isinstance(told.get(name), dict)]
    left = [_MOST]
    for table in (told, *nested):
        for key, value in table.items():
            name = re.sub(r"[\s-]+", "_", str(key).strip().lower())
            words = ", ".join(_words(value, left))
            if words or name not in out:
                out[name] = out.get(name) or words
    return out


def _words(value: Any, left: list[int], depth: int = 0) -> Iterator[str]:
    """The texts of a value, lists and mappings taken apart; `left` counts down over all of them."""
    left[0] -= 1
    if left[0] < 0 or depth > _DEEPEST or value is None:
        return
    if isinstance(value, dict):
        lower = {str(key).lower(): inner for key, inner in value.items()}
        first, last = lower.get("first_name"), lower.get("last_name")
        named = next((lower[name] for name in _NAMES if lower.get(name)), None)
        if named is None and (first or last):
            named = " ".join(str(part) for part in (first, last) if part)
        yield from _words(named, left, depth + 1)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _words(item, left, depth + 1)
    else:
        words = _bare(value.isoformat() if hasattr(value, "isoformat") else str(value))
        if words.lower() not in _NOTHING:
            yield words


def _bare(value: str) -> str:
    """A value without white space, quotation marks or a wiki link's brackets around it."""
    value = " ".join(clean(value).text.split())
    for left, right in (('"', '"'), ("'", "'"), ("[[", "]]")):
        if value.startswith(left) and value.endswith(right) and len(value) >= len(left + right):
            value = value[len(left) : -len(right)].strip()
            if left == "[[":
                value = value.rpartition("|")[2].strip()
    return value
