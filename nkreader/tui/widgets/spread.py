"""The text and the panel side by side. What they share: the keys of the text."""

from textual.containers import Horizontal

from nkreader.tui.keymap import bindings_around


class Spread(Horizontal):
    """Holds the pane and the panel. A key that the panel has no use for comes here from it, and
    does what it does in the text."""

    BINDINGS = bindings_around("pane")  # type: ignore[assignment]
