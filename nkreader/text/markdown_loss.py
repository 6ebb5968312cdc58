"""Whether a parsed Markdown block still has the words of its source.

Parsers drop words silently: what is nested too deep, cells beyond the last column, the rest of a
fence's first line. Addresses, titles of links, HTML tags and markers are not counted as words.
"""

import re
from collections import Counter

_NOT_WORDS = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)"  # the target of a link
    r"|\]\[[^\]\n]*\]"  # the label of a reference
    r"|\[\^[^\]\n]*\]"  # the label of a footnote
    r"|<[^<>]*>"  # an HTML tag
    r"|&\#?\w+;"  # a character reference
    r"|^[ \t>]*(?:`{3,}|~{3,})[ \t]*[A-Za-z0-9+#._-]*"  # a fence and its language
    r"|^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+",  # the markers of list items
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[/:.#@]")

MANY = 50
"""More different words than this missing, and nobody counts on."""


def loses_words(source: str, text: str) -> bool:
    """Whether a word stands more often in the Markdown `source` than in the `text` made of it.

    A word that markup cuts in two ("un**like**ly") is looked for inside others.
    """
    total = Counter(_WORD.findall(_NOT_WORDS.sub(" ", source)))
    kept = Counter(_WORD.findall(text))
    lost = [word for word, count in total.items() if count > kept[word]]
    if len(lost) > MANY:
        return True
    return any(text.count(word) < total[word] for word in lost)


def is_address(target: str) -> bool:
    """Whether the target of a reference definition looks like one, and not like a word."""
    return bool(_ADDRESS.search(target))
