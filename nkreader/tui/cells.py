"""Clusters and their cells: what one user-visible character is, how wide, and what is sent for it.

A cluster is one or more code points that share cells; it is never cut by a highlight, the cursor
or a row's end. Every cluster has at least one cell: what has no width of its own joins the cluster
before it, and where there is none it is carried by a dotted circle. What a terminal must not get
is shown as a visible sign of one cell; what composes is sent composed, for few terminals join loose
jamo. Widths are those of `rich.cells`, because Textual crops with them. Where rows break is
`breaks`' and `wrapping`'s business.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size, set_cell_size

TAB = 8
"""Cells from one tab stop to the next, counted from the left edge of the text."""

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CIRCLE = "\u25cc"
_JOINER = "\u200d"
_SIGNS = {"\n": " ", "\x7f": "\u2421", "\u2028": "\u21b5", "\u2029": "\u00b6"}
_SENT_UNSEEN = {"\u200c", _JOINER}

NOT_NARROW = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0481\u2010-\u2027\u2030-\u2052\u20a0-\u20bf]"
)
"""Finds the first code point that may be anything but one cluster of one cell."""

_DISPUTED = re.compile(
    "[\u200d\u20e3\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""What makes one sign of several in some terminals, and several signs or another width in others:
joiner, keycap, the two presentation selectors, flag letters, skin tones, tags."""
_FLAG_A = 0x1F1E6

_CLUSTER = re.compile(r"(?:rr|l{1,8}|p(?:e{0,8}zp){0,12}|[^ez])[ezd]{0,24}|[ezd]{1,24}")
"""One cluster, over class letters: r regional indicator, l leading jamo, p pictograph, e joins the
one before, z zero-width joiner, d joins and is not sent, s sign, t tab, o anything else. The caps
keep a thousand marks on one letter from filling the terminal."""


def _is_pictograph(char: str) -> bool:
    code = ord(char)
    return 0x1F000 <= code <= 0x1FAFF or 0x2190 <= code <= 0x2BFF or code in _OLD_PICTOGRAPHS


_OLD_PICTOGRAPHS = {0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x3030, 0x303D, 0x3297, 0x3299}


def _class_of(char: str) -> str:
    code = ord(char)
    if char == "\t":
        return "t"
    if char == _JOINER:
        return "z"
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp") or char in BIDI or code & 0xFFFE == 0xFFFE:
        return "s"
    if char == "\u00ad":
        return "d"
    if get_character_cell_size(char) == 0:
        unsent = category == "Cf" and char not in _SENT_UNSEEN and not 0xE0020 <= code <= 0xE007F
        return "d" if unsent else "e"
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "r"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "l"
    return "p" if _is_pictograph(char) else "o"


class _Classes(dict[int, str]):
    """Code point -> class letter, filled as texts need it; the argument of `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _class_of(chr(code))
        return letter


class _Widths(dict[str, int]):
    """Character -> its cells if it is a cluster by itself whatever stands beside it, else 0."""

    def __missing__(self, char: str) -> int:
        alone = _CLASSES[ord(char)] in "opl"
        width = self[char] = get_character_cell_size(char) if alone else 0
        return width


_CLASSES = _Classes()
_WIDTHS = _Widths()


def simple_widths(text: str, start: int, end: int) -> list[int] | None:
    """The cells of each code point, or None where some of them share a cluster or need a sign."""
    widths = list(map(_WIDTHS.__getitem__, text[start:end]))
    return None if 0 in widths else widths


def clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clusters of `text[start:end]`, as (start, end) of `text`, in order and without gaps."""
    letters = text[start:end].translate(_CLASSES)
    for match in _CLUSTER.finditer(letters):
        yield start + match.start(), start + match.end()


def _sign(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char < " ":
        return chr(0x2400 + ord(char))
    return _CIRCLE if char in BIDI else "\ufffd"


@lru_cache(8192)
def shown(cluster: str) -> tuple[str, int]:
    """What is sent for one cluster (not a tab) and its cells."""
    letters = cluster.translate(_CLASSES)
    if len(cluster) > 1:
        composed = unicodedata.normalize("NFC", cluster)
        if len(composed) == 1:
            return composed, max(1, cell_len(composed))
    out = []
    for index, (char, letter) in enumerate(zip(cluster, letters, strict=True)):
        if letter == "s":
            out.append(_sign(char))
        elif letter == "z":
            if letters[index + 1 : index + 2] == "p":
                out.append(char)
        elif letter != "d":
            out.append(char)
    sent = "".join(out)
    if letters[0] in "ezd":
        sent = _CIRCLE + sent
    return sent, max(1, cell_len(sent))


def plain(text: str) -> str:
    """One line of words as it may be sent: every cluster in its visible form, tabs as spaces."""
    if NOT_NARROW.search(text) is None:
        return text
    return "".join(
        " " if text[a] == "\t" else shown(text[a:b])[0] for a, b in clusters(text, 0, len(text))
    )


def safe(text: str) -> str:
    """A text to be sent, a sign of one cell in the place of what a terminal would act on."""
    return text if text.isprintable() else _unsafe().sub("\ufffd", text)


@lru_cache(1)
def _unsafe() -> re.Pattern[str]:
    from nkreader.text.hidden import HIDDEN  # most lines have nothing of it

    return re.compile(f"{HIDDEN.pattern}|[\t\n]")


def steady(text: str) -> str:
    """A text to be sent, in as many cells as before, without what terminals dispute: of an emoji of
    several code points the first one, of a flag its letters, each padded to the cluster's width."""
    if _DISPUTED.search(text) is None:
        return text
    out = "".join(_steady(text[a:b]) for a, b in clusters(text, 0, len(text)))
    width = cell_len(text)
    return out if cell_len(out) == width else set_cell_size(out, width)


@lru_cache(8192)
def _steady(cluster: str) -> str:
    if _DISPUTED.search(cluster) is None:
        return cluster
    first = _CLASSES[ord(cluster[0])]
    if first == "r":
        base = "".join(
            chr(ord("A") + ord(char) - _FLAG_A) for char in cluster if _CLASSES[ord(char)] == "r"
        )
    else:
        base = _DISPUTED.sub("", cluster[0] if first == "p" else cluster)
    return base + " " * (cell_len(cluster) - cell_len(base))


class Cells(NamedTuple):
    """The clusters of one stretch of a row: `starts[i]` is the offset of the i-th, which takes the
    cells `edges[i]` to `edges[i + 1]`, counted from the left end of the stretch."""

    starts: Sequence[int]
    edges: Sequence[int]
    end: int
    """The offset behind the last cluster."""
    text: str
    """What is sent, if every cluster is one code point; else empty."""
    sent: list[str] | None = None
    """What is sent for each cluster, where it is not simply its code point."""

    @property
    def width(self) -> int:
        """Cells of the whole stretch."""
        return self.edges[-1]

    def at_cell(self, x: int) -> int:
        """The index of the cluster at a cell, the nearest one where none is there; -1 if empty."""
        return min(max(bisect_right(self.edges, x) - 1, 0), len(self.starts) - 1)

    def at_offset(self, offset: int) -> int:
        """The index of the cluster that holds an offset, the nearest one; -1 if empty."""
        return min(max(bisect_right(self.starts, offset) - 1, 0), len(self.starts) - 1)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """The clusters `[i, j)` that `[start, end)` touches."""
        first = self.at_offset(start)
        if end >= self.end:
            return first, len(self.starts)
        return first, self.at_offset(end - 1) + 1

    def piece(self, i: int, j: int) -> str:
        """What is sent for the clusters `[i, j)`."""
        return self.text[i:j] if self.sent is None else "".join(self.sent[i:j])


def measure(text: str, start: int, end: int) -> Cells:
    """The cells of `text[start:end]`, laid out from a tab stop."""
    if NOT_NARROW.search(text, start, end) is None:
        return Cells(range(start, end), range(end - start + 1), end, text[start:end])
    widths = simple_widths(text, start, end)
    if widths is not None:
        edges = list(accumulate(widths, initial=0))
        return Cells(range(start, end), edges, end, text[start:end])
    starts, sent, edges = [], [], [0]
    for a, b in clusters(text, start, end):
        if text[a] == "\t":
            width = TAB - edges[-1] % TAB
            form = " " * width
        else:
            form, width = shown(text[a:b])
        starts.append(a)
        sent.append(form)
        edges.append(edges[-1] + width)
    return Cells(starts, edges, end, "", sent)
