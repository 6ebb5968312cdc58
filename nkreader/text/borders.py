"""Sentence borders that a person has set or taken away, kept by the words on either side of them.

Where the splitter puts borders is `sentences`' business; here its answer is mended.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.text.span import trimmed

CONTEXT = 24
"""Code points kept on either side: enough to find a border again in a text that was edited."""


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
    out = list(sentences)
    for border in borders:
        for offset in _places(text, border):
            out = _split(text, out, offset) if border.splits else _joined(out, offset)
    return out


def _places(text: str, border: Border) -> list[int]:
    words = border.before + border.after
    found, at = [], text.find(words)
    while at >= 0 and words:
        found.append(at + len(border.before))
        at = text.find(words, at + 1)
    return found


def _split(text: str, spans: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        parts = (
            [trimmed(text, start, offset), trimmed(text, offset, end)]
            if start < offset < end
            else []
        )
        if len(parts) == 2 and all(parts):
            out += [(part.start, part.end) for part in parts if part is not None]
        else:
            out.append((start, end))
    return out


def _joined(spans: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if start == offset and out:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
