"""The codebook's acts: it is edited as a whole, as TOML, and the difference is one act."""

from nkreader.exchange.codebook_toml import CodebookFile, read_codebook, write_codebook
from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.model import Change, Codebook, NkreaderError, Tag
from nkreader.shipped import corpus_dir
from nkreader.store import history, tags
from nkreader.store.history import Act


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


def apply(context: Context, toml: str, replace_all: bool) -> Change:
    """Make the codebook what a TOML text says, as one act.

    With `replace_all`, tags that are left out are retired; else they stay as they are. Raises
    NkreaderError with the first thing that is wrong, and changes nothing.
    """
    wanted = _difference(context.codebook, read_codebook(toml), replace_all)
    said = "edited the codebook"
    with history.act(context.store, context.annotator, said, now()) as act:
        _make_way(context, act, wanted)
        for position, tag in enumerate(wanted):
            row = tags.columns(context.store, tag._replace(parent=None), position)
            key = tags.key_with_id(context.store, tag.id)
            if key is None:
                act.insert("tag", row)
            else:
                act.update("tag", key, {k: v for k, v in row.items() if k != "parent"})
        for position, tag in enumerate(wanted):
            key = tags.key_of(context.store, tag.slug)
            row = tags.columns(context.store, tag, position)
            if key is not None:
                act.update("tag", key, {"parent": row["parent"]})
        context.sound_codebook()
    context.refresh()
    return Change(act.id, context.annotator, said, None, codebook=True)


def _make_way(context: Context, act: Act, wanted: list[Tag]) -> None:
    """Free the keys and slugs that change hands, so that two tags can swap theirs."""
    changed = {tag.id: tag for tag in wanted}
    for tag in tags.codebook(context.store).tags:
        key, to = tags.key_with_id(context.store, tag.id), changed.get(tag.id, tag)
        freed: dict[str, object] = {}
        if tag.key not in (None, to.key):
            freed["shortcut"] = None
        if tag.slug != to.slug:
            freed["slug"] = f"~{tag.id}"
        if key is not None and freed:
            act.update("tag", key, freed)


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
