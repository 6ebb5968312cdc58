"""What the keys of an open article do to its marks: tag, note, retag, remove."""

from typing import ClassVar

from textual import on

from nkreader.model import Change, Reading, Tag
from nkreader.text.span import Span
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.messages import Chose, Dropped
from nkreader.tui.screens.asking import AskingScreen
from nkreader.tui.screens.base import where
from nkreader.tui.screens.chooser import Choice, Chooser
from nkreader.tui.widgets.panel import Panel


class TagActs(AskingScreen):
    """The acts on marks; what is shown, and where, is said by `ReaderScreen`."""

    reading: Reading
    attaching: str | None = None
    """The mark under review that the next `r` attaches to what is selected."""
    last_tag: ClassVar[str | None] = None
    """The tag that was set last, in whichever article."""

    @property
    def pane(self) -> ReadingPane:
        """The article."""
        return self.query_one(ReadingPane)

    @property
    def advancing(self) -> bool:
        """Whether the cursor goes to the next sentence after a tag."""
        return bool(self.library.setting("advance", False))

    def open(self, article: str, at: str | int | None = None) -> None:
        """Leave this article for another one; the screen says how."""

    def place_of(self, mark: str) -> int | None:
        """Where a mark of this article begins; the screen knows."""

    def tell_place(self, soon: bool = True) -> None:
        """Say where the cursor is; the screen says how."""

    def fill_panel(self) -> None:
        """Show marks, entities and data; the screen says how."""

    def action_tag(self, digit: str) -> None:
        """Set or take off the tag of a digit on the selection, else the current sentence."""
        tag = self.library.codebook.by_key(digit)
        if tag is None:
            self.say(f"no tag has the key {digit}: `nkreader codebook edit` gives it one")
        else:
            self.toggle(tag)

    def action_tag_any(self) -> None:
        """Any tag, by typing."""
        self.app.push_screen(Chooser("Tag the passage", self._tags()), self._tag_slug)

    def action_tag_again(self) -> None:
        """The last tag again."""
        if type(self).last_tag is None:
            self.say("no tag was set yet: a digit sets one")
        self._tag_slug(type(self).last_tag)

    def _tag_slug(self, slug: str | None) -> None:
        tag = self.library.codebook.get(slug) if slug else None
        if tag is not None:
            self.toggle(tag)

    def _tags(self) -> list[Choice]:
        return [
            Choice(tag.slug, f"{tag.key or ' '} {tag.name}", tag.definition)
            for tag in self.library.codebook.active()
        ]

    def toggle(self, tag: Tag) -> None:
        """Tag the passage, durably, then show it; go on where advance mode is on."""
        span = self.pane.target()
        if span is None:
            self.say("nothing to tag here")
            return
        change = self.attempt(lambda: self.library.toggle(self.reading, span, tag.slug))
        if change is None:
            return
        type(self).last_tag = tag.slug
        self.done(change)
        self.pane.settle_selection()
        if change.added and self.advancing:
            self.pane.advance()

    def done(self, change: Change | None) -> None:
        """Show a change of this article and say it."""
        if change is not None:
            self.follow(change)
            self.say(f"{change.said} · u undoes")

    def _mark(self) -> str | None:
        """The mark that an act is about: the panel's line, else the one under the cursor."""
        panel = self.query_one(Panel)
        if panel.has_focus and panel.current is not None:
            return panel.current.mark
        mark = self.pane.current_mark()
        if mark is None:
            self.say("no mark here: m goes to the next one")
        return mark

    @on(Chose)
    def _chose(self) -> None:
        here, chosen = self.pane.marks_here(), self.pane.current_mark()
        if chosen is not None:
            tag = self.library.codebook.get(self.library.mark(chosen).annotation.tag)
            name = tag.name if tag else "?"
            self.say(f"{name}, {here.index(chosen) + 1} of {len(here)} here · x c r act on it")

    @on(Dropped)
    def _dropped(self, event: Dropped) -> None:
        if self.attaching is not None and not event.anything:
            self.attaching = None
            self.say("not attached")
        self.tell_place()

    def action_undo(self) -> None:
        """Take back the last act, and go to where it was."""
        self._there(self.attempt(self.library.undo))

    def action_redo(self) -> None:
        """Do again what was undone, and go to where it was."""
        self._there(self.attempt(self.library.redo))

    def _there(self, change: Change | None) -> None:
        if change is None:
            return
        here = change.article in (None, self.reading.article.id)
        self.follow(change)
        title = self.reading.article.metadata.title or self.reading.article.opening
        self.say(change.said if here else f"{change.said} · in {title}")
        place = where(change)
        if here and place is not None:
            at = self.place_of(place) if isinstance(place, str) else place
            if at is not None:
                self.pane.go(at)

    def action_remove(self) -> None:
        """Take the mark off."""
        mark = self._mark()
        if mark is not None:
            self.done(self.attempt(lambda: self.library.untag(mark)))

    def action_note(self) -> None:
        """Write a note on the mark."""
        mark = self._mark()
        if mark is None:
            return
        from nkreader.tui.screens.note import NoteScreen

        annotation = self.library.mark(mark).annotation
        draft = self.library.draft(mark)

        def keep(text: str | None) -> None:
            if not self.library.read_only:
                self.attempt(lambda: self.library.keep_draft(mark, None))
            if text is not None and text.strip() != (annotation.note or ""):
                self.done(self.attempt(lambda: self.library.note(mark, text)))

        def keep_draft(text: str) -> None:
            if not self.library.read_only:
                self.attempt(lambda: self.library.keep_draft(mark, text))

        note = draft if draft is not None else annotation.note or ""
        self.app.push_screen(NoteScreen(annotation.exact, note, keep_draft), keep)
        if draft is not None:
            self.say("this is what was being typed when nkreader ended")

    def action_retag(self) -> None:
        """With a selection: give the mark these borders; without: another tag."""
        span: Span | None = self.pane.selection
        if self.attaching is not None:
            self.attach_here(self.attaching, span or self.pane.target())
            return
        mark = self._mark()
        if mark is None:
            return
        if span is not None:
            self.done(self.attempt(lambda: self.library.respan(mark, span, self.reading.version)))
            return

        def keep(slug: str | None) -> None:
            if slug is not None:
                self.done(self.attempt(lambda: self.library.retag(mark, slug)))

        self.app.push_screen(Chooser("Give this mark another tag", self._tags()), keep)

    def attach_here(self, mark: str, span: Span | None) -> None:
        """Say that a mark under review lies here."""
        if span is None:
            return
        change = self.attempt(lambda: self.library.review.attach(mark, span, self.reading.version))
        if change is not None:
            self.attaching = None
            self.done(change)

    def action_advance(self) -> None:
        """Switch advance mode."""
        self.remember("advance", not self.advancing)
        self.say("after a tag: the next sentence" if self.advancing else "after a tag: stay")
        self.tell_place()
