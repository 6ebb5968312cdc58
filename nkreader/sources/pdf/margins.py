"""What stands on every page and belongs to none: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from nkreader.sources.pdf.lines import Line

MARGIN = 0.12
"""Share of a page's height at its top and bottom in which they stand."""

ROWS = 2
"""Rows looked at, from the edge inwards."""

APART = 1.6
"""Heights of a line between the middles of a running head and of what is no part of it."""

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
    for same in seen.values():
        lowest = min(line.height for line in same)
        repeats = len({line.page for line in same}) >= needed
        for line in same:
            if (repeats and line.height <= 1.2 * lowest) or _NUMBER.fullmatch(line.text):
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
    """The lines in the outermost rows of both margins that a gap parts from the text."""
    found = []
    for place in ("top", "bottom"):
        inwards = sorted(lines, key=lambda line: line.middle, reverse=place == "top")
        here: list[Line] = []
        rows = 0
        for line in inwards:
            step = abs(here[-1].middle - line.middle) if here else 0.0
            far = (height - line.middle if place == "top" else line.middle) > MARGIN * height
            if here and (far or step > APART * line.height):
                found += [(place, one) for one in here]
                here = []
            rows += not rows or step > 0.5 * line.height
            if far or rows > ROWS:
                break
            here.append(line)
        else:
            found += [(place, one) for one in here]
    return found
