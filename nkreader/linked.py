"""Links with the passages at both ends, as they are shown."""

from typing import NamedTuple

from nkreader.links import SEEN_FROM_TARGET, Link
from nkreader.model import Passage


class Gone(NamedTuple):
    """An end of a link whose passage was taken off, with what the history still knows of it."""

    id: str
    words: str
    """What was tagged; may be empty."""
    title: str
    """Of its article; may be empty."""


End = Passage | Gone


class LinkedPair(NamedTuple):
    """A link and what it leads from and to."""

    link: Link
    source: End
    target: End

    @property
    def is_broken(self) -> bool:
        """Whether a passage at one end is gone."""
        return isinstance(self.source, Gone) or isinstance(self.target, Gone)

    def seen_from(self, annotation: str) -> tuple[str, End]:
        """What the link is called at one of its ends (an annotation's id), and the other end."""
        if annotation == self.link.source:
            return self.link.kind, self.target
        return SEEN_FROM_TARGET[self.link.kind], self.source


def id_of(end: End) -> str:
    """The id of the annotation at an end, also of one that is gone."""
    return end.id if isinstance(end, Gone) else end.mark.annotation.id
