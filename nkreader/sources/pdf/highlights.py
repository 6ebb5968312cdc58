"""What was highlighted in a PDF reader, as passages of the text."""

from collections.abc import Mapping, Sequence
from colorsys import rgb_to_hls

from nkreader.sources.arrival import Highlight
from nkreader.sources.pdf.letters import Box, Letter, Marked
from nkreader.text.cleaning import clean, folded

NEAR = 3
"""Code points that may lie between two letters of one passage: a space, a hyphen undone."""

MOST_LOOKS = 50_000_000
"""Letters that are held against boxes: a thousand boxes on a page of fifty thousand letters."""

MOST = 10_000
"""Passages of a file."""

LONGEST_NAME = 100
"""Code points of what a mark is called."""

_HUES = (
    (15, ("red",)), (40, ("orange",)), (67, ("yellow",)), (95, ("lime", "green")),
    (160, ("green",)), (180, ("teal", "green")), (195, ("cyan", "blue")), (245, ("blue",)),
    (290, ("purple", "violet")), (345, ("magenta", "pink")), (361, ("red",)),
)  # fmt: skip
"""Names of colours by where their hue ends on the wheel, in degrees; yellow of pens is 50 to 60."""

Places = Mapping[tuple[int, int], tuple[int, int]]
"""Where a letter, by its page and number, stands in the text: `[start, end)`."""


def highlights_of(
    marks: Sequence[tuple[int, Marked]], letters: Mapping[int, Sequence[Letter]],
    places: Places, text: str,
) -> tuple[list[Highlight], list[int]]:  # fmt: skip
    """The passages of marks, which are given with their pages, and the pages of those marks that
    lie on no text.

    A mark over parts that do not stand together in the text becomes several.
    """
    found: list[Highlight] = []
    lost: list[int] = []
    looks = MOST_LOOKS
    for page, mark in marks:
        looks -= len(letters.get(page, ())) * len(mark.boxes)
        if looks < 0 or len(found) >= MOST:
            lost.append(page)
            continue
        numbers = {one.number for one in letters.get(page, ()) if _within(one.box, mark.boxes)}
        here = sorted(places[page, number] for number in numbers if (page, number) in places)
        if not here:
            lost.append(page)
            continue
        note = " ".join(clean(mark.note).text.split(" ")).strip() or None
        names = tuple(name[:LONGEST_NAME] for name in (*mark.labels, *_colour_names(mark.colour)))
        for start, end in _runs(here):
            own = note and folded(note) != folded(text[start:end])
            found.append(Highlight(start, end, note if own else None, names))
    return sorted(set(found), key=lambda one: (one.start, one.end)), lost


def _colour_names(colour: tuple[int, int, int] | None) -> tuple[str, ...]:
    """What people call a colour."""
    if colour is None:
        return ()
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in colour))
    if saturation < 0.15:
        return ("black",) if lightness < 0.2 else ("grey", "gray")
    return next(names for end, names in _HUES if hue * 360 < end)


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
