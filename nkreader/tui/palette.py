"""Everything by name in Textual's command palette: tags, acts of the key table, the app's own."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch

from nkreader.model import Codebook
from nkreader.shipped import sheets
from nkreader.tui.keymap import GROUPS
from nkreader.tui.keys import KEYS, Key
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.fitting import fit, one_line

_KEY = 8
"""Cells of the key that stands before a name."""
_ACTS = sorted(KEYS, key=lambda key: GROUPS.index(key.group))
_OF_THE_APP = (
    ("", "keep a picture of the screen (SVG)", "app.screenshot"),
    ("ctrl+q", "quit", "app.quit"),
)
_SCREENS = {key.id: key.does for key in KEYS if key.id in ("entities", "conflicts")}
"""What can be gone to also where it has no key."""
_OF_A_TAG = {"tag": "Tag"}
"""What an act of a digit does, by the first part of its id."""


class Named(NamedTuple):
    """Something that can be done here, under the name by which it is found."""

    key: str
    name: str
    run: Callable[[], object]


class Acts(Provider):
    """The tags, the acts that there are keys for here, and what the app itself does."""

    def _here(self) -> list[Named]:
        """All of them: the tags first, then the acts in the order of the help."""
        found = [
            Named(key, name, partial(self.app.call_later, self.app.run_action, action))
            for key, name, action in _OF_THE_APP
        ]
        if isinstance(self.screen, LibraryScreen):
            found = [
                *self._acts(self.screen),
                *self._keyless(self.screen),
                *self._views(self.screen),
                *found,
            ]
        return sorted(found, key=lambda one: not one.name.startswith(tuple(_OF_A_TAG.values())))

    def _acts(self, screen: LibraryScreen) -> Iterator[Named]:
        """What keys do here, and may do now."""
        held = screen.keys()
        for act in _ACTS:
            name = _name(act, screen.library.codebook) if act.id in held else ""
            if name:
                run = partial(self.app.call_later, screen.action_do, act.id)
                yield Named(held[act.id].split(",")[0], name, run)

    def _keyless(self, screen: LibraryScreen) -> Iterator[Named]:
        """The screens that have no key here; the tags that no digit sets, where tags can be set."""
        held = screen.keys()
        for name, words in _SCREENS.items():
            if name not in held and screen.place != name:
                go = partial(screen.ways.go, name)
                yield Named("", words, partial(self.app.call_later, screen.attempt, go))
        for tag in screen.library.codebook.active() if screen.toggle else ():
            if not tag.key:
                run = partial(self.app.call_later, screen.set_tag, tag)
                yield Named("", f"{_OF_A_TAG['tag']}: {one_line(tag.name)}", run)

    def _views(self, screen: LibraryScreen) -> Iterator[Named]:
        """The views: the articles that answer one."""
        for view in screen.attempt(screen.library.views.every) or ():
            show = partial(screen.attempt, partial(screen.ways.list_view, view))
            yield Named("", f"View: {one_line(view.name)}", partial(self.app.call_later, show))

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for one in self._here():
            yield DiscoveryHit(_row(one.key, Content(one.name)), one.run, one.name)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = FuzzySearch()
        for one in self._here():
            score, offsets = matcher.match(query, one.name)
            if score > 0:
                name = Content(one.name)
                for offset in offsets:
                    name = name.stylize(self.match_style or "underline", offset, offset + 1)
                yield Hit(score, _row(one.key, name), one.run, one.name)


def _name(act: Key, codebook: Codebook) -> str:
    """What an act is called; nothing for a digit that no tag has."""
    kind, _, digit = act.id.partition(".")
    if kind not in _OF_A_TAG or not digit.isdigit():
        return act.does
    tag = codebook.by_key(digit)
    return f"{_OF_A_TAG[kind]}: {one_line(tag.name)}" if tag else ""


def _row(key: str, name: Content) -> Content:
    """A key and a name as one line."""
    return Content.assemble((fit(spelled(key) if key else "", _KEY), "bold"), name)


class Palette(CommandPalette):
    """Textual's palette, but for two ways to break it: two quick clicks outside, which close it
    twice, and a page key while its list is being made."""

    CSS_PATH = sheets("dialogs")

    def __init__(self) -> None:
        super().__init__([Acts], placeholder="what to do", id="--command-palette")

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless it is closing already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)
