"""Lines in reading order as paragraphs and headings."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from nkreader.sources.pdf.columns import Column
from nkreader.sources.pdf.lines import Line, is_initial

_ENDED = re.compile(r"[.!?。！？…:;]['\"’”」』)\]]*\Z")
_BULLET = re.compile(r"(?:[•·▪◦○●◆■□▲※\u2013\u2014*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)")
_LEADERS = re.compile(r"(?:\. ?|… ?){5,}\s*\w*\Z")
"""A line of a table of contents."""

LARGER = 1.15
"""Heights of the body's letters from which on a line is a heading."""

LONGEST_HEADING, LONGEST_BOLD = 250, 120
"""Code points."""

NEAR = 3
"""Lines on either side by which the margin is told, and how many must end there."""

LOOKED_BACK = 6
"""Paragraphs (footnotes, captions) that may stand between the halves of one."""


class Paragraph(NamedTuple):
    """Lines that belong together, as a heading of `level` 1 to 6 or, 0, as none."""

    lines: list[Line]
    level: int = 0


class _Frame(NamedTuple):
    """What a column's lines have in common."""

    left: float
    right: float
    leading: float


def paragraphs_of(columns: Sequence[Column]) -> list[Paragraph]:
    """The paragraphs of columns in reading order, across columns and pages."""
    body = _body(columns)
    found: list[list[Line]] = []
    frames: dict[int, _Frame] = {}
    for column in columns:
        frame = _frame(column)
        for index, line in enumerate(column):
            home = found[-1] if found else None
            if index == 0:
                home = _goes_on(found, frames, line)
            elif home and _begins(home, line, _at(column, index, frame), body):
                home = None
            if home is None:
                found.append([line])
                frames[id(found[-1])] = frame
            else:
                home.append(line)
                frames[id(home)] = frame
    return _levelled(found, body)


def _body(columns: Sequence[Column]) -> float:
    """The height of most letters."""
    heights: Counter[float] = Counter()
    for column in columns:
        for line in column:
            heights[round(line.height * 2) / 2] += len(line.letters)
    return heights.most_common(1)[0][0] if heights else 1.0


def _frame(column: Column) -> _Frame:
    lefts = Counter(round(line.box.left) for line in column)
    right = sorted(line.box.right for line in column)[(len(column) - 1) * 95 // 100]
    common = [left for left, count in lefts.items() if count * 10 >= len(column)]
    steps = [a.middle - b.middle for a, b in pairwise(column)]
    steps = [step for step in steps if step > 0]
    leading = median(steps) if steps else 2 * column[0].height
    return _Frame(float(min(common, default=min(lefts))), right, leading)


def _at(column: Column, index: int, frame: _Frame) -> _Frame:
    """The frame where a line stands: lines near it may end elsewhere than most, at one margin."""
    rights = [line.box.right for line in column[max(index - NEAR, 0) : index + NEAR + 1]]
    same = [right for right in rights if sum(abs(right - other) < 3 for other in rights) >= NEAR]
    return frame._replace(right=max(same)) if same else frame


def _begins(home: list[Line], line: Line, frame: _Frame, body: float) -> bool:
    """Whether a line below others begins a paragraph of its own."""
    last = home[-1]
    if line.cells or last.cells or not _alike(last, line) or _LEADERS.search(last.text):
        return True
    runs_on = line.text[0].islower() and not _ENDED.search(last.text)
    if runs_on and (last.text[-1] in "-\xad\u2010" or not _has_room(last, line, frame)):
        return False  # also where a picture stands between
    step = last.middle - line.middle
    if step > max(1.35 * frame.leading, 1.3 * line.height) or _BULLET.match(line.text):
        return True
    if line.height > LARGER * body:
        return step > 1.7 * line.height
    indent = 0.5 * line.height
    first = home[0]
    if _BULLET.match(first.text) and len(home) == 1 and line.box.left > first.box.left + 1:
        return False
    if line.box.left > last.box.left + indent:
        return True
    if len(home) == 1 and line.box.left > frame.left + indent and _ENDED.search(last.text):
        return True
    if len(home) > 1 and line.box.left < last.box.left - indent:
        return not is_initial(first.letters)
    return _has_room(last, line, frame) and bool(_ENDED.search(last.text) or _is_short(last, frame))


def _alike(last: Line, line: Line) -> bool:
    taller = max(last.height, line.height) / max(min(last.height, line.height), 0.1)
    return taller < LARGER and last.bold == line.bold


def _has_room(last: Line, line: Line, frame: _Frame) -> bool:
    """Whether a line's first word would have stood in the line before."""
    word = len(line.text.split(" ", 1)[0])
    width = line.box.right - line.box.left
    needed = (word + 1) * width / max(len(line.letters), 1)
    return last.box.right + needed + 0.5 * line.height < frame.right


def _is_short(last: Line, frame: _Frame) -> bool:
    return last.box.right - frame.left < 0.7 * (frame.right - frame.left)


def _goes_on(found: list[list[Line]], frames: dict[int, _Frame], line: Line) -> list[Line] | None:
    """The paragraph that a line at the head of a column goes on with, if any."""
    if line.cells or _BULLET.match(line.text):
        return None
    for home in reversed(found[-LOOKED_BACK:]):
        last = home[-1]
        if last.cells or last.height < line.height / LARGER:
            continue
        if not _alike(last, line):
            return None
        if line.text[0].islower():
            return None if _ENDED.search(last.text) else home
        frame = frames[id(home)]
        stops = _ENDED.search(last.text) or _has_room(last, line, frame)
        return home if home is found[-1] and not stops else None
    return None


def _levelled(found: list[list[Line]], body: float) -> list[Paragraph]:
    """Paragraphs with the levels of those that are headings, the largest letters first."""
    heights = {
        round(lines[0].height)
        for lines in found
        if lines[0].height > LARGER * body and _length(lines) <= LONGEST_HEADING
    }
    levels = {height: min(rank, 6) for rank, height in enumerate(sorted(heights, reverse=True), 1)}
    some_are_not = any(not lines[0].bold for lines in found)
    below = min(max(len(levels) + 1, 2), 6)
    paragraphs = []
    for lines in found:
        level = 0
        if lines[0].height > LARGER * body:
            level = levels.get(round(lines[0].height), 0)
        elif (
            some_are_not
            and lines[0].bold
            and not lines[0].cells
            and _length(lines) <= LONGEST_BOLD
            and not _ENDED.search(lines[-1].text)
        ):
            level = below
        paragraphs.append(Paragraph(lines, level))
    return paragraphs


def _length(lines: list[Line]) -> int:
    return sum(len(line.letters) for line in lines)
