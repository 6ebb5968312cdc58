"""What lies over a screen for a moment, and closes once however often it is told to."""

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")
LOW = 18
"""Rows of a screen below which a dialog has none to give away."""


class Dialog(ModalScreen[Result], Generic[Result]):
    """A modal screen; a second Enter that was on its way when it closed closes nothing else."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (LOW, "-tall")]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, unless it is closing already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
