"""The frame around the text by key, remembered; and a find hit that is tagged."""

from nkreader.library import Library
from nkreader.tui.widgets.legend import Legend
from tests.tui.driving import Add, reader, running, saved


async def test_a_hit_can_be_tagged_by_itself(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("slash", *"SINUIJU", "enter", "v", "3")
    assert saved(library, article) == [("border-closure", "Sinuiju")]


async def test_one_hit_after_the_other_is_tagged(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("slash", *"the bridge", "enter", "v", "3", "n", "v", "3")
    assert [words for _, words in saved(library, article)] == ["the bridge", "the bridge"]
    starts = {mark.annotation.start for mark in library.marks(article.id)}
    assert len(starts) == 2


async def test_the_legend_is_shown_by_key_and_next_time(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        assert not reader(pilot).query_one(Legend).region.height
        await pilot.press("f3")
        await pilot.pause()
        assert reader(pilot).query_one(Legend).region.height == 1
    async with running(library, article, size=(40, 12)) as pilot:
        await pilot.pause()
        legend = reader(pilot).query_one(Legend)
        assert legend.region.height == 1
        assert "people" in legend.render().plain
        assert legend.render().cell_len <= 42
        assert reader(pilot).pane.region.height == 9


async def test_a_theme_is_chosen_by_key_and_kept(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("f2", *"nord", "enter")
        await pilot.pause()
        assert pilot.app.theme == "nord"
    async with running(library, article) as pilot:
        assert pilot.app.theme == "nord"
