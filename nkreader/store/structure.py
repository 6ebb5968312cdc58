"""What people have said about the shape of articles: zones of blocks and borders of sentences.

Both are kept by the words they are about, so that they hold in later versions of the text.
"""

from typing import cast

from nkreader.store.connection import Store
from nkreader.text.borders import Border
from nkreader.text.document import Zone


def zones(store: Store, article: str) -> dict[str, Zone]:
    """The zones that a person has given to blocks of an article, by the block's words."""
    sql = (
        "SELECT exact, zone FROM zone_override"
        " JOIN article ON article.key = zone_override.article WHERE article.id = ?"
    )
    return {row[0]: cast(Zone, row[1]) for row in store.rows(sql, article)}


def zone_key(store: Store, article: str, exact: str) -> int | None:
    """The key of the override for a block with these words."""
    found = store.value(
        "SELECT zone_override.key FROM zone_override"
        " JOIN article ON article.key = zone_override.article WHERE article.id = ? AND exact = ?",
        article,
        exact,
    )
    return None if found is None else int(found)


def borders(store: Store, article: str) -> list[Border]:
    """The sentence borders that a person has set or taken away in an article, in their order."""
    sql = (
        "SELECT before, after, is_border FROM sentence_border"
        " JOIN article ON article.key = sentence_border.article WHERE article.id = ?"
        " ORDER BY sentence_border.key"
    )
    return [Border(row[0], row[1], bool(row[2])) for row in store.rows(sql, article)]


def border_key(store: Store, article: str, border: Border) -> int | None:
    """The key of what is recorded of a border, whether it was set or taken away."""
    found = store.value(
        "SELECT sentence_border.key FROM sentence_border"
        " JOIN article ON article.key = sentence_border.article"
        " WHERE article.id = ? AND before = ? AND after = ?",
        article,
        border.before,
        border.after,
    )
    return None if found is None else int(found)
