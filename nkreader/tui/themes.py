"""The themes that nkreader brings, as `styles/themes.toml` has them."""

import tomllib

from textual.theme import Theme

from nkreader.shipped import styles_dir

DEFAULT = "nkreader"


def shipped() -> list[Theme]:
    """A dark and a light theme of our own."""
    data = tomllib.loads((styles_dir() / "themes.toml").read_text("utf-8"))
    return [Theme(**entry) for entry in data["theme"]]
