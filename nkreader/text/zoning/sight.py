"""What a rule about a block may look at: the block itself and what stands around it."""

from typing import NamedTuple

from nkreader.text.document import Block, Document, Zone
from nkreader.text.zoning.lines import LONGEST, unmarked


class Sight(NamedTuple):
    """A block, and what a rule may ask about the blocks around it."""

    document: Document
    number: int
    """Of the block, from 0."""
    raw: str
    words: str
    """`raw` without the marks of Markdown that a plain text may have."""
    title: int | None
    before: Zone | None
    """Of the block before it; None for the first."""
    in_body: bool
    """Whether a block of the body went before."""
    under_related: bool
    """Whether nothing but links to other articles stands between it and a heading over such."""
    pictures: frozenset[int]
    """The numbers of the blocks that are pictures and nothing else."""
    head: tuple[str, ...] = ()
    """The words of the blocks before the first one of the body."""

    @property
    def block(self) -> Block:
        """The block itself."""
        return self.document.blocks[self.number]

    def after(self, count: int) -> list[str]:
        """The words of up to `count` blocks that follow."""
        return [
            unmarked(raw_words(self.document, block))
            for block in self.document.blocks[self.number + 1 : self.number + 1 + count]
        ]


def raw_words(document: Document, block: Block) -> str:
    """The text of a block, as much of it as a rule looks at."""
    return document.text[block.start : min(block.end, block.start + LONGEST + 1)]
