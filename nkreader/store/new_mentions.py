"""Mentions of texts in which nobody has looked yet, of many texts at once.

What `mentions.replace` does for one text, in as few statements for some dozens. Counts follow as
there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.model import Mention
from nkreader.store import days, mention_places
from nkreader.store.connection import Store
from nkreader.store.spellings import Alias, EntityOf, placed


class Text(NamedTuple):
    """A new current text and what was found in it."""

    version: int
    article: int
    """Keys."""
    published: str
    """Empty where that is not known."""
    text: str
    found: Sequence[Mention]


def text_of(store: Store, version: int, text: str, found: Sequence[Mention]) -> Text:
    """A text by the key of its version, with what is known of its article."""
    row = store.row(
        "SELECT article.key, coalesce(published, '') FROM version"
        " JOIN article ON article.key = version.article WHERE version.key = ?",
        version,
    )
    assert row is not None
    return Text(version, row[0], row[1], text, found)


def write(
    store: Store, texts: Sequence[Text], extractor: tuple[str, int], entity_of: EntityOf
) -> None:
    """Let these texts have their mentions. Only inside `store.write()`."""
    db = store.db
    found = placed(store, ((text.text, text.found) for text in texts), entity_of)
    db.executemany(
        "INSERT INTO mention VALUES (?, ?)",
        [
            (text.version, mention_places.pack(one.places))
            for text, one in zip(texts, found, strict=True)
        ],
    )
    db.executemany(
        "INSERT INTO extraction VALUES (?, ?, ?)",
        [(text.version, *extractor) for text in texts],
    )
    _count(store, texts, [one.counts for one in found])


def _count(store: Store, texts: Sequence[Text], counts: Iterable[Counter[Alias]]) -> None:
    articles, mentions = Counter[int](), Counter[int]()
    dates: dict[int, list[str]] = {}
    standing: list[tuple[int, int, int, int]] = []
    for text, own in zip(texts, counts, strict=True):
        day, here = days.number(text.published), set[int]()
        for (alias, entity), count in own.items():
            standing.append((alias, day, text.article, count))
            if entity is not None:
                here.add(entity)
                mentions[entity] += count
        articles.update(here)
        if text.published:
            for entity in here:
                dates.setdefault(entity, []).append(text.published)
    store.db.executemany("INSERT INTO entity_article VALUES (?, ?, ?, ?)", standing)
    store.db.executemany(
        "UPDATE entity SET articles = articles + ?2, mentions = mentions + ?3,"
        " first = CASE WHEN ?4 <> '' AND (first IS NULL OR ?4 < first) THEN ?4 ELSE first END,"
        " last = CASE WHEN ?5 <> '' AND (last IS NULL OR ?5 > last) THEN ?5 ELSE last END"
        " WHERE key = ?1",
        [
            (entity, count, mentions[entity], min(dates.get(entity, ("",))),
             max(dates.get(entity, ("",))))
            for entity, count in articles.items()
        ],
    )  # fmt: skip
