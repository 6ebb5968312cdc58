"""What two people, or one on two machines, have said under one id. Values, no storage."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal["annotation", "article_mark", "link"]
Which = Literal["mine", "theirs"]
"""Of a conflict: what stands, or what is kept beside it."""


class Wording(NamedTuple):
    """One version of an annotation, of what is said of a whole article, or of a link."""

    modified: str
    note: str | None
    tag: str | None = None
    """The tag's slug; of a memo, and of a link, None."""
    exact: str | None = None
    """The words of a passage."""
    start: int | None = None
    """Where they are in the text that the annotation was made in."""
    end: int | None = None
    set: str | None = None
    """The name of the set it is in."""
    annotator: str | None = None
    """Whose that is."""
    more: Mapping[str, object] = {}
    """What else there is: of a link its kind and its ends."""


class Conflict(NamedTuple):
    """Something that stands, and one other version of it."""

    id: str
    """The same wherever the same other version is kept."""
    kind: Kind
    about: str
    """The id of what it is about."""
    article: str | None
    """The id of its article; of a link that of the article in which it begins."""
    title: str
    mine: Wording
    """What stands."""
    theirs: Wording
    """What is kept beside it."""
    file: str
    """The name of the file whose import made it a conflict."""
    noticed: str


def differing(one: Conflict) -> list[str]:
    """What the two versions differ in, in words: `tag`, `note`, `borders`, `set`, `kind` …"""
    mine, theirs = one.mine, one.theirs
    borders = (mine.start, mine.end, mine.exact) != (theirs.start, theirs.end, theirs.exact)
    owners = (mine.set, mine.annotator) != (theirs.set, theirs.annotator)
    found = {
        "tag": mine.tag != theirs.tag, "borders": borders, "note": mine.note != theirs.note,
        "set": owners,
    }  # fmt: skip
    more = sorted(mine.more.keys() | theirs.more.keys())
    found |= {n.replace("_", " "): mine.more.get(n) != theirs.more.get(n) for n in more}
    return [name for name, differs in found.items() if differs]
