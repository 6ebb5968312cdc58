"""Articles out: with an article goes all that hangs on it, also from the history."""

from nkreader.model import NkreaderError
from nkreader.store import articles, coding, many, mentions
from nkreader.store.connection import Store
from nkreader.store.versions import unlearn

_DOCUMENTS = "SELECT key FROM source_document WHERE version IN"
_OF_VERSION = (
    "extraction", "derivation", "attribution", "further_content", "hedge", "speaker",
    "time_expression", "placement", "version_text", "source_file_version", "report_stub",
    "report_search",
)  # fmt: skip
"""Tables whose rows belong to one version."""
_NOWHERE = " AND ".join(
    f"NOT EXISTS (SELECT 1 FROM annotation WHERE annotation.id = {end} AND article <> ?1)"
    for end in ("{}", "{}")
)
"""Neither of two ends, by id, is a passage of another article."""
_OWN = "SELECT id FROM annotation WHERE article = ?1"
_LINKS_WITHIN = (
    f"key IN (SELECT key FROM link WHERE source IN ({_OWN})"
    f" UNION SELECT key FROM link WHERE target IN ({_OWN}))"
    f" AND {_NOWHERE.format('source', 'target')}"
)
"""Links of an article to no other one. One with an end elsewhere stays, broken: somebody has
written why it is there."""
_VERSIONS = "SELECT key FROM version WHERE article = ?1"
_CLAIMS = "SELECT key FROM annotation WHERE article = ?1"
_HANGS_ON = (
    ("link", _LINKS_WITHIN),
    ("conflict", "article = ?1"),
    ("draft", "annotation IN (SELECT id FROM annotation WHERE article = ?1)"),
    ("decision", f"annotation IN ({_CLAIMS})"),
    ("accepted_suggestion", f"annotation IN ({_CLAIMS})"),
    ("refusal", "article = ?1"),
    ("placement", f"annotation IN ({_CLAIMS})"),
    ("annotation", "article = ?1"),
    ("reading_state", "article = ?1"),
    ("zone_override", "article = ?1"),
    ("sentence_border", "article = ?1"),
    ("article_edit", "article = ?1"),
    ("article_mark", "article = ?1"),
    ("adjudication", "article = ?1"),
    ("speaker_decision", "article = ?1 OR other_article = ?1"),
    ("article_relation", "article = ?1"),
    ("article_relation", "other = ?1"),
    ("article_alternate", "article = ?1"),
    ("feed_article", "article = ?1"),
    ("source_bytes", f"source_document IN ({_DOCUMENTS} ({_VERSIONS}))"),
    ("source_document", f"version IN ({_VERSIONS})"),
    *((table, f"version IN ({_VERSIONS})") for table in _OF_VERSION),
    ("version", "article = ?1"),
    ("article", "key = ?1"),
)
"""The rows that go with an article, by table: none before what points at it."""


def remove(store: Store, id: str, with_annotations: bool = True) -> None:
    """Take an article and all that hangs on it out of the library, its history too.

    What has to be looked for is found before others are made to wait. Raises NkreaderError where
    people have annotated it, or said something of it as a whole, and that is not to go.
    """
    key = articles.key_of(store, id)
    told = _in_history(store, key)
    with store.write() as db:
        work = many.work(store, [id])
        if work.articles and not with_annotations:
            raise NkreaderError(
                f"{id}: has {work.words}; export first, "
                "or say --with-annotations to remove that too"
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
        for table, where in _HANGS_ON:
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
    wide = (
        "(table_name IN ('link', 'article_relation')"
        " OR change IN (SELECT key FROM change WHERE article IS NULL))"
    )
    own = (
        f"SELECT DISTINCT row_key FROM change_row WHERE table_name = 'annotation' AND {wide}"
        f" AND json_extract({row}, '$.article') = ?1"
        " UNION SELECT key FROM annotation WHERE article = ?1"
    )
    own_ids = (
        f"SELECT json_extract({row}, '$.id') FROM change_row WHERE table_name = 'annotation'"
        f" AND row_key IN own UNION {_OWN}"
    )
    ends = (f"json_extract({row}, '$.source')", f"json_extract({row}, '$.target')")
    found = store.rows(
        f"WITH own AS MATERIALIZED ({own}), own_ids AS MATERIALIZED ({own_ids})"
        f" SELECT change, position FROM change_row WHERE {wide}"
        f" AND ((table_name = 'annotation' AND row_key IN own)"
        f" OR (table_name IN ('decision', 'accepted_suggestion')"
        f"  AND json_extract({row}, '$.annotation') IN own)"
        f" OR (table_name = 'link' AND (SELECT {ends[0]} IN own_ids OR {ends[1]} IN own_ids)"
        f"  AND {_NOWHERE.format(*ends)})"
        " OR (table_name IN"
        "  ('zone_override', 'sentence_border', 'article_edit', 'article_mark', 'adjudication',"
        "   'refusal', 'conflict', 'speaker_decision', 'article_relation')"
        f"  AND ?1 IN (json_extract({row}, '$.article'), json_extract({row}, '$.other_article')))"
        f" OR (table_name = 'article_relation' AND json_extract({row}, '$.other') = ?1))",
        article,
    )
    return [(row[0], row[1]) for row in found]
