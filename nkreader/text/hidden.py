"""Other people's words in our own lines: nothing hidden in them, nothing that steers a terminal.

For every way out but a widget: error lines, tables, reports, the codebook file. What a widget
shows is cut into cells by `tui`, with signs of one cell.
"""

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 but tab and newline, DEL
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls (Unicode Bidi_Control)
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""What moves the cursor, turns the reading order, ends a line or cannot be encoded."""


STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Of these what a terminal or an editor obeys: C0 but tab and newline, DEL, C1, bidi controls."""


_LINE_END = re.compile(r"[ \t]*(?<!\n)\n(?![ \t]*\n)[ \t]*")
"""Of a line that another follows in the same paragraph."""


def unsteered(text: str) -> str:
    """`text` with everything STEERING spelt out; line separators and byte order marks stay."""
    return text if text.isprintable() else STEERING.sub(_spelt, text)


def unbroken(text: str) -> str:
    """`text` with one space for each line end within a paragraph: where its source was wrapped is
    nobody's business beyond it. Blank lines part paragraphs and stay."""
    return _LINE_END.sub(" ", text) if "\n" in text else text


def visible(text: str) -> str:
    """`text` with everything HIDDEN spelt out; tabs and newlines stay.

    >>> visible("a\\x1b[2J\\u202e")
    'a⟨ESC⟩[2J⟨U+202E⟩'
    """
    return HIDDEN.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    return "⟨ESC⟩" if match[0] == "\x1b" else f"⟨U+{ord(match[0]):04X}⟩"


def one_line(text: str) -> str:
    """`text` on one line: runs of white space are one space, the hidden is spelt out."""
    if text.isprintable():  # nothing is hidden, no white space but spaces
        return " ".join(text.split())
    return visible(" ".join(visible(text).split()))
