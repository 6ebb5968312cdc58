"""Articles in: files, folders and standard input become articles and versions, one result each."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from nkreader.ids import new_id
from nkreader.library import shaping
from nkreader.library.paths import expanded
from nkreader.library.places import now, storable
from nkreader.library.placing import Places, foresee, settle
from nkreader.model import METADATA, Article, Metadata, NkreaderError
from nkreader.sources import Arrival, arrive
from nkreader.sources.walk import walk
from nkreader.store import articles, placements, versions
from nkreader.store.connection import Store

BATCH_CHARACTERS = 100_000
"""Text written in one transaction, so that none lasts long while somebody else is tagging."""


class Added(NamedTuple):
    """What became of one file."""

    path: str
    status: Literal["added", "unchanged", "updated", "failed"]
    id: str | None = None
    title: str | None = None
    notes: tuple[str, ...] = ()
    error: str | None = None


class _Ready(NamedTuple):
    path: str
    arrival: Arrival
    sha256: str
    shape: shaping.Shape
    places: Places
    """Where the annotations that the article has lie in this text."""


def add(store: Store, sources: Iterable[str], stdin: bytes | None = None) -> Iterator[Added]:
    """Add files and folders (recursively); "-" stands for `stdin`. Goes on after a bad one.

    Nothing of a file is stored unless all of it is. Raises NkreaderError only where the library
    itself can't be written.
    """
    batch: list[_Ready | Added] = []
    characters = 0
    for path, data in _read(sources, stdin):
        one = _prepare(store, path, data)
        batch.append(one)
        if isinstance(one, _Ready):
            characters += len(one.arrival.document.text)
        if not characters or characters > BATCH_CHARACTERS:
            yield from _write(store, batch)
            batch, characters = [], 0
    yield from _write(store, batch)


def _prepare(store: Store, path: str, data: bytes | NkreaderError) -> "_Ready | Added":
    """A file ready to be stored, or what is to be said of it where nothing is."""
    if isinstance(data, NkreaderError):
        return Added(path, "failed", error=str(data))
    try:
        arrival = arrive(data, "-" if path.startswith("stdin:") else path)
    except NkreaderError as error:
        return Added(path, "failed", error=str(error))
    sha256 = shaping.digest(arrival.document.text)
    known = _known(store, path, sha256)
    if known is not None and not _tells_more(store, known, path, arrival):
        return Added(path, "unchanged", known.id, known.metadata.title, arrival.notes)
    shape = shaping.shape(arrival.document, arrival.metadata.language)
    return _Ready(path, arrival, sha256, shape, _places(store, path, arrival, sha256))


def _places(store: Store, path: str, arrival: Arrival, sha256: str) -> Places:
    """Found before the transaction: comparing two texts can take longer than others should wait."""
    here = articles.by_path(store, path)
    if here is None:
        return {}
    there = versions.with_text(store, here.id, sha256)
    waiting = placements.unplaced(store, here.id, there)
    return foresee(store, waiting, arrival.document.text)


def _read(
    sources: Iterable[str], stdin: bytes | None
) -> Iterator[tuple[str, bytes | NkreaderError]]:
    for source in sources:
        if source == "-":
            data = stdin or b""
            yield f"stdin:{hashlib.sha256(data).hexdigest()[:12]}", data
            continue
        for found in _found(source):
            if isinstance(found, NkreaderError):
                yield storable(source), found
                continue
            path = storable(str(found.absolute()))
            if path != str(found.absolute()):
                yield path, NkreaderError(f"{path}: its name is not UTF-8; rename it, not added")
                continue
            try:
                yield path, found.read_bytes()
            except OSError as error:
                yield path, NkreaderError(f"{path}: {error.strerror}; not added")


def _found(source: str) -> Iterator[Path | NkreaderError]:
    try:
        yield from walk([expanded(source)])
    except NkreaderError as error:
        yield error


def _known(store: Store, path: str, sha256: str) -> Article | None:
    """The article that this adds nothing to: same path and text, or its text under another path."""
    here = articles.by_path(store, path)
    if here is None:
        return articles.by_text(store, sha256)
    return here if versions.sha256(store, here.version) == sha256 else None


def _tells_more(store: Store, known: Article, path: str, arrival: Arrival) -> bool:
    """Whether a file with a known text says something new about the article, such as its date."""
    return known.path == path and _kept(store, known, arrival.metadata) != known.metadata


def _write(store: Store, batch: list[_Ready | Added]) -> list[Added]:
    """Store what is ready, in one transaction; the results in the order of the files."""
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
            here = articles.by_path(store, one.path)
            if not isinstance(one, _Ready) or here is None:
                continue
            version = versions.with_text(store, here.id, one.sha256)
            if version is not None and versions.extraction(store, version) is None:
                versions.set_mentions(store, version, one.shape.mentions, EXTRACTOR, VERSION)


def _write_one(store: Store, ready: _Ready) -> Added:
    path, arrival, sha256, shape, places = ready
    known = _known(store, path, sha256)
    if known is not None and not _tells_more(store, known, path, arrival):
        return Added(path, "unchanged", known.id, known.metadata.title, arrival.notes)
    here = articles.by_path(store, path)
    if here is None:
        article = Article(new_id(), path, arrival.metadata, "", shape.words, shape.opening)
        folded = articles.filter_words(arrival.metadata, shape.opening)
        articles.insert(store, article, folded, now())
        _add_version(store, article, 1, ready)
        return Added(path, "added", article.id, article.metadata.title, arrival.notes)
    metadata = _kept(store, here, arrival.metadata)
    renew(store, here._replace(metadata=metadata, words=shape.words, opening=shape.opening))
    if known is None and not versions.make_current(store, here.id, sha256):
        _add_version(store, here, versions.next_number(store, here.id), ready)
    notes = (*arrival.notes, *settle(store, here.id, places))
    return Added(path, "updated", here.id, metadata.title, notes)


def _add_version(store: Store, article: Article, number: int, ready: _Ready) -> None:
    document, shape = ready.arrival.document, ready.shape
    version = shaping.version(new_id(), article.id, number, document, shape, now())
    versions.add(store, version, ready.arrival.source)


def _kept(store: Store, article: Article, arrived: Metadata) -> Metadata:
    """The data of a new text, but for the fields that a person has set."""
    mine = article.metadata._asdict()
    edited = articles.edited(store, article.id)
    return Metadata(**{k: mine[k] if k in edited else v for k, v in arrived._asdict().items()})


def renew(store: Store, article: Article, edited: Iterable[str] = ()) -> None:
    """Write an article's data, words and opening, in the list, the filter and the search."""
    folded = articles.filter_words(article.metadata, article.opening)
    with store.write() as db:
        fields = articles.edited(store, article.id) | set(edited)
        versions.retitle(store, article.id, article.metadata.title)
        articles.set_data(store, article.id, article.metadata._asdict(), folded, fields)
        db.execute(
            "UPDATE article SET words = ?, opening = ? WHERE id = ?",
            (article.words, article.opening, article.id),
        )


def edit(store: Store, article: Article, fields: dict[str, str | None]) -> None:
    """Set fields of an article's data; they stay when the article comes again.

    Raises NkreaderError for a date that is not ISO (`2020`, `2020-03`, `2020-03-27`).
    """
    from nkreader.text.dates import is_iso

    for name, value in fields.items():
        if name not in METADATA:
            raise NkreaderError(
                f"{name}: not a field of an article; there are {', '.join(METADATA)}"
            )
        if name == "published" and value and not is_iso(value):
            raise NkreaderError(f"{value!r}: not a date; write 2020, 2020-03 or 2020-03-27")
    with store.write():
        articles.key_of(store, article.id)
        here = articles.by_id(store, article.id) or article
        metadata = here.metadata._replace(**{k: v or None for k, v in fields.items()})
        renew(store, here._replace(metadata=metadata), fields)
