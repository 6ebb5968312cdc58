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
from nkreader.text import spelling

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
    return " ".join(spelling.spelled(words).split())[:_MOST_OF_ALIAS]


_KNOWN = (
    "SELECT label, name, folded, key, entity FROM entity_alias"
    " WHERE folded IN (SELECT value FROM json_each(?))"
)


_Called = tuple[str, str, str]
"""Label, name, and the words of the text."""
_Meant = tuple[int, Alias | None]
"""What is kept of such a mention, and the alias where it has one."""


def placed(
    store: Store, texts: Iterable[tuple[str, Sequence[Mention]]], entity_of: EntityOf
) -> list[Placed]:
    """What was found in texts, as it is kept; spellings that no text had yet are written, those
    that are known are looked up at once. Only inside `store.write()`."""
    told = [
        [(start, end, (label, name, text[start:end])) for start, end, label, name in found]
        for text, found in texts
    ]
    meant: dict[_Called, _Meant] = {}
    spelt: dict[_Called, Spelling] = {}
    for called in {called for some in told for _, _, called in some}:
        what = mention_places.of_words(*called)
        if what is None:
            spelt[called] = Spelling(called[0], called[1], spelled(called[2]))
        else:
            meant[called] = what, None
    rows = store.db.execute(_KNOWN, (json.dumps(list({one.folded for one in spelt.values()})),))
    known: dict[Spelling, Alias] = {Spelling(*row[:3]): (row[3], row[4]) for row in rows}

    def mean(called: _Called) -> _Meant:
        alias = known.get(spelt[called])
        if alias is None:
            exact = mention_places.called(called[2])
            alias = known[spelt[called]] = _new(store, spelt[called], exact, entity_of)
        return mention_places.of_alias(alias[0]), alias

    found = []
    for some in told:
        rows_of_text: dict[Place, Alias | None] = {}
        for start, end, called in some:
            if called not in meant:
                meant[called] = mean(called)
            what, alias = meant[called]
            rows_of_text[start, end, what] = alias
        counts = Counter(alias for alias in rows_of_text.values() if alias is not None)
        found.append(Placed(list(rows_of_text), counts))
    return found


def _new(store: Store, spelling: Spelling, exact: str, entity_of: EntityOf) -> Alias:
    """Write a spelling that no text had yet; its key, and that of its entity."""
    entity = entity_of(spelling, exact)
    cursor = store.db.execute(
        "INSERT INTO entity_alias (label, name, folded, exact, entity) VALUES (?, ?, ?, ?, ?)",
        (*spelling, exact, entity),
    )
    return int(cursor.lastrowid or 0), entity
