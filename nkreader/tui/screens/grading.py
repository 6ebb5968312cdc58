"""The grade of a passage: a letter for its source, a digit for its information, either alone."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nkreader.grades import INFORMATION_GRADES, SOURCE_GRADES, UNGRADED, Grade
from nkreader.shipped import sheets
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.key_line import KeyLine

_QUOTED = 50
"""Cells of the passage, which stands in one line."""
_JAMO = dict(zip("ㅁㅠㅊㅇㄷㄹ", SOURCE_GRADES, strict=True))
"""What a Korean keyboard sends for the letters."""


class Grades(Static, can_focus=True):
    """Every grade with what it says; those that are given stand out."""

    def tell(self, grade: Grade) -> None:
        """Show a grade."""
        lines = [Content.styled("the source", "bold")]
        lines += [_line(one, words, one == grade.source) for one, words in SOURCE_GRADES.items()]
        lines.append(Content.styled("what it says", "bold"))
        for digit, words in INFORMATION_GRADES.items():
            lines.append(_line(str(digit), words, digit == grade.information))
        self.update(Content("\n").join(lines))


class GradeScreen(Dialog[None]):
    """A letter grades the source, a digit the information; Enter keeps them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ㅂ", "leave", "leave"),
        Binding("enter", "keep", "keep"),
        Binding("backspace,delete", "clear", "no grade"),
    ]
    AUTO_FOCUS = "Grades"
    CSS_PATH = sheets("dialogs")

    def __init__(self, passage: str, grade: Grade, save: Callable[[Grade], object]) -> None:
        """The words of the passage, its grade; `save` is given the new one, and what it raises is
        told in the dialog."""
        super().__init__()
        self._passage, self._grade, self._save = passage, grade, save

    def compose(self) -> ComposeResult:
        """The passage, every grade."""
        with Vertical(classes="dialog full"):
            words = f"Grade “{one_line(self._passage)}”"
            yield Static(Content(shorten(words, _QUOTED)), classes="title")
            yield Grades()
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter keeps it  Backspace takes it off  Esc leaves it as it was")

    def on_mount(self) -> None:
        """Show the grade as it is."""
        self.query_one(Grades).tell(self._grade)

    def on_key(self, event: events.Key) -> None:
        """A letter or a digit; the same again takes it off."""
        typed = _JAMO.get(event.key, (event.character or "").upper())
        source, information = self._grade
        if typed in SOURCE_GRADES:
            self._grade = Grade(None if source == typed else typed, information)
        elif typed in map(str, INFORMATION_GRADES):
            self._grade = Grade(source, None if str(information) == typed else int(typed))
        else:
            return
        event.stop()
        self.query_one(Grades).tell(self._grade)

    def action_clear(self) -> None:
        """Take both off."""
        self._grade = UNGRADED
        self.query_one(Grades).tell(self._grade)

    def action_keep(self) -> None:
        """Save the grade."""
        if self.is_active and self.attempt(lambda: self._save(self._grade)):
            self.dismiss()

    def action_leave(self) -> None:
        """Leave the grade as it was."""
        self.dismiss()


def _line(key: str, words: str, given: bool) -> Content:
    """One grade; that it is given is told without colour too."""
    return Content.styled(f"{'›' if given else ' '} {key}  {words}", "bold" if given else "")
