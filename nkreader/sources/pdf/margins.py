"""What stands on every page and belongs to none: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from nkreader.sources.pdf.lines import Line

MARGIN = 0.12
"""Share of a page's height at its top and bottom in which they stand."""

ROWS = 2
"""Rows looked at, from the edge inwards."""

_NUMBER = re.compile(
    r"(?i)\W*(?:page|p\.|쪽|페이지|seite)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|쪽|페이지)\s*\d*)?\W*"
)
_FIGURES = re.compile(r"\d+")


def without_margins(
    pages: Sequence[tuple[Sequence[Line], float]],
) -> tuple[list[list[Line]], int]:
    """The lines of each page (given with the page's height) without those that only repeat, and
    how many these are."""
    seen: dict[tuple[str, str], list[Line]] = defaultdict(list)
    edges = [list(_edges(lines, height)) for lines, height in pages]
    for edge in edges:
        for place, line in edge:
            seen[place, _key(line)].append(line)
    needed = 2 if len(pages) < 4 else max(3, len(pages) // 5)
    dropped: set[tuple[int, int]] = set()
    for edge in edges:
        for place, line in edge:
            same = seen[place, _key(line)]
            small = line.height <= 1.2 * min(one.height for one in same)
            repeats = small and len({one.page for one in same}) >= needed
            if repeats or _NUMBER.fullmatch(line.text):
                dropped.add(_id(line))
    kept = [[line for line in lines if _id(line) not in dropped] for lines, _ in pages]
    if not any(kept):
        return [list(lines) for lines, _ in pages], 0
    return kept, len(dropped)


def _id(line: Line) -> tuple[int, int]:
    return line.page, line.letters[0].number


def _key(line: Line) -> str:
    """What two running heads have in common."""
    return _FIGURES.sub("#", line.text.casefold().replace(" ", ""))


def _edges(lines: Sequence[Line], height: float) -> list[tuple[str, Line]]:
    """The lines in the outermost rows of both margins."""
    found = []
    for place in ("top", "bottom"):
        near = [
            line
            for line in lines
            if (height - line.middle if place == "top" else line.middle) < MARGIN * height
        ]
        near.sort(key=lambda line: line.middle, reverse=place == "top")
        rows = 0
        last: Line | None = None
        for line in near:
            if last is None or abs(last.middle - line.middle) > 0.5 * line.height:
                rows += 1
            if rows > ROWS:
                break
            found.append((place, line))
            last = line
    return found
