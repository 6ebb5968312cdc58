"""The sentences of an article's body: those that reading steps over and that counts are about."""

from bisect import bisect_left
from collections.abc import Sequence

from nkreader.text.columns import Pairs
from nkreader.text.document import Zone


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
