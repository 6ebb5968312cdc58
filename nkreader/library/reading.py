"""Opening an article: one `Reading` with everything a pane and a panel need, read once."""

from array import array
from bisect import bisect_left
from contextlib import suppress
from itertools import repeat

from nkreader.library import beside
from nkreader.library.context import Context
from nkreader.library.paths import user_path
from nkreader.library.places import storable
from nkreader.model import LABELS, Article, Mark, NkreaderError, Reading, Version
from nkreader.store import annotations, articles, structure, versions
from nkreader.store import mentions as stored
from nkreader.text.borders import mended
from nkreader.text.columns import Pairs, SpanColumns
from nkreader.text.document import Zone


def resolve(context: Context, named: str) -> Article:
    """An article by id, unique beginning of an id, or path as added.

    Raises NkreaderError where there is none, or more than one.
    """
    named = storable(named)
    article = articles.by_id(context.store, named) or articles.by_path(context.store, named)
    if article is None:
        # What can be no path may still be the beginning of an id.
        with suppress(NkreaderError):
            article = articles.by_path(context.store, storable(str(user_path(named))))
    if article is not None:
        return article
    found = articles.by_prefix(context.store, named)
    if len(found) == 1:
        return found[0]
    if found:
        raise NkreaderError(f"{named}: more than one article begins so; give more of the id")
    raise NkreaderError(f"{named}: no such article; `nkreader list` shows what is there")


def open_article(
    context: Context, article: Article, left: tuple[str, int] | None = None
) -> Reading:
    """Read an article's current text with its zones, sentences, mentions, marks and place.

    `left` is (version, offset) where it was left, if that is not yet remembered.
    """
    found = freshened(context, article)
    with context.store.snapshot(), context.store.in_passing():
        article = articles.by_id(context.store, article.id) or article
        version = versions.get(context.store, article.version)
        zones, sentences = shape(context, version)
        marks = annotations.in_article(context.store, article.id, context.set_key)
        others = [mark for _, some in beside.marks(context, article.id) for mark in some]
        place = _place(context, version, left)
        if found is None or found[0] != version.id:
            mentions = stored.in_version(context.store, version.id)
        else:
            mentions = found[1]
    return Reading(
        article,
        version.id,
        version.document,
        zones,
        _sentences(sentences, [block.end for block in version.document.blocks]),
        mentions,
        columns(context, marks),
        [mark for mark in marks if mark.placement.status != "placed"],
        place,
        columns(context, others),
    )


def _place(context: Context, version: Version, left: tuple[str, int] | None) -> int | None:
    """Where the reader left, in this version; None where it is not known or not found."""
    if left is None:
        _, place, there = articles.state(context.store, version.article, context.set_key)
        if place is None or there is None:
            return None
        left = there, place
    if left[0] == version.id:
        return left[1]
    from nkreader.library.placing import carried

    return carried(versions.get(context.store, left[0]), left[1], version.document.text)


def shape(context: Context, version: Version) -> tuple[list[Zone], Pairs]:
    """The zones and sentences of a version, what people have said of them included."""
    text, zones, sentences = version.document.text, list(version.zones), version.sentences
    overrides = structure.zones(context.store, version.article)
    if overrides:
        for number, block in enumerate(version.document.blocks):
            zones[number] = overrides.get(text[block.start : block.end], zones[number])
    borders = structure.borders(context.store, version.article)
    if borders:
        sentences = mended(text, sentences, borders)
    return zones, sentences if isinstance(sentences, Pairs) else Pairs(sentences)


def columns(context: Context, marks: list[Mark]) -> SpanColumns:
    """The placed ones of these marks as a pane wants them."""
    numbers = {tag.slug: number for number, tag in enumerate(context.codebook.tags)}
    return SpanColumns(
        (
            mark.placement.start or 0,
            mark.placement.end or 0,
            numbers.get(mark.annotation.tag, 0),
            mark.annotation.id,
        )
        for mark in marks
        if mark.placement.status == "placed"
    )


def _sentences(spans: Pairs, ends: list[int]) -> SpanColumns:
    columns = SpanColumns()
    if spans:
        blocks = array("I")
        for block, end in enumerate(ends[:-1]):
            blocks.extend(repeat(block, bisect_left(spans.starts, end, len(blocks)) - len(blocks)))
        blocks.extend(repeat(max(0, len(ends) - 1), len(spans) - len(blocks)))
        columns.extend(spans.starts, spans.ends, blocks, repeat("", len(spans)))
    return columns


def freshened(context: Context, article: Article) -> tuple[str, SpanColumns] | None:
    """Find the mentions again where an older extractor, another, or none has looked.

    Returns (version, mentions) where they could not be stored: an article can be read all the
    same. An extractor that is not there any more leaves what is stored.
    """
    wanted = context.extractor()
    if stored.extraction(context.store, article.version) == wanted:
        return None
    from nkreader.entities import extractor
    from nkreader.library.naming import keep

    try:
        found = extractor(wanted[0])(versions.text(context.store, article.version))
    except NkreaderError:
        return None
    try:
        with context.store.write():
            keep(context.store, article.version, found, wanted)
    except NkreaderError:
        codes = {label: code for code, label in enumerate(LABELS)}
        rows = ((one.start, one.end, codes[one.label], one.name) for one in found)
        return article.version, SpanColumns(rows)
    return None
