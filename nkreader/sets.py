"""What is known of an annotation set as a whole."""

from typing import NamedTuple

from nkreader.model import AnnotationSet

Pair = tuple[AnnotationSet, AnnotationSet]
"""Two sets that are compared."""


class SetRow(NamedTuple):
    """A set with what is in it."""

    set: AnnotationSet
    archived: bool
    """Put away: left out of lists, and nothing can be written in it."""
    annotations: int
    """Passages that carry a tag."""
    whole: int
    """Tags and memos on whole articles."""
    done: int
    """Articles that are done in it."""
    coded: int
    """Body sentences that carry a tag, as far as they are counted."""


class Copied(NamedTuple):
    """What was copied from one set into another."""

    set: AnnotationSet
    """The new one."""
    annotations: int
    whole: int
    """Tags and memos on whole articles."""
    links: int
    """Links between the passages."""
