"""What people have said of two articles: rows of `article_relation`, written by acts."""

from collections.abc import Iterable

from nkreader.relations import Relation
from nkreader.store.connection import Store

_RELATION = (
    "SELECT relation.id, relation.kind, article.id, other.id, relation.refused, relation.created,"
    " relation.modified FROM article_relation AS relation"
    " JOIN article ON article.key = relation.article JOIN article AS other"
    " ON other.key = relation.other"
)


def _relations(store: Store, where: str, *values: object) -> list[Relation]:
    rows = store.rows(f"{_RELATION} {where} ORDER BY relation.key", *values)
    return [Relation(row[0], row[1], row[2], row[3], bool(row[4]), *row[5:]) for row in rows]


def every(store: Store) -> list[Relation]:
    """All of them, the oldest first."""
    return _relations(store, "")


def of_article(store: Store, id: str) -> list[Relation]:
    """Those that an article (by id) is at either end of."""
    return _relations(
        store,
        "WHERE relation.key IN (SELECT key FROM article_relation WHERE article = ?1"
        " UNION SELECT key FROM article_relation WHERE other = ?1)",
        store.value("SELECT key FROM article WHERE id = ?", id),
    )


def about(store: Store, article: int, other: int, pair: bool) -> tuple[int, Relation] | None:
    """What is said of two articles (by key), with its key: of a pair, or of a lineage."""
    key = store.value(
        "SELECT key FROM article_relation WHERE article = ? AND other = ?"
        " AND (kind = 'translates') = ?",
        article, other, int(pair),
    )  # fmt: skip
    found = _relations(store, "WHERE relation.key = ?", key) if key is not None else []
    return (int(key), found[0]) if key is not None and found else None


def has(store: Store, id: str) -> bool:
    """Whether there is one with this id."""
    return store.row("SELECT 1 FROM article_relation WHERE id = ?", id) is not None


def among(store: Store, articles: Iterable[str]) -> tuple[Relation, ...]:
    """Those both of whose articles are among these, by id."""
    known = set(articles)
    if not known:
        return ()
    return tuple(one for one in every(store) if {one.article, one.other} <= known)
