"""Mentions of texts in which nobody has looked yet, of many texts at once.

What `mentions.replace` does for one text, in as few statements for some dozens. Counts follow as
there.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.model import Mention
from nkreader.store.connection import Store
from nkreader.store.mentions import KNOWN, EntityOf, Spelling, new_alias, spelled


class Text(NamedTuple):
    """A new current text and what was found in it."""

    version: int
    article: int
    """Keys."""
    published: str
    """Empty where that is not known."""
    text: str
    found: Sequence[Mention]


class _Sum(NamedTuple):
    """What an entity gains."""

    articles: int
    mentions: int
    dates: frozenset[str]


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
    spelt = [
        [(one.start, one.end, (spelled(text.text[one.start : one.end]), one.name, one.label))
         for one in text.found]
        for text in texts
    ]  # fmt: skip
    wanted = json.dumps(list({alias[0] for told in spelt for _, _, alias in told}))
    known = {tuple(row[:3]): (row[3], row[4]) for row in db.execute(KNOWN, (wanted,))}
    counts: list[Counter[tuple[int, int | None]]] = []
    for text, told in zip(texts, spelt, strict=True):
        rows: dict[tuple[int, int, tuple[int, int | None]], None] = {}
        for start, end, alias in told:
            if alias not in known:
                exact = " ".join(text.text[start:end].split())
                spelling = Spelling(alias[2], alias[1], alias[0])
                known[alias] = new_alias(store, spelling, exact, entity_of)
            rows[start, end, known[alias]] = None
        db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?)",
            [(text.version, start, end, alias) for start, end, (alias, _) in rows],
        )
        counts.append(Counter(alias for _, _, alias in rows))
    db.executemany(
        "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)",
        [(text.version, *extractor) for text in texts],
    )
    _count(store, texts, counts)


def _count(
    store: Store, texts: Sequence[Text], counts: Iterable[Counter[tuple[int, int | None]]]
) -> None:
    gained: dict[int, _Sum] = {}
    for text, own in zip(texts, counts, strict=True):
        store.db.executemany(
            "INSERT OR REPLACE INTO entity_article VALUES (?, ?, ?, ?)",
            [(alias, text.published, text.article, count) for (alias, _), count in own.items()],
        )
        here = Counter[int]()
        for (_, entity), count in own.items():
            if entity is not None:
                here[entity] += count
        dates = frozenset(filter(None, (text.published,)))
        for entity, count in here.items():
            before = gained.get(entity, _Sum(0, 0, frozenset()))
            gained[entity] = _Sum(
                before.articles + 1, before.mentions + count, before.dates | dates
            )
    store.db.executemany(
        "UPDATE entity SET articles = articles + ?2, mentions = mentions + ?3,"
        " first = CASE WHEN ?4 <> '' AND (first IS NULL OR ?4 < first) THEN ?4 ELSE first END,"
        " last = CASE WHEN ?5 <> '' AND (last IS NULL OR ?5 > last) THEN ?5 ELSE last END"
        " WHERE key = ?1",
        [
            (entity, one.articles, one.mentions, min(one.dates, default=""),
             max(one.dates, default=""))
            for entity, one in gained.items()
        ],
    )  # fmt: skip
