"""Text that is being typed about an annotation, kept until it is saved or given up.

It is kept by the annotation's id, so that it is there again when a removed annotation comes back.
"""

from nkreader.store.connection import Store


def get(store: Store, annotation: str, annotator: str) -> str | None:
    """What was typed and not saved."""
    sql = "SELECT text FROM draft WHERE annotation = ? AND annotator = ?"
    found = store.value(sql, annotation, annotator)
    return None if found is None else str(found)


def put(store: Store, annotation: str, annotator: str, text: str | None) -> None:
    """Keep what is typed, or with None forget it."""
    with store.write() as db:
        if text is None:
            sql = "DELETE FROM draft WHERE annotation = ? AND annotator = ?"
            db.execute(sql, (annotation, annotator))
        else:
            db.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (annotation, annotator, text)
            )
