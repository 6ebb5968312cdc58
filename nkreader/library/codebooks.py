"""The codebook's acts: edited as a whole, as TOML, or one thing at a time; each is one act."""

from collections.abc import Callable
from typing import Any

from nkreader.exchange.codebook_toml import CodebookFile, read_codebook, write_codebook
from nkreader.ids import new_id
from nkreader.library import codebook_edits as edits
from nkreader.library.codebook_rows import write_tags
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.model import Change, Codebook, NkreaderError, Tag
from nkreader.shipped import corpus_dir
from nkreader.store import history, tags


def ship(context: Context) -> None:
    """Give a new library the codebook that nkreader comes with; not an act, nothing to undo."""
    file = read_codebook((corpus_dir() / "codebook.toml").read_text("utf-8"))
    with context.store.write() as db:
        if tags.codebook(context.store).tags:
            return
        for position, tag in enumerate(_difference(Codebook(()), file)):
            row = tags.columns(context.store, tag, position)
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            db.execute(f"INSERT INTO tag ({names}) VALUES ({marks})", tuple(row.values()))


class Codebooks:
    """The acts of a library's codebook."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def toml(self) -> str:
        """The codebook as a person edits it."""
        return write_codebook(self._context.codebook)

    def apply(self, toml: str, replace_all: bool = True) -> Change:
        """Make the codebook what a TOML text says, as one act; what is left out is retired, or
        stays as it is. Raises NkreaderError with the first thing that is wrong, and changes
        nothing."""
        return apply(self._context, toml, replace_all)

    def uses(self) -> dict[str, tuple[int, int]]:
        """(annotations of every set, articles they are in) of each tag that is used, by slug."""
        return tags.uses(self._context.store)

    # Each of these is one act, and raises NkreaderError for what can't be, with nothing changed.

    def add(self, name: str, parent: str | None = None, slug: str | None = None) -> Change:
        """A new tag; its slug is made from its name where none is given."""
        said = f"added the tag {name}"
        return _write(self._context, lambda book: edits.added(book, name, parent, slug), said)

    def change(self, slug: str, **fields: Any) -> Change:
        """Set a tag's name, key, colour, definition, parent, or whether it is retired."""
        said = f"changed the tag {edits.known(self._context.codebook, slug).name}"
        return _write(self._context, lambda book: edits.changed(book, slug, fields), said)

    def move(self, slug: str, by: int) -> Change:
        """Move a tag and those below it past its next (1) or previous (-1) sibling."""
        said = f"moved the tag {edits.known(self._context.codebook, slug).name}"
        return _write(self._context, lambda book: edits.moved(book, slug, by), said)

    def merge(self, slug: str, into: str) -> Change:
        """Give every passage of a tag, of every set, another tag, and retire the first."""
        from nkreader.library.codebook_merging import merge

        return merge(self._context, slug, into)

    def holding(self, slug: str, words: str) -> int:
        """How many passages of a tag have some words in them or in their note."""
        from nkreader.library.codebook_merging import holding

        return len(holding(self._context, slug, words))

    def split(self, slug: str, name: str, words: str) -> tuple[Change, int]:
        """Give the passages of a tag that have some words a new tag; how many they were."""
        from nkreader.library.codebook_merging import split

        return split(self._context, slug, name, words)


def apply(context: Context, toml: str, replace_all: bool) -> Change:
    """Make the codebook what a TOML text says, as one act.

    With `replace_all`, tags that are left out are retired; else they stay as they are. Raises
    NkreaderError with the first thing that is wrong, and changes nothing.
    """
    file = read_codebook(toml)
    said = "edited the codebook"
    return _write(context, lambda book: _difference(book, file, replace_all), said)


def _write(context: Context, made: Callable[[Codebook], list[Tag]], said: str) -> Change:
    """`made` of the codebook as it stands when nobody else can change it any more."""
    with history.act(context.store, context.annotator, said, now()) as act:
        write_tags(context, act, made(tags.codebook(context.store)))
    context.refresh()
    return Change(act.id, context.annotator, said, None, codebook=True)


def _difference(have: Codebook, file: CodebookFile, replace_all: bool = True) -> list[Tag]:
    """The whole codebook as it shall be."""
    by_slug = {tag.slug: tag for tag in have.tags}
    taken: set[str] = set()
    out: list[Tag] = []
    for entry in file.entries:
        known = by_slug.get(entry.was or entry.slug)
        if entry.was and known is None and entry.slug not in by_slug:
            raise NkreaderError(f"codebook: {entry.slug}: there is no tag {entry.was!r} to rename")
        known = known or by_slug.get(entry.slug)
        id = known.id if known else new_id()
        if id in taken:
            raise NkreaderError(f"codebook: {entry.slug}: two entries are about the same tag")
        taken.add(id)
        out.append(
            Tag(id, entry.slug, entry.name, entry.key, entry.colour, entry.definition, entry.parent,
                entry.retired)
        )  # fmt: skip
    left = [tag for tag in have.tags if tag.id not in taken]
    slugs = {tag.slug for tag in out}
    for tag in left:
        if tag.slug in slugs:
            raise NkreaderError(f"codebook: {tag.slug}: is the slug of another tag")
        keys = {one.key for one in out}
        gone = tag._replace(key=None, retired=True)
        kept = tag._replace(key=None) if tag.key in keys else tag
        out.append(gone if replace_all else kept)
    slugs = {tag.slug for tag in out}
    for tag in out:
        if tag.parent is not None and tag.parent not in slugs:
            raise NkreaderError(f"codebook: {tag.slug}: its parent {tag.parent!r} is not there")
    return out
