"""The themes that nkreader brings, and the palette of tags, as `styles/themes.toml` has them."""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from textual.app import App
from textual.color import Color
from textual.theme import Theme

from nkreader.shipped import styles_dir
from nkreader.tui.contrast import readable

DEFAULT = "nkreader"
ANSI = "ansi-dark"
"""Textual's own in the sixteen colours of the terminal: for NO_COLOR, and where there are no
others, for ours, rounded to sixteen, lose the kinds of entities and most tags."""
_QUIET = 0.62
"""How much of the foreground is in words that stand back."""
_LIT = 0.2
"""How much of the primary colour is below the choice that Enter takes, in `styles/dialogs.tcss`."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((styles_dir() / "themes.toml").read_text("utf-8"))


def shipped() -> list[Theme]:
    """A dark and a light theme of our own, and a dark one of the highest contrast."""
    return [Theme(**entry) for entry in _data()["theme"]]


def tag_variables(dark: bool) -> dict[str, str]:
    """The colours of tags as variables of the style sheets: `$tag-red` and eleven more."""
    palette = _data()["tags"]["dark" if dark else "light"]
    return {f"tag-{name}": value for name, value in palette.items()}


def word_variables(theme: Theme) -> dict[str, str]:
    """The colours of words outside the text: `$words` and `$quiet` (the theme's foreground, whole
    and softened), `$alarm` for what went wrong or is gone, `$fresh` for what is new; mended to be
    readable on each of the grounds that our sheets put below them."""
    if theme.ansi:
        return {
            "words": "ansi_default", "quiet": "ansi_default",
            "alarm": "ansi_red", "fresh": "ansi_green" if theme.dark else "ansi_blue",
        }  # fmt: skip
    colors = theme.to_color_system().generate()
    text, *grounds = (
        Color.parse(colors[name]) for name in ("foreground", "background", "surface", "panel")
    )
    page, surface, _ = grounds
    grounds.append(surface.blend(Color.parse(colors["primary"]), _LIT, 1.0))
    found = {
        "words": text,
        "quiet": page.blend(text, _QUIET, 1.0),
        "alarm": Color.parse(colors["error"]),
        "fresh": Color.parse(colors["success"]),
    }
    for name, color in found.items():
        for ground in (*grounds, *grounds):
            color = readable(color, ground, text)
        found[name] = color
    return {name: color.hex for name, color in found.items()}


def own_colour(app: App[Any], name: str) -> Color | None:
    """The colour of a tag ("tag--red") or of a family of entities ("family--people") in the present
    theme; None for another name. A component class for each would have its styles looked up for
    every list of every screen, whether a row of that colour is seen or not."""
    kind, _, one = name.partition("--")
    if kind not in ("tag", "family") or not one:
        return None
    if app.native_ansi_color:
        return Color.parse(
            _data()["ansi"]["dark" if app.current_theme.dark else "light"][f"{kind}-{one}"]
        )
    variable = f"tag-{one}" if kind == "tag" else _data()["families"][one]
    value, share = app.theme_variables[variable].strip(), 1.0
    # A theme of one's own may say them as style sheets do: `red 70%`, or `auto 87%`.
    if value.endswith("%"):
        value, _, part = value.rpartition(" ")
        share = float(part[:-1]) / 100
    if value == "auto":
        value = app.theme_variables["foreground"]
    return Color.parse(value).multiply_alpha(share)


def quiet(app: App[int]) -> str:
    """The style of words that stand back, in a `Content`: without colours of its own it is dim."""
    return "dim" if app.native_ansi_color else "$quiet"


_made: list[tuple[Theme, dict[str, str]]] = []
"""The theme that was asked about last: Textual asks three times before the first paint."""


def variables(theme: Theme) -> dict[str, str]:
    """All variables that our style sheets use beside Textual's own."""
    if not _made or _made[0][0] is not theme:
        _made[:] = [(theme, tag_variables(theme.dark) | word_variables(theme))]
    return dict(_made[0][1])


def put_on(app: App[int], wanted: str) -> None:
    """Give an app that does not run yet our themes, and the wanted one where there is such a theme.

    Set past the watchers, which would read all style sheets anew for it, but where they have to
    see that the terminal's own colours are wanted. Its variables are taken anew, for Textual may
    have met our name in the environment before the theme was there.
    """
    for theme in shipped():
        app.register_theme(theme)
    chosen = app.get_theme(wanted)
    if chosen is not None and chosen.ansi:
        app.theme = wanted
    elif chosen is not None:
        app.set_reactive(App.theme, wanted)
    app.stylesheet.set_variables(app.get_css_variables())


def in_order(names: Iterable[str]) -> list[str]:
    """Names of themes as they are offered: ours, those of the terminal's own colours, the rest."""
    ours = {theme.name for theme in shipped()}
    return sorted(names, key=lambda name: (name not in ours, not name.startswith("ansi"), name))
