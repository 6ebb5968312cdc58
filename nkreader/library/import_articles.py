"""The articles of a bundle, brought into the library with the texts that annotations were made in.

What is here already stays as it is; of an article that was here the current text too, unless it is
nothing but quotations and more of them come: that text `grow`s when all else is written.
"""

from typing import NamedTuple

from nkreader.library.context import Context
from nkreader.library.import_plan import ArticlePlan, VersionPlan
from nkreader.library.places import now
from nkreader.model import Article, Bundle, Version
from nkreader.store import article_data, articles, originals, versions
from nkreader.store.history import Act
from nkreader.store.long_acts import LongAct
from nkreader.text.completing import completed


class Homes(NamedTuple):
    """The keys here of a bundle's articles and versions, by the ids they have there."""

    articles: dict[str, int]
    ids: dict[str, str]
    """The ids here of the articles."""
    versions: dict[str, int]


def write_article(
    context: Context,
    doing: LongAct,
    act: Act,
    one: ArticlePlan,
    homes: Homes,
    bundle: Bundle,
) -> None:
    """Write an article as it was planned, and note in `homes` where it is."""
    store = context.store
    article = one.here or _new_article(context, doing, act, one.theirs, bundle)
    homes.ids[one.theirs.id] = article.id
    homes.articles[one.theirs.id] = articles.key_of(store, article.id)
    for text in one.versions:
        if text.is_new:
            _write_version(context, article.id, text, beside=one.here is not None)
            key = versions.key_of(store, text.id)
            doing.made("version", key)
            document = bundle.documents.get(text.theirs.id)
            if document is not None:
                originals.add(store, key, document, None)
        homes.versions[text.theirs.id] = versions.key_of(store, text.id)


def grow(context: Context, one: ArticlePlan, homes: Homes) -> None:
    """Let the text that came be the current one of an article that was here. What is known of the
    one before goes with that and can't be given back: so nothing may fail after it. Only inside
    `store.write()`."""
    id, sha256 = homes.ids[one.theirs.id], one.versions[-1].theirs.sha256
    if versions.make_current(context.store, id, sha256):
        article_data.recount(context.store, id, one.theirs.words)


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


def _write_version(context: Context, article: str, text: VersionPlan, beside: bool) -> None:
    """Add a text: `beside` the current one of an article that was here, else as that."""
    store = context.store
    taken = {one.number for one in versions.every(store, article)}
    number = text.theirs.number if text.theirs.number not in taken else max(taken) + 1
    version = _complete(text.theirs)._replace(id=text.id, article=article, number=number)
    if beside:
        versions.add_beside(store, version)
    else:
        versions.add(store, version)


def _complete(version: Version) -> Version:
    """What a file left out that can be derived of the text."""
    found = completed(version.document, version.zones, version.sentences)
    return version._replace(document=found.document, zones=found.zones, sentences=found.sentences)
