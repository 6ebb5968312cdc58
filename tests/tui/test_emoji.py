"""Emoji that terminals disagree on: painted in a steady form unless wanted whole, saved as read."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App

from nkreader.library import Library
from nkreader.tui.app import NkreaderApp

WORDS = "The 👩🏽‍🚒 of 🇰🇵 gave ❤️ 1️⃣ and 🏳️‍🌈 to 👨‍👩‍👧‍👦 on Monday."
TEXT = f"{WORDS}\n\nThe second paragraph has nothing of this kind.\n"
DISPUTED = re.compile("[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
SIZE = (120, 24)


def sent(app: App[int]) -> list[str]:
    """The rows of the screen as they are written."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


@pytest.fixture
def article(library: Library, tmp_path: Path) -> str:
    """An article with such emoji in its title, first sentence and file name."""
    file = tmp_path / "the 👩‍🚒.txt"
    file.write_text(TEXT, "utf-8")
    (added,) = library.add([str(file)])
    assert added.id is not None
    return added.id


async def test_nothing_that_terminals_dispute_is_sent_and_all_of_it_is_saved(
    library: Library, article: str
) -> None:
    app = NkreaderApp(library, article)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1")
        for key in ("l", "v", "l", "l", "escape", "question_mark", "escape", "q"):
            await pilot.press(key)
            await pilot.pause()
            rows = sent(app)
            assert [row for row in rows if DISPUTED.search(row)] == []
            assert {cell_len(row) for row in rows} == {SIZE[0]}
    (mark,) = library.marks(article)
    assert mark.annotation.exact == WORDS


async def test_the_key_shows_them_whole_and_that_is_remembered(
    library: Library, article: str
) -> None:
    app = NkreaderApp(library, article)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        assert "👩🏽‍🚒" not in "".join(sent(app))
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert "👩🏽‍🚒 of 🇰🇵 gave ❤️" in "".join(sent(app))
        assert {cell_len(row) for row in sent(app)} == {SIZE[0]}
    assert NkreaderApp(library).whole_emoji


async def test_it_holds_in_an_article_that_was_open_before(library: Library, article: str) -> None:
    app = NkreaderApp(library, article)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("j", "q", "ctrl+e", "enter"):
            await pilot.press(key)
            await pilot.pause()
        assert "👩🏽‍🚒 of 🇰🇵 gave ❤️" in "".join(sent(app))


async def test_both_forms_put_every_word_in_the_same_cells(library: Library, article: str) -> None:
    app = NkreaderApp(library, article)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        steady = sent(app)
        await pilot.press("ctrl+e")
        await pilot.pause()
        whole = sent(app)
    places = [
        [(y, cell_len(row[: found.start()])) for y, row in enumerate(rows)
         for found in re.finditer(r"\b(of|gave|and|to|on Monday)\b", row)]
        for rows in (steady[1:-1], whole[1:-1])
    ]  # fmt: skip
    assert places[0] == places[1]
    assert len(places[0]) > 4


def test_the_config_says_what_holds_until_the_key_does(library: Library, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('emoji = "whole"\n', "utf-8")
    assert NkreaderApp(library, config_file=config).whole_emoji
    library.remember("emoji", "safe")
    assert not NkreaderApp(library, config_file=config).whole_emoji
