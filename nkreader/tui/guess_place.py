"""Where in a new text a passage of an old one would be: a guess for the eye alone, by which
nothing is placed."""

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

Spans = list[tuple[int, int]]
ALIKE = 3
"""Words in a row from which a stretch is taken to be the same one."""
MOST = 10_000
"""Lines, or words, that are compared at most, of either text: more would take seconds."""
_LINE = r"[^\n]*\S[^\n]*"
_WORD = r"\w+|[^\w\s]"


class _Gap(NamedTuple):
    """The stretch between what is unchanged before a passage and what is unchanged behind it."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def guess_place(old: str, start: int, end: int, new: str) -> int:
    """The offset in `new` where `[start, end)` of `old` would begin.

    Whole lines that are the same on both sides bound the stretch where it can be; in there, words
    that are the same; between those, what is left is shared out.
    """
    whole = _Gap(0, len(old), 0, len(new))
    gap = _narrowed(old, new, (start, end), whole, _LINE, 1)
    gap = _narrowed(old, new, (start, end), gap, _WORD, ALIKE)
    return _between(old, start, end, new, gap)


def _narrowed(old: str, new: str, at: tuple[int, int], gap: _Gap, unit: str, least: int) -> _Gap:
    """The gap between the nearest units, of the same kind on both sides, that stand in a row of at
    least so many before and behind the passage."""
    start, end = at
    olds = _units(unit, old, gap.old_start, gap.old_end)
    news = _units(unit, new, gap.new_start, gap.new_end)
    if least == 1:
        olds, news = _once(old, olds), _once(new, news)
    if max(len(olds), len(news)) > MOST:
        return gap
    first = sum(b <= start for _, b in olds)
    behind = len(olds) - sum(a >= end for a, _ in olds)
    matcher = SequenceMatcher(None, [old[a:b] for a, b in olds], [new[a:b] for a, b in news])
    old_start, old_end, new_start, new_end = gap
    for block in matcher.get_matching_blocks():
        if block.size < least:
            continue
        before = min(block.size, first - block.a)
        if before > 0:
            old_start, new_start = olds[block.a + before - 1][1], news[block.b + before - 1][1]
        skipped = max(0, behind - block.a)
        if skipped < block.size:
            old_end, new_end = olds[block.a + skipped][0], news[block.b + skipped][0]
            break
    return _Gap(old_start, old_end, new_start, new_end)


def _units(unit: str, text: str, start: int, end: int) -> Spans:
    return [(start + one.start(), start + one.end()) for one in re.finditer(unit, text[start:end])]


def _once(text: str, spans: Spans) -> Spans:
    """Those whose words occur once among them: a line of stars says nothing of where one is."""
    counts = Counter(text[a:b] for a, b in spans)
    return [(a, b) for a, b in spans if counts[text[a:b]] == 1]


def _between(old: str, start: int, end: int, new: str, gap: _Gap) -> int:
    """Right behind what is the same before it, or as far before what is the same behind it; else
    as far in the gap as it was. Where it began a line, at the beginning of the nearest one."""
    lead = old[old.rfind("\n", 0, start) + 1 : start]
    if not old[gap.old_start : start].strip():
        at = gap.new_start
    else:
        if not old[end : gap.old_end].strip():
            at = max(gap.new_start, gap.new_end - (end - start))
        else:
            share = (start - gap.old_start) / (gap.old_end - gap.old_start)
            at = gap.new_start + int(share * (gap.new_end - gap.new_start))
        pattern = r"(?m)^[^\S\n]*\S" if not lead.strip() else r"\b\w"
        starts = [
            one.end() - 1 for one in re.compile(pattern).finditer(new, gap.new_start, gap.new_end)
        ]
        at = min(starts, key=lambda place: abs(place - at), default=at)
    while at < gap.new_end and new[at].isspace():
        at += 1
    return at
