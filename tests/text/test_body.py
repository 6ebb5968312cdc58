"""The number of a body paragraph, by which passages are cited."""

import pytest

from nkreader.text.body import body_paragraph
from nkreader.text.document import Block, Zone

BLOCKS = [Block(0, 5, "heading", 1), Block(7, 12), Block(14, 19), Block(21, 26)]
ZONES: list[Zone] = ["title", "body", "caption", "body"]


@pytest.mark.parametrize(
    ("offset", "number"),
    [(0, None), (7, 1), (11, 1), (12, None), (14, None), (21, 2), (25, 2), (26, None), (99, None)],
)
def test_body_paragraphs_are_counted_from_one_and_others_are_none(
    offset: int, number: int | None
) -> None:
    assert body_paragraph(BLOCKS, ZONES, offset) == number
