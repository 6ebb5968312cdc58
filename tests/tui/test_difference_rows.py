"""Rows of differences: a heading an article, and each found again from anywhere."""

import pytest

from nkreader.comparison import Coding, ComparedArticle, Difference, Ruled
from nkreader.tui.difference_rows import DifferenceRows, Heading, Line

PAIRS = [
    [Difference(Coding(n, n + 1, "prices", f"A{article}{n}"), None) for n in range(3)]
    for article in range(3)
]
ROWS = DifferenceRows(
    (
        (ComparedArticle(f"X{n}", f"Title {n}", None, None, tuple(some)), [Ruled(p) for p in some])
        for n, some in enumerate([PAIRS[0], [], *PAIRS[1:]])
    ),
    lambda pairs: [],
)


def test_articles_with_no_difference_have_no_row() -> None:
    rows = ROWS.fetch(0, 99)
    assert len(rows) == ROWS.count == 12
    titles = [row.article.title for row in rows if isinstance(row, Heading)]
    assert titles == ["Title 0", "Title 2", "Title 3"]
    assert rows[5:7] == ROWS.fetch(5, 2)
    assert all(isinstance(row, Line) and row.both is None for row in ROWS.fetch(1, 3))


@pytest.mark.parametrize("near", [0, 4, 7, 11, 12, 500])
def test_a_difference_is_found_from_anywhere(near: int) -> None:
    places = [ROWS.index(Ruled(pair), near) for some in PAIRS for pair in some]
    assert places == [1, 2, 3, 5, 6, 7, 9, 10, 11]
    gone = Difference(Coding(0, 1, "prices", "elsewhere"), None)
    assert ROWS.index(Ruled(gone), near) is None


def test_the_next_and_the_one_before_go_over_headings() -> None:
    def every(one: Ruled) -> bool:
        return True

    assert ROWS.next(3, 1, every) == 5
    assert ROWS.next(5, -1, every) == 3
    assert ROWS.next(11, 1, every) is None
    assert ROWS.next(1, -1, every) is None
