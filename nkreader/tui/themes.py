"""The themes that nkreader brings, and the palette of tags, as `styles/themes.toml` has them."""

import tomllib
from functools import cache
from typing import Any

from textual.theme import Theme

from nkreader.shipped import styles_dir

DEFAULT = "nkreader"
ANSI = "ansi-dark"
"""Textual's own in the sixteen colours of the terminal: for NO_COLOR, and where there are no
others, for ours, rounded to sixteen, lose the kinds of entities and most tags."""


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
