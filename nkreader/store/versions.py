"""Versions: the texts of articles with their shape. What is found in them is in `mentions`."""

from typing import NamedTuple

from nkreader.model import NkreaderError, Version
from nkreader.store import coding, derived, kept_texts, mentions, shapes
from nkreader.store.connection import Store
from nkreader.store.kept_texts import Kept
from nkreader.store.search import Indexed, current, forget, learn
from nkreader.text.columns import Pairs
from nkreader.text.completing import completed
from nkreader.text.document import Zone


def add(store: Store, version: Version, kept: Kept | None = None, first: bool = False) -> int:
    """Store a new version and make it the current one; returns its key. Only inside
    `store.write()`.

    `kept` is what is kept of its text, where that was worked out already; `first` says that its
    article was made in this transaction, so that nothing is known of it to be taken back.
    """
    document = version.document
    if kept is None:
        kept = kept_texts.kept(document, version.zones, version.sentences)
    article, title = store.rows("SELECT key, title FROM article WHERE id = ?", version.article)[0]
    if not first:
        unlearn(store, article)
        mentions.drop(store, article)
        derived.drop(store, article)
    key = _insert(store, article, version, kept)
    store.db.execute("UPDATE article SET version = ? WHERE key = ?", (key, article))
    blocks = [(block.start, block.end) for block in document.blocks]
    learn(store, article, Indexed(title, document.text, blocks, kept.tokens, kept.begins))
    ends = [block.end for block in document.blocks]
    coding.learn(store, article, ends, version.zones, Pairs(version.sentences), first)
    return key


def add_beside(store: Store, version: Version) -> int:
    """Store a version of an article whose current one stays that, with all that is known of it;
    returns its key. Only inside `store.write()`."""
    kept = kept_texts.kept(version.document, version.zones, version.sentences)
    article = store.value("SELECT key FROM article WHERE id = ?", version.article)
    return _insert(store, article, version, kept)


def _insert(store: Store, article: int, version: Version, kept: Kept) -> int:
    key = store.db.execute(
        "INSERT INTO version (id, article, number, hash, created) VALUES (?, ?, ?, ?, ?)",
        (version.id, article, version.number, bytes.fromhex(version.sha256), version.created),
    ).lastrowid
    store.db.execute(
        "INSERT INTO version_text (version, shape, text, marks, source) VALUES (?, ?, ?, ?, ?)",
        (key, kept.shape, version.document.text, kept.marks, kept.source),
    )
    return int(key or 0)


def make_current(store: Store, article: str, sha256: str) -> bool:
    """Make the version with this text the current one again; False where there is none.

    Only inside `store.write()`.
    """
    row = store.row(
        "SELECT article.key, title, version.key, text, shape FROM article"
        " JOIN version ON version.article = article.key"
        " JOIN version_text ON version_text.version = version.key"
        " WHERE article.id = ? AND hash = ?",
        article,
        bytes.fromhex(sha256),
    )
    if row is None:
        return False
    unlearn(store, row[0])
    mentions.drop(store, row[0])
    derived.drop(store, row[0])
    store.db.execute("UPDATE article SET version = ? WHERE key = ?", (row[2], row[0]))
    learn(store, row[0], Indexed(row[1], row[3], shapes.block_spans(row[4])))
    coding.reshape(store, row[0])
    return True


def retitle(store: Store, article: int, title: str | None) -> None:
    """Tell the index of the title of an article (by key) before it is written. Only inside
    `store.write()`."""
    told = current(store, article)
    if told is not None and told.title != title:
        forget(store, article, told)
        learn(store, article, told._replace(title=title))


def unlearn(store: Store, article: int) -> None:
    """Let the index forget an article (by key), before its text changes or goes. Only inside
    `store.write()`."""
    told = current(store, article)
    if told is not None:
        forget(store, article, told)


def get(store: Store, id: str) -> Version:
    """The version with this id. Raises NkreaderError where there is none, or none any more."""
    row = store.row(
        "SELECT version.*, article.id AS article_id, text, shape, marks"
        " FROM version JOIN version_text ON version_text.version = version.key"
        " JOIN article ON article.key = version.article WHERE version.id = ?",
        id,
    )
    if row is None:
        raise _gone()
    shape = shapes.unpack(row["shape"])
    document = shapes.document(row["text"], shape.blocks, row["marks"])
    found = completed(document, shape.zones, shape.sentences)
    return Version(
        row["id"],
        row["article_id"],
        row["number"],
        row["sha256"],
        found.document,
        row["created"],
        found.zones,
        found.sentences,
    )


def key_of(store: Store, id: str) -> int:
    """The key of a version. Raises NkreaderError where there is none."""
    found = store.value("SELECT key FROM version WHERE id = ?", id)
    if found is None:
        raise _gone()
    return int(found)


def current_of(store: Store, article: int) -> str:
    """The id of the current version of an article (by key). Raises NkreaderError where it was taken
    out meanwhile."""
    sql = "SELECT version.id FROM article JOIN version ON version.key = article.version"
    found = store.value(f"{sql} WHERE article.key = ?", article)
    if found is None:
        raise NkreaderError("the article is no longer in the library")
    return str(found)


def text(store: Store, id: str) -> str:
    """The canonical text of a version. Raises NkreaderError where there is none."""
    found = store.value(
        "SELECT text FROM version_text JOIN version ON version.key = version_text.version"
        " WHERE version.id = ?",
        id,
    )
    if found is None:
        raise _gone()
    return str(found)


def shape(store: Store, article: str) -> tuple[str, list[tuple[int, int]], list[Zone]]:
    """(text, borders of its blocks, zones as they came) of an article's current version.

    Raises NkreaderError where it was taken out meanwhile.
    """
    row = store.row(
        "SELECT text, shape FROM article JOIN version_text"
        " ON version_text.version = article.version WHERE id = ?",
        article,
    )
    if row is None:
        raise NkreaderError(f"{article}: this article is no longer in the library")
    shape = shapes.unpack(row[1])
    return row[0], shape.blocks, shape.zones


def _gone() -> NkreaderError:
    return NkreaderError("this text is no longer in the library: its article was taken out")


class Text(NamedTuple):
    """One of the texts of an article, as a list of them shows it."""

    id: str
    number: int
    created: str
    current: bool


def every(store: Store, article: str) -> list[Text]:
    """The texts of an article, the first first."""
    rows = store.rows(
        "SELECT version.id, number, version.created, version.key = article.version FROM version"
        " JOIN article ON article.key = version.article WHERE article.id = ? ORDER BY number",
        article,
    )
    return [Text(row[0], row[1], row[2], bool(row[3])) for row in rows]


def next_number(store: Store, article: str) -> int:
    """The number of the next text of an article."""
    sql = (
        "SELECT coalesce(max(number), 0) + 1 FROM version"
        " JOIN article ON article.key = version.article WHERE article.id = ?"
    )
    return int(store.value(sql, article))


def with_text(store: Store, article: str, sha256: str) -> str | None:
    """The id of the version of an article that has this text."""
    found = store.value(
        "SELECT version.id FROM version JOIN article ON article.key = version.article"
        " WHERE article.id = ? AND hash = ?",
        article,
        bytes.fromhex(sha256),
    )
    return None if found is None else str(found)


def exists(store: Store, id: str) -> bool:
    """Whether there is a version with this id."""
    return store.value("SELECT 1 FROM version WHERE id = ?", id) is not None


def sha256(store: Store, id: str) -> str:
    """The hash of a version's text."""
    return str(store.value("SELECT sha256 FROM version WHERE id = ?", id))
