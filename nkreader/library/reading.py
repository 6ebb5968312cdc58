"""Opening an article: one `Reading` with everything a pane and a panel need, read once."""

from nkreader.library.desk import Desk
from nkreader.model import Article, Mark, NkreaderError, Reading
from nkreader.store import annotations, articles, structure, versions
from nkreader.text.borders import mended
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Zone


def resolve(desk: Desk, named: str) -> Article:
    """An article by id, unique beginning of an id, or path as added.

    Raises NkreaderError where there is none, or more than one.
    """
    from pathlib import Path

    path = str(Path(named).expanduser().absolute())
    article = (
        articles.by_id(desk.store, named)
        or articles.by_path(desk.store, path)
        or articles.by_path(desk.store, named)
    )
    if article is not None:
        return article
    found = articles.by_prefix(desk.store, named)
    if len(found) == 1:
        return found[0]
    if found:
        raise NkreaderError(f"{named}: more than one article begins so; give more of the id")
    raise NkreaderError(f"{named}: no such article; `nkreader list` shows what is there")


def open_article(desk: Desk, article: Article) -> Reading:
    """Read an article's current text with its zones, sentences, mentions, marks and place."""
    version = versions.get(desk.store, article.version)
    _freshen(desk, article, version.document.text)
    zones = list(version.zones)
    overrides = structure.zones(desk.store, article.id)
    if overrides:
        text = version.document.text
        for number, block in enumerate(version.document.blocks):
            zones[number] = overrides.get(text[block.start : block.end], zones[number])
    sentences = version.sentences
    borders = structure.borders(desk.store, article.id)
    if borders:
        sentences = tuple(mended(version.document.text, sentences, borders))
    marks = annotations.in_article(desk.store, article.id, desk.set_key)
    _, place, place_version = articles.state(desk.store, article.id, desk.annotator)
    return Reading(
        article,
        version.id,
        version.document,
        zones,
        _sentences(sentences, [block.end for block in version.document.blocks]),
        versions.mentions(desk.store, version.id),
        columns(desk, marks),
        [mark for mark in marks if mark.placement.status != "placed"],
        place if place_version == version.id else None,
    )


def columns(desk: Desk, marks: list[Mark]) -> SpanColumns:
    """The placed ones of these marks as a pane wants them."""
    numbers = {tag.slug: number for number, tag in enumerate(desk.codebook.tags)}
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


def _sentences(spans: tuple[tuple[int, int], ...], ends: list[int]) -> SpanColumns:
    rows, block = [], 0
    for start, end in spans:
        while block < len(ends) - 1 and ends[block] <= start:
            block += 1
        rows.append((start, end, block, ""))
    return SpanColumns(rows)


def _freshen(desk: Desk, article: Article, text: str) -> None:
    """Find the mentions again where an older extractor, or none, has looked."""
    have = versions.extraction(desk.store, article.version)
    if desk.store.read_only:
        return
    wanted = desk.extractor()
    if have != wanted:
        from nkreader.entities import extractor

        found = extractor(wanted[0])(text)
        with desk.store.write():
            versions.set_mentions(desk.store, article.version, found, *wanted)


def untagged(desk: Desk, article: Article) -> bool:
    """Whether a body sentence of an article carries no tag of the current set."""
    marks = annotations.in_article(desk.store, article.id, desk.set_key)
    if not marks:
        return True
    reading = open_article(desk, article)
    spans = sorted((start, end) for start, end, _, _ in reading.annotations)
    zones: list[Zone] = reading.zones
    for start, end, block, _ in reading.sentences:
        if zones[block] == "body" and not any(a < end and start < b for a, b in spans):
            return True
    return False


def next_untagged(desk: Desk, id: str | None) -> str | None:
    """The next article behind `id`, going round, that has an untagged body sentence."""
    for _, one in articles.after(desk.store, id):
        article = articles.by_id(desk.store, one)
        if article is not None and untagged(desk, article):
            return one
    return None
