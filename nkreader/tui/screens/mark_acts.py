"""What keys do to a mark that is there: choose, remove, note, retag, re-span, attach."""

from textual import on

from nkreader.model import Mark, Seen
from nkreader.text.span import Span
from nkreader.tui.pane.messages import Chose
from nkreader.tui.screens.chooser import NO_TAG, Chooser
from nkreader.tui.screens.tag_acts import TagActs
from nkreader.tui.widgets.panel import Panel


class MarkActs(TagActs):
    """The acts on the mark that the panel's line or the cursor is on."""

    _marks: list[Mark]
    """As they are in view."""

    def _mark(self) -> str | None:
        """The mark that an act is about: the panel's line, else the one under the cursor; where
        there is none that is said."""
        panel = self.query_one(Panel)
        if panel.has_focus:
            line = panel.current
            if line is None or line.mark is None:
                self.say("no mark in this line: x c r act on those below Marks")
                return None
            return line.mark
        mark = self.pane.current_mark()
        if mark is None:
            self.say("no mark here: m goes to the next one")
        return mark

    def _in_view(self, mark: str) -> Seen | None:
        """What is in view of a mark, for the act that is about it; None where it is not there."""
        shown = (one for one in self._marks if one.annotation.id == mark)
        return next((Seen(self.reading.version, one) for one in shown), None)

    @on(Chose)
    def _chose(self) -> None:
        here, chosen = self.pane.marks_here(), self.pane.current_mark()
        if chosen is not None:
            tag = self.library.codebook.get(self.library.mark(chosen).annotation.tag)
            name = tag.name if tag else "?"
            self.say(f"{name}, {here.index(chosen) + 1} of {len(here)} here · x c r act on it")

    def action_remove(self) -> None:
        """Take the mark off."""
        mark = self._mark()
        if mark is not None:
            self.done(self.attempt(lambda: self.library.untag(mark, self._in_view(mark))))

    def action_note(self) -> None:
        """Write a note on the mark."""
        mark = self._mark()
        if mark is None:
            return
        from nkreader.tui.screens.note import NoteScreen

        found = self.library.mark(mark)
        annotation, shown = found.annotation, Seen(self.reading.version, found)
        saved = annotation.note or ""
        draft = self.library.draft(mark)

        def keep_draft(text: str) -> None:
            kept = text if text.strip() not in ("", saved) else None
            if not self.library.read_only:
                self.attempt(lambda: self.library.keep_draft(mark, kept))

        def keep(text: str | None) -> None:
            if text is None:
                if self.library.draft(mark) is not None:
                    self.say("kept as a draft · c opens it again")
                return
            if text.strip() != saved:
                change = self.attempt(lambda: self.library.note(mark, text, shown))
                if change is None:
                    keep_draft(text)
                    return
                self.done(change)
            keep_draft(saved)

        note = draft if draft is not None else saved
        self.app.push_screen(NoteScreen(found.words, note, keep_draft), keep)
        if draft is not None:
            self.say("the draft that was kept · Enter saves it")

    def action_retag(self) -> None:
        """With a selection: give the mark these borders; without: another tag. What is selected in
        the text is not meant where the mark is a line of the panel."""
        in_panel = self.query_one(Panel).has_focus
        span: Span | None = None if in_panel else self.pane.selection
        if self.attaching is not None and not in_panel:
            self.attach_here(self.attaching, span or self.pane.target())
            return
        mark = self._mark()
        if mark is None:
            return
        seen = self._in_view(mark)
        if span is not None:
            version = self.reading.version
            self.done(self.attempt(lambda: self.library.respan(mark, span, version, seen)))
            return

        def keep(slug: str | None) -> None:
            if slug is not None:
                self.done(self.attempt(lambda: self.library.retag(mark, slug, seen)))

        self.app.push_screen(Chooser("Give this mark another tag", self._tags(), NO_TAG), keep)

    def attach_here(self, mark: str, span: Span | None) -> None:
        """Say that a mark under review lies here."""
        if span is None:
            return
        version, seen = self.reading.version, self._in_view(mark)
        change = self.attempt(lambda: self.library.review.attach(mark, span, version, seen))
        if change is not None:
            self.attaching = None
            self.done(change)
