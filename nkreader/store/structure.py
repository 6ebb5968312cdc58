"""What people have said about the shape of articles: zones of blocks and borders of sentences.

Both are kept by the words they are about, so that they hold in later versions of the text.
"""

from typing import cast

from nkreader.store.connection import Store
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
