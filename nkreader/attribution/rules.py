"""The families run over one text; what they found in words becomes values in code points."""

from collections.abc import Sequence

from nkreader.attribution.board import Board, Find
from nkreader.attribution.page import QUOTE, Page, page
from nkreader.attribution.table import FAMILIES
from nkreader.attribution.values import Attribution, Kind, Said


def attribute(text: str, sentences: Sequence[tuple[int, int]]) -> Said:
    """What `text` attributes; `sentences` are its own, in order."""
    board = Board(page(text, sentences))
    for family in FAMILIES:
        family.find(board)
    return Said(tuple(_value(board.page, one) for one in board.finds), ())


def _value(page: Page, find: Find) -> Attribution:
    content = tuple(page.span(*part) for part in find.content)
    return Attribution(
        page.span(*find.source) if find.source else None,
        page.span(*find.cue) if find.cue else None,
        content, _kind(page, find), "said", None, False, (),
    )  # fmt: skip


def _kind(page: Page, find: Find) -> Kind:
    """Direct where all of it is in quotation marks, mixed where some is."""
    quoted = [i for part in find.content for i in range(*part) if page.words[i] == QUOTE]
    if not quoted:
        return "indirect"
    return "direct" if len(quoted) == sum(j - i for i, j in find.content) else "mixed"
