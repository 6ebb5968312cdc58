"""Articles out: with an article goes all that hangs on it, also from the history."""

from nkreader.model import NkreaderError
from nkreader.store import annotations, articles, coding, mentions
from nkreader.store.connection import Store
from nkreader.store.versions import unlearn

_DOCUMENTS = "SELECT key FROM source_document WHERE version IN"
_OF_VERSION = ("extraction", "placement", "version_text", "source_file_version")
"""Tables whose rows belong to one version."""


def remove(store: Store, id: str, with_annotations: bool = True) -> None:
    """Take an article and all that hangs on it out of the library, its history too.

    What has to be looked for is found before others are made to wait. Raises NkreaderError where it
    has annotations and these are not to go.
    """
    key = articles.key_of(store, id)
    told = _in_history(store, key)
    versions = "SELECT key FROM version WHERE article = ?1"
    claims = "SELECT key FROM annotation WHERE article = ?1"
    with store.write() as db:
        count = annotations.count(store, id)
        if count and not with_annotations:
            raise NkreaderError(
                f"{id}: has {count} annotations; export them first, "
                "or say --with-annotations to remove them too"
            )
        unlearn(store, key)
        coding.drop(store, key)
        mentions.drop(store, key)
        db.executemany("DELETE FROM change_row WHERE change = ? AND position = ?", told)
        own = "SELECT key FROM change WHERE article = ?"
        db.execute(f"DELETE FROM change_row WHERE change IN ({own})", (key,))
        db.execute("DELETE FROM change WHERE article = ?", (key,))
        db.executemany(
            "DELETE FROM change WHERE key = ?1 AND undone < 2"
            " AND NOT EXISTS (SELECT 1 FROM change_row WHERE change = ?1)",
            [(change,) for change in {change for change, _ in told}],
        )
        for table, where in (
            ("conflict", "article = ?1"),
            ("link", f"source IN ({claims}) OR target IN ({claims})"),
            ("draft", "annotation IN (SELECT id FROM annotation WHERE article = ?1)"),
            ("decision", f"annotation IN ({claims})"),
            ("placement", f"annotation IN ({claims})"),
            ("annotation", "article = ?1"),
            ("reading_state", "article = ?1"),
            ("zone_override", "article = ?1"),
            ("sentence_border", "article = ?1"),
            ("article_edit", "article = ?1"),
            ("article_mark", "article = ?1"),
            ("adjudication", "article = ?1"),
            ("feed_article", "article = ?1"),
            ("source_bytes", f"source_document IN ({_DOCUMENTS} ({versions}))"),
            ("source_document", f"version IN ({versions})"),
            *((table, f"version IN ({versions})") for table in _OF_VERSION),
            ("version", "article = ?1"),
            ("article", "key = ?1"),
        ):
            db.execute(f"DELETE FROM {table} WHERE {where}", (key,))


def remove_version(store: Store, key: int) -> None:
    """Take out a text that is nobody's current one and that nothing was said of. Only inside
    `store.write()`."""
    of_version = f"{_DOCUMENTS} (?)"
    store.db.execute(f"DELETE FROM source_bytes WHERE source_document IN ({of_version})", (key,))
    for table in ("source_document", *_OF_VERSION):
        store.db.execute(f"DELETE FROM {table} WHERE version = ?", (key,))
    store.db.execute("DELETE FROM version WHERE key = ?", (key,))


def _in_history(store: Store, article: int) -> list[tuple[int, int]]:
    """(change, position) of the rows about an article in acts that are about more than one, such
    as an import; what is left of these can still be undone."""
    row = "coalesce(before, after)"
    wide = "(table_name = 'link' OR change IN (SELECT key FROM change WHERE article IS NULL))"
    own = (
        f"SELECT DISTINCT row_key FROM change_row WHERE table_name = 'annotation' AND {wide}"
        f" AND json_extract({row}, '$.article') = ?1"
        " UNION SELECT key FROM annotation WHERE article = ?1"
    )
    found = store.rows(
        f"WITH own AS MATERIALIZED ({own}) SELECT change, position FROM change_row WHERE {wide}"
        f" AND ((table_name = 'annotation' AND row_key IN own)"
        f" OR (table_name = 'decision' AND json_extract({row}, '$.annotation') IN own)"
        f" OR (table_name = 'link' AND (json_extract({row}, '$.source') IN own"
        f"  OR json_extract({row}, '$.target') IN own))"
        " OR (table_name IN"
        "  ('zone_override', 'sentence_border', 'article_edit', 'article_mark', 'adjudication',"
        "   'conflict')"
        f"  AND json_extract({row}, '$.article') = ?1))",
        article,
    )
    return [(row[0], row[1]) for row in found]
