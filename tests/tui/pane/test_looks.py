"""Readable in every theme, and every layer told apart without any colour."""

from itertools import product

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from nkreader.model import COLOURS, FAMILIES
from nkreader.text.document import StyleKind
from nkreader.tui.contrast import LEAST, ratio, readable
from nkreader.tui.pane.looks import Ground, Look, Looks, State
from tests.tui.pane.pane_build import PaneApp, reading

KNOWN = sorted(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi)
GROUNDS: tuple[Ground, ...] = ("body", "aside", "heading", "code", "quote")
INLINE: tuple[frozenset[StyleKind], ...] = (frozenset(), frozenset({"link"}), frozenset({"code"}))
STATES: tuple[State, ...] = ("", "selected", "cursor", "cursor-selected")


async def looks_of(theme: str) -> Looks:
    app = PaneApp(reading("Words."))
    async with app.run_test(size=(60, 5)) as pilot:
        app.theme = theme
        await pilot.pause()
        return Looks.of(app.pane)


async def test_every_text_has_enough_contrast_in_every_theme() -> None:
    """Every combination of layers on the page, and every sign in the gutter. (A selection is the
    same colours reversed.)"""
    app = PaneApp(reading("Words."))
    async with app.run_test(size=(60, 5)) as pilot:
        for theme in KNOWN:
            app.theme = theme
            await pilot.pause()
            check_contrast(Looks.of(app.pane), theme)


def check_contrast(looks: Looks, theme: str) -> None:
    for ground, family, tag, hit, inline, state in product(
        GROUNDS, ("", *FAMILIES), ("", *COLOURS), (False, True), INLINE, STATES[::2]
    ):
        look = Look(ground, family, tag, False, hit, inline, state)
        text, below = looks.pair(look)
        assert ratio(text, below) >= LEAST - 0.01, (theme, look)
    for part in ("gutter", "rule", *(f"tag-{colour}" for colour in COLOURS)):
        style = looks.tint(part)
        assert style.color is not None
        assert style.bgcolor is not None
        text = Color.from_rich_color(style.color)
        assert ratio(text, Color.from_rich_color(style.bgcolor)) >= LEAST - 0.01, (theme, part)
    _, cursor = looks.pair(Look(state="cursor"))
    for other in (looks.ground, looks.text):
        assert max(abs(a - b) for a, b in zip(cursor.rgb, other.rgb, strict=True)) >= 24, theme
    for colour in COLOURS:
        _, below = looks.pair(Look(tag=colour))
        assert max(abs(a - b) for a, b in zip(below.rgb, looks.ground.rgb, strict=True)) >= 8, theme


def attributes(looks: Looks, look: Look) -> tuple[object, ...]:
    s = looks.style(look)
    return (
        bool(s.bold), bool(s.dim), bool(s.italic), bool(s.underline), bool(s.underline2),
        bool(s.reverse), bool(s.strike),
    )  # fmt: skip


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_layers_stay_apart_without_colour(theme: str) -> None:
    """Entity, tag, several tags, hit, selection and cursor: each pair of them, and each of their
    combinations, is told apart by attributes only."""
    looks = await looks_of(theme)
    assert looks.plain
    combinations = [
        Look("body", family, tag, many, hit, frozenset(), state)
        for family, (tag, many), hit, state in product(
            ("", "people"), (("", False), ("red", False), ("red", True)), (False, True), STATES[:2]
        )
    ]
    assert len({attributes(looks, look) for look in combinations}) == len(combinations)
    for look in combinations:
        cursor = look._replace(state="cursor-selected" if look.state else "cursor")
        assert attributes(looks, cursor) != attributes(looks, look), look


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_no_grounds_over_unknown_colours(theme: str) -> None:
    looks = await looks_of(theme)
    for colour in COLOURS:
        below = looks.style(Look(tag=colour)).bgcolor
        assert below is None or below.is_default


async def test_no_color_uses_attributes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    looks = await looks_of("textual-dark")
    assert looks.plain
    assert looks.pair(Look(tag="red"))[1] == looks.ground
    assert looks.style(Look(state="selected")).reverse


def test_a_colour_is_moved_no_further_than_it_must() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert readable(white, black, white) == white
    mended = readable(Color(40, 40, 200), black, white)
    assert LEAST <= ratio(mended, black) < LEAST + 2
    assert ratio(black, white) == pytest.approx(21)
    assert readable(Color.parse("ansi_red"), black, white) == Color.parse("ansi_red")


async def test_another_theme_is_another_look() -> None:
    app = PaneApp(reading("Words."))
    async with app.run_test(size=(60, 5)) as pilot:
        before = app.pane.render_line(1)
        app.theme = "textual-light"
        await pilot.pause()
        assert [s.style for s in app.pane.render_line(1)] != [s.style for s in before]
