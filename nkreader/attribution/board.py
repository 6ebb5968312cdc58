"""What the families have found so far in one page: what they read and write while they look."""

from typing import NamedTuple

from nkreader.attribution.page import Page

Words = tuple[int, int]
"""First word, word after the last."""


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

    def covered(self) -> bytearray:
        """Which words stand in something that somebody is found to have said."""
        out = bytearray(len(self.page.words) + 1)
        for _, _, content, _, _ in self.finds:
            for i, j in content:
                out[i:j] = b"\x01" * (j - i)
        return out

    def add(self, find: Find) -> None:
        """Keep a find, and close its cue to later families."""
        self.finds.append(find)
        i, j = find.cue
        self.taken[i:j] = b"\x01" * (j - i)
