"""Where each token of an old text went in a new one, and how sure that is.

Made once for a pair of texts. A token is *carried* when exactly one run claims it on either side.
Where two runs claim it (a deletion next to a repeated phrase can be read in two ways) it counts as
no evidence at all.
"""

from nkreader.anchoring.runs import find_runs
from nkreader.anchoring.tokens import Tokens

NOWHERE = -2
"""No place; -1 is the place before the first token."""
_CONTESTED = -3


class Alignment:
    """The tokens of `old` and `new` and which of them are the same ones."""

    def __init__(self, old: Tokens, new: Tokens) -> None:
        self.old = old
        self.new = new
        self._to_new = [NOWHERE] * len(old)
        self._to_old = [NOWHERE] * len(new)
        for run in find_runs(old.ids, new.ids):
            shift = run.new - run.old
            for index in range(run.old, run.old + run.size):
                self._claim(self._to_new, index, index + shift)
                self._claim(self._to_old, index + shift, index)

    @staticmethod
    def _claim(column: list[int], at: int, value: int) -> None:
        column[at] = value if column[at] in (NOWHERE, value) else _CONTESTED

    def forward(self, index: int) -> int:
        """The token of the new text that is this one of the old, or NOWHERE.

        The texts' ends are carried: -1 to -1, the number of old tokens to that of new ones.
        """
        if index < 0:
            return -1
        if index >= len(self._to_new):
            return len(self._to_old)
        place = self._to_new[index]
        return place if place >= 0 and self._to_old[place] == index else NOWHERE

    def backward(self, index: int) -> int:
        """The token of the old text that this one of the new is, or NOWHERE."""
        place = self._to_old[index]
        return place if place >= 0 and self._to_new[place] == index else NOWHERE

    def came(self, index: int) -> bool:
        """Whether this token of the new text has one certain place in the old one."""
        return self.backward(index) != NOWHERE

    def claimed(self, index: int) -> bool:
        """Whether any run, even a doubtful one, claims this token of the new text."""
        return self._to_old[index] != NOWHERE

    def contested(self, index: int) -> bool:
        """Whether runs claim this token of the old text without agreeing on its place."""
        return self._to_new[index] != NOWHERE and not self.carried(index)

    def carried(self, index: int) -> bool:
        """Whether this token of the old text has one certain place in the new one."""
        return 0 <= index < len(self._to_new) and self.forward(index) != NOWHERE
