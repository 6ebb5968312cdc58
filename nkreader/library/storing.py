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
from nkreader.provenance import Origin, SourceDocument
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

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.arrival.document.text


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


class New(NamedTuple):
    """A new version that was written."""

    key: int
    article: Article
    """As it is kept."""


class Written(NamedTuple):
    """What was written of a source."""

    told: Added
    new: New | None
    """The new version, where there is one."""


def write_one(store: Store, ready: Ready) -> Written:
    """Write what is ready, but for what is found in its text."""
    path, identity, arrival, made, places = ready[:5]
    sha256, shape = made.sha256, made.shape
    here = articles.by_identity(store, identity)
    if here is None:
        article, version = _new(store, ready)
        told = told_of(store, "added", path, article, arrival, sha256)
        return Written(told, New(version, article))
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
    new = None
    if not same and not versions.make_current(store, here.id, sha256):
        key = _add_version(store, here.id, versions.next_number(store, here.id), ready)
        new = New(key, renewed)
    told = told_of(store, "updated", path, renewed, arrival, sha256)
    notes = (*told.notes, *settle(store, here.id, places))
    return Written(told._replace(notes=notes), new)


def _new(store: Store, ready: Ready) -> tuple[Article, int]:
    """An article with its first text, and the key of that. A path that another article has is told
    from it by the id: a table's rows all come from one file."""
    metadata, shape, id = ready.arrival.metadata, ready.made.shape, new_id()
    path = f"{ready.path}#{id}" if articles.by_path(store, ready.path) else ready.path
    article = Article(id, path, metadata, "", shape.words, shape.opening)
    folded = articles.filter_words(metadata, shape.opening)
    arrival = ready.arrival
    origin = Origin(arrival.kind, dict(arrival.origins), dict(arrival.proposed))
    articles.insert(store, article, folded, now(), ready.identity, origin)
    _keep_alternates(store, id, arrival, is_new=True)
    return article, _add_version(store, id, 1, ready)


def _keep_alternates(store: Store, id: str, arrival: Arrival, is_new: bool = False) -> None:
    """Where the article stands in other languages, by its page's head or by links of its text; of a
    new one nothing is known that has to go."""
    from nkreader.sources.alternates import kept, linked

    data = arrival.metadata
    found = (*arrival.alternates, *linked(arrival.document))
    told = kept(found, data.url, data.language)
    if told or not is_new:
        reports.set_alternates(store, id, told)


def _add_version(store: Store, article: str, number: int, ready: Ready) -> int:
    made = ready.made
    version = shaping.version(new_id(), article, number, ready.arrival.document, made, now())
    key = versions.add(store, version, made.kept, first=number == 1)
    if ready.document is not None:
        originals.add(store, key, ready.document, made.packed)
    if ready.feed is not None:
        feeds.brought(store, ready.feed, article)
    return key


def write_found(store: Store, batch: Sequence[tuple[Ready, New | None]]) -> None:
    """What is found in texts that were written, with their versions where these are new: mentions,
    claims, time expressions, what they say of earlier reports; they are many in a long text. Only
    inside `store.write()`."""
    from nkreader.entities import EXTRACTOR, VERSION
    from nkreader.library import earlier
    from nkreader.library.naming import keep_first, keep_new

    for one in (one for one, new in batch if new is None):
        here = articles.by_identity(store, one.identity)
        if here is None:
            continue
        shape = one.made.shape
        keep_first(store, here.version, shape.mentions, (EXTRACTOR, VERSION))
        if versions.sha256(store, here.version) == one.made.sha256:
            deriving.keep(store, here.id, here.version, one.text, shape.found)
            earlier.keep(store, here, one.text, shape.sentences, one.made.earlier)
    fresh = [(one, one.made.shape, new) for one, new in batch if new is not None]
    if not fresh:
        return
    named = [
        new_mentions.text_of(store, new.key, one.text, shape.mentions) for one, shape, new in fresh
    ]
    keep_new(store, named, (EXTRACTOR, VERSION))
    said = ((new.key, new.article.id, one.text, shape.found) for one, shape, new in fresh)
    deriving.keep_new(store, said)
    spoken = (
        earlier.New(new.key, new.article.metadata, one.text, shape.sentences, one.made.earlier)
        for one, shape, new in fresh
    )
    earlier.keep_new(store, spoken)
