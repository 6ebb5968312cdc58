"""What the families have found so far in one page: what they read and write while they look."""

from typing import NamedTuple

from nkreader.attribution.page import Page

Words = tuple[int, int]
"""First word, word after the last."""

NO_ONE = frozenset({"nobody", "no", "none", "no-one", "neither", "nothing"})
"""Who says nothing at all begins so."""


class Find(NamedTuple):
    """One attribution, in words of the page."""

    source: Words | None
    cue: Words
    content: tuple[Words, ...]
    base: str
    """The base form of the cue's verb, or the cue itself."""
    block: int
    """The paragraph."""


class Board:
    """One page and its finds; a cue is taken once."""

    __slots__ = ("finds", "page", "taken")

    def __init__(self, page: Page) -> None:
        self.page = page
        self.finds: list[Find] = []
        self.taken = bytearray(len(page.words) + 1)

    def _is_nobody(self, source: Words) -> bool:
        """Whether a source is "nobody" or "no official", or "who" behind these."""
        words, (first, end) = self.page.words, source
        before = words[first - 1] if first else ""
        if words[first] == "who":
            return before in NO_ONE or (before == "one" and words[first - 2] == "no")
        if words[first] == "no" and end > first + 1:
            # Some are called No.
            return not all(map(self.page.capital, range(first, end)))
        return words[first] in NO_ONE or before == "neither"

    def covered(self) -> bytearray:
        """Which words stand in something that somebody is found to have said."""
        out = bytearray(len(self.page.words) + 1)
        for _, _, content, _, _ in self.finds:
            for i, j in content:
                out[i:j] = b"\x01" * (j - i)
        return out

    def add(self, find: Find) -> None:
        """Keep a find, and close its cue to later families; what nobody says is none."""
        source = find.source
        if source is None or not self._is_nobody(source):
            self.finds.append(find)
        i, j = find.cue
        self.taken[i:j] = b"\x01" * (j - i)
