"""The timeline by the days that texts speak of, and what stands behind its cells."""

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.widgets.passage_list import PassageList
from tests.tui.driving import Add, running, settled, told, until


async def test_s_counts_by_the_days_that_are_spoken_of_and_enter_lists_who_does(
    library: Library, add: Add
) -> None:
    add("---\npublished: 2020-11-20\n---\n\nTrains stopped on March 2, 2020.", "a.md")
    add("---\npublished: 2020-12-01\n---\n\nNothing runs.", "b.md")
    async with running(library, size=(100, 30)) as pilot:
        await pilot.press("Y")
        await until(pilot, told(pilot, "by month of publication"))
        await pilot.press("s")
        await until(pilot, told(pilot, "by month that is spoken of"))
        await until(pilot, told(pilot, "articles · 2020-03 · 1"))
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "spoken:2020-03-01..2020-03-31"))
        assert pilot.app.screen.listing.count == 1  # type: ignore[attr-defined]
        await pilot.press("q")
        await until(pilot, told(pilot, "spoken of"))
        await pilot.press("s")
        await until(pilot, told(pilot, "by month of publication"))


async def test_behind_a_tag_and_a_day_stand_the_passages_that_name_it(
    library: Library, add: Add
) -> None:
    article = add("Trains stopped on March 2, 2020. They ran on May 4, 2020.", "a.md")
    text = library.text(article)
    for words in ("Trains stopped on March 2, 2020.", "They ran on May 4, 2020."):
        at = text.index(words)
        library.tag(article, Span(at, at + len(words)), "border-closure")
    async with running(library, size=(100, 30)) as pilot:
        await pilot.press("Y")
        await until(pilot, told(pilot, "by month of publication"))
        await pilot.press("s", "r")
        await until(pilot, told(pilot, "Time · tags by month that is spoken of"))
        await until(pilot, told(pilot, "2020-05 · 1"))
        await pilot.press("enter")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, "of 2020-05-01 – 2020-05-31"))
        rows = pilot.app.screen.query_one(PassageList)
        assert rows.count == 1
        assert rows.row(0).mark.words == "They ran on May 4, 2020."  # type: ignore[union-attr]
