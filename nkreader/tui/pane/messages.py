"""What the pane tells the screen. Handlers are named `on_reading_pane_…`."""

from textual.message import Message

from nkreader.text.span import Span


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


class NotHere(Message, namespace="reading_pane"):
    """A key found nothing to go to."""

    def __init__(self, what: str) -> None:
        """`what` there is none of: "entity", "mark", "heading", …"""
        super().__init__()
        self.what = what


# -- Only for the keys as they are bound today (see `widget`); to be deleted with them.


class Copied(Message, namespace="reading_pane"):
    """A person wants this passage with its citation in the clipboard."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class UntaggedArticle(Message, namespace="reading_pane"):
    """A person wants the next article with untagged sentences."""


class Chose(Message, namespace="reading_pane"):
    """One of the marks that lie here was chosen: `current_mark` names it."""


class Dropped(Message, namespace="reading_pane"):
    """Escape was pressed."""

    def __init__(self, anything: bool) -> None:
        """`anything` tells whether there was a selection or a find to drop."""
        super().__init__()
        self.anything = anything
