"""What stands left of a block's words: quote bars and list markers, from the outside in."""

from rich.cells import cell_len

from nkreader.text.document import Block
from nkreader.tui.cells import plain

QUOTE_BAR = "▎"


def prefix(block: Block, room: int, first: bool) -> str:
    """The prefix on the first row of a block, or on its others, in at most `room` cells: of deep
    nesting only the innermost part is kept. Only the innermost marker is drawn, and only where the
    block is the first of its list item; elsewhere there is as much space."""
    parts = []
    for depth, part in enumerate(block.prefix):
        if part == "quote":
            parts.append(QUOTE_BAR + " ")
            continue
        marker = plain(part) + " "
        innermost = all(inner == "quote" for inner in block.prefix[depth + 1 :])
        drawn = first and block.first and innermost
        parts.append(marker if drawn else " " * cell_len(marker))
    out = ""
    for part in reversed(parts):
        if cell_len(part) + cell_len(out) > room:
            break
        out = part + out
    return out
