"""The smallest Textual app that shows words: what others are measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static("ready to read")


if __name__ == "__main__":
    Bare().run()
