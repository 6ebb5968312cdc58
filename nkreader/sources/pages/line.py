"""The words of one part of a page as they come, with their styles.

White space is what a browser shows of it.
"""

import re
from collections.abc import Iterable, Iterator

from nkreader.text.builder import Words
from nkreader.text.document import Style, StyleKind

_BLANK = re.compile(r"[ \t\n\r\f]+")


class Line:
    """The words of one part as they come."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._styles: list[Style] = []
        self._open: list[tuple[StyleKind, str, int]] = []
        self._spaced = True

    def add(self, raw: str | None, kept: bool = False) -> None:
        """Add text of the page; its white space becomes single spaces unless it is `kept`."""
        if not raw:
            return
        text = raw.replace("\r\n", "\n").replace("\r", "\n") if kept else _BLANK.sub(" ", raw)
        if self._spaced and not kept:
            text = text.lstrip(" ")
        if text:
            self._put(text)

    def end_line(self) -> None:
        """A line end of the page."""
        if self._parts and self._parts[-1].endswith(" "):
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        self._put("\n")

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._spaced = text[-1] in " \n"

    def enter(self, kind: StyleKind, href: str) -> None:
        """Begin a style."""
        self._open.append((kind, href, self._length))

    def leave(self) -> None:
        """End the style that began last."""
        kind, href, start = self._open.pop()
        self._styles.append(Style(start, self._length, kind, href))

    def take(self) -> Words:
        """What came since the last time, without the white space around it."""
        whole = "".join(self._parts)
        text = whole.strip()
        styles = self._styles
        styles += [Style(start, self._length, kind, href) for kind, href, start in self._open]
        self._open = [(kind, href, 0) for kind, href, _ in self._open]
        self._parts, self._length, self._styles, self._spaced = [], 0, [], True
        if not text:
            return "", []
        first = len(whole) - len(whole.lstrip())
        return text, sorted(moved(styles, first, len(text)))


def moved(styles: Iterable[Style], first: int, length: int) -> Iterator[Style]:
    """Styles as they are in the `length` code points from `first` on."""
    for style in styles:
        start, end = max(style.start - first, 0), min(style.end - first, length)
        if start < end and not (style.kind == "link" and not style.href):
            yield style._replace(start=start, end=end)
