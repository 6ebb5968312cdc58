"""Plain text as a Document: where its blocks lie. What each is for is the business of `zones`."""

import re
from functools import cache
from itertools import pairwise

from nkreader.text.document import Block, Document

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_FOLLOWED = re.compile(r"\n(?<=[^\n]\n)[^\S\n]*\S")
"""Where a line may follow another without a blank one between them."""
_SENTENCE_END = re.compile(r"[.!?。！？…:]['\"’”」』)\]]*$")
_BULLET = re.compile(r"(?:[-*+•·▪◦○●◆■□▲※]|\(?\d{1,3}[.)])\s")

NARROWEST, WIDEST = 50, 100
"""The columns between which lines of a hard-wrapped file end (DESIGN, text and offsets)."""
COLUMN = 24
"""Columns of the narrowest column of a paper; between these and NARROWEST most lines must go on
with a small letter, or lists and tables of prices would be joined."""

SAMPLE = 200_000
"""Code points read to tell whether a file is hard-wrapped: its manner does not change later."""


def plain_document(text: str, wrapped_at: int | None = None) -> Document:
    """The blocks of a canonical text, all of kind "paragraph"; the text itself is unchanged.

    A blank line ends a block, and so does every single newline, unless the file is hard-wrapped;
    there a newline ends one only where the next line's first word would have had room. `wrapped_at`
    is the column, where the caller has looked for it already; 0 for a file that is not wrapped.
    """
    width = wrap_width(text[:SAMPLE]) if wrapped_at is None else wrapped_at or None
    if width is None:
        spans = [match.span() for match in _LINE.finditer(text)]
    else:
        spans = [span for match in _PARAGRAPH.finditer(text) for span in _unwrapped(match, width)]
    return Document(text, tuple(Block(start, end) for start, end in spans))


def wrap_width(text: str) -> int | None:
    """The column at which the lines of a hard-wrapped text end; None for a text that is not.

    In one that is, most lines that another follows within a paragraph are 50 to 100 columns wide
    (from 24 on where most go on with a small letter), do not end a sentence and leave no room for
    the next line's first word; hardly any is wider.
    """
    if not _FOLLOWED.search(text):
        return None
    followed: list[tuple[int, int]] = []
    wrapped = narrow = going_on = 0
    for paragraph in _PARAGRAPH.finditer(text):
        lines = paragraph.group().split("\n")
        for line, after in pairwise(lines):
            width = _width(line)
            first_word = after.split(maxsplit=1)[0]
            parted = line.rstrip().endswith(("-", "\u00ad")) and first_word[0].islower()
            followed.append((width, WIDEST if parted else width + 1 + _width(first_word)))
            open_ended = not _SENTENCE_END.search(line.rstrip())
            wrapped += NARROWEST <= width <= WIDEST and open_ended
            narrow += COLUMN <= width <= WIDEST and open_ended
            going_on += first_word[0].islower()
    wider = sum(_width(line) > WIDEST for line in text.split("\n"))
    in_column = len(followed) >= 3 and narrow * 2 > len(followed) and going_on * 2 > len(followed)
    if (wrapped * 2 <= len(followed) and not in_column) or wider * 10 > len(followed):
        return None
    widths = sorted(width for width, _ in followed if width <= WIDEST)
    margin = widths[len(widths) * 95 // 100]
    full = sum(with_next > margin for _, with_next in followed)
    return margin if full * 3 >= len(followed) * 2 else None


def _width(line: str) -> int:
    """Columns of a fixed-width screen that a line takes, near enough to tell wrapping by."""
    line = line.rstrip()
    return len(line) if line.isascii() else len(line) + len(_wide().findall(line))


@cache
def _wide() -> "re.Pattern[str]":
    """The signs that take two columns, near enough; compiled when a text first has any."""
    return re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")


def _unwrapped(paragraph: "re.Match[str]", width: int) -> list[tuple[int, int]]:
    """The blocks of lines without a blank line between them, in a file wrapped at `width`."""
    lines = list(_LINE.finditer(paragraph.string, paragraph.start(), paragraph.end()))
    spans = [lines[0].span()]
    for before, line in pairwise(lines):
        first_word = line.group().split(maxsplit=1)[0]
        room = _width(before.group()) + 1 + _width(first_word) <= width * 3 // 4
        room = room and not first_word[0].islower()
        if room or _BULLET.match(line.group()):
            spans.append(line.span())
        else:
            spans[-1] = spans[-1][0], line.end()
    return spans
