"""Readable in every theme, and every layer told apart without any colour."""

from itertools import combinations, product

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from nkreader.model import COLOURS, FAMILIES
from nkreader.text.document import StyleKind
from nkreader.tui.contrast import LEAST, ratio, readable
from nkreader.tui.pane.looks import COMPONENTS, Ground, Look, Looks, Pair, State
from nkreader.tui.themes import shipped
from tests.tui.pane.pane_build import PaneApp, reading

KNOWN = sorted(theme.name for theme in (*BUILTIN_THEMES.values(), *shipped()) if not theme.ansi)
GROUNDS: tuple[Ground, ...] = ("body", "aside", "heading", "code", "quote")
INLINE: tuple[frozenset[StyleKind], ...] = (frozenset(), frozenset({"link"}), frozenset({"code"}))
HITS = ((False, False), (True, False), (True, True))
"""No find hit, one, and the one that the cursor is on."""
STATES: tuple[State, ...] = ("", "selected", "cursor", "cursor-selected")


def themed() -> PaneApp:
    app = PaneApp(reading("Words."))
    for theme in shipped():
        app.register_theme(theme)
    return app


async def looks_of(theme: str) -> Looks:
    app = themed()
    async with app.run_test(size=(60, 5)) as pilot:
        app.theme = theme
        await pilot.pause()
        return Looks.of(app.pane)


async def test_every_text_has_enough_contrast_in_every_theme() -> None:
    """Every combination of layers on the page, and every sign in the gutter. (A selection is the
    same colours reversed.)"""
    app = themed()
    async with app.run_test(size=(60, 5)) as pilot:
        for theme in KNOWN:
            app.theme = theme
            await pilot.pause()
            check_contrast(Looks.of(app.pane), theme)


def check_contrast(looks: Looks, theme: str) -> None:
    for ground, family, tag, (hit, here), inline, state, beside in product(
        GROUNDS, ("", *FAMILIES), ("", *COLOURS), HITS, INLINE, STATES[::2], (False, True)
    ):
        if beside and tag:
            continue  # the tag's ground is what is seen
        look = Look(ground, family, tag, False, hit, inline, state, here, beside)
        text, below = looks.pair(look)
        assert ratio(text, below) >= LEAST - 0.01, (theme, look)
    for part in ("gutter", "rule", "beside", *(f"tag-{colour}" for colour in COLOURS)):
        style = looks.tint(part)
        assert style.color is not None
        assert style.bgcolor is not None
        text = Color.from_rich_color(style.color)
        assert ratio(text, Color.from_rich_color(style.bgcolor)) >= LEAST - 0.01, (theme, part)


def apart(one: Color, other: Color) -> int:
    """How far two colours are from each other: the widest of their channels' differences."""
    return max(abs(a - b) for a, b in zip(one.rgb, other.rgb, strict=True))


async def test_layers_stay_apart_by_their_grounds_in_every_theme() -> None:
    """The page, every tag, a find hit, the one with the cursor, a selection and the cursor; a soft
    ground is nearer to the page than a solid one."""
    app = themed()
    async with app.run_test(size=(60, 5)) as pilot:
        for theme in KNOWN:
            app.theme = theme
            await pilot.pause()
            looks = Looks.of(app.pane)
            tags = [looks.pair(Look(tag=colour))[1] for colour in COLOURS]
            hit = looks.pair(Look(hit=True))[1]
            here = looks.pair(Look(hit=True, here=True))[1]
            cursor = looks.pair(Look(state="cursor"))[1]
            beside = looks.pair(Look(beside=True))[1]
            assert apart(beside, looks.ground) >= 8, theme
            for below in (*tags, beside):
                assert apart(below, looks.ground) >= 8, theme
                assert apart(below, hit) >= 16, theme
            for one, other in combinations((looks.ground, hit, here, cursor, looks.text), 2):
                assert apart(one, other) >= 24, (theme, one, other)


async def test_a_selected_hit_looks_selected_in_every_theme() -> None:
    """The one that the cursor is on as well: what is painted below it is nearer to what is below
    other selected words than to the page."""
    app = themed()
    async with app.run_test(size=(60, 5)) as pilot:
        for theme in KNOWN:
            app.theme = theme
            await pilot.pause()
            looks = Looks.of(app.pane)
            for here in (False, True):
                look = Look(hit=True, here=here, state="selected")
                assert looks.style(look).reverse
                below, words = looks.pair(look)
                assert apart(below, looks.text) < apart(below, looks.ground), theme
                assert ratio(below, words) >= LEAST - 0.01, theme


def attributes(looks: Looks, look: Look) -> tuple[object, ...]:
    s = looks.style(look)
    return (
        bool(s.bold), bool(s.dim), bool(s.italic), bool(s.underline), bool(s.underline2),
        bool(s.reverse), bool(s.strike), bool(s.overline),
    )  # fmt: skip


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_layers_stay_apart_without_colour(theme: str) -> None:
    """Entity, tag, several tags, hit, selection and cursor: each pair of them, and each of their
    combinations, is told apart by attributes only."""
    looks = await looks_of(theme)
    assert looks.plain
    every = [
        Look("body", family, tag, many, hit, frozenset(), state, here, beside)
        for family, (tag, many), (hit, here), state, beside in product(
            ("", "people"),
            (("", False), ("red", False), ("red", True)),
            HITS,
            STATES[:2],
            (False, True),
        )
        if not (here and state)
    ]
    assert len({attributes(looks, look) for look in every}) == len(every)
    for look in every:
        cursor = look._replace(state="cursor-selected" if look.state else "cursor")
        assert attributes(looks, cursor) != attributes(looks, look), look


def test_tags_are_underlined_where_soft_grounds_may_not_be_seen() -> None:
    """On a terminal of sixteen colours a soft ground may come out as the page's own."""
    parts = {name.removeprefix("pane--"): Pair(None, None) for name in COMPONENTS}
    looks = Looks(Color(230, 230, 230), Color(20, 20, 20), parts, plain=False, few=True)
    assert looks.style(Look(tag="red")).underline
    assert looks.style(Look(tag="red", many=True)).underline2
    assert looks.style(Look(beside=True)).overline


async def test_what_another_set_has_tagged_too_is_told_apart_from_two_tags_of_ones_own() -> None:
    """With colours: a tag of one's own alone, two of them, one with another set's, both."""
    looks = await looks_of("textual-dark")
    told = [
        attributes(looks, Look(tag="red", many=many, beside=beside))
        for many in (False, True)
        for beside in (False, True)
    ]
    assert len(set(told)) == 4
    assert looks.pair(Look(tag="red", beside=True)) == looks.pair(Look(tag="red"))


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


PALETTES = {
    "xterm": {1: (205, 0, 0), 4: (0, 0, 238), 5: (205, 0, 205)},
    "linux": {1: (170, 0, 0), 4: (0, 0, 170), 5: (170, 0, 170)},
    "vte": {1: (192, 28, 40), 4: (18, 72, 139), 5: (163, 71, 186)},
    "windows": {1: (197, 15, 31), 4: (0, 55, 218), 5: (136, 23, 152)},
}
"""What red, blue and magenta are in the palettes that terminals come with (their defaults)."""


async def test_sixteen_colours_can_be_read_on_a_light_page() -> None:
    """The light page takes only those that are dark enough in the palettes of every terminal."""
    looks = await looks_of("ansi-light")
    styles = [looks.style(Look(family=family)) for family in FAMILIES]
    styles += [looks.tint(f"tag-{colour}") for colour in COLOURS]
    for style in styles:
        assert style.color is not None
        if style.color.is_default:
            continue
        for palette, colours in PALETTES.items():
            assert style.color.number in colours, style
            words = Color(*colours[style.color.number])
            assert ratio(words, Color(255, 255, 255)) >= LEAST, (palette, style)


async def test_families_differ_in_the_themes_we_bring() -> None:
    """Sources and places most of all where contrast is highest: Textual's own tints there are 86
    apart."""
    for theme in shipped():
        looks = await looks_of(theme.name)
        colours = [looks.pair(Look(family=family))[0] for family in FAMILIES]
        for one, other in combinations(colours, 2):
            assert apart(one, other) >= 24, (theme.name, one, other)
        sources, places = (looks.pair(Look(family=family))[0] for family in ("sources", "places"))
        assert apart(sources, places) >= (120 if theme.name == "nkreader-contrast" else 48)
