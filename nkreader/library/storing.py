"""One arrival into the rows of an article: new, updated, or unchanged. Only inside a transaction.

Which arrive, and how many are written at once, is `adding`'s business.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from nkreader.ids import new_id
from nkreader.library import deriving, shaping
from nkreader.library.places import now
from nkreader.library.placing import Places, settle
from nkreader.model import Article
from nkreader.provenance import SourceDocument
from nkreader.sources import Arrival
from nkreader.store import (
    article_data,
    articles,
    feeds,
    files,
    new_mentions,
    originals,
    reports,
    versions,
)
from nkreader.store.connection import Store

Outcome = Literal["added", "unchanged", "updated", "failed"]


class Added(NamedTuple):
    """What became of one piece of news."""

    path: str
    status: Outcome
    id: str | None = None
    title: str | None = None
    notes: tuple[str, ...] = ()
    error: str | None = None
    kind: str | None = None
    """What kind of source it came from; None where that was not found out."""
    member: str | None = None
    """Its name inside an archive, mail box, table or feed."""
    same_as: str | None = None
    """The id of another article that has the same text."""
    highlights: int = 0
    """How many passages that were highlighted in another program became annotations."""


class Ready(NamedTuple):
    path: str
    identity: str
    arrival: Arrival
    made: shaping.Made
    places: Places
    """Where the annotations that the article has lie in this text."""
    document: SourceDocument | None
    feed: str | None


def adds_nothing(store: Store, here: Article, sha256: str, arrival: Arrival) -> bool:
    """Whether an article's source says of it what it said before."""
    same = versions.sha256(store, here.version) == sha256
    return same and article_data.source_says(store, here) == arrival.metadata


def told_of(
    store: Store, status: Outcome, path: str, article: Article, arrival: Arrival, sha256: str
) -> Added:
    """What is said of an article; of one that came in, its twin too."""
    twin = articles.same_text(store, article.id, sha256)
    same = () if twin is None or status == "unchanged" else (f"the same text as {twin}",)
    title, notes = article.metadata.title, (*arrival.notes, *same)
    return Added(
        path, status, article.id, title, notes, None, arrival.kind, arrival.member, twin
    )  # fmt: skip


class Written(NamedTuple):
    """What was written of a source."""

    told: Added
    version: int | None
    """The key of a new version, where there is one."""


def write_one(store: Store, ready: Ready) -> Written:
    """Write what is ready, but for what is found in its text."""
    path, identity, arrival, (sha256, _, _, shape, _), places = ready[:5]
    here = articles.by_identity(store, identity)
    if here is None:
        article, version = _new(store, ready)
        return Written(told_of(store, "added", path, article, arrival, sha256), version)
    if adds_nothing(store, here, sha256, arrival):
        return Written(told_of(store, "unchanged", path, here, arrival, sha256), None)
    article_data.renew(store, here.id, arrival.metadata, shape.words, shape.opening)
    _keep_alternates(store, here.id, arrival)
    originals.set_origin(store, here.id, arrival.kind, arrival.origins, arrival.proposed)
    renewed = here._replace(metadata=article_data.kept(store, here.id, arrival.metadata))
    files.forget_article(store, here.id)
    same = versions.sha256(store, here.version) == sha256
    if same and renewed == here:
        return Written(told_of(store, "unchanged", path, here, arrival, sha256), None)
    added = None
    if not same and not versions.make_current(store, here.id, sha256):
        added = _add_version(store, here.id, versions.next_number(store, here.id), ready)
    told = told_of(store, "updated", path, renewed, arrival, sha256)
    notes = (*told.notes, *settle(store, here.id, places))
    return Written(told._replace(notes=notes), added)


def _new(store: Store, ready: Ready) -> tuple[Article, int]:
    """An article with its first text, and the key of that. A path that another article has is told
    from it by the id: a table's rows all come from one file."""
    metadata, shape, id = ready.arrival.metadata, ready.made.shape, new_id()
    path = f"{ready.path}#{id}" if articles.by_path(store, ready.path) else ready.path
    article = Article(id, path, metadata, "", shape.words, shape.opening)
    folded = articles.filter_words(metadata, shape.opening)
    articles.insert(store, article, folded, now(), ready.identity)
    arrival = ready.arrival
    originals.set_origin(store, id, arrival.kind, arrival.origins, arrival.proposed)
    _keep_alternates(store, id, arrival)
    return article, _add_version(store, id, 1, ready)


def _keep_alternates(store: Store, id: str, arrival: Arrival) -> None:
    """Where the article stands in other languages, by its page's head or by links of its text."""
    from nkreader.sources.alternates import kept, linked

    data = arrival.metadata
    found = (*arrival.alternates, *linked(arrival.document))
    reports.set_alternates(store, id, kept(found, data.url, data.language))


def _add_version(store: Store, article: str, number: int, ready: Ready) -> int:
    document, made, source = ready.arrival.document, ready.made, ready.arrival.source
    version = shaping.version(new_id(), article, number, document, made, now())
    # Markdown without any marks is its own text: it is not kept twice.
    is_text = source is not None and source.strip() == document.text.strip()
    kept = None if is_text else source
    key = versions.add(store, version, kept, made.shape.tokens, first=number == 1)
    if ready.document is not None:
        originals.add(store, key, ready.document, made.packed)
    if ready.feed is not None:
        feeds.brought(store, ready.feed, article)
    return key


def write_mentions(store: Store, batch: Sequence[tuple[Ready, int | None]]) -> None:
    """What is found in texts that were written, with the keys of those that are new: mentions,
    claims, time expressions, what they say of earlier reports; they are many in a long text. Only
    inside `store.write()`."""
    from nkreader.entities import EXTRACTOR, VERSION
    from nkreader.library import earlier
    from nkreader.library.naming import keep_first, keep_new

    new = []
    for one, version in batch:
        found = one.made.shape.mentions
        if version is not None:
            new.append(new_mentions.text_of(store, version, one.arrival.document.text, found))
            continue
        here = articles.by_identity(store, one.identity)
        if here is not None:
            keep_first(store, here.version, found, (EXTRACTOR, VERSION))
    if new:
        keep_new(store, new, (EXTRACTOR, VERSION))
    texts = ((one.identity, one.made, one.arrival.document.text) for one, _ in batch)
    for identity, made, text in texts:
        here = articles.by_identity(store, identity)
        if here is not None and versions.sha256(store, here.version) == made.sha256:
            deriving.keep(store, here.id, here.version, text, made.shape.found)
            earlier.keep_new(store, here, text, made.shape.sentences)
