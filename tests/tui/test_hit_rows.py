"""Rows of hits from any source: headings and lines, a long list's end, words cut to their cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nkreader.cli.table import ending
from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.library.listing import Listing
from nkreader.lists import ArticleRow
from nkreader.tui.app import NkreaderApp
from nkreader.tui.hit_rows import Concordance, Heading, HitRows, Line
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.widgets.fitting import fit_end, one_line
from tests.tui.driving import Add, seen, settled, told, until
from tests.tui.hit_library import Two, hits


@pytest.fixture
def two(library: Library, add: Add) -> Two:
    return add("# Rice\n\nRice is dear.\n", "rice.md"), add("# Won\n\nThe won fell.\n", "won.md")


class Fields:
    """A source of one's own: hits in the title and in a note, in three of five articles."""

    def __init__(self, article: str, listing: Listing) -> None:
        self.count = 5
        self.listing = listing
        self._rows = [
            ArticleRow(article, f"Title {n}", "", None, None, 9, "new", (), 0) for n in range(5)
        ]

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        return self._rows[first : first + how_many]

    def hits(self, row: ArticleRow) -> list[Hit]:
        if int(row.title[-1]) % 2:  # type: ignore[index]
            return []
        title = Hit(row.id, "title", None, None, "Title", "", row.title[5:])  # type: ignore[index]
        return [title, Hit(row.id, "note", None, None, "dear", "so ", "")]


def test_rows_are_headings_and_hits_of_the_articles_that_have_any(library: Library) -> None:
    rows = HitRows(Fields("a", library.listing()))
    rows.count_on(60)
    assert (rows.count, rows.hits, rows.articles, rows.is_done) == (9, 6, 3, True)
    kinds = "".join("h" if isinstance(row, Heading) else "l" for row in rows.fetch(0, 99))
    assert kinds == "hllhllhll"
    for first in range(9):
        for last in range(first, 10):
            assert rows.fetch(first, last - first) == rows.fetch(0, 99)[first:last]
    assert [rows.number(row) for row in range(9)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [rows.first(n) for n in range(-1, 4)] == [None, 1, 4, 7, None]
    assert isinstance(rows.fetch(4, 1)[0], Line)


async def test_a_concordance_is_shown_by_the_same_screen(library: Library, two: Two) -> None:
    app = NkreaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot, ArticlesScreen)
        screen = app.screen
        assert isinstance(screen, ArticlesScreen)
        named = Concordance("North Korea", lambda: Fields(two[0].id, library.listing()))
        screen.ways.list_hits(named)
        await until(pilot, told(pilot, "North Korea · 6 hits in 3 articles"))
        assert any(row.startswith(" title ") for row in seen(pilot))
        await until(pilot, lambda: pilot.app.focused is hits(pilot).rows)
        await pilot.press("3")
        await until(pilot, told(pilot, "only the text can be tagged"))
        await pilot.press("slash", *"won", "escape")
        await until(pilot, told(pilot, "North Korea · 6 hits in 3 articles"))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


class Many(Fields):
    """A thousand articles with two hits each."""

    def __init__(self, article: str, listing: Listing) -> None:
        super().__init__(article, listing)
        self.count = 1000
        row = self._rows[0]
        self._rows = [row._replace(title=f"Title {2 * n}") for n in range(1000)]


async def test_the_end_is_gone_to_when_it_is_known(
    library: Library, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkreader.tui.widgets.hit_list.AT_ONCE", 0)
    monkeypatch.setattr("nkreader.tui.widgets.hit_list.SLICE", 0)
    app = NkreaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot, ArticlesScreen)
        screen = app.screen
        assert isinstance(screen, ArticlesScreen)
        many = Many(two[0].id, library.listing())
        screen.ways.list_hits(Concordance("All", lambda: many))
        await settled(pilot, HitsScreen)
        rows = hits(pilot).rows
        await pilot.press("escape")
        await until(pilot, told(pilot, "stopped counting"))
        known = rows.count
        assert known < 3000
        assert any("… hits in " in row for row in seen(pilot))
        await pilot.pause(0.2)
        assert rows.count == known
        monkeypatch.setattr("nkreader.tui.widgets.hit_list.SLICE", 0.05)
        await pilot.press("G")
        await until(pilot, lambda: rows.cursor == 2999)
        await until(pilot, told(pilot, "2,000 hits in 1,000 articles"))
        assert any("Title 1998" in row for row in seen(pilot))


@given(st.text("ab 한国é\u0301👍🏽\u200b\t\x1b", max_size=30), st.integers(1, 12))
def test_the_end_of_words_fills_its_cells_exactly(text: str, width: int) -> None:
    words = one_line(text)
    for cut in (fit_end(words, width), ending(words, width)):
        assert cell_len(cut) == width
        if cell_len(words) <= width:
            assert cut.endswith(words)
        else:
            assert words.endswith(cut.lstrip().removeprefix("…"))
