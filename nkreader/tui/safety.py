"""The last gate before the terminal: no control sequence of an article, tag, note or file name.

Textual's widgets pass control and bidi characters on as they are; this filter stands behind all of
them. What it meets is shown as a sign of one cell, so that nothing moves. Emoji on whose width
terminals disagree are painted in a steady form here too, unless the user wants them whole.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from rich.segment import Segment
from textual import events
from textual.app import App
from textual.color import Color
from textual.css.query import NoMatches
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget

from nkreader.tui.cells import safe, steady


class SafeText(LineFilter):
    """Replaces what a terminal would act on, in every segment of every widget."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, their texts free of control and bidi characters."""
        return [
            segment
            if segment.control is not None or (text := safe(segment.text)) is segment.text
            else Segment(text, segment.style, segment.control)
            for segment in segments
        ]


class SteadyText(LineFilter):
    """Paints emoji of several code points so that every terminal gives them the same cells."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each as wide as it was."""
        return [
            segment
            if segment.control is not None or (text := steady(segment.text)) is segment.text
            else Segment(text, segment.style, segment.control)
            for segment in segments
        ]


class InOne(LineFilter):
    """Filters one after the other in one pass: Textual makes a strip of every line for each, and
    keeps all of them as long as the line is seen."""

    def __init__(self, *filters: LineFilter) -> None:
        super().__init__()
        self.filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments as the last of the filters leaves them."""
        for one in self.filters:
            segments = one.apply(segments, background)
        return segments


class SafeApp(App[int]):
    """An app that lets neither a sequence of a text nor a traceback reach the terminal, and no key
    reach another place than the one that is seen."""

    own_keys: Mapping[str, str] = {}
    """The user's own keys by the id of the act."""
    link_from: str | None = None
    """The id of the mark at which a link has begun, in whichever article."""
    last_tag: str | None = None
    """The slug of the tag that was set last, in whichever article."""
    page_shown: tuple[int, int] | None = None
    """The size of a terminal that shows the first page already, until that is laid out."""
    _early: list[events.Key]
    _whole_emoji = False
    _safe = SafeText()
    _steady = SteadyText()
    _gate = InOne()

    def on_key(self, event: events.Key) -> None:
        """A letter that was on its way while a line to type in was opened belongs to that line."""
        if self._early or (self.focused is None and len(self.screen_stack) > 1):
            self._early.append(event)
            self.set_timer(0.01, self._again)
        elif not self._take_late(event):
            return
        event.prevent_default()
        event.stop()

    def _take_late(self, event: events.Key) -> bool:
        own = getattr(self.focused, "late_key", None)
        if own is not None:
            return bool(own(event))
        insert = getattr(self.focused, "insert_text_at_cursor", None)
        if insert is None or not event.is_printable or not event.character:
            return False
        insert(event.character)
        return True

    def _again(self) -> None:
        """Type again what came before a screen that was opening had a place for it."""
        # An app that is being left has no screen that could say what has the keys.
        if len(self.screen_stack) < 2 or self.focused is not None:
            early, self._early = self._early, []
            for event in early:
                self.post_message(events.Key(event.key, event.character))
        elif self._early:
            self.set_timer(0.01, self._again)

    def on_app_focus(self) -> None:
        """A screen that came up while the window was not looked at has given its keys to nothing;
        in a browser the first one always has."""
        self.call_later(self._give_keys)

    def _give_keys(self) -> None:
        if self.screen.focused is None:
            self.screen.focus_next(self.screen.AUTO_FOCUS or "*")

    def read_styles(self, paths: Iterable[PurePath | str]) -> None:
        """Read style sheets that were not read before."""
        new = [PurePath(path) for path in paths if not self.stylesheet.has_source(str(path))]
        if new:
            self.stylesheet.read_all(new)
            self.stylesheet.parse()

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """A screen's sheets, before Textual looks for them: it would read all others again for one
        more, and look up every style of what is open."""
        self.read_styles(screen.css_path)
        super()._load_screen_css(screen)

    def action_suspend_process(self) -> None:
        """Stop, and give the terminal back to the shell until it calls; where no shell is to call,
        in a browser or as a terminal's own program, stopping would be for ever."""
        if self.is_web or (hasattr(os, "getsid") and os.getpgrp() == os.getsid(0)):
            self.notify("no shell to go back to here", markup=False)
        else:
            super().action_suspend_process()

    def _handle_exception(self, error: Exception) -> None:
        """The palette looks for matches in a worker; one that is done when the palette is gone
        finds nothing to show them in, which is no fault."""
        cause = getattr(error, "error", None)
        if not isinstance(cause, NoMatches):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Where Textual would keep a traceback to print; the exception itself is enough."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Where Textual would print tracebacks; it has no public place for another wording."""
        if self._exception is not None and not self.is_headless:
            from nkreader.tui.crash import told

            sys.stderr.write(told(self._exception) + "\n")
        self._exit_renderables.clear()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and behind them the one that no control sequence passes."""
        ours = (self._safe,) if self._whole_emoji else (self._safe, self._steady)
        wanted = (*super().get_line_filters(), *ours)
        if wanted != self._gate.filters:
            self._gate = InOne(*wanted)
        return [self._gate]

    @property
    def whole_emoji(self) -> bool:
        """Whether emoji of several code points are sent as they are, for the terminal to join."""
        return self._whole_emoji

    @whole_emoji.setter
    def whole_emoji(self, whole: bool) -> None:
        self._whole_emoji = whole
        for screen in self.screen_stack if self.is_running else ():
            for widget in (screen, *screen.walk_children(Widget)):
                widget.refresh()
