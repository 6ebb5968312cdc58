"""Korean text: lines that are mostly Hangul are read by the families of `korean`.

They come before the families of English, which then find in such a line what is left: names in
Latin letters. A Korean word in an English line is left alone.
"""

from bisect import bisect_left

from nkreader.entities import flags as f
from nkreader.entities.page import Page


def find(page: Page) -> None:
    """Take over what the Korean families find, and keep figures of Korean lines from the others."""
    if page.text.isascii():
        return
    from nkreader.entities.korean.lists import korean_lists
    from nkreader.entities.korean.sheet import sheet
    from nkreader.entities.korean.table import FAMILIES

    lines = sheet(page.text, korean_lists())
    if lines is None:
        return
    for family in FAMILIES:
        family.find(lines)
    offsets, text = lines.offsets, lines.text
    for claim in lines.claims:
        if claim is not None:
            start, end = offsets[claim.start], offsets[claim.end]
            page.apart.append(
                (start, end, claim.label, claim.name or text[claim.start : claim.end])
            )
            page.block(*_words(page, start, end))
    digits = page.where(f.DIGITS)
    for start, end in lines.places:
        first = bisect_left(digits, bisect_left(page.starts, start))
        for i in digits[first : bisect_left(digits, bisect_left(page.starts, end, 0, page.size))]:
            # "COVID-19" is left to the families of English.
            if not i or not page.kinds[i - 1] & f.CAP:
                page.taken[i] = 1


def _words(page: Page, start: int, end: int) -> tuple[int, int]:
    """The words of a page that overlap `[start, end)`: the first, and the one after the last."""
    first = bisect_left(page.ends, start + 1)
    return first, max(first, bisect_left(page.starts, end, 0, page.size))
