"""Places that were proposed for a tag and refused, not to be offered again; written by acts."""

from typing import NamedTuple

from nkreader.store.connection import Store


class Refusal(NamedTuple):
    """Where something was refused, in the version (by key) that it was seen in, and how that place
    is found again in another."""

    tag: int
    version: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def in_article(
    store: Store, article: str, set_key: int | None, tag: int | None = None
) -> list[Refusal]:
    """What was refused in an article (by id) for a set, of one tag (by key) or of all."""
    rows = store.rows(
        'SELECT tag, version, start, "end", exact, prefix, suffix FROM refusal'
        " WHERE article = (SELECT key FROM article WHERE id = ?1) AND annotation_set = ?2"
        " AND (?3 IS NULL OR tag = ?3)",
        article,
        set_key,
        tag,
    )
    return [Refusal(*row) for row in rows]


def made_in(store: Store, version: int) -> tuple[str, str, str]:
    """The id, the hash and the text of a version (by key)."""
    sql = "SELECT id, sha256, text FROM version JOIN version_text ON version = version.key"
    id, sha256, text = store.rows(f"{sql} WHERE version.key = ?", version)[0]
    return id, sha256, text
