"""Everything by name in Textual's command palette: tags, acts of the key table, the app's own."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch

from nkreader.shipped import sheets
from nkreader.tui.keymap import GROUPS, KEYS, Key, is_jamo
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
_OF_A_TAG = {"tag": "Tag", "only": "Passages of"}
"""What an act of a digit does, by the first part of its id."""


class Named(NamedTuple):
    """Something that can be done here, under the name by which it is found."""

    key: str
    name: str
    run: Callable[[], object]


class Acts(Provider):
    """The tags, the acts that the focused widget has keys for, and what the app itself does."""

    def _here(self) -> list[Named]:
        """All of them: the tags first, then the acts in the order of the help."""
        bound: dict[str | None, tuple[str, str]] = {}
        for key, (_, binding, _, _) in self.screen.active_bindings.items():
            if not is_jamo(key):
                bound.setdefault(binding.id, (key, binding.action))
        acts = [
            Named(bound[act.id][0], name, self._act(bound[act.id][1]))
            for act in _ACTS
            if act.id in bound and (name := self._name(act))
        ]
        mine = [Named(key, name, self._act(action)) for key, name, action in _OF_THE_APP]
        keyless = self._keyless() if "tag.any" in bound else ()
        found = [*acts, *keyless, *mine]
        return sorted(found, key=lambda one: not one.name.startswith(tuple(_OF_A_TAG.values())))

    def _name(self, act: Key) -> str:
        """What an act is called; nothing for a digit that no tag has."""
        kind, _, digit = act.id.partition(".")
        if (
            kind not in _OF_A_TAG
            or not digit.isdigit()
            or not isinstance(self.screen, LibraryScreen)
        ):
            return act.does
        tag = self.screen.library.codebook.by_key(digit)
        return f"{_OF_A_TAG[kind]}: {one_line(tag.name)}" if tag else ""

    def _keyless(self) -> Iterator[Named]:
        """The tags that no digit sets."""
        toggle = getattr(self.screen, "toggle", None)
        if isinstance(self.screen, LibraryScreen) and toggle is not None:
            for tag in self.screen.library.codebook.active():
                if not tag.key:
                    run = partial(self.app.call_later, toggle, tag)
                    yield Named("", f"{_OF_A_TAG['tag']}: {one_line(tag.name)}", run)

    def _act(self, action: str) -> Callable[[], object]:
        node = self.focused or self.screen
        return partial(self.app.call_later, self.app.run_action, action, node)

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
