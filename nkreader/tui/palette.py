"""Everything by name: the acts of the key table in Textual's command palette."""

from contextlib import suppress
from functools import partial

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from nkreader.tui.keymap import KEYS, Key
from nkreader.tui.spelling import spelled


class Acts(Provider):
    """The acts that the focused widget has keys for."""

    def _here(self) -> list[tuple[Key, str]]:
        """Each act that can be done now, with its action as the focused widget names it."""
        focused = self.focused or self.screen
        bound = {
            binding.id: binding.action for _, binding, _, _ in self.screen.active_bindings.values()
        }
        found = [(key, bound[key.id]) for key in KEYS if key.id in bound]
        return [(key, action) for key, action in found if focused is not None]

    def _run(self, action: str) -> None:
        node = self.focused or self.screen
        self.app.call_later(self.app.run_action, action, node)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for key, action in self._here():
            name = Content(f"{key.does}  ({spelled(key.keys)})")
            yield DiscoveryHit(name, partial(self._run, action), key.does)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for key, action in self._here():
            score = matcher.match(key.does)
            if score > 0:
                yield Hit(
                    score, matcher.highlight(key.does), partial(self._run, action), key.does,
                    spelled(key.keys),
                )  # fmt: skip


class Palette(CommandPalette):
    """Textual's palette, but for two ways to break it: two quick clicks outside, which close it
    twice, and a page key while its list is being made."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless it is closing already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)
