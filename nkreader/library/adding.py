"""Articles in: what arrives becomes articles and versions, one result each.

An article is known again by its identity: the one its source gives, else its path. The same words
from two sources are two articles.
"""

from collections.abc import Iterable, Iterator

from nkreader.library import highlighting, said, shaping, work
from nkreader.library.context import Context
from nkreader.library.incoming import Incoming, broken
from nkreader.library.places import storable
from nkreader.library.placing import Places, foresee
from nkreader.library.settings import Keep
from nkreader.library.storing import (
    Added,
    New,
    Ready,
    adds_nothing,
    told_of,
    write_found,
    write_one,
)
from nkreader.model import Article, Metadata, NkreaderError
from nkreader.sources import Arrival
from nkreader.store import articles, feeds, files, mentions, placements, versions
from nkreader.store.connection import Store
from nkreader.store.files import FileRead
from nkreader.text.cleaning import scrub

BATCH_CHARACTERS = 60_000
"""Text written in one transaction, so that none lasts long while somebody else is tagging."""


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
        self.items: list[Ready | Added | FileRead] = []
        self.arrivals: list[Arrival | None] = []
        """What each item that gives a result was read from, where it could be."""
        self.identities: set[str] = set()
        self.is_quick = True
        """Whether one transaction holds it all: no very long text, nothing highlighted."""
        self._characters = 0

    @property
    def is_full(self) -> bool:
        """Whether it has enough to be written, or results that need not wait for that."""
        nothing_new = bool(self.arrivals) and not self._characters
        return nothing_new or self._characters > BATCH_CHARACTERS

    def has_to_be_written(self, store: Store) -> bool:
        """Whether there is anything new in it; that a file was read is not worth an error."""
        kinds = (Ready,) if store.read_only else (Ready, FileRead)
        return any(isinstance(one, kinds) for one in self.items)

    def take(
        self, one: "Ready | Added | FileRead", arrival: Arrival | NkreaderError | None = None
    ) -> None:
        """Put one more in, with what it was read from."""
        self.items.append(one)
        if not isinstance(one, FileRead):
            self.arrivals.append(arrival if isinstance(arrival, Arrival) else None)
            self.is_quick &= not (isinstance(arrival, Arrival) and arrival.highlights)
        if isinstance(one, Ready):
            self.identities.add(one.identity)
            size = len(one.arrival.document.text)
            self._characters += size
            self.is_quick &= size <= BATCH_CHARACTERS


def _identity(one: Incoming) -> str:
    """What the article is known by, if it is one."""
    given = one.arrival.identity if isinstance(one.arrival, Arrival) else None
    return given or storable(one.path)


def _was_fetched(one: Incoming) -> bool:
    """Whether it came over the wire: the next may be long in coming, so it waits for none."""
    return one.feed is not None or (one.document is not None and one.document.address is not None)


def _prepare(store: Store, one: Incoming, keep: Keep) -> "Ready | Added":
    """A source ready to be stored, or what is to be said of it where nothing is."""
    path, arrival = storable(one.path), one.arrival
    if path != one.path and isinstance(arrival, Arrival):
        arrival = NkreaderError(f"{path}: its name is not UTF-8; rename it, not added")
    if isinstance(arrival, NkreaderError):
        return Added(path, "failed", error=str(arrival))
    identity = _identity(one)
    try:
        here = articles.by_identity(store, identity)
        if here is not None:
            arrival = said.still_said(store, here, arrival)
        sha256 = one.made.sha256 if one.made else shaping.digest(arrival.document.text)
        "".join(filter(None, (identity, *arrival.metadata))).encode("utf-8")
        arrival = arrival._replace(metadata=_cleaned(arrival.metadata))
        if here is not None and adds_nothing(store, here, sha256, arrival):
            if one.feed is not None and not feeds.has_brought(store, here.id):
                with store.write():
                    feeds.brought(store, one.feed, here.id)
            if mentions.extraction(store, here.version) is not None:
                return told_of(store, "unchanged", path, here, arrival, sha256)
            # A run that was killed has stored the text, but not what is found in it.
        data, made = arrival.metadata, one.made
        if made is None or not made.is_by(data):
            kept = work.kept_bytes(one, keep)
            made = shaping.made(arrival, data.language, data, kept)
            if one.made is not None:
                made = made._replace(packed=one.made.packed)
        places = _places(store, here, arrival, sha256) if here is not None else {}
        return Ready(path, identity, arrival, made, places, one.document, one.feed)
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


def _places(store: Store, here: Article, arrival: Arrival, sha256: str) -> Places:
    """Found before the transaction: comparing two texts can take longer than others should wait."""
    there = versions.with_text(store, here.id, sha256)
    waiting = placements.unplaced(store, here.id, there)
    return foresee(store, waiting, arrival.document.text)


def _stored(context: Context, batch: _Batch, told: list[Added]) -> Iterator[Added]:
    """What became of a batch, with what was highlighted in it.

    `told` are those since the last file was at its end; files are written down with theirs, in the
    last transaction: one that is killed before is read again when it comes again.
    """
    store = context.store
    if not batch.has_to_be_written(store):
        results = [one for one in batch.items if isinstance(one, Added)]
        results = _highlighted(context, batch, results)
        told += results
        yield from results
        return
    results, ready = list[Added](), list[tuple[Ready, New | None]]()
    with store.write():
        for one in batch.items:
            if isinstance(one, Ready):
                told_now, new = write_one(store, one)
                results.append(told_now)
                ready.append((one, new))
            elif isinstance(one, Added):
                results.append(one)
        if batch.is_quick:
            write_found(store, ready)
            _remember(store, batch, results, told)
    if batch.is_quick:
        yield from _noted(store, results, batch.arrivals)
        return
    with store.write():
        write_found(store, ready)
    results = _highlighted(context, batch, results)
    with store.write():
        _remember(store, batch, results, told)
    yield from _noted(store, results, batch.arrivals)


def _noted(store: Store, results: list[Added], arrivals: list[Arrival | None]) -> Iterator[Added]:
    """The results; those of new articles with what was waiting for them."""
    from nkreader.library.earlier import waited_for

    for one, arrival in zip(results, arrivals, strict=True):
        if one.id is not None and one.status == "added" and arrival is not None:
            waiting = waited_for(store, one.id, arrival.document.text)
            yield one._replace(notes=(*one.notes, *waiting))
        else:
            yield one


def _highlighted(context: Context, batch: _Batch, results: list[Added]) -> list[Added]:
    """What became of a batch, with what was highlighted in it as annotations."""
    return [
        one if one.id is None or arrival is None or not arrival.highlights
        else _brought(context, one, one.id, arrival)
        for one, arrival in zip(results, batch.arrivals, strict=True)
    ]  # fmt: skip


def _brought(context: Context, one: Added, id: str, arrival: Arrival) -> Added:
    text = arrival.document.text
    digest = shaping.digest(text)
    count, notes = highlighting.bring(context, id, digest, text, arrival.highlights)
    return one._replace(highlights=count, notes=(*one.notes, *notes))


def _remember(store: Store, batch: _Batch, results: list[Added], told: list[Added]) -> None:
    """Write down which files were read to their end, and what came of each."""
    came = iter(results)
    for one in batch.items:
        if isinstance(one, FileRead):
            own = told[len(told) - one.articles :]
            files.remember(store, one, [(added.id or "", added.member) for added in own])
            told.clear()
        else:
            told.append(next(came))
