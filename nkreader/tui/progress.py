"""How far the open article was read, which the library remembers; what is passed over stays new."""

from contextlib import suppress

from nkreader.library import Library
from nkreader.model import NkreaderError, Reading

LOOKED_AT = 2.0
"""Seconds from which an article that is looked at is no longer new; one that is left sooner, for
the next one and with nothing done, was passed over."""


SOON = 0.25
"""Seconds from which an article counts as opened: showing it does not wait for the disk."""


class Progress:
    """Of one reader, in the article it shows."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reading: Reading | None = None
        self._whose = ("", "")
        """The annotator and the set in which it is read."""
        self._began = 0
        self._used = False
        self._noted = False
        """Whether it is written down that the article was opened."""
        self._kept: tuple[str, int] | None = None
        """The version and the place in it that the library remembers, as far as is known."""
        self._seen: int | None = None
        """Where the cursor was at the last look; None after an act, when one look is enough."""

    @property
    def _closed(self) -> bool:
        """Whether nothing can be remembered."""
        return bool(self._library.read_only) or self._library.set_archived

    def begin(self, reading: Reading, cursor: int) -> None:
        """An article is shown, the cursor at this offset; one that is read again goes on."""
        before, self._reading = self._reading, reading
        whose, self._whose = self._whose, (self._library.annotator, self._library.set_name)
        if before is None or before.article.id != reading.article.id or whose != self._whose:
            self._began, self._used, self._noted = cursor, False, False
            self._kept, self._seen = (reading.version, cursor), cursor

    def used(self) -> None:
        """Something was done in the article."""
        self._used, self._seen = True, None

    def look(self, cursor: int) -> None:
        """Remember the place where the cursor rests, or where something was done, for a program
        that is killed. To be called now and then; nothing is written that is remembered already,
        and where the library can't be written at once, the next look will do."""
        rests, self._seen = self._seen in (None, cursor), cursor
        reading = self._reading
        if not rests or reading is None or self._closed:
            return
        if self._kept != (reading.version, cursor):
            with suppress(NkreaderError):
                self._library.leave(reading, cursor, patient=False)
                self._kept = reading.version, cursor

    def opened(self, reading: Reading) -> None:
        """Write down that the article was opened, unless it is another one now; where the library
        can't be written at once, that is done when it is left."""
        if reading is self._reading and not self._noted and not self._closed:
            with suppress(NkreaderError):
                self._library.shelf.opened(reading.article.id)
                self._noted = True

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
        if self._reading is not None and not self._closed:
            self.opened(self._reading)
            self._no_longer_new(self._reading)
            self._library.leave(self._reading, cursor)
            self._kept = self._reading.version, cursor

    def _no_longer_new(self, reading: Reading) -> None:
        article = reading.article.id
        if not self._closed and self._library.state(article) == "new":
            self._library.set_state(article, "reading")
