"""Text that can be read on its ground: WCAG 2's contrast ratio, and colours mended to reach it."""

from functools import lru_cache

from textual.color import Color

LEAST = 4.5
"""The ratio for text of normal size (WCAG 2.2, success criterion 1.4.3)."""
_STEPS = 16


def _luminance(color: Color) -> float:
    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def ratio(one: Color, other: Color) -> float:
    """The contrast of two opaque colours: 1 (the same) to 21 (black and white)."""
    a, b = _luminance(one), _luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


@lru_cache(1024)
def readable(color: Color, ground: Color, text: Color) -> Color:
    """`color`, moved towards `text` and then towards black or white only as far as it must be to
    reach LEAST on `ground`; a terminal's own colours, which nobody knows, are left as they are.

    Kept: the row under the cursor asks for each of its colours with each key."""
    if color.ansi is not None or ground.ansi is not None:
        return color
    ends = [Color(255, 255, 255), Color(0, 0, 0)]
    best = max(ends, key=lambda end: ratio(end, ground))
    for aim in (text if text.ansi is None else best, best):
        for step in range(_STEPS + 1):
            mixed = color.blend(aim, step / _STEPS, 1.0)
            if ratio(mixed, ground) >= LEAST:
                return mixed
    return best
