"""One change to a codebook at a time: values in, the whole codebook as it shall be out.

What is written is `codebooks`' business, what happens to the passages `codebook_merging`'s.
"""

import re
import unicodedata
from typing import Any

from nkreader.exchange.slugs import LONGEST, slug_fault
from nkreader.ids import new_id
from nkreader.model import COLOURS, Codebook, NkreaderError, Tag

FIELDS = ("name", "key", "colour", "definition", "parent", "retired")
Tags = list[Tag]


def added(book: Codebook, name: str, parent: str | None = None, slug: str | None = None) -> Tags:
    """With a new tag at the end, in the colour that is used least, on the first free digit.

    `slug` is made from the name where none is given. Raises NkreaderError for a name that is empty
    or taken, a slug that can't be one or is taken, and a parent that is not there.
    """
    name = _name(book, name, None)
    slug = free_slug(book, name) if slug is None else slug
    if (fault := slug_fault(slug)) is not None:
        raise NkreaderError(f"{slug}: {fault}")
    if book.get(slug) is not None:
        raise NkreaderError(f"{slug}: is the slug of another tag")
    _parent(book, None, parent)
    used = [tag.colour for tag in book.active()]
    colour = min(COLOURS, key=lambda one: (used.count(one), COLOURS.index(one)))
    held = {tag.key for tag in book.tags}
    key = next((digit for digit in "1234567890" if digit not in held), None)
    return [*book.tags, Tag(new_id(), slug, name, key, colour, "", parent)]


def changed(book: Codebook, slug: str, fields: dict[str, Any]) -> Tags:
    """With fields of one tag set anew; a digit that another tag has changes hands.

    Raises NkreaderError for a tag, a field or a value that can't be, and a tag below itself.
    """
    tag = known(book, slug)
    for field, value in fields.items():
        if field not in FIELDS:
            raise NkreaderError(f"{field}: no part of a tag; there are {', '.join(FIELDS)}")
        if field == "name":
            fields = {**fields, "name": _name(book, value, slug)}
        elif field == "colour" and value not in COLOURS:
            raise NkreaderError(f"{value}: no such colour; there are {', '.join(COLOURS)}")
        elif field == "key" and value is not None and value not in set("1234567890"):
            raise NkreaderError(f"{value}: a tag's key is a digit")
        elif field == "parent":
            _parent(book, slug, value)
    new = tag._replace(**fields)
    if new.retired:
        new = new._replace(key=None)
    key = new.key
    out = []
    for one in book.tags:
        loses = key is not None and one.key == key and one.slug != slug
        out.append(new if one.slug == slug else one._replace(key=None) if loses else one)
    return out


def moved(book: Codebook, slug: str, by: int) -> Tags:
    """With one tag and those below it moved past its next (1) or previous (-1) sibling; as it is
    where there is none."""
    tag = known(book, slug)
    siblings = [one.slug for one in book.tags if one.parent == tag.parent and not one.retired]
    at = siblings.index(slug) if slug in siblings else -1
    if at < 0 or not 0 <= at + by < len(siblings):
        return list(book.tags)
    other = siblings[at + by]
    own = _family(book, slug)
    rest = [one for one in book.tags if one.slug not in own]
    if by < 0:
        place = next(n for n, one in enumerate(rest) if one.slug == other)
    else:
        theirs = _family(book, other)
        place = max(n for n, one in enumerate(rest) if one.slug in theirs) + 1
    mine = [one for one in book.tags if one.slug in own]
    return [*rest[:place], *mine, *rest[place:]]


def merged(book: Codebook, slug: str, into: str) -> Tags:
    """With one tag retired in favour of another, which gets those below it, and its digit where it
    has none itself."""
    tag, home = known(book, slug), known(book, into)
    if slug == into:
        raise NkreaderError(f"{slug}: a tag can't be merged into itself")
    if home.retired:
        raise NkreaderError(f"{into}: is retired; bring it back first")
    if into in _family(book, slug):
        home = home._replace(parent=tag.parent)
    out = []
    for one in book.tags:
        if one.slug == slug:
            one = one._replace(retired=True, key=None, parent=home.parent)
        elif one.slug == into:
            one = home._replace(key=home.key or tag.key)
        elif one.parent == slug:
            one = one._replace(parent=into)
        out.append(one)
    return out


def known(book: Codebook, slug: str) -> Tag:
    """The tag with this slug. Raises NkreaderError where there is none."""
    tag = book.get(slug)
    if tag is None:
        told = ", ".join(one.slug for one in book.active())
        raise NkreaderError(f"{slug}: no such tag; there are {told}")
    return tag


def _name(book: Codebook, name: str, own: str | None) -> str:
    name = " ".join(name.split())
    if not name:
        raise NkreaderError("a tag needs a name")
    for tag in book.active():
        if tag.slug != own and tag.name.casefold() == name.casefold():
            raise NkreaderError(f"{name}: there is a tag of this name already")
    return name


def _parent(book: Codebook, slug: str | None, parent: str | None) -> None:
    if parent is None:
        return
    known(book, parent)
    if slug is not None and parent in _family(book, slug):
        raise NkreaderError(f"{slug}: would lie below itself")


def _family(book: Codebook, slug: str) -> set[str]:
    """The slugs of a tag and of all below it."""
    found = {slug}
    while more := {one.slug for one in book.tags if one.parent in found} - found:
        found |= more
    return found


def free_slug(book: Codebook, name: str) -> str:
    """A slug for a tag of that name, which no other has."""
    plain = unicodedata.normalize("NFC", name.lower())
    slug = "-".join(re.findall(r"[^\W_]+", plain))[: LONGEST - 4].strip("-") or "tag"
    if slug_fault(slug) is not None:
        slug = "tag"
    taken = {tag.slug for tag in book.tags}
    others = (f"{slug}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (slug, *others) if one not in taken)
