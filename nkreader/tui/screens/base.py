"""What every screen of ours shares: the library, the two bars, the acts that work everywhere."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from textual.events import ScreenResume
from textual.screen import Screen

from nkreader.library import Library
from nkreader.model import Article, Change, NkreaderError, Passage
from nkreader.tui.keymap import is_jamo
from nkreader.tui.navigation import Visit, reader
from nkreader.tui.safety import SafeApp
from nkreader.tui.themes import in_order
from nkreader.tui.widgets.bars import BottomBar

Result = TypeVar("Result")
WATCH = 0.5
"""Seconds between looks at whether another program has written to the library."""


class LibraryScreen(Screen[str | None]):
    """A screen over the open library. What it leaves behind is the id of the article last read."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._seen: tuple[int, int] | None = None
        """The library's stamp when this screen showed it; None where it shows nothing yet."""

    def on_mount(self) -> None:
        """Look out for what other programs write to the same library."""
        self.set_interval(WATCH, self._watch)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Another screen may have changed what this one shows."""
        self.attempt(self._look)

    def _compositor_refresh(self) -> None:
        """A screen below paints its changes through those above, which may let it shine through;
        ours cover it, and would be painted anew for nothing."""
        top = self.app.screen
        if top is self or not isinstance(top, LibraryScreen):
            super()._compositor_refresh()

    def _watch(self) -> None:
        if self.is_active and self.library_differs():
            self.attempt(self._look)

    def library_differs(self) -> bool:
        """Whether another program has written to the library since this screen looked at it."""
        version = self.attempt(self.library.data_version)
        return self._seen is not None and version not in (None, self._seen[0])

    def _look(self) -> None:
        """Show the library as it is now, unless nothing was written since this screen did so."""
        stamp, seen = self.library.stamp(), self._seen
        if seen is not None and stamp != seen:
            if stamp[0] != seen[0]:
                self.library.refresh()
            self.reload()
        self._seen = stamp

    def say(self, words: str) -> None:
        """Tell what was done, in the bottom line."""
        self.query_one(BottomBar).say(words)

    def attempt(self, act: Callable[[], Result]) -> Result | None:
        """Do it; where it can't be done, say why in the bottom line and return None."""
        try:
            return act()
        except NkreaderError as error:
            words = str(error).removeprefix(f"{self.library.path}: ")
            self.query_one(BottomBar).say(words, severe=True)
            return None

    def remember(self, name: str, value: object) -> None:
        """Keep a setting; where it can't be kept it holds until the end, and that is said."""
        self.attempt(lambda: self.library.remember(name, value))

    def follow(self, change: Change) -> None:
        """Show what a change made on this screen; each screen says how."""

    def reload(self) -> None:
        """Read again what another program, or another screen, may have changed."""

    def action_undo(self) -> None:
        """Take back the last act, wherever it was."""
        self._turned(self.attempt(self.library.undo))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turned(self.attempt(self.library.redo))

    def _turned(self, change: Change | None) -> None:
        if change is not None:
            self.say(change.said)
            self.follow(change)

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The user's own keys by the id of the act."""
        return self.app.own_keys if isinstance(self.app, SafeApp) else {}

    def action_help(self) -> None:
        """Every key."""
        from nkreader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.library.codebook, self._bound(), self.own_keys))

    def action_theme(self) -> None:
        """Another theme; the app remembers it."""
        if self.app.no_color:
            self.say("NO_COLOR is set: themes are for terminals with colours")
            return
        from nkreader.tui.screens.chooser import Choice, Chooser

        def take(name: str | None) -> None:
            if name is not None:
                self.app.theme = name

        now = self.app.theme
        others = [name for name in in_order(self.app.available_themes) if name != now]
        choices = [Choice(now, now, "now"), *(Choice(name, name) for name in others)]
        self.app.push_screen(Chooser("Another theme", choices), take)

    def action_emoji(self) -> None:
        """Emoji in a form that every terminal shows alike, or whole; remembered."""
        app = self.app
        if isinstance(app, SafeApp):
            app.whole_emoji = not app.whole_emoji
            self.remember("emoji", "whole" if app.whole_emoji else "safe")
            self.say("emoji whole" if app.whole_emoji else "emoji in a steady form")

    def edit_data(self, article: Article) -> None:
        """Let title, publisher, date and the rest of an article be written."""
        from nkreader.tui.screens.data import DataScreen

        def keep(changed: bool | None) -> None:
            if changed:
                self.reload()
                self.say("saved · i changes it again; u takes back tags and notes alone")

        self.app.push_screen(DataScreen(article, partial(self.library.edit, article)), keep)

    def action_hand_over(self) -> None:
        """Export the current set."""
        self.hand_over(self.library.passages())

    def hand_over(self, passages: list[Passage]) -> None:
        """Export these passages."""
        from nkreader.tui.screens.handover import HandOverScreen

        self.app.push_screen(HandOverScreen(self.library, passages), self._handed_over)

    def read(self, visit: Visit) -> None:
        """Open an article over this screen; a second key of the same burst opens nothing."""
        if not self.is_active:
            return
        screen = reader(self.app, self.library)

        def open_it() -> bool:
            screen.read(visit)
            return True

        if self.attempt(open_it):
            self.app.push_screen(screen, self.came_back)

    def came_back(self, article: str | None) -> None:
        """A reader above this screen was left with this article in it."""

    def _handed_over(self, said: str | None) -> None:
        if said:
            self.say(said)

    def action_back(self) -> None:
        """Back to the screen before; at the top, leave the program."""
        if not self.is_active:
            return
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    def _bound(self) -> dict[str, str]:
        """The keys as they are bound now, by the id of the act."""
        bound: dict[str, list[str]] = {}
        for key, (_, binding, _, _) in self.active_bindings.items():
            if binding.id is not None and not is_jamo(key):
                bound.setdefault(binding.id, []).append(key)
        return {act: ",".join(keys) for act, keys in bound.items()}


def where(change: Change) -> str | int | None:
    """Where a change can be seen: the mark that it made, else the place of the one it took away."""
    if change.added:
        return change.added[0].annotation.id
    return change.removed[0].placement.start if change.removed else None
