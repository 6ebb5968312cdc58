"""Real keys on a real pane: where the cursor is, what is selected, what a tag would act on."""

import unicodedata
from itertools import pairwise
from typing import NamedTuple

from nkreader.model import COLOURS, Annotation, Change, Codebook, Mark, Placement, Reading, Tag
from nkreader.text.document import Zone
from nkreader.tui.pane import ReadingPane
from tests.tui.pane.pane_build import CODEBOOK, PaneApp, reading

TEXT = (
    "Train talks stall\n\n"
    "Visitors must wait 30 days in Sinuiju. A source in the city said so.\n\n"
    "/ Image: Yalu Wire\n\n"
    "단둥의 무역상들은 기다린다. Nobody knows how long."
)
ZONES: list[Zone] = ["title", "body", "caption", "body"]
LONG = "\n\n".join(f"Paragraph {n} begins. " + "It has some more words. " * 12 for n in range(60))


def article(**more: object) -> Reading:
    return reading(TEXT, zones=ZONES, **more)  # type: ignore[arg-type]


def here(pane: ReadingPane, length: int = 8) -> str:
    assert pane.reading is not None
    return pane.reading.document.text[pane.cursor : pane.cursor + length]


def words(pane: ReadingPane) -> str | None:
    span = pane.target()
    assert pane.reading is not None
    return span.of(pane.reading.document.text) if span else None


class After(NamedTuple):
    """What is so when the keys were pressed."""

    cursor: str
    target: str | None
    position: tuple[int, int]
    app: PaneApp


async def pressed(keys: str, wanted: Reading | None = None) -> After:
    return (await each([keys], wanted))[0]


async def each(rows: list[str], wanted: Reading | None = None) -> list[After]:
    """What is so after each row of keys, the article opened anew for each."""
    app, out = PaneApp(), []
    async with app.run_test(size=(90, 20)) as pilot:
        for keys in rows:
            app.pane.load(wanted or article(), CODEBOOK)
            await pilot.press(*keys.split())
            out.append(After(here(app.pane), words(app.pane), app.pane.position(), app))
        await pilot.pause()
    return out


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


def mark(number: int, start: int, end: int, tag: str, where: str = "article") -> Mark:
    made = "2020-11-18T00:00:00Z"
    annotation = Annotation(
        f"n{number}",
        "set",
        where,
        "version",
        start,
        end,
        TEXT[start:end],
        "",
        "",
        tag,
        None,
        made,
        made,
    )
    return Mark(annotation, Placement("placed", start, end))


async def test_a_change_is_followed_once_and_its_rows_painted() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        pane, start = app.pane, TEXT.index("A source")
        change = Change("c", "me", "tagged", "article", added=(mark(1, start, start + 30, "tag4"),))
        before = app.screen_text()
        for _ in range(2):
            pane.follow(change)
        await pilot.pause()
        assert pane.reading is not None
        assert list(pane.reading.annotations) == [(start, start + 30, 4, "n1")]
        assert "▌5" in app.screen_text()
        pane.follow(Change("d", "me", "undone", "article", removed=change.added))
        await pilot.pause()
        assert app.screen_text() == before
        other = mark(2, 0, 4, "tag1", where="elsewhere")
        pane.follow(Change("e", "me", "tagged", "elsewhere", added=(other,)))
        assert len(pane.reading.annotations) == 0


async def test_marks_keep_their_tags_when_the_codebook_changes() -> None:
    app = PaneApp(article(marks=[(0, 5, 1), (6, 11, 3)]))
    async with app.run_test(size=(90, 20)) as pilot:
        new = Tag("new", "new", "New", None, COLOURS[0], "")
        codebook = Codebook((new, *reversed(CODEBOOK.tags)))
        app.pane.follow(Change("c", "me", "codebook", None, codebook=True), codebook)
        await pilot.pause()
        assert app.pane.reading is not None
        slugs = [codebook.tags[code].slug for code in app.pane.reading.annotations.codes]
        assert slugs == ["tag1", "tag3"]
        assert "█24" in app.screen_text()


async def test_advance_goes_behind_the_selection() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)):
        pane = app.pane
        pane.advance()
        assert here(pane) == "A source"
        pane.select_span(TEXT.index("source"), TEXT.index("단둥") + 5)
        pane.advance()
        assert pane.selection is None
        assert here(pane) == "Nobody k"
        pane.advance()
        assert here(pane) == "Nobody k"


def whole_sentence_in_sight(pane: ReadingPane) -> bool:
    start, end, _ = pane.sentence
    return pane.cell_of(start).y >= 0 and pane.cell_of(end - 1).y < pane.size.height


async def test_every_sentence_is_seen_whole_and_few_keys_scroll() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(70, 16)) as pilot:
        tops = []
        await pilot.pause()
        for id in ["sentence.next"] * 60 + ["sentence.previous"] * 60:
            app.pane.apply(id)
            assert whole_sentence_in_sight(app.pane)
            tops.append(app.pane.scroll_offset.y)
        scrolls = sum(a != b for a, b in pairwise(tops))
        assert scrolls < 24


async def test_pages_overlap_and_reach_both_ends() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(70, 16)) as pilot:
        last = [row[1:] for row in app.screen_text().split("\n")[-2:]]
        await pilot.press("space")
        assert [row[1:] for row in app.screen_text().split("\n")[:2]] == last
        for _ in range(60):
            app.pane.apply("page.down")
        assert app.pane.cursor > len(LONG) - 120
        for _ in range(60):
            app.pane.apply("page.up")
        assert app.pane.cursor < 60
        assert app.pane.scroll_offset.y == 0


async def test_the_same_text_again_stays_where_it_is() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(70, 16)) as pilot:
        await pilot.press("space", "j", "j", "j")
        top, cursor = app.pane.scroll_offset.y, app.pane.cursor
        again = reading(LONG, zones=["caption", *["body"] * 59], place=cursor)  # type: ignore[list-item]
        app.pane.load(again, CODEBOOK)
        await pilot.pause()
        assert (app.pane.scroll_offset.y, app.pane.cursor) == (top, cursor)


async def test_going_somewhere_before_the_first_paint() -> None:
    class Early(PaneApp):
        def on_mount(self) -> None:
            self.pane.load(reading(LONG), CODEBOOK)
            self.pane.find("Paragraph 30 ")
            self.pane.focus()

    app = Early()
    async with app.run_test(size=(70, 16)) as pilot:
        await pilot.pause()
        assert here(app.pane, 12) == "Paragraph 30"
        assert "Paragraph 30 begins" in app.screen_text()


async def test_lines_keep_their_column() -> None:
    text = "abcdefgh\n\nab\n\nabcdefgh"
    app = PaneApp(reading(text))
    async with app.run_test(size=(60, 16)) as pilot:
        app.pane.go(5)
        await pilot.press("down")
        assert here(app.pane, 1) == "b"
        await pilot.press("down")
        assert here(app.pane, 2) == "fg"


async def test_resizing_keeps_the_cursor_in_its_row() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press(*["space"] * 5)
        cursor = app.pane.cursor
        row = app.pane.app.cursor_position.y
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert app.pane.cursor == cursor
        assert app.cursor_position.y == row
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        assert app.cursor_position.y == row


async def test_the_terminal_cursor_is_on_the_reading_cursor() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        await pilot.press("j", "l")
        x, y = app.cursor_position
        assert app.pane.render_line(y).text[x:].startswith("source in the city")


async def test_narrow_panes_use_all_the_width() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert max(len(line) for line in app.screen_text().split("\n")) >= 37


async def test_spacing_and_measure() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        rows = app.screen_text().count("\n")
        app.pane.spacing = 0
        await pilot.pause()
        assert app.screen_text().count("\n") == rows - 4
        app.pane.measure = 30
        await pilot.pause()
        assert max(len(line.strip()) for line in app.screen_text().split("\n")) <= 38


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
