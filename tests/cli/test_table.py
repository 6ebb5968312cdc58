"""Columns on a terminal: wide characters count two cells, and a line never breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nkreader.cli import table
from nkreader.cli.table import Column, fitted, print_table, wrapped
from nkreader.text.hidden import one_line

WORDS = st.text("abc 신의주평안北京é", max_size=30)


@given(WORDS, st.integers(1, 20), st.booleans())
def test_a_cell_is_exactly_as_wide_as_its_column(text: str, width: int, right: bool) -> None:
    assert cell_len(fitted(text, width, right)) == width


@given(WORDS, st.integers(5, 30))
def test_wrapping_loses_no_word_and_keeps_the_measure(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert " ".join(lines).split() == text.split()
    assert all(cell_len(line) <= width or len(line.split()) == 1 for line in lines)


CELLS = st.text("ab \t\n\x1b\u202e\u3000\xa0é", max_size=5)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_a_pipe_gets_each_cell_on_one_line_with_nothing_hidden_in_it(cells: list[str]) -> None:
    assert table.tabbed(cells) == "\t".join(map(one_line, cells)) + "\n"


def test_a_narrow_terminal_cuts_the_column_that_gives_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(table, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    columns = (Column("id", 10), Column("title", None), Column("words", 6, right=True))
    rows = [("7F3K9QXW2M", "신의주 세관이 다시 문을 닫았다 " * 5, "12"), ("8", "short", "1234")]
    assert print_table(columns, rows) == 2
    heading, long, short = capsys.readouterr().out.splitlines()
    assert heading.split() == ["id", "title", "words"]
    assert cell_len(long) <= 40
    assert long.startswith("7F3K9QXW2M  신의주")
    assert "…" in long
    assert cell_len(short) == cell_len(long)


def test_a_pipe_gets_whole_cells_between_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    print_table((Column("a", 3), Column("b", None)), [("a\tb", "long " * 50)])
    first, second = capsys.readouterr().out.removesuffix("\n").split("\t")
    assert first == "a b"
    assert second == ("long " * 50).strip()
