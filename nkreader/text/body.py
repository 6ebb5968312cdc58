"""The body of an article: its sentences, which reading steps over and counts are about, and its
paragraphs, by whose numbers passages are cited."""

from bisect import bisect_left
from collections.abc import Sequence

from nkreader.text.columns import Pairs
from nkreader.text.document import Block, Zone


def body_sentences(ends: Sequence[int], zones: Sequence[Zone], sentences: Pairs) -> Pairs:
    """Those of `sentences`, ordered, that lie in blocks for the body; `ends` are the ends of the
    blocks, in order, and `zones` what each is for."""
    found = Pairs()
    first = 0
    for number, end in enumerate(ends):
        stop = bisect_left(sentences.starts, end, first)
        if number == len(ends) - 1:
            stop = len(sentences)
        if number >= len(zones) or zones[number] == "body":
            found.starts.extend(sentences.starts[first:stop])
            found.ends.extend(sentences.ends[first:stop])
        first = stop
    return found


def body_paragraph(blocks: Sequence[Block], zones: Sequence[Zone], offset: int) -> int | None:
    """The number, from 1, of the body paragraph that an offset lies in, among the blocks whose zone
    is `body`; None where it lies in none of them."""
    number = 0
    for block, zone in zip(blocks, zones, strict=True):
        number += zone == "body"
        if block.start <= offset < block.end:
            return number if zone == "body" else None
    return None
