"""A widget that paints its own lines, of any number, behind a scroll bar that is always there.

What the lines are is said by the list and the pane, which stand on it.
"""

from textual.geometry import Size
from textual.scroll_view import ScrollView


class LineView(ScrollView):
    """Lines of which only those in sight exist. Changing how many there are lays nothing out."""

    def be_tall(self, rows: int, unseen: float = 0.0) -> None:
        """Have so many rows. The bar is painted again where it would be off by more than the part
        `unseen` of them."""
        window, bar = self.size.height, self.vertical_scrollbar
        height = max(rows, window)
        self.set_reactive(ScrollView.virtual_size, Size(self.size.width, height))
        if abs(height - bar.window_virtual_size) > height * unseen or height == window:
            bar.window_virtual_size, bar.window_size = height, window

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Every layout of the screen tells a size of the contents that is not theirs; taken at its
        word, it costs a frame more."""
        return super()._size_updated(size, self.virtual_size, container_size, layout)
