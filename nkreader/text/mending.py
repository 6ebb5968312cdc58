"""What a text went through before it was a file, undone: words parted, signs spelt out.

Both change the text, so they are done once, before it becomes canonical, and told.
"""

import re
from html import unescape

from nkreader.text.cleaning import scrub

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_PARTED = re.compile(
    r"(?<![^\W_])(?P<first>[^\W\d_]{2,40})(?P<sign>[-\u2010\u00ad\u00ac])[ \t]*\n[ \t]*"
    r"(?P<second>[^\W\d_]+)"
)
_KEPT = (
    "all anti cross ex extra half high inter intra long low mid multi near neo non north post pre"
    " pro pseudo self semi short south so sub super then third two trans ultra vice well year east"
    " west counter much one three four five six seven eight nine ten light heavy hard soft state"
    " government military man world cost price time dual ill ever left right first second"
)
"""What stands before a hyphen of its own, as in "anti-nuclear": the hyphen is kept there."""


def unescaped(text: str) -> tuple[str, int]:
    """The text with HTML's character references read as the signs they stand for, and how many
    there were. A second round is not made: "&amp;lt;" reads "&lt;"."""
    count = 0

    def sign(match: re.Match[str]) -> str:
        nonlocal count
        read = unescape(match[0])
        count += read != match[0]
        return read

    read = _REFERENCE.sub(sign, text)
    return scrub(read).text, count


def unhyphenated(text: str) -> tuple[str, int]:
    """A hard-wrapped text with the words that its lines part put together, and how many.

    The hyphen is kept before a capital, behind a word that stands before hyphens ("anti-"), and
    where the text has the word with it elsewhere; the newline goes behind the word.
    """
    count = 0
    kept = frozenset(_KEPT.split())
    lower = text.lower()
    whole = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", lower))

    def joined(match: re.Match[str]) -> str:
        nonlocal count
        first, second = match["first"], match["second"]
        own = f"{first}-{second}".lower() in whole and (first + second).lower() not in whole
        hyphen = match["sign"] == "-" and (not second[0].islower() or own or first.lower() in kept)
        count += 1
        return f"{first}{'-' if hyphen else ''}{second}"

    return _PARTED.sub(joined, text), count
