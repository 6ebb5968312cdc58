"""Two sets side by side, as far as agreement is about them. What is counted of it is said by
`analysis.agreement`, which articles count by `library.agreements`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from nkreader.store import history
from nkreader.store.conditions import EVERYTHING, Condition
from nkreader.store.connection import Store
from nkreader.store.shapes import unpack
from nkreader.text.document import Zone


def done(store: Store, set_key: int) -> set[int]:
    """The keys of the articles that are done in a set."""
    sql = "SELECT article FROM reading_state WHERE annotation_set = ? AND state = 'done'"
    return set(store.column(sql, set_key))


def marked(store: Store, set_key: int) -> set[int]:
    """The keys of the articles with an annotation of a set."""
    sql = "SELECT DISTINCT article FROM annotation WHERE annotation_set = ?"
    return set(store.column(sql, set_key))


def answering(store: Store, among: set[int], where: Condition) -> list[int]:
    """Those of some articles (keys) of which a condition is true, in the order of their keys."""
    if where == EVERYTHING:
        return sorted(among)
    sql = f"SELECT key FROM article WHERE {where.sql}"
    return sorted(among.intersection(store.column(sql, *where.values)))


class Place(NamedTuple):
    """An annotation as agreement asks for it."""

    key: int
    article: int
    set_key: int
    tag: str
    start: int | None
    """None where its place in the current text is not certain."""
    end: int | None
    first: int
    """Body sentences that it codes: the first, and behind the last of them."""
    stop: int
    created: str


def places(store: Store, sets: Sequence[int], articles: Iterable[int]) -> Iterator[Place]:
    """The annotations of sets (keys) in articles (keys), article by article."""
    wanted = ",".join(str(int(key)) for key in sets)
    sql = (
        "SELECT annotation_place.key, annotation_place.article, annotation_set, slug,"
        " CASE status WHEN 'placed' THEN place_start END,"
        " CASE status WHEN 'placed' THEN place_end END, coalesce(first, 0), coalesce(stop, 0),"
        " annotation_place.created"
        " FROM json_each(?) AS wanted"
        " CROSS JOIN annotation_place ON annotation_place.article = wanted.value"
        " JOIN tag ON tag.key = annotation_place.tag"
        " LEFT JOIN coded_span ON coded_span.annotation = annotation_place.key"
        f" WHERE annotation_set IN ({wanted})"
    )
    for batch in store.batches(sql, json.dumps(list(articles))):
        yield from map(Place._make, batch)


class Shape(NamedTuple):
    """The blocks of an article's current text, and what they are for as its source has it."""

    article: int
    id: str
    blocks: list[tuple[int, int]]
    zones: list[Zone]
    text: str | None
    """Only where a person has said that a block is for something else."""
    sentences: int | None
    """Of its body; None where they are not counted."""


def shapes(store: Store, articles: Iterable[int]) -> Iterator[Shape]:
    """The shapes of articles (keys), in this order."""
    sql = (
        "SELECT article.key, article.id, shape,"
        " CASE WHEN EXISTS (SELECT 1 FROM zone_override WHERE article = article.key)"
        "  THEN text END, body_sentences.sentences"
        " FROM json_each(?) AS wanted CROSS JOIN article ON article.key = wanted.value"
        " JOIN version_text ON version_text.version = article.version"
        " LEFT JOIN body_sentences ON body_sentences.article = article.key"
    )
    for batch in store.batches(sql, json.dumps(list(articles))):
        for key, id, packed, text, sentences in batch:
            shape = unpack(packed)
            yield Shape(key, id, shape.blocks, shape.zones, text, sentences)


_MEANING = ("slug", "name", "definition", "parent", "retired")
"""The columns of a tag that say what it is for; its key, colour and place in the order do not."""


def codebook_changes(store: Store) -> list[str]:
    """When the codebook became another one, in order: a tag came, went, or means something else.
    What was undone does not count."""
    rows = store.rows(
        "SELECT created, before, after FROM change_row JOIN change"
        " ON change.key = change_row.change WHERE table_name = 'tag' AND undone = 0"
        " ORDER BY created"
    )
    found = (
        row[0]
        for row in rows
        if _meaning(history.unpacked(row[1])) != _meaning(history.unpacked(row[2]))
    )
    return list(dict.fromkeys(found))


def _meaning(row: Mapping[str, object] | None) -> tuple[object, ...] | None:
    return None if row is None else tuple(row.get(column) for column in _MEANING)
