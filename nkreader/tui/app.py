"""The app: which screen comes first, the theme, and the filter that stands before the terminal."""

import gc
import os
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.acts.ways import Visit
from nkreader.tui.navigation import Navigation
from nkreader.tui.safety import SafeApp
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.themes import ANSI, DEFAULT, put_on, variables

FILL_AFTER = 5.0
"""Seconds after the start at which older articles begin to be looked through."""
_GARBAGE = 10_000
"""New objects after which garbage is looked for; painting a screen makes about 5,000."""


class NkreaderApp(SafeApp):
    """The reader over one open library."""

    TITLE = "nkreader"
    CSS_PATH = sheets("base", "rows")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False),
        Binding("ctrl+z", "suspend_process", "suspend", show=False),
    ]
    _has_theme = False
    """Whether the theme is the wanted one: Textual asks for the variables of its own before."""

    def __init__(
        self,
        library: Library,
        article: str | None = None,
        at: str | int | None = None,
        config_file: Path | None = None,
        usual_theme: str = DEFAULT,
    ) -> None:
        """Open on the list, or on an article, or at an annotation or an offset in it.
        `usual_theme` holds until another is chosen."""
        plain = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if plain else None)
        self.library = library
        self._ways = Navigation(self, library)
        self._early = []
        self._emoji = "safe"
        self._article = article
        self._at: str | int | None = at
        self._theme_wanted: str | None = None
        self._last_input = monotonic()
        self._trouble = self._configure(config_file)
        self.whole_emoji = library.setting("emoji", self._emoji) == "whole"
        usual = os.environ.get("TEXTUAL_THEME") or self._theme_wanted or usual_theme
        wanted = library.setting("theme", usual)
        self._has_theme = True
        put_on(self, ANSI if plain else wanted)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of tags and words beside the theme's own variables; a user's theme may have its
        own."""
        return variables(self.current_theme) if self._has_theme else {}

    def get_default_screen(self) -> Screen[str | None]:
        """The list of articles is at the bottom of everything."""
        return ArticlesScreen(self.library, self._ways)

    def _configure(self, file: Path | None) -> list[str]:
        """Take what the user's config asks for; returns what is wrong with it."""
        if file is None or not file.exists():
            return []
        from nkreader.tui.config import read

        config = read(file)
        for theme in config.themes:
            self.register_theme(theme)
        self.set_keymap(config.keymap)
        self.own_keys = config.keymap
        self._emoji = config.emoji
        self._theme_wanted = config.theme
        return config.trouble

    def on_mount(self) -> None:
        """Open what was asked for, and say what is wrong with the config."""
        if self._trouble:
            words = "\n".join(self._trouble)
            self.notify(words, title="config", severity="warning", timeout=15, markup=False)
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        if self._article is not None:
            self._ways.read(Visit(self._article, self._at))

    def action_command_palette(self) -> None:
        """Everything by name, unless something else lies over the screen."""
        if isinstance(self.screen, ModalScreen):
            return
        from nkreader.tui.palette import Palette

        self.push_screen(Palette())

    async def on_event(self, event: events.Event) -> None:
        """Textual's own way with events; when the last key came is remembered."""
        if isinstance(event, events.InputEvent):
            self._last_input = monotonic()
        await super().on_event(event)

    def on_ready(self) -> None:
        """What stands on the first screen stays; from here on garbage is collected, seldom enough
        that opening an article does not wait for it."""
        self.set_timer(FILL_AFTER, self._fill)
        gc.freeze()
        gc.set_threshold(_GARBAGE, 20, 20)
        gc.enable()

    def _fill(self) -> None:
        from nkreader.tui.filling import Filling  # not needed to start

        filling = Filling(self.library, lambda: self._last_input)
        self.run_worker(filling.run(), group="filling", exit_on_error=False)

    def _keep_theme(self, name: str) -> None:
        if "NO_COLOR" not in os.environ and not self.no_color:
            with suppress(NkreaderError):
                self.library.remember("theme", name)
