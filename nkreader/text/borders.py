"""Sentence borders that a person has set or taken away, kept by the words on either side of them.

Where the splitter puts borders is `sentences`' business; here its answer is mended.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nkreader.text.span import trimmed

CONTEXT = 24
"""Code points kept on either side: enough to find a border again in a text that was edited."""

_WORD = re.compile(r"\S")


class Border(NamedTuple):
    """A place between two words, told by the text before and after it."""

    before: str
    after: str
    splits: bool
    """Whether a sentence begins here; else none does."""


def border_at(text: str, offset: int, splits: bool) -> Border:
    """The border at an offset of a text."""
    return Border(text[max(0, offset - CONTEXT) : offset], text[offset : offset + CONTEXT], splits)


def mended(
    text: str, sentences: Sequence[tuple[int, int]], borders: Iterable[Border]
) -> list[tuple[int, int]]:
    """Sentences with these borders applied, in their order; spans stay trimmed."""
    splits: dict[int, bool] = {}
    for border in borders:
        splits.update(dict.fromkeys(_places(text, border), border.splits))
    out: list[tuple[int, int]] = []
    for start, end in sentences:
        if out and not splits.get(start, True):
            start, _ = out.pop()
        out.append((start, end))
    cuts = iter(sorted(place for place, here in splits.items() if here))
    return list(_split(text, out, cuts))


def _places(text: str, border: Border) -> Iterator[int]:
    """Where the word begins that stands behind the border, wherever its words occur."""
    words = border.before + border.after
    at, word = text.find(words), 0
    while at >= 0 and words:
        offset = at + len(border.before)
        if offset >= word:
            behind = _WORD.search(text, offset)
            word = behind.start() if behind else len(text)
            yield word
        at = text.find(words, at + 1)


def _split(
    text: str, spans: Sequence[tuple[int, int]], cuts: Iterator[int]
) -> Iterator[tuple[int, int]]:
    """`spans` cut wherever one of `cuts`, ordered, lies inside."""
    cut = next(cuts, None)
    for start, end in spans:
        while cut is not None and cut < end:
            before = trimmed(text, start, cut) if start < cut else None
            if before:
                yield before.start, before.end
                start = cut
            cut = next(cuts, None)
        yield start, end
