"""What was highlighted in a PDF reader, as passages of the text."""

from collections.abc import Mapping, Sequence

from nkreader.sources.arrival import Highlight
from nkreader.sources.pdf.letters import Box, Letter, Marked
from nkreader.text.cleaning import clean, folded

NEAR = 3
"""Code points that may lie between two letters of one passage: a space, a hyphen undone."""

MOST_LOOKS = 50_000_000
"""Letters that are held against boxes: a thousand boxes on a page of fifty thousand letters."""

Places = Mapping[tuple[int, int], tuple[int, int]]
"""Where a letter, by its page and number, stands in the text: `[start, end)`."""


def highlights_of(
    marks: Sequence[tuple[int, Marked]], letters: Mapping[int, Sequence[Letter]],
    places: Places, text: str,
) -> tuple[list[Highlight], int]:  # fmt: skip
    """The passages of marks, which are given with their pages, and how many marks lie on no text.

    A mark over parts that do not stand together in the text becomes several.
    """
    found: list[Highlight] = []
    lost = 0
    looks = MOST_LOOKS
    for page, mark in marks:
        looks -= len(letters.get(page, ())) * len(mark.boxes)
        if looks < 0:
            lost += 1
            continue
        numbers = {one.number for one in letters.get(page, ()) if _within(one.box, mark.boxes)}
        here = sorted(places[page, number] for number in numbers if (page, number) in places)
        if not here:
            lost += 1
            continue
        note = " ".join(clean(mark.note).text.split(" ")).strip() or None
        for start, end in _runs(here):
            own = note and folded(note) != folded(text[start:end])
            found.append(Highlight(start, end, note if own else None))
    return sorted(set(found), key=lambda one: (one.start, one.end)), lost


def _within(box: Box, boxes: tuple[Box, ...]) -> bool:
    """Whether the middle of a letter lies in one of the boxes."""
    across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return any(one.left <= across <= one.right and one.bottom <= up <= one.top for one in boxes)


def _runs(here: list[tuple[int, int]]) -> list[tuple[int, int]]:
    runs = [here[0]]
    for start, end in here[1:]:
        if start - runs[-1][1] <= NEAR:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return runs
