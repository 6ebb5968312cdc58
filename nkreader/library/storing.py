"""One arrival into the rows of an article: new, updated, or unchanged. Only inside a transaction.

Which arrive, and how many are written at once, is `adding`'s business.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from nkreader.ids import new_id
from nkreader.library import shaping
from nkreader.library.places import now
from nkreader.library.placing import Places, settle
from nkreader.model import Article
from nkreader.provenance import SourceDocument
from nkreader.sources import Arrival
from nkreader.store import article_data, articles, feeds, files, originals, reports, versions
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
    sha256: str
    shape: shaping.Shape
    places: Places
    """Where the annotations that the article has lie in this text."""
    document: SourceDocument | None
    packed: bytes | None
    """The bytes of the document, compressed, where they are kept."""
    feed: str | None


def known_already(store: Store, identity: str, sha256: str, arrival: Arrival) -> Article | None:
    """The article that this adds nothing to: its source says of it what it said before."""
    here = articles.by_identity(store, identity)
    if here is None or versions.sha256(store, here.version) != sha256:
        return None
    return here if article_data.source_says(store, here) == arrival.metadata else None


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


def write_one(store: Store, ready: Ready) -> Added:
    path, identity, arrival, sha256, shape, places = ready[:6]
    known = known_already(store, identity, sha256, arrival)
    if known is not None:
        return told_of(store, "unchanged", path, known, arrival, sha256)
    here = articles.by_identity(store, identity)
    if here is None:
        return told_of(store, "added", path, _new(store, ready), arrival, sha256)
    article_data.renew(store, here.id, arrival.metadata, shape.words, shape.opening)
    _keep_alternates(store, here.id, arrival)
    originals.set_origin(store, here.id, arrival.kind, arrival.origins, arrival.proposed)
    renewed = here._replace(metadata=article_data.kept(store, here.id, arrival.metadata))
    files.forget_article(store, here.id)
    same = versions.sha256(store, here.version) == sha256
    if same and renewed == here:
        return told_of(store, "unchanged", path, here, arrival, sha256)
    if not same and not versions.make_current(store, here.id, sha256):
        _add_version(store, here.id, versions.next_number(store, here.id), ready)
    told = told_of(store, "updated", path, renewed, arrival, sha256)
    return told._replace(notes=(*told.notes, *settle(store, here.id, places)))


def _new(store: Store, ready: Ready) -> Article:
    """An article with its first text. A path that another article has is told from it by the id:
    a table's rows all come from one file."""
    metadata, shape, id = ready.arrival.metadata, ready.shape, new_id()
    path = f"{ready.path}#{id}" if articles.by_path(store, ready.path) else ready.path
    article = Article(id, path, metadata, "", shape.words, shape.opening)
    folded = articles.filter_words(metadata, shape.opening)
    articles.insert(store, article, folded, now(), ready.identity)
    arrival = ready.arrival
    originals.set_origin(store, id, arrival.kind, arrival.origins, arrival.proposed)
    _keep_alternates(store, id, arrival)
    _add_version(store, id, 1, ready)
    return article


def _keep_alternates(store: Store, id: str, arrival: Arrival) -> None:
    """Where the article stands in other languages, by its page's head or by links of its text."""
    from nkreader.sources.alternates import kept, linked

    data = arrival.metadata
    found = (*arrival.alternates, *linked(arrival.document))
    reports.set_alternates(store, id, kept(found, data.url, data.language))


def _add_version(store: Store, article: str, number: int, ready: Ready) -> None:
    document = ready.arrival.document
    version = shaping.version(new_id(), article, number, document, ready.shape, now())
    source = ready.arrival.source
    # Markdown without any marks is its own text: it is not kept twice.
    is_text = source is not None and source.strip() == document.text.strip()
    versions.add(store, version, None if is_text else source)
    if ready.document is not None:
        originals.add(store, version.id, ready.document, ready.packed)
    if ready.feed is not None:
        feeds.brought(store, ready.feed, article)


def write_mentions(store: Store, batch: Iterable[Ready]) -> None:
    """A transaction of their own: they are many in a long text, and are found again on opening
    where this is not reached."""
    from nkreader.entities import EXTRACTOR, VERSION
    from nkreader.library.earlier import keep, of_new
    from nkreader.library.naming import keep_first

    batch = list(batch)
    texts = (
        (one.identity, one.sha256, one.arrival.document.text, one.shape.sentences) for one in batch
    )
    reports_before = of_new(store, texts)
    with store.write():
        keep(store, reports_before)
        for one in batch:
            here = articles.by_identity(store, one.identity)
            version = here and versions.with_text(store, here.id, one.sha256)
            if version:
                keep_first(store, version, one.shape.mentions, (EXTRACTOR, VERSION))
