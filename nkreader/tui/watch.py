"""Whether a screen still shows what the library holds, and whose change it was if not."""

from nkreader.library import Library

PAUSE = 0.5
"""Seconds between looks at whether another program has written to the library."""


class LibraryWatch:
    """Remembers how the library was when a screen last showed it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.seen: tuple[int, int, str, str] | None = None
        """The library's stamp when it was last looked at; None where nothing is shown yet."""

    def forget(self) -> None:
        """Something else will be shown: what was seen says nothing of that."""
        self.seen = None

    def by_another(self) -> bool:
        """Whether another program has written since the last look."""
        return self.seen is not None and self._library.data_version() != self.seen[0]

    def look(self) -> bool:
        """Take the library as seen now; whether it has changed since the last look. What another
        program wrote is read here as far as it concerns codebook and settings."""
        stamp, seen = self._library.stamp(), self.seen
        if seen is not None and stamp[0] != seen[0]:
            self._library.refresh()
        self.seen = stamp
        return seen is not None and stamp != seen
