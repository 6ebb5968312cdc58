"""Real keys on a real pane: where the cursor is, what is selected, what a tag would act on."""

import unicodedata

from nkreader.tui.pane import ReadingPane
from tests.tui.pane.pane_build import CODEBOOK, PaneApp, reading
from tests.tui.pane.pane_keys import TEXT, article, each, here, pressed, words


async def check_cursor(expected: dict[str, str]) -> None:
    found = await each(list(expected))
    assert {keys: row.cursor for keys, row in zip(expected, found, strict=True)} == expected


async def test_opening_puts_the_cursor_on_the_first_body_sentence() -> None:
    app = await pressed("")
    assert app.cursor == "Visitors"
    assert app.target == "Visitors must wait 30 days in Sinuiju."
    assert app.position == (1, 4)


async def test_opening_tells_where_the_cursor_is() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        await pilot.pause()
        moved = [m for m in app.told if isinstance(m, ReadingPane.Moved)]
        assert (moved[-1].offset, moved[-1].sentence, moved[-1].of) == (TEXT.index("Vis"), 1, 4)


async def test_opening_where_the_reader_left() -> None:
    app = await pressed("", article(place=TEXT.index("source")))
    assert app.cursor == "source i"


async def test_keys_of_every_kind() -> None:
    """What each leads to is told by the tests of motions."""
    await check_cursor(
        {
            "j j k": "A source",
            "right left": "Visitors",
            "down": "/ Image:",
            "J": "/ Image:",
            "{": "Train ta",
            "G": ".",
            "l v l l escape": "must wai",
        }
    )


async def test_a_used_selection_leaves_no_half_word_for_the_next() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        await pilot.press("l", "v", "l", "l")
        app.pane.settle_selection()
        assert words(app.pane) == "must wait"
        await pilot.press("v", "l", "l")
        assert words(app.pane) == "wait 30"


async def test_v_on_an_entity_that_was_gone_to_selects_it() -> None:
    city = TEXT.index("Sinuiju")
    app = await pressed("e v", article(mentions=[(city, city + 7, "GPE")]))
    assert app.target == "Sinuiju"


async def test_a_key_that_leads_nowhere_says_so() -> None:
    for keys in ("e", "m", "o", "asterisk", "{ {"):
        assert (await pressed(keys)).app.heard(ReadingPane.NotHere)


async def test_what_there_is_none_of_is_said() -> None:
    city, source = TEXT.index("Sinuiju"), TEXT.index("source")
    spans = [(city, city + 7, "GPE"), (source, source + 6, "SOURCE")]
    expected = {"e e e": ["entity"], "e semicolon": ["other one"], "m": ["mark"], "escape": []}
    for keys, what in expected.items():
        app = (await pressed(keys, article(mentions=spans))).app
        assert [m.what for m in app.told if isinstance(m, ReadingPane.NotHere)] == what


async def test_a_find_without_hits_ends_before_the_first_paint() -> None:
    class Early(PaneApp):
        def on_mount(self) -> None:
            self.pane.load(article(), CODEBOOK)
            self.pane.find("nowhere")
            self.pane.end_find()

    async with (app := Early()).run_test(size=(70, 16)):
        assert (app.pane.finding, app.pane.hits) == ("", 0)


async def test_korean_keyboard() -> None:
    await check_cursor(
        {
            "ㅓ ㅓ ㅏ": "A source",
        }
    )


async def test_next_untagged_wraps_and_then_says_none_left() -> None:
    first, second = TEXT.index("Visitors"), TEXT.index("A source")
    third, last = TEXT.index("단둥"), TEXT.index("Nobody")
    some = article(marks=[(second, second + 3, 0), (third, third + 3, 0)])
    assert (await pressed("n", some)).cursor == "Nobody k"
    assert (await pressed("n n", some)).cursor == "Visitors"
    every = article(marks=[(at, at + 3, 0) for at in (first, second, third, last)])
    app = await pressed("n", every)
    assert app.cursor == "Visitors"
    assert app.app.heard(ReadingPane.NoneLeft)


async def test_find_folds_goes_from_where_it_began_and_ends() -> None:
    text = "He said “yes” in Dandong. DANDONG's bridge; dandong\u00a0port."
    app = PaneApp(reading(text))
    async with app.run_test(size=(90, 20)) as pilot:
        pane = app.pane
        assert pane.find("d") > 3
        assert pane.find("dandong") == 3
        assert (here(pane), pane.hit) == ("Dandong.", 1)
        await pilot.press("n")
        assert (here(pane), pane.hit) == ("DANDONG'", 2)
        await pilot.press("n", "n")
        assert pane.hit == 1
        await pilot.press("N")
        assert pane.hit == 3
        assert pane.find("dandong port") == 1
        assert pane.find('"yes"') == 1
        assert pane.find("nowhere") == 0
        assert pane.cursor == 0
        pane.find("bridge")
        await pilot.press("escape")
        assert here(pane) == "bridge; "
        assert (pane.hits, pane.finding) == (0, "")
        assert pane.find("port") == 1
        assert pane.find("") == 0
        assert here(pane) == "bridge; "


async def test_an_article_without_words() -> None:
    app = PaneApp(reading(""))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press(
            "j", "k", "l", "h", "J", "space", "pageup", "G", "g", "v", "p", "]", "o", "n", "e"
        )
        assert app.pane.target() is None
        assert app.pane.position() == (0, 0)
        assert app.pane.find("x") == 0


async def test_nothing_loaded_yet() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("j", "v", "p", "space", "G", "n", "escape", "o")
        assert app.pane.target() is None
        assert app.pane.marks_here() == []


async def test_keys_are_never_stuck_on_a_character_of_several_code_points() -> None:
    text = unicodedata.normalize("NFD", "한국 북한 사람 👩‍👧 끝.")
    current_words = text.split()
    app = PaneApp(reading(text, mentions=[(1, 3, "GPE"), (8, 9, "GPE")]))
    async with app.run_test(size=(60, 10)) as pilot:
        pane = app.pane
        await pilot.press("v")
        for count in (1, 2, 3):
            await pilot.press("l")
            assert words(pane) == " ".join(current_words[:count])
        await pilot.press("h")
        assert words(pane) == " ".join(current_words[:2])
        await pilot.press("escape", "g", "e")
        assert pane.cursor > 5
        assert pane.find("👧") == 1
        assert text.startswith("👩", pane.cursor)
        pane.end_find()
        pane.go(0)
        assert pane.find("한") == 2
        await pilot.press("n")
        assert pane.cursor == text.index(unicodedata.normalize("NFD", "북한")) + 3


async def test_another_article_ends_the_find() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(60, 10)):
        app.pane.find("source")
        app.pane.load(reading("Another one."), CODEBOOK)
        assert (app.pane.finding, app.pane.hits) == ("", 0)


async def test_a_selection_that_was_used_does_not_grow_with_the_next_move() -> None:
    app = PaneApp(reading("One two three. Four five six."))
    async with app.run_test() as pilot:
        pane = app.pane
        await pilot.press("v", "l")
        assert pane.selection is not None
        used = pane.selection
        pane.settle_selection()
        assert pane.selection == used
        await pilot.press("j")
        assert pane.selection is None
        await pilot.press("v", "h")
        assert pane.selection is not None
