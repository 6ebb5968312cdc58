"""What every screen of ours shares: the library, the two bars, and acts done under one guard."""

import gc
from collections.abc import Callable, Mapping
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual._styles_cache import StylesCache
from textual.events import ScreenResume
from textual.screen import Screen

from nkreader.library import Library
from nkreader.model import Change, NkreaderError, Tag
from nkreader.tui.acts.context import Context
from nkreader.tui.acts.ways import Visit, Ways
from nkreader.tui.keymap import ALWAYS, allowed, footer, key_of, keys_by_id
from nkreader.tui.keys import DIGITS, State, Where
from nkreader.tui.spelling import spelled
from nkreader.tui.watch import PAUSE, LibraryWatch
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.hints import Hint

if TYPE_CHECKING:
    from nkreader.tui.widgets.tour_line import TourLine

PAINT_AFTER = 0.005
"""Seconds until a screen whose page is there already is painted all the same: something may have
changed since that was read."""

_LET_GO = 1.0
"""Seconds after which what a screen held that was left is given back."""
Result = TypeVar("Result")
Given = ParamSpec("Given")
AnyScreen = TypeVar("AnyScreen", bound="LibraryScreen")


def guarded(
    handler: Callable[Concatenate[AnyScreen, Given], Result],
) -> Callable[Concatenate[AnyScreen, Given], Result | None]:
    """A handler or callback of a screen that says what it could not do, as acts do."""

    def safe(self: AnyScreen, /, *args: Given.args, **kwargs: Given.kwargs) -> Result | None:
        return self.attempt(lambda: handler(self, *args, **kwargs))

    update_wrapper(safe, handler)
    return safe


class LibraryScreen(Screen[str | None]):
    """A screen over the open library. What it leaves behind is the id of the article last read."""

    place: ClassVar[Where]
    """Whose keys hold here; a screen of several places says which has them now."""
    acts: ClassVar[Mapping[str, Callable[..., None]]] = {}
    """What can be done here, by the id of the key."""
    toggle: Callable[..., None] | None = None
    """The act that sets a tag here, if any does."""
    here: Context

    _was_painted = False
    _theme = ""
    """The theme that the styles of this screen were last looked up for."""

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__()
        self.library = library
        self.ways = ways
        self.watch_library = LibraryWatch(library)
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self._tour_line: TourLine | None = None

    def collaborators(self) -> dict[str, Any]:
        """What the context of every screen's acts is made of."""
        return {
            "library": self.library,
            "app": self.ways.app,
            "ways": self.ways,
            "say": self.say,
            "warn": self.warn,
            "attempt": self.attempt,
            "follow": self.follow,
            "reload": self.reload,
            "read": self.read,
            "leave": self.leave,
            "keys": self.keys,
            "place": self.place_of_keys,
        }

    # Acts, under their guard

    def action_do(self, id: str) -> None:
        """Do the act of a key, if it is allowed now."""
        if allowed(id, self.now()):
            self.bottom_bar.fade()
            self.attempt(partial(self.acts[id], self.here))
            self.here.before = id
            if self.ways.tour.on or id == "tour":
                self.tell_tour(id)

    def tell_tour(self, done: str = "") -> None:
        """Show the next thing to do, if there is one; `done` is the act that was done."""
        was_on = self.ways.tour.on
        self.ways.tour.did(done)
        if self.ways.tour.on and self._tour_line is None:
            from nkreader.tui.widgets.tour_line import TourLine  # not needed to start

            self._tour_line = TourLine(self._tour_words)
            self.mount(self._tour_line, before=self.bottom_bar)
        elif self._tour_line is not None:
            self._tour_line.show()
        if was_on and not self.ways.tour.on and done != "tour":
            self.say("that was the minute: ? shows every key, Ctrl+P finds each by name")

    def _tour_words(self) -> str:
        own = self.ways.app.own_keys
        return self.ways.tour.line(lambda act: spelled(key_of(act, own)))

    def set_tag(self, tag: Tag) -> None:
        """Set a tag, or take it off, where that can be done."""
        if self.toggle is not None:
            self.attempt(partial(self.toggle, self.here, tag))

    def attempt(self, act: Callable[[], Result], /) -> Result | None:
        """Do it; where it can't be done, say why in the bottom line and return None."""
        try:
            return act()
        except NkreaderError as error:
            self.warn(str(error).removeprefix(f"{self.library.path}: "))
            return None

    def now(self) -> frozenset[State]:
        """What is so here, by which some acts are allowed."""
        return frozenset()

    def place_of_keys(self) -> Where:
        """The place whose keys hold now."""
        return self.place

    def keys(self) -> dict[str, str]:
        """The keys that hold here now, by the id of the act."""
        held = keys_by_id(self.place_of_keys(), self.ways.app.own_keys)
        return {id: keys for id, keys in held.items() if allowed(id, self.now())}

    def who(self) -> list[str]:
        """In which set and as whom one works, which every title line tells."""
        here = [self.library.set_name, self.library.annotator]
        here += ["archived"] if self.library.set_archived else []
        return [*here, "blind"] if self.library.is_blind else here

    def title_line(self, left: str, right: str = "", soon: bool = False, about: str = "") -> None:
        """What the line above says, with who annotates in which set; `about` is said of the place
        under the cursor."""
        self.top_bar.tell(left, right, self.who(), soon, about)

    def say(self, words: str) -> None:
        """Tell what was done, in the bottom line."""
        self.bottom_bar.say(words)

    def warn(self, words: str) -> None:
        """Tell what went wrong, in the bottom line."""
        self.bottom_bar.say(words, severe=True)

    # What is shown

    @guarded
    def on_mount(self) -> None:
        """Look out for what other programs write to the same library."""
        self._theme = self.app.theme
        self.set_interval(PAUSE, self._watch)

    @guarded
    def on_screen_resume(self, event: ScreenResume) -> None:
        """Another screen may have changed what this one shows. Textual looks up every style of a
        screen that is shown, and paints all of it once more for that; this one has them from when
        it was mounted, unless the theme is another one now."""
        event.refresh_styles = event.refresh_styles and self._theme != self.app.theme
        self._theme = self.app.theme
        if len(self.app.screen_stack) > 1:
            # Textual does so too, after it has laid out and painted.
            self.refresh()
        self._look()
        if self.ways.tour.on or self._tour_line is not None:
            self.tell_tour()

    def _compositor_refresh(self) -> None:
        """A screen below paints its changes through those above, which may let it shine through;
        ours cover it, and would be painted anew for nothing. What is about to be painted whole is
        not painted for each layout before: a screen that comes up has three. Only the first screen
        of all is waited for, and painted as soon as it can be, unless its page is there already:
        then only what a key changes is painted at once."""
        top, app = self.app.screen, self.ways.app
        is_seen = self._was_painted or len(self.app.screen_stack) > 1 or app.page_shown is not None
        waits = self._repaint_required and is_seen
        if top is self and not waits and app.page_shown is not None:
            is_there, app.page_shown = app.page_shown == self.size, None
            if is_there:
                self._compositor._dirty_regions.clear()
                self._dirty_widgets.clear()
                self._was_painted = True
                self.set_timer(PAINT_AFTER, self.refresh)
                return
        if (top is self and not waits) or not isinstance(top, LibraryScreen):
            super()._compositor_refresh()
            self._was_painted = True

    @guarded
    def _watch(self) -> None:
        if self.is_active and self.watch_library.by_another():
            self._look()

    def _look(self) -> None:
        """Show the library as it is now, unless nothing was written since this screen did so."""
        if self.watch_library.look():
            try:
                self.reload()
            except NkreaderError:
                if self.library.is_blind:
                    self.look_away()
                raise

    def look_away(self) -> None:
        """A blind pass has begun, and what this screen shows may no longer be asked for."""
        self.leave()

    def follow(self, change: Change) -> None:
        """Show what a change made on this screen; each screen says how."""
        self.reload()

    def reload(self) -> None:
        """Read again what another program, or another screen, may have changed."""

    def hint(self) -> None:
        """Show the keys worth knowing here; where tags are set, those in the order of their
        keys."""
        own, by_key = self.ways.app.own_keys, self.library.codebook.by_key
        acts = ((by_key(digit), f"tag.{digit}") for digit in DIGITS if self.toggle)
        tags = [(tag._replace(key=spelled(key_of(act, own))), act) for tag, act in acts if tag]
        hints = self.hints()
        self.bottom_bar.hint(hints, tags, sum(hint.act in ALWAYS for hint in hints))

    def hints(self) -> list[Hint]:
        """The keys worth knowing here; one that is an act can be clicked."""
        return [
            Hint(key, f" {words}", act=id if id in self.acts else "")
            for id, key, words in footer(self.place, self.ways.app.own_keys, "empty" in self.now())
        ]

    # To other screens and back

    def read(self, visit: Visit) -> None:
        """Open an article over this screen; a second key of the same burst opens nothing. Raises
        NkreaderError where there is none."""
        if self.is_active:
            self.ways.read(visit, self.came_back)

    def came_back(self, article: str | None) -> None:
        """A reader above this screen was left with this article in it."""

    def leave(self) -> None:
        """Back to the screen before; at the top, leave the program."""
        if not self.is_active:
            return
        if len(self.app.screen_stack) > 1:
            self.dismiss()
            if self.place_of_keys() not in ("pane", "panel"):
                self.app.set_timer(_LET_GO, _let_go)
        else:
            self.app.exit()


def _let_go() -> None:
    """Give back what a screen held that was left: its parts know each other, and would stay until
    a quarter more is in use. What is there for good is frozen by then; before, looking through it
    all would make a key wait. Textual remembers two colours of each widget that ever was, and by
    that all lines that it has painted."""
    if gc.get_freeze_count():
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()
