"""How far the open article was read, which the library remembers; what is passed over stays new."""

from nkreader.library import Library
from nkreader.model import Reading

LOOKED_AT = 2.0
"""Seconds from which an article that is looked at is no longer new; one that is left sooner, for
the next one and with nothing done, was passed over."""


class Progress:
    """Of one reader, in the article it shows."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reading: Reading | None = None
        self._began = 0
        self._used = False

    def begin(self, reading: Reading, cursor: int) -> None:
        """An article is shown, the cursor at this offset; one that is read again goes on."""
        before, self._reading = self._reading, reading
        if before is None or before.article.id != reading.article.id:
            self._began, self._used = cursor, False

    def used(self) -> None:
        """Something was done in the article."""
        self._used = True

    def looked_at(self, reading: Reading) -> None:
        """The article has been on the screen for a while, unless it is another one now."""
        if reading is self._reading:
            self._no_longer_new(reading)

    def pass_on(self, cursor: int) -> None:
        """The next article is wanted: remember this one, unless it was only passed over."""
        if self._used or cursor != self._began:
            self.leave(cursor)

    def leave(self, cursor: int) -> None:
        """Remember how far the article was read, and that it was."""
        if self._reading is not None and not self._library.read_only:
            self._no_longer_new(self._reading)
            self._library.leave(self._reading, cursor)

    def _no_longer_new(self, reading: Reading) -> None:
        article = reading.article.id
        if not self._library.read_only and self._library.state(article) == "new":
            self._library.set_state(article, "reading")
