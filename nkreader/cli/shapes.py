"""How articles, annotations and acts look as JSON: what other programs may rely on."""

from typing import TYPE_CHECKING, Any

from nkreader.entity import Entity
from nkreader.hits import Hit
from nkreader.lists import ArticleRow
from nkreader.model import LABELS, AnnotationSet, Change, Mark, Reading
from nkreader.provenance import Origin, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkreader.library import Library

Shape = dict[str, Any]


def annotation_shape(mark: Mark, owner: AnnotationSet) -> Shape:
    """An annotation where it lies now.

    `start` and `end` count code points of the article's current text, and `exact` is what stands
    there; null, and the words as they were tagged, where it has no place there, not even a proposed
    one. `tagged_as` is there where the words that were tagged are others, `grade` where one is
    given.
    """
    claim, place = mark.annotation, mark.placement
    return {
        "id": claim.id, "start": place.start, "end": place.end, "exact": mark.words,
        "tag": claim.tag, "set": owner.name, "annotator": owner.annotator, "note": claim.note,
        "status": place.status, **({} if mark.now is None else {"tagged_as": claim.exact}),
        **({"grade": claim.grade.code} if claim.grade.code else {}),
    }  # fmt: skip


def passage_shape(mark: Mark, owner: AnnotationSet) -> Shape:
    """An annotation that stands alone: its article's id too."""
    return annotation_shape(mark, owner) | {"article": mark.annotation.article}


def article_shape(
    reading: Reading,
    annotations: "Iterable[tuple[Mark, AnnotationSet]]",
    document: SourceDocument | None,
    origin: Origin,
) -> Shape:
    """Everything about an article; unknown metadata is null, offsets are code points of `text`."""
    text = reading.document.text
    return {
        "id": reading.article.id,
        **reading.article.metadata._asdict(),
        "text": text,
        "zones": [
            {"start": block.start, "end": block.end, "kind": kind}
            for block, kind in zip(reading.document.blocks, reading.zones, strict=True)
        ],
        "sentences": [[start, end] for start, end, _, _ in reading.sentences],
        "mentions": [
            {"start": start, "end": end, "label": LABELS[code], "exact": text[start:end]}
            for start, end, code, _ in reading.mentions
        ],
        "annotations": [annotation_shape(mark, owner) for mark, owner in annotations],
        "kind": origin.kind,
        "from": origin.origins,
        "proposed": origin.proposed,
        "original": None if document is None else {
            "sha256": document.sha256, "media_type": document.media_type, "url": document.address,
            "retrieved": document.retrieved,
        },
    }  # fmt: skip


def row_shape(row: ArticleRow) -> Shape:
    """A line of the list of articles; `tags` counts those of the current set."""
    return {
        "id": row.id, "title": row.title, "publisher": row.publisher, "published": row.published,
        "words": row.words, "state": row.state, "opening": row.opening, "tags": dict(row.tags),
        "review": row.unsettled,
    }  # fmt: skip


def hit_shape(row: ArticleRow, hit: Hit) -> Shape:
    """A place where words that were looked for stand; offsets are null outside the text."""
    return {
        "article": row.id, "title": row.title, "published": row.published,
        "publisher": row.publisher, "field": hit.field, "start": hit.start, "end": hit.end,
        "exact": hit.exact, "before": hit.before, "after": hit.after,
    }  # fmt: skip


def entity_shape(entity: Entity, aliases: list[str]) -> Shape:
    """An entity of the library; `first` and `last` are dates of articles, null where none is."""
    return {
        "id": entity.id, "name": entity.name, "label": entity.label, "articles": entity.articles,
        "mentions": entity.mentions, "first": entity.first, "last": entity.last,
        "aliases": aliases,
    }  # fmt: skip


def change_shape(change: Change, library: "Library") -> Shape:
    """What an act did: the annotations it added and took off."""
    owners = {owner.id: owner for owner, _ in library.sets()}
    return {
        "said": change.said,
        "article": change.article,
        "added": [passage_shape(mark, owners[mark.annotation.set]) for mark in change.added],
        "removed": [passage_shape(mark, owners[mark.annotation.set]) for mark in change.removed],
    }
