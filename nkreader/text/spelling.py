"""How words are spelled where they are compared: searches, indexes and names have this in common.

What a word is, `search_words` says.
"""

import re
from array import array

from nkreader.text.ascii_words import holds
from nkreader.text.cleaning import fold_map, folded, without_marks
from nkreader.text.legible import legible

_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d]")
_MARK = re.compile("[\u0300-\u036f]+")


def spelled(text: str) -> str:
    """A text as words are compared: folded, without invisible signs, Latin letters bare, every
    hyphen plain. Its length may differ from the text's."""
    plain = without_marks(folded(legible(text)[0]))
    if holds(plain, _HYPHENS):
        plain = _HYPHENS.sub("-", plain)
    return _MARK.sub("", plain) if holds(plain, _MARK) else plain


def spelled_map(text: str) -> "tuple[str, array[int]]":
    """The spelled text, and for each of its code points the offset in `text`; one entry more,
    `len(text)`."""
    whole, offsets = fold_map(text)
    if whole.isascii():
        return whole, offsets
    plain = _HYPHENS.sub("-", without_marks(whole))
    if not _MARK.search(plain):
        return plain, offsets
    kept = [n for n, sign in enumerate(plain) if not "\u0300" <= sign <= "\u036f"]
    places = array("I", (offsets[n] for n in kept))
    places.append(len(text))
    return "".join(plain[n] for n in kept), places
