"""Annotations in: a `Bundle` that a format has read becomes rows, as one undoable act.

Tags are told by slug, articles by id, else by their text, annotations by id; what is there already
stays as it is. A tag that nobody has used yet becomes what the bundle says, so that a set that is
brought into a new library comes out of it as it went in.
"""

from typing import NamedTuple

from nkreader.library.adding import BATCH_CHARACTERS
from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.library.placing import settle
from nkreader.model import AnnotationSet, Article, Bundle, Link, Mark, Tag, Version
from nkreader.store import annotations, articles, history, tags, versions
from nkreader.store.history import Act


class _Home(NamedTuple):
    """An article of a bundle as it is in this library."""

    id: str
    key: int
    versions: dict[str, int]
    """The keys here of the bundle's versions, by the ids they have there."""
    new: bool
    text: int | None
    """The key of the current version here, if the bundle's current one has that text."""


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
    """Put a bundle into the library; with `set_name` all into that set of the current annotator.

    Articles are added first, a few at a time; the annotations, tags and links are one act.
    """
    homes = _homes(desk, bundle)
    desk.refresh()
    with history.act(desk.store, desk.annotator, "imported a set", now()) as act:
        new_tags = _tags(desk, act, bundle.tags)
        desk.sound_codebook()
        sets = {one.id: _set(desk, one, set_name) for one in bundle.sets}
        fresh = _marks(desk, act, bundle, sets, homes)
        for link in bundle.links:
            if annotations.link_key(desk.store, link.id) is None:
                act.insert("link", _link(desk, link))
        for home in homes.values():
            settle(desk.store, home.id)
        for mark in fresh:
            _placed(desk, act, mark, homes[mark.annotation.article])
    desk.refresh()
    new = sum(home.new for home in homes.values())
    return Taken(len(fresh), new, new_tags, len(bundle.marks) - len(fresh))


def _homes(desk: Desk, bundle: Bundle) -> dict[str, _Home]:
    """Where each article of a bundle is here, by the id it has there; made where it is missing."""
    texts: dict[str, list[Version]] = {}
    for version in bundle.versions:
        texts.setdefault(version.article, []).append(version)
    homes: dict[str, _Home] = {}
    waiting, characters = list(bundle.articles), 0
    while waiting:
        with desk.store.write():
            characters = 0
            while waiting and characters < BATCH_CHARACTERS:
                article = waiting.pop(0)
                homes[article.id] = _home(desk, article, texts[article.id])
                characters += sum(len(one.document.text) for one in texts[article.id])
    return homes


def _marks(
    desk: Desk, act: Act, bundle: Bundle, sets: dict[str, int], homes: dict[str, _Home]
) -> list[Mark]:
    """Write the annotations that are not there yet; returns these."""
    slugs = {slug: tags.key_of(desk.store, slug) for slug in {tag.slug for tag in bundle.tags}}
    fresh = []
    for mark in bundle.marks:
        one, home = mark.annotation, homes[mark.annotation.article]
        if annotations.key_of(desk.store, one.id) is None:
            row = {
                "id": one.id, "annotation_set": sets[one.set], "article": home.key,
                "version": home.versions[one.version], "start": one.start, "end": one.end,
                "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix,
                "tag": slugs[one.tag], "note": one.note, "created": one.created,
                "modified": one.modified,
            }  # fmt: skip
            act.insert("annotation", row)
            fresh.append(mark)
    return fresh


def _link(desk: Desk, link: Link) -> dict[str, object]:
    return {
        "id": link.id, "kind": link.kind, "note": link.note, "created": link.created,
        "source": annotations.key_of(desk.store, link.source),
        "target": annotations.key_of(desk.store, link.target),
    }  # fmt: skip


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
        mine = tag._replace(parent=None, key=tag.key if taken in (None, tag.slug) else None)
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


def _home(desk: Desk, article: Article, texts: list[Version]) -> _Home:
    """An article of a bundle with its versions, as it is here; made where it is missing."""
    theirs = next(one.sha256 for one in texts if one.id == article.version)
    here = articles.by_id(desk.store, article.id) or articles.by_text(desk.store, theirs)
    new = here is None
    if here is None:
        if articles.by_path(desk.store, article.path):
            article = article._replace(path=f"{article.path}#{article.id}")
        folded = articles.filter_words(article.metadata, article.opening)
        articles.insert(desk.store, article, folded, now())
        here = article
    keys = {}
    for version in sorted(texts, key=lambda one: (one.sha256 == theirs, one.number)):
        id = versions.with_text(desk.store, here.id, version.sha256)
        if id is None:
            id = _version(desk, here, version, keep_current=not new)
        keys[version.id] = versions.key_of(desk.store, id)
    text = versions.key_of(desk.store, here.version)
    same = text == keys[article.version]
    return _Home(here.id, articles.key_of(desk.store, here.id), keys, new, text if same else None)


def _version(desk: Desk, here: Article, version: Version, keep_current: bool) -> str:
    """Add a text to an article; returns its id."""
    taken = {one.number for one in versions.every(desk.store, here.id)}
    number = version.number if version.number not in taken else max(taken) + 1
    versions.add(desk.store, version._replace(article=here.id, number=number), None)
    if keep_current:
        versions.make_current(desk.store, here.id, versions.sha256(desk.store, here.version))
    return version.id


def _placed(desk: Desk, act: Act, mark: Mark, home: _Home) -> None:
    """Where the bundle says a mark lies, if its current text is the current one here.

    What the program would not have said itself, a person has said, and it is kept as that.
    """
    if home.text in (None, home.versions[mark.annotation.version]):
        return
    key = annotations.key_of(desk.store, mark.annotation.id) or 0
    (here,) = annotations.marks(desk.store, [key])
    if here.placement != mark.placement:
        place = mark.placement._asdict()
        act.insert("decision", {"annotation": key, "version": home.text, **place})
