"""The annotations that an act was about: a few are held, very many are put aside on the disk.

What they are is read by `store.annotations`.
"""

from collections.abc import Sequence

from nkreader.model import Mark
from nkreader.store import annotations
from nkreader.store.connection import Store

FEW = 2_000
"""So many are held."""


def marks_of(store: Store, keys: Sequence[int]) -> Sequence[Mark]:
    """The annotations with these keys that exist, in this order, each where it lies now. Raises
    NkreaderError where the disk has no room for what is put aside."""
    if len(keys) <= FEW:
        return annotations.marks(store, keys)
    from nkreader.flat import MARKS
    from nkreader.spooled import spooled

    return spooled(annotations.each_mark(store, keys), MARKS)
