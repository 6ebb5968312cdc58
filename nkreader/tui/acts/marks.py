"""Acts on a mark that is there: choose, remove, note, retag, re-span, attach."""

from nkreader.model import Seen
from nkreader.text.span import Span
from nkreader.tui.acts.changing import ask_grade, choose_tag, write_note
from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.acts.moving import in_text
from nkreader.tui.acts.tagging import show

MARKS: Acts[ReadingContext] = Acts()


def mark_here(here: ReadingContext) -> str | None:
    """The id of the mark that an act is about: the panel's line, else the one under the cursor;
    where there is none that is said."""
    if here.in_panel():
        line = here.panel.current
        if line is None or line.mark is None:
            here.say("no mark in this line: x c r act on those below Marks")
            return None
        return line.mark
    mark = here.pane.current_mark()
    if mark is None:
        here.say("no mark here: m goes to the next one")
    return mark


def seen(here: ReadingContext, mark: str) -> Seen | None:
    """The mark as it is shown, so that nothing is done to one that somebody has changed since."""
    shown = (one for one in here.marks() if one.annotation.id == mark)
    found = next(shown, None)
    return None if found is None else Seen(here.reading.version, found)


@MARKS("cycle")
def cycle(here: ReadingContext) -> None:
    """Choose the next of the marks that lie here."""
    in_text(here, "cycle")
    marks, chosen = here.pane.marks_here(), here.pane.current_mark()
    if chosen is not None:
        tag = here.library.codebook.get(here.library.mark(chosen).annotation.tag)
        name = tag.name if tag else "?"
        here.say(f"{name}, {marks.index(chosen) + 1} of {len(marks)} here · x c r act on it")


@MARKS("remove")
def remove(here: ReadingContext) -> None:
    """Take the mark off."""
    mark = mark_here(here)
    if mark is not None:
        show(here, here.library.untag(mark, seen(here, mark)))


@MARKS("note")
def note(here: ReadingContext) -> None:
    """Write a note on the mark."""
    mark = mark_here(here)
    if mark is not None:
        write_note(here, mark, seen(here, mark))


@MARKS("grade")
def grade(here: ReadingContext) -> None:
    """Grade the source and the information of the mark."""
    mark = mark_here(here)
    if mark is not None:
        ask_grade(here, mark, seen(here, mark))


@MARKS("retag")
def retag(here: ReadingContext) -> None:
    """With a selection: give the mark these borders; without: another tag. What is selected in the
    text is not meant where the mark is a line of the panel."""
    in_panel = here.in_panel()
    span = None if in_panel else here.pane.selection
    if here.attaching is not None and not in_panel:
        _attach(here, here.attaching, span or here.pane.target())
        return
    mark = mark_here(here)
    if mark is None:
        return
    if span is not None:
        version = here.reading.version
        show(here, here.library.respan(mark, span, version, seen(here, mark)))
    else:
        choose_tag(here, mark, seen(here, mark))


def _attach(here: ReadingContext, mark: str, span: Span | None) -> None:
    """Say that a mark under review lies here."""
    if span is not None:
        change = here.library.review.attach(mark, span, here.reading.version, seen(here, mark))
        here.attaching = None
        show(here, change)


@MARKS("drop")
def drop(here: ReadingContext) -> None:
    """Drop the selection, else the find, else what was to be attached."""
    anything = here.pane.is_selecting or bool(here.pane.finding)
    in_text(here, "drop")
    if here.attaching is not None and not anything:
        here.attaching = None
        here.say("not attached")
    here.tell_place()
