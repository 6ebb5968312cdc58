"""Which sentences an annotation codes: the one meaning of "coded" and "untagged" everywhere.

A sentence carries a tag when an annotation of it covers more than half of its characters, or lies
within it and is at least one word. Which sentences are looked at (those of the body) is said by
whoever asks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from nkreader.text.columns import Pairs
from nkreader.text.words import words


def carries(sentence: tuple[int, int], span: tuple[int, int], said: str) -> bool:
    """Whether an annotation at `span` makes a sentence carry its tag; both are `[start, end)` in
    code points of one text. `said` is what the text says within both."""
    start, end = max(sentence[0], span[0]), min(sentence[1], span[1])
    if 2 * (end - start) > sentence[1] - sentence[0]:
        return True
    return (start, end) == span and start < end and any(True for _ in words(said))


def carried(sentences: Pairs, span: tuple[int, int], said: str) -> range:
    """The numbers of the sentences, ordered and apart from each other, that carry the tag of an
    annotation at `span`; `said` is what the text says there."""
    first = bisect_right(sentences.ends, span[0])
    stop = max(first, bisect_left(sentences.starts, span[1]))
    # Those between the first and the last that it touches are covered from end to end.
    if first < stop and not carries(sentences[first], span, said):
        first += 1
    if first < stop and not carries(sentences[stop - 1], span, said):
        stop -= 1
    return range(first, stop)


def how_many(coded: Iterable[tuple[int, int]]) -> int:
    """How many sentences several stretches of them, each `[first, stop)`, hold together."""
    count = reached = 0
    for first, stop in sorted(coded):
        count += max(0, stop - max(first, reached))
        reached = max(reached, stop)
    return count
