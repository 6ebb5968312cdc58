"""What an import would do, worked out before anything is written.

Everything is told by its id first, then by what else names it: a tag by its slug, an article by
what its source calls it or by its text, a text by its words within the article, a set by annotator
and name. What has another id here and a name that is taken gets a name of its own, and that is
said.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.quotations import is_quotations
from nkreader.model import AnnotationSet, Article, Bundle, Tag, Version
from nkreader.provenance import Identity
from nkreader.store import annotations, articles, sets, tags, versions


class TagPlan(NamedTuple):
    """A tag of the bundle, and the one here that it is; None where it will be made."""

    theirs: Tag
    here: str | None
    """The slug of the tag here."""
    slug: str
    """What it is called here from now on."""


class VersionPlan(NamedTuple):
    """A text of the bundle, under the id that it will have here."""

    theirs: Version
    id: str
    is_new: bool


class ArticlePlan(NamedTuple):
    """An article of the bundle, and the one here that it is; None where it will be made."""

    theirs: Article
    here: Article | None
    versions: tuple[VersionPlan, ...]
    """The current one last."""
    grows: bool = False
    """Whether both are nothing but quotations, and theirs has more: that becomes the text here."""


class SetPlan(NamedTuple):
    """A set of the bundle, and the key of the one here; None where it will be made."""

    theirs: AnnotationSet
    here: int | None
    id: str


class ImportPlan(NamedTuple):
    """What becomes of each part of a bundle."""

    tags: tuple[TagPlan, ...]
    sets: tuple[SetPlan, ...]
    articles: tuple[ArticlePlan, ...]
    known: frozenset[str]
    """The ids of the annotations that are here already."""
    notes: tuple[str, ...]


def plan(context: Context, bundle: Bundle, set_name: str | None) -> ImportPlan:
    """What an import of a bundle would do; `set_name` is the one set of the current annotator that
    all annotations go into, if they do. Reads one state of the library and writes nothing."""
    with context.store.snapshot():
        notes: list[str] = []
        wanted = [mark.annotation.id for mark in bundle.marks]
        said = [one.id for one in bundle.article_marks]
        if sets.holding(context.store, wanted, said) & context.store.hidden:
            context.end_first()
        return ImportPlan(
            tuple(_tags(context, bundle.tags, notes)),
            tuple(_sets(context, bundle.sets, set_name)),
            tuple(_articles(context, bundle)),
            annotations.known(context.store, wanted),
            tuple(notes),
        )


def _tags(context: Context, theirs: tuple[Tag, ...], notes: list[str]) -> Iterator[TagPlan]:
    by_id = {tag.id: tag.slug for tag in context.codebook.tags}
    slugs = {tag.slug for tag in context.codebook.tags}
    used = tags.used(context.store)
    claimed = {by_id[tag.id] for tag in theirs if tag.id in by_id}
    taken = slugs | {tag.slug for tag in theirs}
    for tag in theirs:
        here = by_id.get(tag.id)
        if here is None and tag.slug in slugs - claimed:
            here = tag.slug
        if here is None:
            slug = tag.slug if tag.slug not in slugs else _free(tag.slug, taken)
        else:
            may_rename = here not in used and tag.slug not in slugs
            slug = tag.slug if may_rename else here
        taken.add(slug)
        if slug != tag.slug:
            notes.append(f"the tag {tag.slug} is called {slug} here")
        yield TagPlan(tag, here, slug)


def _free(slug: str, taken: set[str]) -> str:
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _sets(
    context: Context, theirs: tuple[AnnotationSet, ...], set_name: str | None
) -> Iterator[SetPlan]:
    for one in theirs:
        wanted = (
            one if set_name is None else one._replace(name=set_name, annotator=context.annotator)
        )
        by_id = tags.set_with_id(context.store, one.id)
        here = by_id if set_name is None else None
        if here is None:
            here = tags.set_key(context.store, wanted.annotator, wanted.name)
        if here in context.store.hidden:
            context.end_first()
        free = by_id is None and set_name is None
        yield SetPlan(wanted, here, one.id if free else new_id())


def _articles(context: Context, bundle: Bundle) -> Iterator[ArticlePlan]:
    texts: dict[str, list[Version]] = {}
    for version in bundle.versions:
        texts.setdefault(version.article, []).append(version)
    by_id = {one.id: articles.by_id(context.store, one.id) for one in bundle.articles}
    claimed = {here.id for here in by_id.values() if here is not None}
    for article in bundle.articles:
        own = texts[article.id]
        current = next(one for one in own if one.id == article.version)
        here = by_id[article.id]
        if here is None:
            given = bundle.identities.get(article.id)
            here = _same_source(context, given, current.sha256, claimed) if given else None
        if here is None:
            here = _same_article(context, article, current.sha256, claimed)
        if here is not None:
            claimed.add(here.id)
        # The current one last: a version that is added becomes the current one.
        own.sort(key=lambda one: (one.sha256 == current.sha256, one.number))
        grows = here is not None and _grows(context, here, current)
        yield ArticlePlan(article, here, tuple(_versions(context, here, own)), grows)


def _grows(context: Context, here: Article, theirs: Version) -> bool:
    if not is_quotations(theirs.id, theirs.sha256):
        return False
    sha256 = versions.sha256(context.store, here.version)
    if sha256 == theirs.sha256 or not is_quotations(here.version, sha256):
        return False
    return theirs.document.text.startswith(versions.text(context.store, here.version))


def _same_source(
    context: Context, identity: Identity, sha256: str, claimed: set[str]
) -> Article | None:
    """The article here that its source calls so. A path means something on one machine only: there
    the text has to be the same too."""
    here = articles.by_identity(context.store, identity.given)
    if here is None or here.id in claimed:
        return None
    is_path = PurePosixPath(identity.given).is_absolute() or PureWindowsPath(identity.given).drive
    same_text = versions.with_text(context.store, here.id, sha256) is not None
    return here if same_text or not is_path else None


def _same_article(
    context: Context, article: Article, sha256: str, claimed: set[str]
) -> Article | None:
    """The article here that has the same text, the one from the same path first; each is one of
    theirs at most."""
    same = [one for one in articles.with_text(context.store, sha256) if one.id not in claimed]
    return min(same, key=lambda one: one.path != article.path, default=None)


def _versions(context: Context, here: Article | None, own: list[Version]) -> Iterator[VersionPlan]:
    for version in own:
        there = versions.with_text(context.store, here.id, version.sha256) if here else None
        if there is not None:
            yield VersionPlan(version, there, False)
        else:
            taken = versions.exists(context.store, version.id)
            yield VersionPlan(version, new_id() if taken else version.id, True)
