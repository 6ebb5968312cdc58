"""Words into cells: one line of safe text, cut or filled to an exact width."""

from rich.cells import cell_len, set_cell_size

from nkreader.tui.cells import clusters, plain


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


def shorten_within(text: str, width: int) -> str:
    """`text` in at most `width` cells, both its ends kept: where it begins and where it stops."""
    if cell_len(text) <= width or width < 3:
        return shorten(text, width)
    left = (width - 1) // 2
    return set_cell_size(text, left).rstrip() + fit_end(text, width - left).lstrip()


def fit_end(text: str, width: int) -> str:
    """The end of `text` in exactly `width` cells: cut on the left with an ellipsis where it is
    longer, filled there where it is shorter."""
    if width <= 0:
        return ""
    used = cell_len(text)
    if used > width:
        room, kept = width - 1, len(text)
        for start, end in reversed(list(clusters(text, 0, len(text)))):
            room -= cell_len(text[start:end])
            if room < 0:
                break
            kept = start
        text = "…" + text[kept:].lstrip()
        used = cell_len(text)
    return " " * (width - used) + text
