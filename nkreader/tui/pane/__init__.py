"""The reading pane: an article painted by rows from offsets, with one cursor."""

from nkreader.tui.pane.widget import ReadingPane

__all__ = ["ReadingPane"]
