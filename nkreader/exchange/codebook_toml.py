"""The codebook as a TOML file that a person edits: written with help, read with patience.

What the difference to the library's codebook is, and applying it, is the library's business.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from nkreader.exchange.slugs import slug_fault
from nkreader.exchange.wording import closest, quoted
from nkreader.model import COLOURS, Codebook, Colour, NkreaderError, Tag
from nkreader.text import toml
from nkreader.text.hidden import HIDDEN, one_line

KEYS = ("slug", "name", "key", "colour", "definition", "parent", "was", "retired")
HEADER = f"""\
# The codebook: one [[tag]] for each tag, in the order they are listed.
#
# slug        its identity: lower-case letters, digits and hyphens, as in border-trade
# name        what is shown; the slug where it is left out
# key         the digit that sets it, "1" to "9" or "0"; leave it out for none
# colour      {", ".join(COLOURS[:6])},
#             {", ".join(COLOURS[6:])}
# definition  when to use it, and when not
# parent      the slug of the tag it belongs under
#
# To add a tag, add a [[tag]] with a slug. To move one, move its lines.
# To rename one, change its slug and say what it was:  was = "old-slug"
# To retire one, delete its lines: its annotations stay, but it can no longer be set.
# Retired tags are listed with  retired = true ; delete that line to bring one back.
"""


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """One tag as the file has it; it has no id yet."""

    slug: str
    name: str
    key: str | None
    colour: Colour
    """As written, else the palette's first among those that the fewest tags have."""
    definition: str
    parent: str | None
    was: str | None
    """The slug it had before; None where it keeps its slug or is new."""
    retired: bool


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """What a codebook file says, in its order."""

    entries: tuple[CodebookEntry, ...]


def write_codebook(codebook: Codebook) -> str:
    """The codebook as TOML that `read_codebook` gives back, retired tags too."""
    return "\n".join([HEADER, *(_entry(tag) for tag in codebook.tags)])


def _entry(tag: Tag) -> str:
    fields = {
        "slug": tag.slug,
        "name": tag.name,
        "key": tag.key,
        "colour": tag.colour,
        "definition": tag.definition,
        "parent": tag.parent,
    }
    lines = ["[[tag]]", *(f"{key} = {_string(text)}" for key, text in fields.items() if text)]
    if tag.retired:
        lines.append("retired = true")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    if "\n" in text:
        return f'"""\n{_unhidden(escaped)}"""'
    return f'"{_unhidden(escaped)}"'


def _unhidden(text: str) -> str:
    """Line feeds stay; what an editor would not show is escaped."""
    return HIDDEN.sub(
        lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04X}", text
    )


class EntryError(ValueError):
    """What is wrong with an entry, without its place."""


def read_codebook(text: str) -> CodebookFile:
    """What the file says. Raises NkreaderError "line N: what" where it cannot be used."""
    text = text.removeprefix("\ufeff")
    try:
        data = toml.loads(text)
    except ValueError as error:
        raise NkreaderError(_syntax(text, error)) from None
    except RecursionError:
        raise NkreaderError("line 1: lists or tables nested too deep for a codebook") from None
    for key in data:
        if key != "tag":
            line = _line_of_key(text, key)
            raise NkreaderError(f"line {line}: unknown {quoted(key)}; tags are [[tag]] entries")
    tables = data.get("tag", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise NkreaderError(f"line {_line_of_key(text, 'tag')}: write [[tag]] in double brackets")
    entries: list[CodebookEntry] = []
    written = Counter(colour for table in tables if isinstance(colour := table.get("colour"), str))
    for number, table in enumerate(tables):
        with _placed(text, tables, number):
            spare = min(COLOURS, key=lambda colour: written[colour])
            entries.append(_read_entry(table, spare))
            if not table.get("colour"):
                written[spare] += 1
    among = _Among(entries)
    for number in range(len(entries)):
        with _placed(text, tables, number):
            among.check(number)
    return CodebookFile(tuple(entries))


@contextmanager
def _placed(text: str, tables: list[dict[str, Any]], number: int) -> Iterator[None]:
    """Turn an EntryError of entry `number` into the NkreaderError that says where it is."""
    try:
        yield
    except EntryError as error:
        slug = tables[number].get("slug")
        name = f"tag {number + 1} {quoted(slug)}" if slug else f"tag {number + 1}"
        line = _line_of_entry(text, number)
        raise NkreaderError(f"line {line}: {name}: {error}") from None


def _syntax(text: str, error: ValueError) -> str:
    what = one_line(str(error))
    place = re.search(r" \(at line (\d+), column (\d+)\)$", what)
    if not place:
        return f"line {text.count(chr(10)) + 1}: not TOML: {what}"
    return f"line {place[1]}: not TOML at column {place[2]}: {what[: place.start()]}"


def _read_entry(table: dict[str, Any], spare: Colour) -> CodebookEntry:
    for key in table:
        if key not in KEYS:
            raise EntryError(f"unknown key {quoted(key)}{closest(key, list(KEYS))}")
    slug = _text(table, "slug")
    if not slug:
        raise EntryError('every tag needs a slug, as in slug = "border-trade"')
    fault = slug_fault(slug)
    if fault:
        raise EntryError(fault)
    colour = _text(table, "colour") or spare
    if colour not in COLOURS:
        near = closest(colour, list(COLOURS))
        raise EntryError(f"colour {quoted(colour)} is not one of {', '.join(COLOURS)}{near}")
    retired = table.get("retired", False)
    if not isinstance(retired, bool):
        raise EntryError(f"retired is true or false, not {quoted(retired)}")
    was = _text(table, "was")
    return CodebookEntry(
        slug,
        _text(table, "name") or slug,
        _digit(table),
        colour,
        _text(table, "definition") or "",
        _text(table, "parent") or None,
        None if was == slug else was or None,
        retired,
    )


def _text(table: dict[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise EntryError(f'{key} is text in quotes, as in {key} = "…", not {quoted(value)}')
    return value


def _digit(table: dict[str, Any]) -> str | None:
    value = table.get("key")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not re.fullmatch("[0-9]", str(value)):
        raise EntryError(f"key {quoted(value)} is not one digit")
    return str(value)


class _Among:
    """What the entries of a file must agree on; the second of two alike is to blame."""

    def __init__(self, entries: list[CodebookEntry]) -> None:
        self.entries = entries
        self.slugs = {each.slug: each for each in entries}
        self.circles = _under_themselves({each.slug: each.parent for each in entries})
        self.renamed = {each.was: each.slug for each in reversed(entries) if each.was}
        # Going through the entries backwards leaves the first of those that are alike.
        backwards = list(enumerate(entries))[::-1]
        self.first_slug = {each.slug: number for number, each in backwards}
        self.first_key = {each.key: number for number, each in backwards if not each.retired}
        self.first_was = {each.was: number for number, each in backwards}

    def check(self, number: int) -> None:
        """Raises EntryError for an entry that does not go with the others."""
        entry = self.entries[number]
        if self.first_slug[entry.slug] < number:
            raise EntryError("another tag before it has this slug")
        if entry.key and not entry.retired and self.first_key[entry.key] < number:
            holder = self.entries[self.first_key[entry.key]]
            raise EntryError(f"the key {entry.key} is taken by {quoted(holder.slug)}")
        if entry.was and self.first_was[entry.was] < number:
            other = self.entries[self.first_was[entry.was]]
            raise EntryError(f"{quoted(other.slug)} says too that it was {quoted(entry.was)}")
        if entry.was in self.slugs and not self.slugs[entry.was].was:
            raise EntryError(f"it was {quoted(entry.was)}, but there is a tag of that slug still")
        if entry.parent and entry.parent not in self.slugs:
            renamed = self.renamed.get(entry.parent)
            hint = (
                f" (now {quoted(renamed)})" if renamed else closest(entry.parent, list(self.slugs))
            )
            raise EntryError(f"the parent {quoted(entry.parent)} is not in the file{hint}")
        if entry.slug in self.circles:
            raise EntryError("going from parent to parent, it is under itself")


def _under_themselves(parents: dict[str, str | None]) -> set[str]:
    """Those that going from parent to parent comes back to."""
    found: set[str] = set()
    passed: set[str] = set()
    for slug in parents:
        path: dict[str, int] = {}
        here: str | None = slug
        while here is not None and here not in passed and here not in path:
            path[here] = len(path)
            here = parents.get(here)
        if here in path:
            found.update(list(path)[path[here] :])
        passed.update(path)
    return found


_HEADER_OR_TEXT = re.compile(
    r"^[ \t]*(?P<tag>\[\[[ \t]*[\"']?tag)"
    r'|"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"'
    r"|'''.*?'''|'[^'\n]*'|\#[^\n]*",
    re.MULTILINE | re.DOTALL,
)


def _line_of_entry(text: str, number: int) -> int:
    """The line of entry `number` (from 0): its [[tag]], what stands in texts and comments apart."""
    headers = (match for match in _HEADER_OR_TEXT.finditer(text) if match["tag"])
    found = next(islice(headers, number, None), None)
    return text.count("\n", 0, found.start("tag")) + 1 if found else 1


def _line_of_key(text: str, key: str) -> int:
    found = re.search(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
