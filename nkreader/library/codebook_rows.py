"""A codebook into the rows of tags, as a part of an act."""

from nkreader.library.context import Context
from nkreader.model import Tag
from nkreader.store import tags
from nkreader.store.history import Act


def write_tags(context: Context, act: Act, wanted: list[Tag]) -> None:
    """Make the codebook what it shall be, as a part of an act."""
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
