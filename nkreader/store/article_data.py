"""An article's data: what its source says of it, and what a person has set in its place.

What a person sets is a row of `article_edit`, written by an act; the columns of `article` show it,
and `came` keeps what the source says, for when it is taken back.
"""

from nkreader.model import METADATA, Article, Metadata, NkreaderError
from nkreader.store import articles, mentions, versions
from nkreader.store.connection import Store


def edits(store: Store, id: str) -> dict[str, str | None]:
    """The fields of an article's data that a person has set, with what they were set to."""
    rows = store.rows(
        "SELECT field, value FROM article_edit JOIN article ON article.key = article_edit.article"
        " WHERE article.id = ?",
        id,
    )
    return {row[0]: row[1] for row in rows if row[0] in METADATA}


def edit_key(store: Store, article: int, field: str) -> int | None:
    """The key of what a person has set a field of an article (by key) to."""
    sql = "SELECT key FROM article_edit WHERE article = ? AND field = ?"
    found = store.value(sql, article, field)
    return None if found is None else int(found)


def kept(store: Store, id: str, came: Metadata) -> Metadata:
    """What a source says now, but for the fields that a person has set."""
    return came._replace(**edits(store, id))


def source_says(store: Store, article: Article) -> Metadata:
    """What the source said of an article when it came last."""
    rows = store.rows(
        "SELECT field, article_edit.came FROM article_edit"
        " JOIN article ON article.key = article_edit.article WHERE article.id = ?",
        article.id,
    )
    return article.metadata._replace(**{row[0]: row[1] for row in rows if row[0] in METADATA})


def renew(store: Store, id: str, came: Metadata, words: int, opening: str) -> None:
    """Write what a source says of an article now: its data, its words, its opening.

    Only inside `store.write()`.
    """
    key = articles.key_of(store, id)
    store.db.executemany(
        "UPDATE article_edit SET came = ? WHERE article = ? AND field = ?",
        [(value, key, field) for field, value in came._asdict().items()],
    )
    sql = "UPDATE article SET words = ?, opening = ? WHERE key = ?"
    store.db.execute(sql, (words, opening, key))
    _write(store, key, kept(store, id, came))


def recount(store: Store, id: str, words: int) -> None:
    """Write how many words an article's text has. Only inside `store.write()`."""
    store.db.execute("UPDATE article SET words = ? WHERE id = ?", (words, id))


def show(store: Store, article: int, field: str, value: str | None) -> None:
    """Let a field of an article (by key) be `value`. Only inside `store.write()`.

    Raises NkreaderError for a field that there is not: a record of the history may be damaged.
    """
    if field not in METADATA:
        raise NkreaderError("its record is damaged")
    _write(store, article, _data(store, article)._replace(**{field: value}))


def remember_source(store: Store, edit: int) -> None:
    """Keep what the source says of a field beside what a person is setting it to, before that is
    shown. Only inside `store.write()`."""
    row = store.rows("SELECT article, field FROM article_edit WHERE key = ?", edit)[0]
    came = _data(store, row["article"])._asdict().get(row["field"])
    store.db.execute("UPDATE article_edit SET came = ? WHERE key = ?", (came, edit))


def came(store: Store, edit: int) -> str | None:
    """What the source says of a field that a person has set."""
    found = store.value("SELECT came FROM article_edit WHERE key = ?", edit)
    return None if found is None else str(found)


def _data(store: Store, article: int) -> Metadata:
    row = store.row(f"SELECT {', '.join(METADATA)} FROM article WHERE key = ?", article)
    if row is None:
        raise NkreaderError("the article is no longer in the library")
    return Metadata(*row)


def _write(store: Store, article: int, data: Metadata) -> None:
    """Write an article's data where it is read, where the filter looks, in the index, and where
    mentions are counted by date."""
    versions.retitle(store, article, data.title)
    opening, published = store.rows(
        "SELECT opening, published FROM article WHERE key = ?", article
    )[0]
    redated = data.published != published
    if redated:
        mentions.withdraw(store, article)
    assign = ", ".join(f"{name} = ?" for name in METADATA)
    store.db.execute(
        f"UPDATE article SET {assign}, folded = ? WHERE key = ?",
        (*data, articles.filter_words(data, opening), article),
    )
    if redated:
        mentions.contribute(store, article)
