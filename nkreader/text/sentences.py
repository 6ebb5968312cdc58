"""Where sentences begin and end, inside the blocks of a Document.

`sentencex` finds the borders; `sentence_mends` says which of them are wrong and which it missed.
It pairs quotation marks and never ends a sentence between two of them, while here a quotation of
three sentences is three: so it is shown a text of the same length without opening marks.
"""

import re

from nkreader.text.document import Block, Document
from nkreader.text.sentence_mends import OPENERS, mended
from nkreader.text.span import bare

WINDOW = 20_000
"""Code points handed over at once: some texts cost sentencex the square of their length."""

_MAYBE_END = re.compile(r"[.!?…‥。．！？｡。؟।።‼⁇⁈⁉]\s*\S")
_CODE_LINE = re.compile(r"[^\n]+")
_OPENING_QUOTE = re.compile(r'(?<![^\s(\[—–-])"')
_MASKED = f"{OPENERS}\n\u00a0\u2028\u2029"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")


def sentences(document: Document, language: str | None = None) -> list[tuple[int, int]]:
    """The sentences of every block in order, each inside one block and trimmed of white space.

    A table has one for each row, a code block one for each line; a rule has none. Signs that only
    close a text ("■", "-0-") belong to no sentence. `language` is a code such as "ko" or "en-GB"
    (sentencex chooses its abbreviations by it; unknown ones are read as English).
    """
    match = _LANGUAGE.match((language or "en").lower())
    code = match.group() if match else "en"
    masked = _masked(document.text)
    return [
        span for block in document.blocks for span in _of_block(document.text, masked, block, code)
    ]


def _masked(text: str) -> str:
    """A text as sentencex is shown it, but for straight quotation marks."""
    masked = text.replace("'", "’")
    for sign in _MASKED:
        masked = masked.replace(sign, " ")
    return masked


def _of_block(text: str, masked: str, block: Block, language: str) -> list[tuple[int, int]]:
    if block.start == block.end:
        return []
    pieces: list[tuple[int, int]]
    if block.kind == "table":
        pieces = [(row[0][0], row[-1][1]) for row in block.rows if row]
    elif block.kind == "code":
        pieces = [match.span() for match in _CODE_LINE.finditer(text, block.start, block.end)]
    elif not _MAYBE_END.search(text, block.start, block.end):
        return [(block.start, block.end)]
    else:
        borders = _borders(masked[block.start : block.end], language)
        pieces = [
            (block.start + start, block.start + end)
            for start, end in mended(text[block.start : block.end], borders)
        ]
    spans = [bare(text, start, end) for start, end in pieces]
    return [span for span in spans if span[0] < span[1]]


def _borders(masked: str, language: str) -> list[int]:
    """Where sentencex begins a new sentence, without the first."""
    from sentencex import segment

    if '"' in masked:
        masked = _OPENING_QUOTE.sub(" ", masked).replace('"', "”")
    borders: list[int] = []
    start = 0
    while start < len(masked):
        window = masked[start : start + WINDOW]
        lengths = [len(piece) for piece in segment(language, window)]
        last = start + WINDOW >= len(masked)
        if sum(lengths) != len(window) or (len(lengths) == 1 and not last):
            start += len(window)
            continue
        for length in lengths if last else lengths[:-1]:
            start += length
            borders.append(start)
    return borders
