"""Articles in: what arrives becomes articles and versions, one result each.

An article is known again by its identity: the one its source gives, else its path. The same words
from two sources are two articles.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from nkreader.ids import new_id
from nkreader.library import highlighting, said, shaping
from nkreader.library.context import Context
from nkreader.library.incoming import Incoming, broken
from nkreader.library.places import now, storable
from nkreader.library.placing import Places, foresee, settle
from nkreader.library.settings import Keep
from nkreader.model import Article, NkreaderError
from nkreader.provenance import SourceDocument
from nkreader.sources import Arrival
from nkreader.store import article_data, articles, feeds, files, originals, placements, versions
from nkreader.store.connection import Store
from nkreader.store.files import FileRead

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
    highlights: int = 0
    """How many passages that were highlighted in another program became annotations."""


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


Arriving = Incoming | Added | FileRead
"""What comes to be added: news that was read; what is known to be unchanged; the end of a file."""


def add(context: Context, arriving: Iterable[Arriving], keep: Keep = "fetched") -> Iterator[Added]:
    """Store what arrives, a few at a time, and what was highlighted in it as annotations of the
    current set. Goes on after a bad one.

    `keep` says whose bytes are kept: those that are no file on the disk, or nobody's.

    Nothing of a source is stored unless all of it is. What was read when Ctrl+C came is stored
    too. Raises NkreaderError only where the library itself can't be written.
    """
    batch, told = _Batch(), list[Added]()
    try:
        for one in arriving:
            if isinstance(one, Incoming):
                if _identity(one) in batch.identities:
                    # What is said of it depends on what the one before it makes of the article.
                    yield from _stored(context, batch, told)
                    batch = _Batch()
                batch.take(_prepare(context.store, one, keep), one.arrival)
            else:
                batch.take(one)
            if batch.is_full or (isinstance(one, Incoming) and _was_fetched(one)):
                yield from _stored(context, batch, told)
                batch = _Batch()
    except KeyboardInterrupt:
        yield from _stored(context, batch, told)
        raise
    yield from _stored(context, batch, told)


class _Batch:
    """What is stored in one transaction."""

    def __init__(self) -> None:
        self.items: list[_Ready | Added | FileRead] = []
        self.arrivals: list[Arrival | None] = []
        """What each item that gives a result was read from, where it could be."""
        self.identities: set[str] = set()
        self._characters = 0

    @property
    def is_full(self) -> bool:
        """Whether it has enough to be written, or nothing that would have to wait."""
        return not self._characters or self._characters > BATCH_CHARACTERS

    def has_to_be_written(self, store: Store) -> bool:
        """Whether there is anything new in it; that a file was read is not worth an error."""
        kinds = (_Ready,) if store.read_only else (_Ready, FileRead)
        return any(isinstance(one, kinds) for one in self.items)

    def take(
        self, one: "_Ready | Added | FileRead", arrival: Arrival | NkreaderError | None = None
    ) -> None:
        """Put one more in, with what it was read from."""
        self.items.append(one)
        if not isinstance(one, FileRead):
            self.arrivals.append(arrival if isinstance(arrival, Arrival) else None)
        if isinstance(one, _Ready):
            self.identities.add(one.identity)
            self._characters += len(one.arrival.document.text)


def _identity(one: Incoming) -> str:
    """What the article is known by, if it is one."""
    given = one.arrival.identity if isinstance(one.arrival, Arrival) else None
    return given or storable(one.path)


def _was_fetched(one: Incoming) -> bool:
    """Whether it came over the wire: the next may be long in coming, so it waits for none."""
    return one.feed is not None or (one.document is not None and one.document.address is not None)


def _prepare(store: Store, one: Incoming, keep: Keep) -> "_Ready | Added":
    """A source ready to be stored, or what is to be said of it where nothing is."""
    path, arrival = storable(one.path), one.arrival
    if path != one.path and isinstance(arrival, Arrival):
        arrival = NkreaderError(f"{path}: its name is not UTF-8; rename it, not added")
    if isinstance(arrival, NkreaderError):
        return Added(path, "failed", error=str(arrival))
    identity = _identity(one)
    try:
        arrival = said.still_said(store, identity, arrival)
        sha256 = shaping.digest(arrival.document.text)
        "".join(filter(None, (identity, *arrival.metadata))).encode("utf-8")
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


def _stored(context: Context, batch: _Batch, told: list[Added]) -> Iterator[Added]:
    """What became of a batch, with what was highlighted in it."""
    for one, arrival in zip(_write(context.store, batch, told), batch.arrivals, strict=True):
        if one.id is None or arrival is None or not arrival.highlights:
            yield one
            continue
        text = arrival.document.text
        count, notes = highlighting.bring(
            context, one.id, shaping.digest(text), text, arrival.highlights
        )
        yield one._replace(highlights=count, notes=(*one.notes, *notes))


def _write(store: Store, batch: _Batch, told: list[Added]) -> list[Added]:
    """Store what is ready, in one transaction; the results in the order of the sources.

    `told` are those since the last file was at its end; files are written down with theirs.
    """
    if not batch.has_to_be_written(store):
        results = [one for one in batch.items if isinstance(one, Added)]
        told += results
        return results
    results, waiting = [], [*told]
    with store.write():
        for one in batch.items:
            if isinstance(one, FileRead):
                came = waiting[len(waiting) - one.articles :]
                files.remember(store, one, [(added.id or "", added.member) for added in came])
                waiting = []
            else:
                made = _write_one(store, one) if isinstance(one, _Ready) else one
                results.append(made)
                waiting.append(made)
    told[:] = waiting
    _write_mentions(store, batch.items)
    return results


def _write_mentions(store: Store, batch: "list[_Ready | Added | FileRead]") -> None:
    """A transaction of their own: they are many in a long text, and are found again on opening
    where this is not reached."""
    from nkreader.entities import EXTRACTOR, VERSION
    from nkreader.library.naming import keep_first

    with store.write():
        for one in batch:
            here = articles.by_identity(store, one.identity) if isinstance(one, _Ready) else None
            if not isinstance(one, _Ready) or here is None:
                continue
            version = versions.with_text(store, here.id, one.sha256)
            if version is not None:
                keep_first(store, version, one.shape.mentions, (EXTRACTOR, VERSION))


def _write_one(store: Store, ready: _Ready) -> Added:
    path, identity, arrival, sha256, shape, places = ready[:6]
    known = _known(store, identity, sha256, arrival)
    if known is not None:
        return _told(store, "unchanged", path, known, arrival, sha256)
    here = articles.by_identity(store, identity)
    if here is None:
        return _told(store, "added", path, _new(store, ready), arrival, sha256)
    article_data.renew(store, here.id, arrival.metadata, shape.words, shape.opening)
    originals.set_origin(store, here.id, arrival.kind, arrival.origins, arrival.proposed)
    renewed = here._replace(metadata=article_data.kept(store, here.id, arrival.metadata))
    files.forget_article(store, here.id)
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
    arrival = ready.arrival
    originals.set_origin(store, id, arrival.kind, arrival.origins, arrival.proposed)
    _add_version(store, id, 1, ready)
    return article


def _add_version(store: Store, article: str, number: int, ready: _Ready) -> None:
    document = ready.arrival.document
    version = shaping.version(new_id(), article, number, document, ready.shape, now())
    versions.add(store, version, ready.arrival.source)
    if ready.document is not None:
        originals.add(store, version.id, ready.document, ready.packed)
    if ready.feed is not None:
        feeds.brought(store, ready.feed, article)
