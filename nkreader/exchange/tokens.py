"""A text in tokens, for formats that count no characters: words, numbers and signs.

A text is cut at the borders of tagged spans too, so that no span begins or ends inside a token.
"""

import re
from collections.abc import Iterable, Iterator

_MARKS = "\u0300-\u036f\u1100-\u11ff\u20d0-\u20ff\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_TOKEN = re.compile(
    rf"\w[\w{_MARKS}]*(?:(?:['’.\-]|(?<=\d),(?=\d))\w[\w{_MARKS}]*)*"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    rf"|[^\w\s](?:[{_MARKS}]|(?<=\u200d)[^\w\s])*"
)
"""Words with what is joined to them, flags, and any other sign with its marks and joiners."""


def tokens(text: str, start: int, end: int, borders: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The tokens within `[start, end)`, none across one of `borders`. Offsets are code points."""
    cuts = sorted({one for one in borders if start < one < end})
    at = 0
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        while at < len(cuts) and cuts[at] <= first:
            at += 1
        while at < len(cuts) and cuts[at] < last:
            yield first, cuts[at]
            first = cuts[at]
            at += 1
        yield first, last
