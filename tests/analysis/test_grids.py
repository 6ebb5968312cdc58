"""Counts laid out as a table: in which order its columns stand."""

from nkreader.analysis.grids import crossed
from nkreader.figures import Cell


def test_tags_stand_in_one_order_beside_the_table_and_over_it() -> None:
    together = [
        Cell("one", "one", 3), Cell("one", "three", 1), Cell("two", "two", 5),
        Cell("three", "one", 1), Cell("three", "three", 2),
    ]  # fmt: skip
    grid = crossed(together, with_all=False)
    assert [head.name for head in grid.heads] == list(grid.rows) == ["one", "two", "three"]
    assert grid.number(0, 2) == grid.number(2, 0) == 1


def test_publishers_stand_the_most_frequent_first_and_what_has_none_last() -> None:
    found = [
        Cell("one", "Able", 1), Cell("one", None, 9), Cell("two", "Able", 1), Cell("two", "Yalu", 3)
    ]  # fmt: skip
    grid = crossed(found, with_all=True)
    assert [head.name for head in grid.heads] == ["all", "Yalu", "Able", ""]
    assert [grid.number(1, column) for column in range(4)] == [4, 3, 1, 0]
