"""Text that is being typed about an annotation, kept until it is saved or given up."""

from nkreader.store.connection import Store


def get(store: Store, annotation: str, annotator: str) -> str | None:
    """What was typed and not saved."""
    found = store.value(
        "SELECT text FROM draft JOIN annotation ON annotation.key = draft.annotation"
        " WHERE annotation.id = ? AND annotator = ?",
        annotation,
        annotator,
    )
    return None if found is None else str(found)


def put(store: Store, annotation: str, annotator: str, text: str | None) -> None:
    """Keep what is typed, or with None forget it."""
    with store.write() as db:
        if text is None:
            db.execute(
                "DELETE FROM draft WHERE annotator = ?2"
                " AND annotation = (SELECT key FROM annotation WHERE id = ?1)",
                (annotation, annotator),
            )
        else:
            db.execute(
                "INSERT OR REPLACE INTO draft SELECT key, ?2, ?3 FROM annotation WHERE id = ?1",
                (annotation, annotator, text),
            )
