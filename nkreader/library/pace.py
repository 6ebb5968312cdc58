"""How much one transaction of a long act bears, so that nobody else waits long for the library."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from nkreader.store.history import Act
from nkreader.store.long_acts import LongAct

AIM = 0.02
"""Seconds that a transaction may take."""
_TURN = 0.002
"""Seconds between two of them: who waits for the library looks every thousandth at the oftenest."""


def give_way() -> None:
    """Let others have the library between two transactions."""
    sleep(_TURN)


class Pace:
    """How many things are written together: `most` at first, then as many as `AIM` bears."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.size = most

    @contextmanager
    def batch(self, doing: LongAct) -> Iterator[Act]:
        """A transaction in which `size` things are written."""
        began = monotonic()
        with doing.batch() as act:
            yield act
        took = monotonic() - began
        # Half as many again at most: one quick turn says little.
        fits = self.size * min(AIM / took, 1.5) if took else self._most
        self.size = max(1, min(self._most, int(fits) or 1))
        give_way()
