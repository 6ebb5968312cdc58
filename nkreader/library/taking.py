"""Annotations in: a `Bundle` that a format has read becomes rows, as one undoable act.

Tags are told by slug, articles by id, else by their text, annotations by id; what is there already
stays as it is. A tag that nobody has used yet becomes what the bundle says, so that a set that is
brought into a new library comes out of it as it went in.
"""

from dataclasses import replace
from typing import NamedTuple

from nkreader.library import shaping
from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.library.placing import settle
from nkreader.model import Annotation, AnnotationSet, Article, Bundle, Mark, Tag, Version
from nkreader.store import annotations, articles, history, tags, versions
from nkreader.store.history import Act


class Taken(NamedTuple):
    """What an import brought in."""

    annotations: int
    articles: int
    tags: int
    known: int
    """Annotations that were there already."""
    notes: tuple[str, ...] = ()
    """What of the file was passed over, one line each."""


def take(desk: Desk, bundle: Bundle, set_name: str | None) -> Taken:
    """Put a bundle into the library; with `set_name` all into that set of the current annotator."""
    with history.act(desk.store, desk.annotator, "imported a set", now()) as act:
        new_tags = _tags(desk, act, bundle.tags)
        new_articles = 0
        names = {}
        for article in bundle.articles:
            made, names[article.id] = _article(desk, article, bundle)
            new_articles += made
        sets = {one.id: _set(desk, one, set_name) for one in bundle.sets}
        keys: dict[str, int] = {}
        known = 0
        for mark in bundle.marks:
            one = mark.annotation
            there = annotations.key_of(desk.store, one.id)
            known += there is not None
            row = _row(desk, one, sets[one.set], names[one.article], bundle)
            keys[one.id] = there or act.insert("annotation", row)
        for link in bundle.links:
            if annotations.link_key(desk.store, link.id) is None:
                ends = {"source": keys[link.source], "target": keys[link.target]}
                row = {"id": link.id, "kind": link.kind, "note": link.note, "created": link.created}
                act.insert("link", {**row, **ends})
        for name in names.values():
            settle(desk.store, name)
        for mark in bundle.marks:
            _placed(desk, mark, keys[mark.annotation.id], names, bundle)
    desk.refresh()
    return Taken(len(bundle.marks) - known, new_articles, new_tags, known)


def _tags(desk: Desk, act: Act, wanted: tuple[Tag, ...]) -> int:
    """Make or adopt the tags of a bundle; returns how many are new."""
    fresh = tags.used(desk.store) == set()
    if fresh:
        for tag in desk.codebook.tags:
            _set_columns(desk, act, tag, {"shortcut": None, "position": len(wanted) + 1})
    new = 0
    used = tags.used(desk.store)
    for position, tag in enumerate(wanted):
        taken = tags.key_holder(desk.store, tag.key)
        mine = replace(tag, parent=None, key=tag.key if taken in (None, tag.slug) else None)
        key = tags.key_of(desk.store, tag.slug)
        if key is None:
            place = position if fresh else tags.size(desk.store)
            act.insert("tag", tags.columns(desk.store, mine, place))
            new += 1
        elif tag.slug not in used:
            row = tags.columns(desk.store, mine, position)
            act.update("tag", key, row if fresh else _without(row, "position"))
    for tag in wanted:
        parent = tags.key_of(desk.store, tag.parent) if tag.parent else None
        if tag.slug not in used:
            _set_columns(desk, act, tag, {"parent": parent})
    if fresh:
        _give_back_keys(desk, act)
    return new


def _give_back_keys(desk: Desk, act: Act) -> None:
    """The shipped tags that a bundle does not speak of keep their keys where those are free."""
    for tag in desk.codebook.tags:
        if tag.key and tags.key_holder(desk.store, tag.key) is None:
            here = tags.codebook(desk.store).get(tag.slug)
            if here is not None and here.id == tag.id:
                _set_columns(desk, act, tag, {"shortcut": tag.key})


def _set_columns(desk: Desk, act: Act, tag: Tag, row: dict[str, object]) -> None:
    key = tags.key_of(desk.store, tag.slug)
    if key is not None:
        act.update("tag", key, row)


def _without(row: dict[str, object], name: str) -> dict[str, object]:
    return {column: value for column, value in row.items() if column != name}


def _set(desk: Desk, one: AnnotationSet, name: str | None) -> int:
    if name is not None:
        return tags.make_set(desk.store, desk.annotator, name, now())
    return tags.make_set(desk.store, one.annotator, one.name, now(), one.id)


def _article(desk: Desk, article: Article, bundle: Bundle) -> tuple[int, str]:
    """(1 if it is new, the id it has here) of a bundle's article, with those of its versions."""
    here = articles.by_id(desk.store, article.id)
    if here is None:
        here = articles.by_text(desk.store, _text(bundle, article.version).sha256)
    made = here is None
    if here is None:
        if articles.by_path(desk.store, article.path):
            article = replace(article, path=f"{article.path}#{article.id}")
        folded = shaping.filter_words(article.metadata, article.opening)
        articles.insert(desk.store, article, folded, now())
        here = article
    mine = [one for one in bundle.versions if one.article == article.id]
    for version in sorted(mine, key=lambda one: (one.id == article.version, one.number)):
        if not versions.has(desk.store, here.id, version.sha256):
            _version(desk, here, version, keep_current=not made)
    return int(made), here.id


def _version(desk: Desk, here: Article, version: Version, keep_current: bool) -> None:
    current = versions.get(desk.store, here.version).sha256 if keep_current else None
    taken = {versions.number(desk.store, one) for one in versions.ids(desk.store, here.id)}
    number = version.number if version.number not in taken else max(taken) + 1
    versions.add(desk.store, replace(version, article=here.id, number=number), None)
    if current is not None:
        versions.make_current(desk.store, here.id, current)


def _text(bundle: Bundle, version: str) -> Version:
    return next(one for one in bundle.versions if one.id == version)


def _row(
    desk: Desk, one: Annotation, set_key: int, article: str, bundle: Bundle
) -> dict[str, object]:
    return {
        "id": one.id, "annotation_set": set_key,
        "article": articles.key_of(desk.store, article),
        "version": versions.with_text(desk.store, article, _text(bundle, one.version).sha256),
        "start": one.start, "end": one.end, "exact": one.exact, "prefix": one.prefix,
        "suffix": one.suffix, "tag": tags.key_of(desk.store, one.tag), "note": one.note,
        "created": one.created, "modified": one.modified,
    }  # fmt: skip


def _placed(desk: Desk, mark: Mark, key: int, names: dict[str, str], bundle: Bundle) -> None:
    """Where the bundle says a mark lies, if the text it says so of is the current one here."""
    theirs = next(one for one in bundle.articles if one.id == mark.annotation.article)
    ours = articles.by_id(desk.store, names[theirs.id])
    if ours is None or mark.annotation.version == theirs.version:
        return
    if versions.sha256(desk.store, ours.version) == _text(bundle, theirs.version).sha256:
        annotations.place(desk.store, key, ours.version, mark.placement)
