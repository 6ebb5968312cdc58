"""File names made of titles, the id behind: what every file system takes, none of them twice."""

import unicodedata

LONGEST = 80
"""Bytes of UTF-8 of the part that comes from the title: names may have 255, with a suffix."""


def file_name(title: str, id: str) -> str:
    """The stem of a document's file: letters and digits of the title, any script, then the id.

    >>> file_name("Rice, 쌀: “up” by 5 %?", "0000000001"), file_name("../..", "0000000002")
    ('Rice-쌀-up-by-5-0000000001', '0000000002')
    """
    words = "".join(
        sign if sign.isalnum() or unicodedata.combining(sign) else " "
        for sign in unicodedata.normalize("NFC", title)
    ).split()
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if len(longer.encode()) > LONGEST:
            kept = kept or word.encode()[:LONGEST].decode("utf-8", "ignore")
            break
        kept = longer
    return f"{kept}-{id}" if kept else id
