"""Other sets' marks beside those of the current one: which are chosen, and what they say."""

from nkreader.library.context import Context
from nkreader.model import AnnotationSet, Mark
from nkreader.store import annotations, sets

SETTING = "sets beside"
"""The name of the setting that has the ids of those that are chosen."""


def chosen(context: Context) -> list[sets.StoredSet]:
    """The sets that are shown beside the current one: those in use that are still there."""
    kept = context.settings.get(SETTING)
    if not isinstance(kept, list) or not kept:
        return []
    here = (context.annotator, context.set_name)
    return [
        one
        for one in sets.every(context.store, archived=False)
        if one.set.id in kept and (one.set.annotator, one.set.name) != here
    ]


def marks(context: Context, article: str) -> list[tuple[AnnotationSet, list[Mark]]]:
    """What those sets say of passages of an article (by id), each in the order of the text; those
    that say nothing are left out."""
    store = context.store
    found = [(one.set, annotations.in_article(store, article, one.key)) for one in chosen(context)]
    return [(one, some) for one, some in found if some]
