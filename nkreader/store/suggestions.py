"""What a model learns one's tags from, article by article, and which suggestions were accepted."""

import json
from typing import NamedTuple

from nkreader.model import LABELS
from nkreader.proposals import Accepted
from nkreader.store import mention_places
from nkreader.store.connection import Store


class Source(NamedTuple):
    """An article that is learnt from or looked at, in one set."""

    key: int
    id: str
    version: int
    version_id: str
    state: str
    place: int | None
    """Where it was left in its current version, in code points."""


_SOURCE = (
    "SELECT article.key, article.id, version.key, version.id, coalesce(state, 'new'),"
    " CASE WHEN reading_state.version = article.version THEN place END"
    " FROM article JOIN version ON version.key = article.version"
    " LEFT JOIN reading_state ON reading_state.article = article.key"
    "  AND reading_state.annotation_set = ?1"
)


def looked_at(store: Store, set_key: int | None) -> list[Source]:
    """The articles in which a set has tags or refusals, and those that are done in it."""
    known = (
        "SELECT article FROM annotation WHERE annotation_set = ?1"
        " UNION SELECT article FROM refusal WHERE annotation_set = ?1"
        " UNION SELECT article FROM reading_state WHERE annotation_set = ?1 AND state = 'done'"
    )
    rows = store.rows(f"{_SOURCE} WHERE article.key IN ({known}) ORDER BY article.key", set_key)
    return [Source(*row) for row in rows]


def newest_open(store: Store, set_key: int | None, most: int) -> list[Source]:
    """The newest articles that are not done in a set."""
    rows = store.rows(
        f"{_SOURCE} WHERE coalesce(state, 'new') <> 'done'"
        " ORDER BY published IS NULL, published DESC, article.key DESC LIMIT ?2",
        set_key,
        most,
    )
    return [Source(*row) for row in rows]


def text(store: Store, version: int) -> str:
    """The text of a version (by key)."""
    return str(store.value("SELECT text FROM version_text WHERE version = ?", version) or "")


def coded(store: Store, article: int, set_key: int | None) -> list[tuple[str, int, int]]:
    """(tag, first, stop) of the body sentences that a set's annotations in an article code."""
    rows = store.rows(
        "SELECT slug, first, stop FROM annotation"
        " JOIN coded_span ON coded_span.annotation = annotation.key"
        " JOIN tag ON tag.key = annotation.tag WHERE article = ? AND annotation_set = ?",
        article,
        set_key,
    )
    return [(row[0], row[1], row[2]) for row in rows]


def kinds(store: Store, version: int) -> list[tuple[int, str]]:
    """(start, label) of what a version (by key) names, in its order."""
    places = mention_places.of_version(store, version)
    rows = store.rows(
        "SELECT entity_alias.key, label FROM json_each(?) AS wanted"
        " JOIN entity_alias ON entity_alias.key = wanted.value",
        mention_places.asked(places),
    )
    labels = {row[0]: row[1] for row in rows}
    told = ((start, mention_places.alias(what), what) for start, _, what in places)
    return [(start, LABELS[what] if key is None else labels[key]) for start, key, what in told]


def slugs(store: Store) -> dict[int, str]:
    """The slug of each tag by its key."""
    return {row[0]: row[1] for row in store.rows("SELECT key, slug FROM tag")}


def accepted(store: Store, set_key: int | None) -> list[Accepted]:
    """The annotations of a set that were proposed, the first first."""
    rows = store.rows(
        "SELECT annotation.id, model, model_version, score, because, proposed FROM annotation"
        " JOIN accepted_suggestion ON accepted_suggestion.annotation = annotation.key"
        " WHERE annotation_set = ? ORDER BY annotation.key",
        set_key,
    )
    return [Accepted(row[0], row[1], row[2], row[3], _words(row[4]), row[5]) for row in rows]


def _words(packed: str) -> tuple[str, ...]:
    """A kept list of words; what is damaged has none."""
    try:
        found = json.loads(packed)
    except (ValueError, RecursionError):
        found = []
    return tuple(map(str, found)) if isinstance(found, list) else ()
