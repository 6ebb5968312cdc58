"""What a person says of an article as a whole: a memo, or a tag. A value, no storage."""

from typing import NamedTuple


class ArticleMark(NamedTuple):
    """A tag on a whole article, with or without a note; without a tag it is the memo on it."""

    id: str
    set: str
    """The set's id; of each tag, and of memos, a set has one at most on an article."""
    article: str
    tag: str | None
    """The tag's slug."""
    note: str | None
    created: str
    modified: str
