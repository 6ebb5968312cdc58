"""Texts made to break a reader: nothing of theirs reaches the terminal, nothing hangs."""

import re

import pytest

from nkreader.text.document import Block, Document, Style
from nkreader.text.markdown import markdown_document
from nkreader.tui.cells import BIDI
from tests.tui.pane.pane_build import PaneApp, document, reading, styled

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029) if code != 10]
SEQUENCES = {
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x1b\\",
    "clear": "\x1b[2J\x1b[H",
    "c1 csi": "\x9b31m",
    "dcs": "\x90q\x9c",
    "bidi": "\u202edrow\u202c\u2066x\u2069",
}


async def sent(text: str | Document) -> str:
    """Everything that the pane would write for a text, moving through it."""
    app = PaneApp(reading(text))
    out = []
    async with app.run_test(size=(60, 12)) as pilot:
        for key in ("l", "v", "J", "escape", "G", "g"):
            await pilot.press(key)
            out.append(app.screen_text().replace("\n", ""))
    return "".join(out)


@pytest.mark.parametrize("name", SEQUENCES)
async def test_no_sequence_reaches_the_terminal(name: str) -> None:
    words = await sent(f"before {SEQUENCES[name]} after\n\n{SEQUENCES[name]}")
    assert not set(CONTROLS) & set(words)
    assert not BIDI & set(words)
    assert "before" in words


async def test_no_control_character_at_all() -> None:
    text = " ".join(f"a{control}b" for control in (*CONTROLS, *BIDI, "\ud800", "\ufffe"))
    words = await sent(text)
    assert not set(CONTROLS) & set(words)
    assert not BIDI & set(words)
    assert not re.search("[\ud800-\udfff]", words)


async def test_list_markers_and_cells_are_text_too() -> None:
    text = "\x1b[31mred\tcell"
    row = ((0, 8), (9, 13))
    doc = Document(text, (Block(0, 13, "table", prefix=("\x1b[5m", "quote"), rows=(row, row)),))
    assert "\x1b" not in await sent(doc)
    linked = styled(document("a link"), [Style(2, 6, "link", "http://x/\x1b]0;y\x07")])
    assert "\x1b" not in await sent(linked)


async def test_markup_is_not_parsed() -> None:
    assert "[bold]x[/bold] [/] [@click=app.quit]" in await sent(
        "[bold]x[/bold] [/] [@click=app.quit]"
    )


async def test_a_line_of_a_million_characters() -> None:
    text = ("word 한국어 e\u0301 👩‍👧 " * 60_000)[:1_000_000].strip()
    app = PaneApp(reading(Document(text, (Block(0, len(text)),))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "l", "v", "l", "escape")
        app.pane.go(500_000)
        await pilot.pause()
        assert abs(app.pane.cursor - 500_000) < 12
        await pilot.press("G")
        assert app.pane.cursor > len(text) - 12


@pytest.mark.parametrize(
    "text",
    [
        "\u200b" * 5000,
        "\u0301" * 5000,
        "a" + "\u200d👩" * 3000,
        "🇰" * 3001,
        "\t" * 500,
        "\u00a0" * 900,
    ],
    ids=["zero width", "marks", "joined", "flags", "tabs", "no-break"],
)
async def test_one_thing_over_and_over(text: str) -> None:
    app = PaneApp(reading(Document("x" + text, (Block(0, len(text) + 1),))))
    async with app.run_test(size=(50, 10)) as pilot:
        await pilot.press("l", "down", "space", "v", "G", "escape", "g")
        for y in range(10):
            assert app.pane.render_line(y).cell_length == app.pane.size.width


async def test_deep_and_wide_markdown() -> None:
    source = (
        "> " * 60
        + "deep\n\n"
        + "\n".join(
            [
                "|" + "|".join("abcdefghij"[:9]) + "|",
                "|" + "-|" * 9,
                "|" + "|".join(["한국어 words"] * 9) + "|",
            ]
        )
    )
    for width in (30, 60, 120):
        app = PaneApp(reading(markdown_document(source)))
        async with app.run_test(size=(width, 40)) as pilot:
            await pilot.pause()
            shown = app.screen_text()
            assert "deep" in shown
            assert shown.count("한국어") == 9
