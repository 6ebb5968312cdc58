"""What stands between quotation marks: pairs of marks, each within a paragraph.

A paragraph that opens a quotation and does not close it is quoted to its end, as papers print a
speech of several paragraphs.
"""

import re

_MARK = re.compile("``|''|[\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f]|\n[ \t]*\n")
_OPEN = frozenset(["``", "\u201c", "\u201e", "\u00ab", "\u300c", "\u300e"])
_CLOSE = frozenset(["''", "\u201d", "\u00bb", "\u300d", "\u300f"])


def quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of `text` with their marks, in order, none inside another."""
    spans: list[tuple[int, int]] = []
    start = -1
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark[0] == "\n":
            if start >= 0:
                spans.append((start, found.start()))
            start = -1
        elif start < 0 and mark not in _CLOSE:
            start = found.start()
        elif start >= 0 and mark not in _OPEN:
            spans.append((start, found.end()))
            start = -1
    if start >= 0:
        spans.append((start, len(text)))
    return spans
