"""Textual's driver for a terminal that shows the first page already: it is neither cleared by
entering it again nor left as the page has it.
"""

from textual.drivers.linux_driver import LinuxDriver

from nkreader.tui.held import ENTER, Held


def driver(held: Held) -> type[LinuxDriver]:
    """The driver class for the terminal that is held."""

    class TakingOver(LinuxDriver):
        _is_there = True
        """Whether the other screen is on already."""

        def start_application_mode(self) -> None:
            """Take it over the first time; after a stop by Ctrl+Z it is begun as ever."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if self._is_there:
                self._is_there = False
                self.attrs_before = held.attributes
                held.hand_over()

        def write(self, data: str) -> None:
            """Write, but for the word that would clear the page."""
            if data != ENTER or not self._is_there:
                super().write(data)

    return TakingOver
