"""Two wordings side by side: which words of each are not in the other."""

from difflib import SequenceMatcher
from re import finditer

from textual.content import Content

AROUND = 160
"""Code points shown on either side of a passage."""


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a text shown around a passage, of whole words where it has any."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return first, last


def compared(old: str, new: str, old_style: str, new_style: str) -> tuple[Content, Content]:
    """Both texts, words that only one has in its style."""
    old_words, new_words = _words(old), _words(new)
    matcher = SequenceMatcher(
        None, [old[a:b] for a, b in old_words], [new[a:b] for a, b in new_words], autojunk=False
    )
    left, right = Content(old), Content(new)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            if a < b:
                left = left.stylize(old_style, old_words[a][0], old_words[b - 1][1])
            if c < d:
                right = right.stylize(new_style, new_words[c][0], new_words[d - 1][1])
    return left, right


def _words(text: str) -> list[tuple[int, int]]:
    """Runs of letters, and single signs; white space is not compared."""
    return [match.span() for match in finditer(r"\w+|[^\w\s]", text)]
