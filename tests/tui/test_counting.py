"""Long lists: their first rows are there at once, how many there are comes behind, keys hold."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.library.keys_in_order import HEAD
from nkreader.store import passages as store_passages
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import running, settled, told, until

MANY = 300


@pytest.fixture
def many(library: Library, tmp_path: Path) -> Library:
    """Three hundred articles: rice in each, coal in every other one; each with a passage."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        day = f"2020-{number // 28 + 1:02}-{number % 28 + 1:02}"
        words = f"Rice is sold. {'Coal too.' if number % 2 else 'No more.'}"
        text = f"---\ntitle: Number {number}\npublished: {day}\n---\n\n{words}\n"
        (folder / f"{number:03}.md").write_text(text, "utf-8")
    assert {result.status for result in library.add([str(folder)])} == {"added"}
    return library


def articles(pilot: Pilot[int]) -> ArticlesScreen:
    assert isinstance(pilot.app.screen, ArticlesScreen)
    return pilot.app.screen


async def test_a_filtered_list_is_counted_to_its_end_and_goes_there(many: Library) -> None:
    async with running(many) as pilot:
        await pilot.press("f", *"rice", "enter")
        await until(pilot, told(pilot, f"{MANY} articles"))
        await pilot.press("G")
        assert "Number 0" in str(articles(pilot).rows.current)


async def test_a_filter_keeps_the_cursor_on_an_article_far_down(many: Library) -> None:
    async with running(many) as pilot:
        await pilot.press("G", "k", "k")
        for ending in ("enter", "escape"):
            await pilot.press("f", *"rice")
            await until(pilot, told(pilot, f"{MANY} articles · filter"))
            assert "Number 2" in str(articles(pilot).rows.current)
            await pilot.press(ending)
            assert "Number 2" in str(articles(pilot).rows.current)


async def test_all_hits_are_counted_past_the_first_articles(many: Library) -> None:
    async with running(many) as pilot:
        await pilot.press("slash", *"coal", "enter")
        await settled(pilot, HitsScreen)
        await until(pilot, told(pilot, f"{MANY // 2} hits in {MANY // 2} articles"))
        await pilot.press("slash")
        await pilot.press(*["backspace"] * 4, *"ri")
        await until(pilot, told(pilot, f"{MANY} hits in {MANY} articles"))


async def test_the_cursor_of_many_passages_is_where_one_was(
    many: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_passages, "_FEW", 5)
    for article in [many.article(row.id) for row in many.listing().fetch(0, MANY)]:
        start = many.text(article).index("Rice")
        many.tag(article, Span(start, start + 13), "market-prices")
    async with running(many) as pilot:
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, f"Passages · {MANY}  "))
        await pilot.press("G", "k")
        here = pilot.app.screen
        assert isinstance(here, PassagesScreen)
        assert here.rows.cursor == MANY - 2 > HEAD
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("q")
        await settled(pilot, PassagesScreen)
        await until(pilot, lambda: here.rows.count == MANY and not here._counting.is_on)
        assert here.rows.cursor == MANY - 2
        await pilot.press("x")
        await until(pilot, told(pilot, f"Passages · {MANY - 1}  "))
    with Library(many.path, many.annotator) as other:
        left = [p.article.metadata.title for p in other.passages()]
    assert sorted(left, key=str) == sorted(f"Number {n}" for n in range(MANY) if n != 1)
