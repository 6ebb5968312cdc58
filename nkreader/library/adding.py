"""Articles in: what arrives becomes articles and versions, one result each.

An article is known again by its identity: the one its source gives, else its path. The same words
from two sources are two articles.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from nkreader.ids import new_id
from nkreader.library import shaping
from nkreader.library.incoming import Incoming, broken
from nkreader.library.places import now, storable
from nkreader.library.placing import Places, foresee, settle
from nkreader.library.settings import Keep
from nkreader.model import Article, Metadata, NkreaderError
from nkreader.provenance import SourceDocument
from nkreader.sources import Arrival
from nkreader.store import article_data, articles, feeds, originals, placements, versions
from nkreader.store.connection import Store
from nkreader.text.cleaning import scrub

BATCH_CHARACTERS = 100_000
"""Text written in one transaction, so that none lasts long while somebody else is tagging."""

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


class _Ready(NamedTuple):
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


def add(store: Store, arriving: Iterable[Incoming], keep: Keep = "fetched") -> Iterator[Added]:
    """Store what arrives, a few at a time. Goes on after a bad one.

    `keep` says whose bytes are kept: those that are no file on the disk, or nobody's.

    Nothing of a source is stored unless all of it is. Raises NkreaderError only where the library
    itself can't be written.
    """
    batch: list[_Ready | Added] = []
    characters = 0
    for one in arriving:
        made = _prepare(store, one, keep)
        batch.append(made)
        if isinstance(made, _Ready):
            characters += len(made.arrival.document.text)
        if not characters or characters > BATCH_CHARACTERS:
            yield from _write(store, batch)
            batch, characters = [], 0
    yield from _write(store, batch)


def _prepare(store: Store, one: Incoming, keep: Keep) -> "_Ready | Added":
    """A source ready to be stored, or what is to be said of it where nothing is."""
    path, arrival = storable(one.path), one.arrival
    if path != one.path and isinstance(arrival, Arrival):
        arrival = NkreaderError(f"{path}: its name is not UTF-8; rename it, not added")
    if isinstance(arrival, NkreaderError):
        return Added(path, "failed", error=str(arrival))
    identity = arrival.identity or path
    try:
        sha256 = shaping.digest(arrival.document.text)
        "".join(filter(None, (identity, *arrival.metadata))).encode("utf-8")
        arrival = arrival._replace(metadata=_cleaned(arrival.metadata))
        known = _known(store, identity, sha256, arrival)
        if known is not None:
            return _told(store, "unchanged", path, known, arrival, sha256)
        shape = shaping.shape(arrival.document, arrival.metadata.language)
        places = _places(store, identity, arrival, sha256)
        kept = one.data if keep == "all" or (keep == "fetched" and not one.on_disk) else None
        packed = originals.packed(kept) if kept is not None else None
        return _Ready(
            path, identity, arrival, sha256, shape, places, one.document, packed, one.feed
        )
    except NkreaderError:
        raise
    except Exception as error:
        # As in reading it: a fault that one text brings out does not stop the others.
        return Added(path, "failed", error=str(broken(path, error)), kind=arrival.kind)


def _cleaned(metadata: Metadata) -> Metadata:
    """Data as every library holds them: each on one line, no control characters."""
    told = {name: value for name, value in metadata._asdict().items() if value is not None}
    lines = {name: scrub(" ".join(value.split())).text for name, value in told.items()}
    return metadata._replace(**lines)


def _places(store: Store, identity: str, arrival: Arrival, sha256: str) -> Places:
    """Found before the transaction: comparing two texts can take longer than others should wait."""
    here = articles.by_identity(store, identity)
    if here is None:
        return {}
    there = versions.with_text(store, here.id, sha256)
    waiting = placements.unplaced(store, here.id, there)
    return foresee(store, waiting, arrival.document.text)


def _known(store: Store, identity: str, sha256: str, arrival: Arrival) -> Article | None:
    """The article that this adds nothing to: its source says of it what it said before."""
    here = articles.by_identity(store, identity)
    if here is None or versions.sha256(store, here.version) != sha256:
        return None
    return here if article_data.source_says(store, here) == arrival.metadata else None


def _told(
    store: Store, status: Outcome, path: str, article: Article, arrival: Arrival, sha256: str
) -> Added:
    """What is said of an article; of one that came in, its twin too."""
    twin = articles.same_text(store, article.id, sha256)
    same = () if twin is None or status == "unchanged" else (f"the same text as {twin}",)
    title, notes = article.metadata.title, (*arrival.notes, *same)
    return Added(
        path, status, article.id, title, notes, None, arrival.kind, arrival.member, twin
    )  # fmt: skip


def _write(store: Store, batch: list[_Ready | Added]) -> list[Added]:
    """Store what is ready, in one transaction; the results in the order of the sources."""
    if not any(isinstance(one, _Ready) for one in batch):
        return [one for one in batch if isinstance(one, Added)]
    with store.write():
        done = [_write_one(store, one) if isinstance(one, _Ready) else one for one in batch]
    _write_mentions(store, batch)
    return done


def _write_mentions(store: Store, batch: list[_Ready | Added]) -> None:
    """A transaction of their own: they are many in a long text, and are found again on opening
    where this is not reached."""
    from nkreader.entities import EXTRACTOR, VERSION

    with store.write():
        for one in batch:
            here = articles.by_identity(store, one.identity) if isinstance(one, _Ready) else None
            if not isinstance(one, _Ready) or here is None:
                continue
            version = versions.with_text(store, here.id, one.sha256)
            if version is not None and versions.extraction(store, version) is None:
                versions.set_mentions(store, version, one.shape.mentions, EXTRACTOR, VERSION)


def _write_one(store: Store, ready: _Ready) -> Added:
    path, identity, arrival, sha256, shape, places = ready[:6]
    known = _known(store, identity, sha256, arrival)
    if known is not None:
        return _told(store, "unchanged", path, known, arrival, sha256)
    here = articles.by_identity(store, identity)
    if here is None:
        return _told(store, "added", path, _new(store, ready), arrival, sha256)
    article_data.renew(store, here.id, arrival.metadata, shape.words, shape.opening)
    renewed = here._replace(metadata=article_data.kept(store, here.id, arrival.metadata))
    same = versions.sha256(store, here.version) == sha256
    if same and renewed == here:
        return _told(store, "unchanged", path, here, arrival, sha256)
    if not same and not versions.make_current(store, here.id, sha256):
        _add_version(store, here.id, versions.next_number(store, here.id), ready)
    told = _told(store, "updated", path, renewed, arrival, sha256)
    return told._replace(notes=(*told.notes, *settle(store, here.id, places)))


def _new(store: Store, ready: _Ready) -> Article:
    """An article with its first text. A path that another article has is told from it by the id:
    a table's rows all come from one file."""
    metadata, shape, id = ready.arrival.metadata, ready.shape, new_id()
    path = f"{ready.path}#{id}" if articles.by_path(store, ready.path) else ready.path
    article = Article(id, path, metadata, "", shape.words, shape.opening)
    folded = articles.filter_words(metadata, shape.opening)
    articles.insert(store, article, folded, now(), ready.identity)
    _add_version(store, id, 1, ready)
    return article


def _add_version(store: Store, article: str, number: int, ready: _Ready) -> None:
    document = ready.arrival.document
    version = shaping.version(new_id(), article, number, document, ready.shape, now())
    versions.add(store, version, ready.arrival.source)
    arrival = ready.arrival
    originals.set_origin(store, article, arrival.kind, arrival.origins, arrival.proposed)
    if ready.document is not None:
        originals.add(store, version.id, ready.document, ready.packed)
    if ready.feed is not None:
        feeds.brought(store, ready.feed, article)
