"""What the pane tells the screen. Handlers are named `on_reading_pane_…`."""

from textual.message import Message


class Moved(Message, namespace="reading_pane"):
    """The cursor, the selection or what is chosen at it changed."""

    def __init__(self, offset: int, sentence: int, of: int) -> None:
        """`offset` is the cursor; `sentence` counts body sentences from 1, 0 before the first."""
        super().__init__()
        self.offset = offset
        self.sentence = sentence
        self.of = of


class NoneLeft(Message, namespace="reading_pane"):
    """There is no untagged body sentence in this article."""

    words = "every body sentence here is tagged · N next article · d done"


class NotHere(Message, namespace="reading_pane"):
    """A key found nothing to go to."""

    def __init__(self, what: str) -> None:
        """`what` there is none of: "entity", "mark", "heading", …"""
        super().__init__()
        self.what = what

    @property
    def words(self) -> str:
        """What there is to say of it."""
        return f"no {self.what} there"
