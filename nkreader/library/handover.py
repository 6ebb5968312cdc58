"""Annotations out and in: what stands alone is gathered into a `Bundle`, formats do the rest."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, NamedTuple

from nkreader.exchange import FORMATS, Format
from nkreader.library import shaping
from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.library.placing import settle
from nkreader.model import (
    Annotation,
    AnnotationSet,
    Article,
    Bundle,
    NkreaderError,
    Passage,
    Tag,
    Version,
)
from nkreader.store import annotations, articles, history, tags, versions


class HandedOver(NamedTuple):
    """What an export wrote, and what the format could not hold."""

    annotations: int
    bytes: int
    left_out: list[str]


def gather(desk: Desk, passages: list[Passage]) -> Bundle:
    """These passages with all that they need: tags, sets, articles, versions, links."""
    used = {passage.mark.annotation.tag for passage in passages}
    for tag in desk.codebook.tags:
        if tag.slug in used:
            used |= set(_above(desk, tag))
    wanted = sorted({passage.mark.annotation.version for passage in passages})
    return Bundle(
        tuple(tag for tag in desk.codebook.tags if tag.slug in used),
        tuple({passage.set.id: passage.set for passage in passages}.values()),
        tuple({passage.article.id: passage.article for passage in passages}.values()),
        tuple(versions.get(desk.store, id) for id in wanted),
        tuple(passage.mark for passage in passages),
        annotations.links(desk.store, [passage.mark.annotation.id for passage in passages]),
    )


def _above(desk: Desk, tag: Tag) -> Iterator[str]:
    above = desk.codebook.get(tag.parent) if tag.parent else None
    while above is not None:
        yield above.slug
        above = desk.codebook.get(above.parent) if above.parent else None


def format_named(name: str) -> Format:
    """The format with this name. Raises NkreaderError for one there is not."""
    if name not in FORMATS:
        raise NkreaderError(f"{name}: no such format; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def export(desk: Desk, passages: list[Passage], name: str, out: Path | IO[bytes]) -> HandedOver:
    """Write passages in a format: to a file, whole or not at all, or to an open binary stream.

    Raises NkreaderError where the format can't be written or the file can't be made.
    """
    from nkreader.exchange.atomic import write_file

    form = format_named(name)
    if form.write is None:
        raise NkreaderError(f"{name}: this format can be read, not written")
    bundle = gather(desk, passages)
    if isinstance(out, Path):
        size = write_file(out, form.write(bundle))
    else:
        size = sum(out.write(chunk) for chunk in form.write(bundle))
    return HandedOver(len(bundle.marks), size, form.leaves(bundle))


class Taken(NamedTuple):
    """What an import brought in."""

    annotations: int
    articles: int
    tags: int
    known: int
    """Annotations that were there already."""


def take(desk: Desk, bundle: Bundle, set_name: str | None) -> Taken:
    """Put a bundle into the library as one undoable act; what is there by its id is left as it is.

    Tags are told by slug, articles by id, else by their text; with `set_name` all annotations go
    into that set of the current annotator.
    """
    counts = {"annotations": 0, "articles": 0, "tags": 0, "known": 0}
    with history.act(desk.store, desk.annotator, "imported a set", now()) as act:
        for tag in bundle.tags:
            if desk.codebook.get(tag.slug) is None and tags.key_of(desk.store, tag.slug) is None:
                act.insert(
                    "tag", tags.columns(desk.store, _keyed(desk, tag), tags.size(desk.store))
                )
                counts["tags"] += 1
        names = {}
        for article in bundle.articles:
            made, names[article.id] = _article(desk, article, bundle)
            counts["articles"] += made
        sets = {one.id: _set(desk, one, set_name) for one in bundle.sets}
        keys = {}
        for mark in bundle.marks:
            one = mark.annotation
            there = annotations.key_of(desk.store, one.id)
            counts["known" if there is not None else "annotations"] += 1
            keys[one.id] = there or act.insert(
                "annotation", _row(desk, one, sets[one.set], names[one.article], bundle)
            )
        for link in bundle.links:
            if annotations.link_key(desk.store, link.id) is None:
                ends = {"source": keys[link.source], "target": keys[link.target]}
                row = {"id": link.id, "kind": link.kind, "note": link.note, "created": link.created}
                act.insert("link", {**row, **ends})
        for id in names.values():
            settle(desk.store, id)
    desk.refresh()
    return Taken(**counts)


def _keyed(desk: Desk, tag: Tag) -> Tag:
    """A tag without its key where that key is taken."""
    return (
        tag if tag.key is None or desk.codebook.by_key(tag.key) is None else replace(tag, key=None)
    )


def _set(desk: Desk, one: AnnotationSet, name: str | None) -> int:
    if name is not None:
        return tags.make_set(desk.store, desk.annotator, name, now())
    return tags.make_set(desk.store, one.annotator, one.name, now(), one.id)


def _article(desk: Desk, article: Article, bundle: Bundle) -> tuple[int, str]:
    """(1 if it is new, the id it has here) of a bundle's article, with those of its versions."""
    current = next((one for one in bundle.versions if one.id == article.version), None)
    mine = [one for one in bundle.versions if one.article == article.id]
    here = articles.by_id(desk.store, article.id)
    if here is None and current is not None:
        here = articles.by_text(desk.store, current.sha256)
    made = here is None
    if here is None:
        if articles.by_path(desk.store, article.path):
            article = replace(article, path=f"{article.path}#{article.id}")
        folded = shaping.filter_words(article.metadata, article.opening)
        articles.insert(desk.store, article, folded, now())
        here = article
    for version in sorted(mine, key=lambda one: (one.id == article.version, one.number)):
        if not versions.has(desk.store, here.id, version.sha256):
            _version(desk, here, version, keep_current=not made)
    return int(made), here.id


def _version(desk: Desk, here: Article, version: Version, keep_current: bool) -> None:
    current = None if not keep_current else versions.get(desk.store, here.version).sha256
    taken = {versions.number(desk.store, id) for id in versions.ids(desk.store, here.id)}
    number = version.number if version.number not in taken else max(taken) + 1
    versions.add(desk.store, replace(version, article=here.id, number=number), None)
    if current is not None:
        versions.make_current(desk.store, here.id, current)


def _row(
    desk: Desk, one: Annotation, set_key: int, article: str, bundle: Bundle
) -> dict[str, object]:
    sha256 = next(version.sha256 for version in bundle.versions if version.id == one.version)
    return {
        "id": one.id, "annotation_set": set_key,
        "article": articles.key_of(desk.store, article),
        "version": versions.with_text(desk.store, article, sha256),
        "start": one.start, "end": one.end, "exact": one.exact, "prefix": one.prefix,
        "suffix": one.suffix, "tag": tags.key_of(desk.store, one.tag), "note": one.note,
        "created": one.created, "modified": one.modified,
    }  # fmt: skip
