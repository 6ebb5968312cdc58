"""What the keys of an open article do beside tagging: zones, sentences, data, links, panel."""

from textual import on

from nkreader.model import State
from nkreader.text.document import ZONES, Zone
from nkreader.tui.pane.messages import Copied, NoneLeft, NotHere, UntaggedArticle
from nkreader.tui.screens.chooser import Choice, Chooser
from nkreader.tui.screens.look_acts import LookActs
from nkreader.tui.widgets.panel import Panel


class ReadingActs(LookActs):
    """The other acts of the reader; what is shown, and where, is said by `ReaderScreen`."""

    # Zones, sentences, data, links

    def action_zone(self) -> None:
        """Say what this paragraph is for."""
        block = self.pane.sentence[2]
        now = self.reading.zones[block]
        choices = [Choice(zone, zone, "now" if zone == now else "") for zone in ZONES]

        def keep(zone: str | None) -> None:
            chosen: Zone | None = next((one for one in ZONES if one == zone), None)
            if chosen == now:
                self.say(f"this paragraph is {now} already")
            elif chosen is not None:
                act = self.library.set_zone
                self.done(self.attempt(lambda: act(self.reading, block, chosen)))

        self.app.push_screen(Chooser(f"This paragraph is {now}; make it", choices), keep)

    def action_split(self) -> None:
        """Let a sentence begin at the cursor's word."""
        self.done(self.attempt(lambda: self.library.split(self.reading, self.pane.cursor)))

    def action_join(self) -> None:
        """Join the current sentence with the next one."""
        self.done(self.attempt(lambda: self.library.join(self.reading, self.pane.cursor)))

    def action_data(self) -> None:
        """Title, publisher, date and the rest."""
        self.edit_data(self.reading.article)

    def action_open_link(self) -> None:
        """Open a link of the article in the browser, after it was chosen by its address."""
        here = self.pane.links_here()
        every = [style for style in self.reading.document.styles if style.kind == "link"]
        links = [*here, *(link for link in every if link not in here)]
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
        from nkreader.tui.clipboard import copy

        span = event.span
        words = self.reading.document.text[span.start : span.end]
        copy(self.app, f"{words}\n{citation(self.reading.article)}\n")
        self.say(f"copied {len(words)} characters with their citation")

    # Panel, articles

    def action_panel(self) -> None:
        """To the panel and back."""
        panel = self.query_one(Panel)
        if panel.has_focus:
            self.to_text()
            return
        panel.add_class("-over")
        self.fill_panel()
        panel.focus()

    def to_text(self) -> None:
        """Give the keys to the text; no panel lies over it any more."""
        self.query_one(Panel).remove_class("-over")
        self.set_focus(self.pane)

    async def action_in_text(self, action: str) -> None:
        """Give the keys back to the text, and do there what one of its keys does."""
        self.to_text()
        await self.pane.run_action(action)

    def action_clear(self) -> None:
        """Escape leaves the panel."""
        self.action_panel()

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
