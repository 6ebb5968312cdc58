"""Which marks of quotation belong together: pairs of them, each within a paragraph.

A paragraph that opens a quotation and does not close it is quoted to its end, as papers print a
speech of several paragraphs. Marks come in every fashion, and some stand for another.
"""

from bisect import bisect_right
from collections.abc import Sequence

from nkreader.text.tokens import Tokens

SHORT = 60
"""Words a quotation between single marks may have: they look like apostrophes."""
LEAST = 4
"""Words that an unclosed quotation has, at least."""
CLOSERS = {
    "\u201c": "\u201d", "\u201e": "\u201c\u201d", '"': '"', "''": "''", "``": "''",
    "\u00ab": "\u00bb", "\u201d": "\u201d", "\u300c": "\u300d", "\u300e": "\u300f",
}  # fmt: skip
"""What opens a quotation, and what closes it."""
SINGLE = {"\u2018": "\u2019", "'": "'"}


def quotations(text: str, cut: Tokens, borders: Sequence[int]) -> list[tuple[int, int]]:
    """The quotations of a text that is cut into words: first word and last, with their marks.

    `borders` are the words behind the last one of each paragraph, in order. What is found is in
    order too, none inside another.
    """
    words, size = cut.words, len(cut.words)
    marks = cut.marks
    spans: list[tuple[int, int]] = []
    done = at = end = 0
    for place, i in enumerate(marks):
        if i < done:
            continue
        if i >= end:
            at = bisect_right(borders, i, at)
            end = borders[at] if at < len(borders) else size
        mark = words[i]
        if mark in CLOSERS:
            last = _closing(text, cut, place, end)
        elif mark in SINGLE:
            last = _closing_single(text, cut, place, end)
        else:
            continue
        if last:
            spans.append((i, last))
            done = last + 1
    return spans


def _closing(text: str, cut: Tokens, place: int, end: int) -> int:
    """The word that closes the quotation a mark opens, 0 where it opens none."""
    words, marks = cut.words, cut.marks
    i = marks[place]
    mark, start = words[i], cut.starts[i]
    if _is_turn(text, cut, i + 1, end):
        return 0
    if mark == "\u201d" and start > 0 and not text[start - 1].isspace():
        return 0
    closers = CLOSERS[mark]
    for k in range(place + 1, len(marks)):
        if marks[k] >= end:
            break
        if words[marks[k]] == closers or words[marks[k]] in closers:
            return marks[k]
    return end - 1 if end - i > LEAST and mark != "\u201d" else 0


def _closing_single(text: str, cut: Tokens, place: int, end: int) -> int:
    """The same for a single mark, which must stand free as an apostrophe does not."""
    words, starts, ends, marks = cut
    i = marks[place]
    start = starts[i]
    if start > 0 and not text[start - 1].isspace() and text[start - 1] not in "([":
        return 0
    closer = SINGLE[words[i]]
    end = min(end, i + SHORT)
    for at in range(place + 1, len(marks)):
        k = marks[at]
        if k >= end:
            break
        if words[k] == closer and k > i + 1 and not text[starts[k] - 1].isspace() and (
            ends[k] >= len(text) or not text[ends[k]].isalnum()
        ):  # fmt: skip
            return k
    return 0


def _is_turn(text: str, cut: Tokens, i: int, end: int) -> bool:
    """Whether "NAME:" stands at word `i`: somebody's turn in a transcript."""
    words, starts, ends, _ = cut
    if i + 1 >= end or words[i + 1] != ":" or len(words[i]) < 3:
        return False
    return text[starts[i] : ends[i]].isupper()
