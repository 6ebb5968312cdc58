"""Words into cells: one line of safe text, cut or filled to an exact width."""

from rich.cells import cell_len, set_cell_size

from nkreader.tui.cells import plain


def one_line(text: str) -> str:
    """`text` as one line that may be sent: white space is a space, controls are signs."""
    return plain(" ".join(text.split()))


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut with an ellipsis where it is longer."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def shorten(text: str, width: int) -> str:
    """`text` in at most `width` cells."""
    return text if cell_len(text) <= width else fit(text, width).rstrip()
