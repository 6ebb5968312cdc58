"""Articles out: with an article goes all that hangs on it, also from the history."""

import sqlite3

from nkreader.store import articles
from nkreader.store.connection import Store
from nkreader.store.search import forget


def remove(store: Store, id: str) -> None:
    """Take an article and all that hangs on it out of the library, its history too."""
    key = articles.key_of(store, id)
    versions = "SELECT key FROM version WHERE article = ?1"
    annotations = "SELECT key FROM annotation WHERE article = ?1"
    with store.write() as db:
        for row in db.execute(
            "SELECT version.key, title, text FROM version JOIN version_text"
            " ON version_text.version = version.key JOIN article ON article.version = version.key"
            " WHERE article.key = ?",
            (key,),
        ).fetchall():
            forget(store, key, row["title"], row["text"])
        _strip_history(db, key)
        for table, where in (
            ("link", f"source IN ({annotations}) OR target IN ({annotations})"),
            ("draft", "annotation IN (SELECT id FROM annotation WHERE article = ?1)"),
            ("decision", f"annotation IN ({annotations})"),
            ("placement", f"annotation IN ({annotations})"),
            ("annotation", "article = ?1"),
            ("reading_state", "article = ?1"),
            ("zone_override", "article = ?1"),
            ("sentence_border", "article = ?1"),
            ("article_edit", "article = ?1"),
            ("mention", f"version IN ({versions})"),
            ("extraction", f"version IN ({versions})"),
            ("version_text", f"version IN ({versions})"),
            ("version", "article = ?1"),
            ("article", "key = ?1"),
        ):
            db.execute(f"DELETE FROM {table} WHERE {where}", (key,))


def _strip_history(db: sqlite3.Connection, article: int) -> None:
    """Take every row of an article out of the history, also out of acts that are about more than
    this article, such as an import; what is left of these can still be undone."""
    of_article = (
        "SELECT row_key FROM change_row WHERE table_name = 'annotation'"
        " AND json_extract(coalesce(before, after), '$.article') = ?1"
    )
    row = "coalesce(before, after)"
    for where in (
        f"table_name = 'decision' AND json_extract({row}, '$.annotation') IN ({of_article})",
        f"table_name = 'link' AND (json_extract({row}, '$.source') IN ({of_article})"
        f" OR json_extract({row}, '$.target') IN ({of_article}))",
        "table_name IN ('annotation', 'zone_override', 'sentence_border', 'article_edit')"
        f" AND json_extract({row}, '$.article') = ?1",
        "change IN (SELECT key FROM change WHERE article = ?1)",
    ):
        db.execute(f"DELETE FROM change_row WHERE {where}", (article,))
    db.execute(
        "DELETE FROM change WHERE article = ?1 OR key NOT IN (SELECT change FROM change_row)",
        (article,),
    )
