"""The screen of times by keys: what is counted, and that the list behind a cell holds just that."""

import csv
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from nkreader.figures import By, InTime, Rows
from nkreader.library import Library
from nkreader.library.figures import Figures
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.handover import HandOverScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.times import TimesScreen
from nkreader.tui.widgets.plot import TimePlot
from tests.tui.driving import running, seen, settled, told, until

ARTICLES = [
    ("2020-02-29", "Yalu Wire"), ("2020-03-02", "Yalu Wire"), ("2020-03-05", "Yalu Wire Plus"),
    ("2020-03", None), ("2020", "Yalu Wire"), (None, "Tumen Letter"),
]  # fmt: skip
SIZES = pytest.mark.parametrize("size", [(120, 40), (60, 20)])


@pytest.fixture
def dated(library: Library) -> Library:
    """Six articles; those of March are about rice, two of them have marks."""
    for number, (published, publisher) in enumerate(ARTICLES):
        about = "Rice" if published and "-03" in published else "Coal"
        text = f"{about} rose in Hyesan. The bridge is shut. It was day {number}."
        (added,) = library.add(["-"], text.encode())
        article = library.article(added.id or "")
        data = {"published": published, "publisher": publisher, "title": f"Report {number}"}
        library.edit(article, data)
        if number in (1, 3):
            library.tag(article, Span(0, 20), "market-prices")
            library.tag(article, Span(0, 4), "border-closure")
    return library


async def in_times(pilot: Pilot[int], *keys: str) -> TimesScreen:
    await pilot.press("Y")
    await settled(pilot, TimesScreen)
    screen = pilot.app.screen
    assert isinstance(screen, TimesScreen)
    await until(pilot, lambda: screen.rows.size.height)
    await pilot.press(*keys)
    await pilot.pause()
    return screen


async def titles(pilot: Pilot[int]) -> list[str]:
    """Of the articles that are listed."""
    await settled(pilot, ArticlesScreen)
    assert isinstance(pilot.app.screen, ArticlesScreen)
    listing = pilot.app.screen.listing
    return sorted(row.title or "" for row in listing.fetch(0, 20))


def cell(pilot: Pilot[int], words: str) -> Callable[[], bool]:
    """Whether the line that tells the cell under the cursor says so."""
    return told(pilot, words)


@SIZES
async def test_months_are_bars_and_enter_lists_the_articles_of_one(
    dated: Library, size: tuple[int, int]
) -> None:
    async with running(dated, size=size) as pilot:
        await in_times(pilot)
        await until(pilot, cell(pilot, "articles · 2020-03 · 3"))
        assert any("▲ 2020-03" in row for row in seen(pilot)) or size[1] < 20
        await pilot.press("enter")
        assert await titles(pilot) == ["Report 1", "Report 2", "Report 3"]
        await pilot.press("q")
        await settled(pilot, TimesScreen)
        await pilot.press("h", "h")
        await until(pilot, cell(pilot, "articles · without a month · 2"))
        await pilot.press("enter")
        assert await titles(pilot) == ["Report 4", "Report 5"]
        await pilot.press("q", "q")
        await settled(pilot, ArticlesScreen)
        assert await titles(pilot) == [f"Report {n}" for n in range(6)]


async def test_weeks_and_what_has_no_day(dated: Library) -> None:
    async with running(dated) as pilot:
        await in_times(pilot, "b", "b", "b")
        await until(pilot, cell(pilot, "2020-03-02 – 2020-03-08 · 2"))
        await pilot.press("enter")
        assert await titles(pilot) == ["Report 1", "Report 2"]
        await pilot.press("q", "0", "right")
        await until(pilot, cell(pilot, "without a day · 3"))
        await pilot.press("enter")
        assert await titles(pilot) == ["Report 3", "Report 4", "Report 5"]


async def test_a_publisher_is_that_one_and_none_is_none(dated: Library) -> None:
    async with running(dated) as pilot:
        await in_times(pilot, "r", "r", "r", "0")
        await until(pilot, cell(pilot, "Yalu Wire · all · 3"))
        await pilot.press("enter")
        assert await titles(pilot) == ["Report 0", "Report 1", "Report 4"]
        await pilot.press("q", "j")
        await until(pilot, cell(pilot, "(none) · all · 1"))
        await pilot.press("enter")
        assert await titles(pilot) == ["Report 3"]


async def test_a_query_holds_in_the_bars_and_behind_them(dated: Library) -> None:
    async with running(dated) as pilot:
        screen = await in_times(pilot, "f")
        await pilot.press(*"coal OR yalu")
        await pilot.press("enter")
        await until(pilot, told(pilot, "“coal OR yalu”"))
        await pilot.press("0", "enter")
        assert await titles(pilot) == ["Report 0", "Report 4", "Report 5"]
        await pilot.press("q", "f", *"(((", "enter")
        await until(pilot, told(pilot, "character"))
        assert screen.here.look.query == "coal OR yalu"
        await pilot.press("escape")
        await until(pilot, cell(pilot, "articles · all · 6"))


async def test_tags_lead_to_their_passages_and_these_are_handed_over(
    dated: Library, tmp_path: Path
) -> None:
    async with running(dated) as pilot:
        screen = await in_times(pilot, "r")
        names = list(screen.rows.names)
        await until(pilot, cell(pilot, f"{names[0]} · 2020-03 · 2"))
        await pilot.press("enter")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, "· 2"))
        assert isinstance(pilot.app.screen, PassagesScreen)
        tags = {pilot.app.screen.rows.row(n).mark.annotation.tag for n in range(2)}  # type: ignore[union-attr]
        assert tags == {screen.rows.grid.rows[0]}
        await pilot.press("w", "c")
        await settled(pilot, HandOverScreen)
        out = tmp_path / "cell.csv"
        pilot.app.screen.query_one(Input).value = str(out)
        await pilot.press("enter")
        await until(pilot, out.exists)
        await settled(pilot, PassagesScreen)
        rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
        assert len(rows) == 2
        assert {row["tag"] for row in rows} == tags
        await pilot.press("q")
        await settled(pilot, TimesScreen)


async def test_tag_by_tag_counts_sentences_and_lists_passages_beside(dated: Library) -> None:
    async with running(dated) as pilot:
        screen = await in_times(pilot, "tab", "tab")
        grid = screen.rows.grid
        assert {grid.number(row, column) for row in (0, 1) for column in (0, 1)} == {2}
        await pilot.press("l", "enter")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, "Passages · "))
        assert isinstance(pilot.app.screen, PassagesScreen)
        assert pilot.app.screen.rows.count == 2


async def test_nothing_behind_a_cell_is_said(dated: Library) -> None:
    async with running(dated) as pilot:
        await in_times(pilot, "tab", "enter")
        await settled(pilot, PassagesScreen)
        await pilot.press("q", "tab", "tab", "b", "b", "h", "enter")
        await until(pilot, told(pilot, "nothing is counted here"))


@SIZES
async def test_an_empty_library_says_so(library: Library, size: tuple[int, int]) -> None:
    async with running(library, size=size) as pilot:
        await in_times(pilot)
        await until(pilot, told(pilot, "nothing to count yet"))
        await pilot.press("enter", "h", "j", "r")
        await until(pilot, told(pilot, "nothing tagged yet"))
        await pilot.press("tab", "tab", "q")
        await settled(pilot, ArticlesScreen)


async def test_without_colours_the_figures_stand_there(
    dated: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(dated, size=(60, 20)) as pilot:
        await in_times(pilot, "r")
        await until(pilot, cell(pilot, "2020-03 · 2"))
        assert any(row.rstrip().endswith("2") for row in seen(pilot))


async def test_a_click_goes_to_a_cell_and_on_it_opens_it(dated: Library) -> None:
    async with running(dated) as pilot:
        screen = await in_times(pilot)
        here = (screen.rows.side + 6, 0)
        await pilot.click(screen.rows, offset=here)
        await until(pilot, cell(pilot, "articles · all · 6"))
        await pilot.click(screen.rows, offset=here)
        assert len(await titles(pilot)) == 6


async def test_counts_stand_under_their_months_as_soon_as_the_screen_is_there(
    library: Library,
) -> None:
    for number, published in enumerate(["2015-01-02", "2020-11-03", "2020-11-04", "2020-12-05"]):
        (added,) = library.add(["-"], f"It was day {number} in Hyesan.".encode())
        library.edit(library.article(added.id or ""), {"published": published})
    async with running(library, size=(60, 20)) as pilot:
        await in_times(pilot)
        await until(pilot, told(pilot, "articles · 2020-12 · 1"))
        await until(pilot, lambda: any(row.split()[-2:] == ["Nov", "Dec"] for row in seen(pilot)))
        (row,) = (row for row in seen(pilot) if row.startswith(" articles  "))
        assert row.split()[-2:] == ["2", "1"]


async def test_escape_gives_up_counting_and_what_was_shown_stays(
    dated: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = Event(), Event()
    count = Figures.timeline

    def slow(figures: Figures, query: str, by: By, rows: Rows, limit: int | None) -> list[InTime]:
        """Entities are counted until that is given up."""
        if rows == "entity":
            begun.set()
            goes_on.wait(30)
        return count(figures, query, by, rows, limit)

    async with running(dated) as pilot:
        screen = await in_times(pilot, "r")
        await until(pilot, told(pilot, "Time · tags by month"))
        monkeypatch.setattr(Figures, "timeline", slow)
        await pilot.press("r")
        await until(pilot, begun.is_set)
        await until(pilot, told(pilot, "counting … · Esc stops"))
        assert any("Time · tags by month" in row for row in seen(pilot))
        await pilot.press("escape")
        await until(pilot, told(pilot, "stopped counting"))
        assert not any("counting …" in row for row in seen(pilot))
        goes_on.set()
        await pilot.press("b")
        await until(pilot, told(pilot, "Time · tags by year"))
        assert "market-prices" in screen.rows.grid.rows


async def test_keys_faster_than_the_count_are_added_up(dated: Library) -> None:
    async with running(dated) as pilot:
        await in_times(pilot, "r", "r", "r", "b")
        await until(pilot, told(pilot, "Time · publishers by year"))
        await pilot.press("f", *"tag:nothing", "enter")
        await until(pilot, told(pilot, "tag:nothing: no such tag"))
        assert any("Time · publishers by year" in row for row in seen(pilot))


@pytest.mark.parametrize("numbers", [(3, 0, 1), (1,) * 40, (5, 0) * 60])
async def test_bars_are_of_one_breadth_with_gaps_between_and_nothing_has_none(
    dated: Library, numbers: tuple[int, ...]
) -> None:
    async with running(dated) as pilot:
        screen = await in_times(pilot)
        await until(pilot, cell(pilot, "articles · 2020-03 · 3"))
        await until(pilot, lambda: screen.query(TimePlot))
        plot = screen.query_one(TimePlot)
        plot.tell([f"d{n}" for n in range(len(numbers))], numbers, len(numbers) - 1)
        await pilot.pause()
        lines = plot.render().plain.split("\n")
        bars = next(line for line in reversed(lines) if "█" in line).partition("┤")[2].split()
        room = (plot.size.width - 9) // 2
        assert len(bars) == sum(number > 0 for number in numbers[-room:])
        assert len(set(bars)) == 1
