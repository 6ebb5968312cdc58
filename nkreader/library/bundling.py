"""Annotations with all that they need to stand alone, gathered into a `Bundle`."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from nkreader.article_marks import ArticleMark
from nkreader.library.context import Context
from nkreader.model import AnnotationSet, Article, Bundle, Passage, Tag
from nkreader.provenance import Identity
from nkreader.spooled import seen_as
from nkreader.store import (
    adjudications,
    article_data,
    article_marks,
    articles,
    links,
    originals,
    relations,
    versions,
)
from nkreader.store import sets as stored


def gather(
    context: Context,
    passages: Sequence[Passage],
    whole: Sequence[ArticleMark] | None = None,
    more: Iterable[str] = (),
    everything: bool = False,
) -> Bundle:
    """These passages with all that they need: tags, sets, articles, versions, links. `whole` is
    what is said of whole articles; else what their sets say of their articles. `more` are articles
    (by id) of which nothing need be said. `everything`: what was decided into the sets, and of two
    articles, goes along with what that needs."""
    sets, found, used, own = _needed(passages)
    if whole is None:
        whole = article_marks.of_sets(context.store, sets, found)
    told = {*sets, *(one.set for one in whole)}
    whole_set = adjudications.whole(context.store) if everything else ()
    decided = [one for one in whole_set if one.into_set in told]
    told |= {id for one in decided for id in (one.left_set, one.right_set)}
    here = {one.set.id: one for one in stored.every(context.store)}
    sets |= {id: one.set for id, one in here.items() if id in told}
    said_of = {one.article for one in whole} | {one.article for one in decided}
    related = relations.every(context.store) if everything else ()
    said_of |= {id for one in related for id in (one.article, one.other)}
    for id in (said_of | set(more)) - found.keys():
        if (article := articles.by_id(context.store, id)) is not None:
            found[id] = article
    used |= {one.tag for one in whole if one.tag}
    used |= {side.tag for one in decided for side in one.sides}
    for tag in context.codebook.tags:
        if tag.slug in used:
            used |= set(_above(context, tag))
    own |= {side.version for one in decided for side in one.sides}
    wanted = sorted(own | {article.version for article in found.values()})
    return Bundle(
        tuple(tag for tag in context.codebook.tags if tag.slug in used),
        tuple(sets.values()),
        tuple(found.values()),
        tuple(versions.get(context.store, id) for id in wanted),
        seen_as(passages, attrgetter("mark")),
        links.among(context.store, (passage.mark.annotation.id for passage in passages))[0],
        {id: _identity(context, id) for id in found},
        originals.of_versions(context.store, wanted),
        tuple(one for one in whole if one.article in found),
        adjudications=tuple(decided),
        relations=relations.among(context.store, found),
        archived=frozenset(id for id in sets if id in here and here[id].archived),
    )


class _Needed(NamedTuple):
    """What passages need, by id; slugs of tags."""

    sets: dict[str, AnnotationSet]
    articles: dict[str, Article]
    tags: set[str]
    versions: set[str]


def _needed(passages: Iterable[Passage]) -> _Needed:
    needed = _Needed({}, {}, set(), set())
    for mark, article, owner in passages:
        needed.sets.setdefault(owner.id, owner)
        needed.articles.setdefault(article.id, article)
        needed.tags.add(mark.annotation.tag)
        needed.versions.add(mark.annotation.version)
    return needed


def _identity(context: Context, id: str) -> Identity:
    """What tells an article when it comes again, what its source says where a person has set
    something else included."""
    store = context.store
    article, edited = articles.by_id(store, id), article_data.edits(store, id)
    identity = originals.identity(store, id)
    if article is None or not edited:
        return identity
    says = article_data.source_says(store, article)
    return identity._replace(came={name: getattr(says, name) for name in edited})


def _above(context: Context, tag: Tag) -> Iterator[str]:
    seen: set[str] = set()
    above = context.codebook.get(tag.parent) if tag.parent else None
    while above is not None and above.slug not in seen:
        seen.add(above.slug)
        yield above.slug
        above = context.codebook.get(above.parent) if above.parent else None
