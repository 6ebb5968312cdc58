"""The reading pane: an article painted by rows from offsets, with one cursor."""

from nkreader.tui.pane.by_action import bind
from nkreader.tui.pane.widget import ReadingPane

bind()  # goes with `by_action`, when keys name acts

__all__ = ["ReadingPane"]
