"""Where a text names what, as `mention` keeps it: the places of one version in few bytes.

Three numbers a mention, in the order of the text, as `varints` packs them: how far it begins behind
the beginning of the one before, how long it is, and what it is. That is the number of a label in
`LABELS` for what is no entity of the library (a date, a number, a source) and is called as the text
has it; else `_FIRST` more than the key of an alias.
"""

import json
from collections.abc import Container, Iterable

from nkreader.model import LABELS
from nkreader.store.connection import Store
from nkreader.store.varints import packed, unpacked

Place = tuple[int, int, int]
"""Start, end, and what is there."""
_FIRST = 32
NO_ENTITIES = {
    label: LABELS.index(label)
    for label in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "SOURCE")
}


def of_words(label: str, name: str, words: str) -> int | None:
    """What to keep of words that are no entity and are called as they stand; None for others."""
    what = NO_ENTITIES.get(label)
    return what if what is None or words == name or called(words) == name else None


def called(words: str) -> str:
    """What words of a text are called where nothing else is said."""
    return " ".join(words.split())


def of_alias(key: int) -> int:
    """What to keep of a spelling, by the key of its alias."""
    return key + _FIRST


def alias(what: int) -> int | None:
    """The key of the alias; None where it has none."""
    return what - _FIRST if what >= _FIRST else None


def is_known(what: int, aliases: Container[int]) -> bool:
    """Whether it is a label or one of these aliases."""
    return what - _FIRST in aliases if what >= _FIRST else what < len(LABELS)


def pack(places: Iterable[Place]) -> bytes:
    """Places as they are kept; twice the same is once."""
    numbers, last = list[int](), 0
    for start, end, what in sorted(set(places)):
        numbers += (start - last, end - start, what)
        last = start
    return packed(numbers)


def unpack(places: bytes) -> list[Place]:
    """The same back. Raises ValueError where that can't be read."""
    numbers = unpacked(places)
    found, at = list[Place](), 0
    for step, length, what in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        at += step
        found.append((at, at + length, what))
    return found


def aliases(places: bytes) -> list[int]:
    """The keys of the aliases alone, one for each mention that has any. Raises ValueError where
    that can't be read."""
    return [what - _FIRST for what in unpacked(places)[2::3] if what >= _FIRST]


def of_version(store: Store, version: int | None) -> list[Place]:
    """The places of a version (by key), in the order of its text."""
    kept = store.value("SELECT places FROM mention WHERE version = ?", version)
    return [] if kept is None else unpack(kept)


def asked(places: Iterable[Place]) -> str:
    """The keys of their aliases, each once, as SQL is asked for them."""
    return json.dumps(sorted({what - _FIRST for _, _, what in places if what >= _FIRST}))


def json_of_aliases(places: bytes) -> str:
    """The same for SQL, where it is the function `aliases`."""
    return json.dumps(aliases(places))
