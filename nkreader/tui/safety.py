"""The last gate before the terminal: no control sequence of an article, tag, note or file name.

Textual's widgets pass control and bidi characters on as they are; this filter stands behind all of
them. What it meets is shown as a sign of one cell, so that nothing moves.
"""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]"
)


class SafeText(LineFilter):
    """Replaces what a terminal would act on, in every segment of every widget."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, their texts free of control and bidi characters."""
        return [
            Segment(_UNSAFE.sub("\ufffd", segment.text), segment.style, segment.control)
            if segment.control is None and _UNSAFE.search(segment.text)
            else segment
            for segment in segments
        ]
