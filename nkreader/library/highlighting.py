"""What somebody highlighted in another program becomes annotations in the current set.

Passages come from `sources`. A tag is looked for by what the highlight was called there; where
none fits, it is one tag of its own. What the annotator has seen of them before is not brought
again, whatever became of it.
"""

from collections.abc import Sequence

from nkreader.anchoring import describe
from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.tagging import act_of
from nkreader.model import COLOURS, Codebook, Tag
from nkreader.sources.arrival import Highlight
from nkreader.store import annotations, articles, history_entries, tags, versions

SLUG = "highlight"
_DEFINITION = "Highlighted or underlined in another program, such as a PDF reader."


def bring(
    context: Context, article: str, sha256: str, text: str, highlights: Sequence[Highlight]
) -> tuple[int, tuple[str, ...]]:
    """Annotate the highlighted passages of an article's current text, as one act.

    `sha256` and `text` are of the text that the highlights count in; where it is not the current
    one, nothing is done. Returns how many came, and what is to be said of them. Raises
    NkreaderError where the library can't be written.
    """
    store = context.store
    with store.write():
        here = articles.by_id(store, article)
        if here is None or versions.sha256(store, here.version) != sha256:
            return 0, ()
        version = versions.key_of(store, here.version)
        known = set(annotations.spans(store, article, context.set_key))
        known |= history_entries.annotated(store, context.set_key, version)
        book = tags.codebook(store)
        fresh: dict[tuple[int, int, str | None], list[str]] = {}
        for one in highlights:
            if (one.start, one.end) not in known:
                notes = fresh.setdefault((one.start, one.end, _fitting(book, one.names)), [])
                notes += [one.note] if one.note else []
        if not fresh:
            return 0, ()
        count = f"{len(fresh):,} highlight{'s' if len(fresh) > 1 else ''}"
        slugs = {slug for _, _, slug in fresh}
        made = None in slugs and _own_tag(context, book)
        with act_of(context, f"brought in {count}", article) as act:
            row = {
                "annotation_set": context.own_set(), "article": articles.key_of(store, article),
                "version": version, "created": now(), "modified": now(),
                "source_grade": None, "information_grade": None,
            }  # fmt: skip
            keys = {slug: tags.key_of(store, slug or SLUG) for slug in slugs}
            new = [
                {"id": new_id(), **row, "tag": keys[slug], "note": "\n".join(notes) or None,
                 **describe(text, start, end)._asdict()}
                for (start, end, slug), notes in fresh.items()
            ]  # fmt: skip
            act.insert_many("annotation", new)
    context.refresh()
    names = sorted({_name(context, slug or SLUG) for slug in slugs})
    said = f"{count} brought in as {', '.join(names)}"
    added = (f"the codebook has a tag more: {_name(context, SLUG)}",) if made else ()
    return len(fresh), (said, *added)


def _fitting(book: Codebook, names: Sequence[str]) -> str | None:
    """The slug of the tag that is called like the first of the names that any tag is called by."""
    called = {_plain(word): tag.slug for tag in book.active() for word in (tag.name, tag.slug)}
    return next((called[word] for name in names if (word := _plain(name)) in called), None)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _own_tag(context: Context, book: Codebook) -> bool:
    """See to it that there is a tag for what nothing else fits; whether it was missing. An act of
    its own: somebody else may use the tag by the time the highlights are taken back."""
    known = book.get(SLUG)
    if known is not None and not known.retired:
        return False
    with act_of(context, f"put {SLUG} into the codebook", None) as act:
        key = tags.key_of(context.store, SLUG)
        if key is not None:
            act.update("tag", key, {"retired": 0})
        else:
            colour = min(COLOURS, key=[tag.colour for tag in book.active()].count)
            tag = Tag(new_id(), SLUG, SLUG, None, colour, _DEFINITION)
            act.insert("tag", tags.columns(context.store, tag, tags.size(context.store)))
    return True


def _name(context: Context, slug: str) -> str:
    tag = context.codebook.get(slug)
    return tag.name if tag else slug
