"""What the keys of an open article do to it: tags, notes, zones, kinds, data, links, articles."""

from collections import Counter
from typing import ClassVar

from textual import on

from nkreader.model import LABELS, Change, Label, Reading, State, Tag
from nkreader.text.document import ZONES, Zone
from nkreader.text.span import Span
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.messages import Copied, NoneLeft, NotHere, UntaggedArticle
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.screens.chooser import Choice, Chooser
from nkreader.tui.widgets.panel import Panel


class ReadingActs(LibraryScreen):
    """The acts of the reader; what is shown, and where, is said by `ReaderScreen`."""

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

    def open(self, article: str, at: str | None = None) -> None:
        """Leave this article for another one; the screen says how."""

    def tell_place(self) -> None:
        """Say where the cursor is; the screen says how."""

    def fill_panel(self) -> None:
        """Show marks, entities and data; the screen says how."""

    # Tags

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
        if change.added and self.advancing and self.pane.selection is None:
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

        def keep(text: str | None) -> None:
            if text is not None and text.strip() != (annotation.note or ""):
                self.done(self.attempt(lambda: self.library.note(mark, text)))

        self.app.push_screen(NoteScreen(annotation.exact, annotation.note or ""), keep)

    def action_retag(self) -> None:
        """With a selection: give the mark these borders; without: another tag."""
        span: Span | None = self.pane.selection
        if self.attaching is not None:
            self._attach(self.attaching, span or self.pane.target())
            return
        mark = self._mark()
        if mark is None:
            return
        if span is not None:
            self.done(self.attempt(lambda: self.library.respan(mark, span)))
            return

        def keep(slug: str | None) -> None:
            if slug is not None:
                self.done(self.attempt(lambda: self.library.retag(mark, slug)))

        self.app.push_screen(Chooser("Give this mark another tag", self._tags()), keep)

    def _attach(self, mark: str, span: Span | None) -> None:
        """Say that a mark under review lies here."""
        if span is None:
            return
        change = self.attempt(lambda: self.library.review.attach(mark, span))
        if change is not None:
            self.attaching = None
            self.done(change)

    def action_advance(self) -> None:
        """Switch advance mode."""
        self.library.remember("advance", not self.advancing)
        self.say("after a tag: the next sentence" if self.advancing else "after a tag: stay")
        self.tell_place()

    # Zones, kinds, data, links

    def action_zone(self) -> None:
        """Say what this paragraph is for."""
        block = self.pane.sentence[2]
        choices = [Choice(zone, zone) for zone in ZONES]

        def keep(zone: str | None) -> None:
            chosen: Zone | None = next((one for one in ZONES if one == zone), None)
            if chosen is not None:
                act = self.library.set_zone
                self.done(self.attempt(lambda: act(self.reading, block, chosen)))

        now = self.reading.zones[block]
        self.app.push_screen(Chooser(f"This paragraph is {now}; make it", choices), keep)

    def action_kinds(self) -> None:
        """Which entity kinds are highlighted."""
        from nkreader.tui.screens.kinds import KindsScreen

        counts: Counter[Label] = Counter(LABELS[code] for code in self.reading.mentions.codes)

        def keep(hidden: set[Label] | None) -> None:
            self.pane.hidden_labels = hidden or set()
            self.library.remember("hidden", sorted(self.pane.hidden_labels))

        self.app.push_screen(KindsScreen(self.pane.hidden_labels, dict(counts)), keep)

    def action_data(self) -> None:
        """Title, publisher, date and the rest."""
        from nkreader.tui.screens.data import DataScreen

        article = self.reading.article

        def keep(fields: dict[str, str | None] | None) -> None:
            if fields:
                self.attempt(lambda: self.library.edit(article, fields))
                self.reload()

        self.app.push_screen(DataScreen(article), keep)

    def action_open_link(self) -> None:
        """Open a link of the article in the browser, after it was chosen by its address."""
        links = [style for style in self.reading.document.styles if style.kind == "link"]
        text = self.reading.document.text
        choices = [
            Choice(style.href, text[style.start : style.end], style.href)
            for style in links
            if style.href.startswith(("http://", "https://"))
        ]
        url = self.reading.article.metadata.url
        if url and url.startswith(("http://", "https://")):
            choices.append(Choice(url, "this article", url))
        if not choices:
            self.say("no links in this article")
            return
        self.app.push_screen(Chooser("Open in the browser", choices), self._browse)

    def _browse(self, href: str | None) -> None:
        if href:
            self.app.open_url(href)

    @on(Copied)
    def _copied(self, event: Copied) -> None:
        from nkreader.tui.citing import citation

        span = event.span
        words = self.reading.document.text[span.start : span.end]
        self.app.copy_to_clipboard(f"{words}\n{citation(self.reading.article)}\n")
        self.say(f"copied {len(words)} characters with their citation")

    # Panel, articles

    def action_panel(self) -> None:
        """To the panel and back."""
        panel = self.query_one(Panel)
        if panel.has_focus:
            panel.remove_class("-over")
            self.pane.focus()
            return
        panel.display = True
        panel.add_class("-over")
        self.fill_panel()
        panel.focus()

    def action_clear(self) -> None:
        """Escape leaves the panel."""
        self.action_panel()

    def action_toggle_panel(self) -> None:
        """Show or hide the panel."""
        panel = self.query_one(Panel)
        panel.display = not panel.display
        self.library.remember("panel", panel.display)
        self.fill_panel()
        self.pane.focus()

    def action_done(self) -> None:
        """Done with this article, or not."""
        state = self.library.state(self.reading.article.id)
        wanted: State = "reading" if state == "done" else "done"
        self.attempt(lambda: self.library.set_state(self.reading.article.id, wanted))
        self.say("done · > next unread" if wanted == "done" else "not done")

    def action_next_unread(self) -> None:
        """The next article that was never opened."""
        self._go(self.library.next_unread(self.reading.article.id), "no unread article is left")

    @on(UntaggedArticle)
    def _next_untagged(self) -> None:
        here = self.reading.article.id
        self._go(self.library.next_untagged(here), "no other article has an untagged sentence")

    @on(NoneLeft)
    def _none_left(self) -> None:
        self.say("every body sentence here is tagged · N next article · d done")

    @on(NotHere)
    def _not_here(self, event: NotHere) -> None:
        self.say(f"no {event.what} there")

    def _go(self, article: str | None, otherwise: str) -> None:
        if article is None:
            self.say(otherwise)
        else:
            self.open(article)
