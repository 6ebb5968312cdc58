"""Annotations in: a `Bundle` that a format has read becomes rows, as one undoable act.

What will be done is worked out first (`import_plan`). It is written some rows at a time, so that
nobody waits long; what fails, or is killed, is taken back as a whole. What is there already stays
as it is, but for a tag that nobody has used yet: that becomes what the bundle says, so that a set
that is brought into a new library comes out of it as it went in.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from nkreader.article_marks import ArticleMark
from nkreader.library import coding
from nkreader.library.adding import BATCH_CHARACTERS
from nkreader.library.context import Context
from nkreader.library.import_decisions import write_decisions, write_views
from nkreader.library.import_plan import ArticlePlan, ImportPlan, VersionPlan, plan
from nkreader.library.import_tags import write_tags
from nkreader.library.places import now
from nkreader.library.placing import foresee, settle
from nkreader.links import Link
from nkreader.model import Article, Bundle, Mark, Version
from nkreader.store import (
    annotations,
    article_marks,
    articles,
    links,
    originals,
    placements,
    tags,
    versions,
)
from nkreader.store.history import Act
from nkreader.store.long_acts import LongAct, long_act
from nkreader.store.rows import Row
from nkreader.text.completing import completed
from nkreader.wellformed import around

ROWS = 500
"""Annotations written in one transaction."""


class Imported(NamedTuple):
    """What an import brought in."""

    annotations: int
    articles: int
    tags: int
    known: int
    """Annotations that were there already."""
    decisions: int = 0
    """About entities."""
    views: int = 0
    notes: tuple[str, ...] = ()
    """What of the file was passed over, or is called otherwise here, one line each."""

    def with_notes(self, more: Sequence[str]) -> "Imported":
        """The same, with what its reader has to say first."""
        return self._replace(notes=(*more, *self.notes))


def take(context: Context, bundle: Bundle, set_name: str | None) -> Imported:
    """Put a bundle into the library; with `set_name` all into that set of the current annotator.

    Raises NkreaderError, and nothing of the bundle is in the library, where it can't be done.
    """
    context.refresh()
    todo = plan(context, bundle, set_name)
    notes = [*todo.notes]
    fresh = [mark for mark in bundle.marks if mark.annotation.id not in todo.known]
    with long_act(context.store, context.annotator, "imported a set", now()) as doing:
        with doing.batch() as act:
            tag_keys = write_tags(context, act, todo.tags)
            sets = _write_sets(context, doing, todo)
        homes = _write_articles(context, doing, todo.articles, bundle)
        for some in _some(fresh):
            _write_marks(context, doing, bundle, some, sets, homes, tag_keys)
        _write_article_marks(context, doing, bundle.article_marks, sets, homes, tag_keys)
        _write_links(context, doing, bundle.links)
        decided = write_decisions(context.store, doing, bundle.decisions, notes)
        own: dict[str, list[Mark]] = {}
        for mark in fresh:
            own.setdefault(mark.annotation.article, []).append(mark)
        for one in todo.articles:
            _place(context, doing, one, homes, own.get(one.theirs.id, []))
    saved = write_views(context.store, bundle.views, notes)
    context.refresh()
    for _ in coding.settle_all(context):
        pass
    new = sum(one.here is None for one in todo.articles)
    made = sum(one.here is None for one in todo.tags)
    known = len(bundle.marks) - len(fresh)
    return Imported(len(fresh), new, made, known, decided, saved, tuple(notes))


class _Homes(NamedTuple):
    """The keys here of a bundle's articles and versions, by the ids they have there."""

    articles: dict[str, int]
    ids: dict[str, str]
    """The ids here of the articles."""
    versions: dict[str, int]


def _some(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    left = iter(marks)
    while some := list(islice(left, ROWS)):
        yield some


def _write_sets(context: Context, doing: LongAct, todo: ImportPlan) -> dict[str, int]:
    """The keys here of the sets of a bundle, by their ids there; made where they are missing."""
    keys: dict[str, int] = {}
    for their, here, id in todo.sets:
        key = here or tags.set_key(context.store, their.annotator, their.name)
        if key is None:
            key = tags.make_set(context.store, their.annotator, their.name, now(), id)
            doing.made("annotation_set", key)
        keys[their.id] = key
    return keys


def _write_articles(
    context: Context, doing: LongAct, wanted: Sequence[ArticlePlan], bundle: Bundle
) -> _Homes:
    homes = _Homes({}, {}, {})
    waiting = deque(wanted)
    while waiting:
        characters = 0
        with doing.batch() as act:
            while waiting and characters < BATCH_CHARACTERS:
                one = waiting.popleft()
                _write_article(context, doing, act, one, homes, bundle)
                new = (text.theirs for text in one.versions if text.is_new)
                characters += sum(len(version.document.text) for version in new)
    return homes


def _write_article(
    context: Context,
    doing: LongAct,
    act: Act,
    one: ArticlePlan,
    homes: _Homes,
    bundle: Bundle,
) -> None:
    store = context.store
    article = one.here or _new_article(context, doing, act, one.theirs, bundle)
    homes.ids[one.theirs.id] = article.id
    homes.articles[one.theirs.id] = articles.key_of(store, article.id)
    for text in one.versions:
        if text.is_new:
            _write_version(context, article.id, text, keeps_current=one.here is not None)
            doing.made("version", versions.key_of(store, text.id))
            document = bundle.documents.get(text.theirs.id)
            if document is not None:
                originals.add(store, text.id, document, None)
        homes.versions[text.theirs.id] = versions.key_of(store, text.id)


def _new_article(
    context: Context, doing: LongAct, act: Act, theirs: Article, bundle: Bundle
) -> Article:
    """An article that was not here, without a text: what its source says of it, and over that what
    a person has set."""
    store, article = context.store, theirs
    if articles.by_path(store, article.path):
        article = article._replace(path=f"{article.path}#{article.id}")
    given, kind, came = bundle.identities.get(article.id, (None, "text", {}))
    if given is not None and articles.by_identity(store, given) is not None:
        # Another machine's file may lie where a different one lies here.
        given = None
    source = article._replace(metadata=article.metadata._replace(**came))
    folded = articles.filter_words(source.metadata, source.opening)
    key = articles.insert(store, source, folded, now(), given)
    doing.made("article", key)
    originals.set_origin(store, article.id, kind, {}, {})
    for field in came:
        value = getattr(article.metadata, field)
        act.insert("article_edit", {"article": key, "field": field, "value": value})
    return article


def _write_version(context: Context, article: str, text: VersionPlan, keeps_current: bool) -> None:
    """Add a text; the current one of an article that was here stays the current one."""
    store = context.store
    here = articles.by_id(store, article)
    taken = {one.number for one in versions.every(store, article)}
    number = text.theirs.number if text.theirs.number not in taken else max(taken) + 1
    version = _complete(text.theirs)._replace(id=text.id, article=article, number=number)
    versions.add(store, version, None)
    if keeps_current and here is not None:
        versions.make_current(store, article, versions.sha256(store, here.version))


def _complete(version: Version) -> Version:
    """What a file left out that can be derived of the text."""
    found = completed(version.document, version.zones, version.sentences)
    return version._replace(document=found.document, zones=found.zones, sentences=found.sentences)


def _write_marks(
    context: Context,
    doing: LongAct,
    bundle: Bundle,
    marks: Sequence[Mark],
    sets: dict[str, int],
    homes: _Homes,
    tag_keys: dict[str, int],
) -> None:
    """Write some annotations that are not here yet."""
    texts = {version.id: version.document.text for version in bundle.versions}
    new: list[Row] = []
    for one in (mark.annotation for mark in marks):
        # A file may say less of what stands around a passage than its text does.
        prefix, suffix = around(texts[one.version], one.start, one.end)
        new.append({
            "id": one.id, "annotation_set": sets[one.set], "article": homes.articles[one.article],
            "version": homes.versions[one.version], "start": one.start, "end": one.end,
            "exact": one.exact, "prefix": prefix, "suffix": suffix,
            "tag": tag_keys[one.tag], "note": one.note, "created": one.created,
            "modified": one.modified, "source_grade": one.grade.source,
            "information_grade": one.grade.information,
        })  # fmt: skip
    with doing.batch() as act:
        act.insert_many("annotation", new)


def _write_article_marks(
    context: Context,
    doing: LongAct,
    told: Sequence[ArticleMark],
    sets: dict[str, int],
    homes: _Homes,
    tag_keys: dict[str, int],
) -> None:
    """What a set says here already of an article stays as it is."""
    for start in range(0, len(told), ROWS):
        with doing.batch() as act:
            for one in told[start : start + ROWS]:
                article, owner = homes.articles[one.article], sets[one.set]
                tag = tag_keys[one.tag] if one.tag else None
                known = article_marks.with_id(context.store, one.id) is not None
                if known or article_marks.key_of(context.store, article, owner, tag) is not None:
                    continue
                row: Row = {"id": one.id, "annotation_set": owner, "article": article, "tag": tag}
                row |= {"note": one.note, "created": one.created, "modified": one.modified}
                act.insert("article_mark", row)


def _write_links(context: Context, doing: LongAct, told: Sequence[Link]) -> None:
    """A link that is here already becomes what was said of it last."""
    store = context.store
    for start in range(0, len(told), ROWS):
        with doing.batch() as act:
            for link in told[start : start + ROWS]:
                row: Row = dict(link._asdict())
                key = links.key_of(store, link.id)
                if key is None:
                    act.insert("link", row)
                elif links.with_keys(store, [key])[0].modified < link.modified:
                    act.update("link", key, row)


def _place(
    context: Context, doing: LongAct, one: ArticlePlan, homes: _Homes, marks: Sequence[Mark]
) -> None:
    """Find where the annotations of an article lie in its current text, and keep what the bundle
    says of that where this is its current text too.

    What the program would not have said itself, a person has said, and it is kept as that.
    """
    store, id = context.store, homes.ids[one.theirs.id]
    here = articles.by_id(store, id)
    if here is None:
        return
    waiting = placements.unplaced(store, id, here.version)
    places = foresee(store, waiting, versions.text(store, here.version)) if waiting else {}
    current = versions.key_of(store, here.version)
    told = [
        mark
        for mark in marks
        if current == homes.versions[one.theirs.version]
        and current != homes.versions[mark.annotation.version]
    ]
    if not waiting and not told:
        return
    with doing.batch() as act:
        settle(store, id, places)
        for mark in told:
            key = annotations.key_of(store, mark.annotation.id) or 0
            (now_at,) = annotations.marks(store, [key])
            if now_at.placement != mark.placement:
                place = mark.placement._asdict()
                act.insert("decision", {"annotation": key, "version": current, **place})
