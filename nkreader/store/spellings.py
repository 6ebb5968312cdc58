"""Spellings: how texts name what, each once in the library, and which mentions have one.

Who a spelling means is said by `nkreader.library.naming`; which texts have which mentions is
`mentions`' business.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from nkreader.model import Mention
from nkreader.store import mention_places
from nkreader.store.connection import Store
from nkreader.store.mention_places import Place
from nkreader.text import search_words

_MOST_OF_ALIAS = 200
"""Code points of a spelling that tell it from others."""


class Spelling(NamedTuple):
    """A spelling with the label and the name that the extractor gave it."""

    label: str
    name: str
    folded: str


Alias = tuple[int, int | None]
"""The key of an alias, and that of its entity."""
EntityOf = Callable[[Spelling, str], int | None]
"""The key of the entity that a new spelling, as it stands in the text, belongs to; None for what is
no entity of the library, such as a date."""


class Placed(NamedTuple):
    """The mentions of a text as they are kept."""

    places: list[Place]
    counts: Counter[Alias]
    """How often it has each alias."""


@lru_cache(4096)
def spelled(words: str) -> str:
    """Words of a text as spellings are compared: as searches do, with single spaces."""
    return " ".join(search_words.spelled(words).split())[:_MOST_OF_ALIAS]


_KNOWN = (
    "SELECT label, name, folded, key, entity FROM entity_alias"
    " WHERE folded IN (SELECT value FROM json_each(?))"
)


def placed(
    store: Store, texts: Iterable[tuple[str, Sequence[Mention]]], entity_of: EntityOf
) -> list[Placed]:
    """What was found in texts, as it is kept; spellings that no text had yet are written, those
    that are known are looked up at once. Only inside `store.write()`."""
    told = [[_told(text, one) for one in found] for text, found in texts]
    wanted = {what.folded for some in told for _, _, what, _ in some if isinstance(what, Spelling)}
    rows = store.db.execute(_KNOWN, (json.dumps(list(wanted)),))
    known: dict[Spelling, Alias] = {Spelling(*row[:3]): (row[3], row[4]) for row in rows}
    return [_placed(store, some, known, entity_of) for some in told]


_Told = tuple[int, int, int | Spelling, str]
"""Start, end, what is there, and the words."""


def _told(text: str, one: Mention) -> _Told:
    words = text[one.start : one.end]
    what = mention_places.of_words(one.label, one.name, words)
    if what is not None:
        return one.start, one.end, what, words
    return one.start, one.end, Spelling(one.label, one.name, spelled(words)), words


def _placed(
    store: Store, told: Iterable[_Told], known: dict[Spelling, Alias], entity_of: EntityOf
) -> Placed:
    rows: dict[Place, Alias | None] = {}
    for start, end, what, words in told:
        if not isinstance(what, Spelling):
            rows[start, end, what] = None
            continue
        alias = known.get(what)
        if alias is None:
            alias = known[what] = _new(store, what, mention_places.called(words), entity_of)
        rows[start, end, mention_places.of_alias(alias[0])] = alias
    return Placed(list(rows), Counter(alias for alias in rows.values() if alias is not None))


def _new(store: Store, spelling: Spelling, exact: str, entity_of: EntityOf) -> Alias:
    """Write a spelling that no text had yet; its key, and that of its entity."""
    entity = entity_of(spelling, exact)
    cursor = store.db.execute(
        "INSERT INTO entity_alias (label, name, folded, exact, entity) VALUES (?, ?, ?, ?, ?)",
        (*spelling, exact, entity),
    )
    return int(cursor.lastrowid or 0), entity
