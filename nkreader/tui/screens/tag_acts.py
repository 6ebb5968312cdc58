"""What the tag keys of an open article do, and the way back: undo and redo."""

from typing import ClassVar

from textual import on

from nkreader.model import Change, Reading, Tag
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.messages import Dropped
from nkreader.tui.screens.asking import AskingScreen
from nkreader.tui.screens.base import where
from nkreader.tui.screens.chooser import NO_TAG, Choice, Chooser


class TagActs(AskingScreen):
    """Setting tags and taking them off; what is shown, and where, is said by `ReaderScreen`."""

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
        self.app.push_screen(Chooser("Tag the passage", self._tags(), NO_TAG), self._tag_slug)

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
        place = where(change)
        if here and place is not None:
            at = self.place_of(place) if isinstance(place, str) else place
            if at is not None:
                self.pane.go(at)
        title = self.reading.article.metadata.title or self.reading.article.opening
        self.say(change.said if here else f"{change.said} · in {title}")

    def action_advance(self) -> None:
        """Switch advance mode."""
        self.remember("advance", not self.advancing)
        self.say("after a tag: the next sentence" if self.advancing else "after a tag: stay")
        self.tell_place()
