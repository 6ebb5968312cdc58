"""The codebook and the sets of a bundle, brought together with those here."""

from nkreader.library.context import Context
from nkreader.library.import_plan import ImportPlan, TagPlan
from nkreader.library.places import now
from nkreader.store import tags
from nkreader.store.history import Act


def write_tags(context: Context, act: Act, wanted: tuple[TagPlan, ...]) -> dict[str, int]:
    """Make or adopt the tags of a bundle; the keys here by their slugs there."""
    used = tags.used(context.store)
    fresh = not used and not _agrees(context, wanted)
    if fresh:
        # The shipped codebook makes room: the bundle's own order and digits come first.
        for tag in context.codebook.tags:
            _set_columns(context, act, tag.slug, {"shortcut": None, "position": len(wanted) + 1})
    names = {one.theirs.slug: one.slug for one in wanted}
    keys: dict[str, int] = {}
    for position, one in enumerate(wanted):
        key = tags.key_of(context.store, one.here) if one.here else None
        digit = tags.key_holder(context.store, one.theirs.key)
        free = digit in (None, one.here)
        mine = one.theirs._replace(slug=one.slug, parent=None, key=one.theirs.key if free else None)
        if key is None:
            place = position if fresh else tags.size(context.store)
            key = act.insert("tag", tags.columns(context.store, mine, place))
        elif one.here not in used:
            row = tags.columns(context.store, mine, position)
            act.update("tag", key, row if fresh else _without(row, "position"))
        keys[one.theirs.slug] = key
    for one in wanted:
        if one.here is None or one.here not in used:
            above = names.get(one.theirs.parent or "")
            parent = tags.key_of(context.store, above) if above else None
            _set_columns(context, act, one.slug, {"parent": parent})
    if fresh:
        _give_back_digits(context, act)
    context.sound_codebook()
    return keys


def _agrees(context: Context, wanted: tuple[TagPlan, ...]) -> bool:
    """Whether the tags of a bundle are here in its order and with its digits: then the codebook
    stays as it is, and which of several bundles comes first makes no difference."""
    here = [one for one in context.codebook.tags if one.slug in {two.here for two in wanted}]
    return [(one.slug, one.key) for one in here] == [(one.here, one.theirs.key) for one in wanted]


def _give_back_digits(context: Context, act: Act) -> None:
    """The shipped tags that a bundle does not speak of keep their digits where those are free."""
    for tag in context.codebook.tags:
        if tag.key and tags.key_holder(context.store, tag.key) is None:
            here = tags.codebook(context.store).get(tag.slug)
            if here is not None and here.id == tag.id:
                _set_columns(context, act, tag.slug, {"shortcut": tag.key})


def _set_columns(context: Context, act: Act, slug: str, row: dict[str, object]) -> None:
    key = tags.key_of(context.store, slug)
    if key is not None:
        act.update("tag", key, row)


def _without(row: dict[str, object], name: str) -> dict[str, object]:
    return {column: value for column, value in row.items() if column != name}


def write_sets(context: Context, act: Act, todo: ImportPlan) -> dict[str, int]:
    """The keys here of the sets of a bundle, by their ids there; made where they are missing."""
    keys: dict[str, int] = {}
    for their, here, id in todo.sets:
        key = here or tags.set_key(context.store, their.annotator, their.name)
        if key is None:
            row = tags.set_row(context.store, their.annotator, their.name, now(), id)
            key = act.insert("annotation_set", row)
        keys[their.id] = key
    return keys
