"""Finding in the open article: what is typed, and what was searched for in the list."""

from nkreader.tui.screens.around import AroundTheText

_NO_WORDS = str.maketrans('"“”*', "    ")


class FindActs(AroundTheText):
    """The line to type in, and what the pane finds for it."""

    def action_find(self) -> None:
        """Type what to find; the text follows each letter."""
        self.ask("find", "find in this article")

    def find(self, words: str) -> None:
        """Find words in the article and say how many there are."""
        count = self.pane.find(words)
        if words:
            ways = "n next · N previous · v selects · Esc ends"
            self.say(f"{count} found · {ways}" if count else "not found")

    def find_first(self, query: str) -> None:
        """Go to the first place of what was searched for in the list: its words together, or the
        longest of them that is there. A search there knows quotation marks and `*`, a find none."""
        words = query.translate(_NO_WORDS)
        place = self.pane.cursor
        self.pane.go(0)
        for wanted in (words.strip(), *sorted(words.split(), key=len, reverse=True)):
            if self.pane.find(wanted):
                self.find(wanted)
                return
        self.pane.end_find()
        self.pane.go(place)

    def typed(self, purpose: str, value: str) -> None:
        """The text follows what is typed."""
        self.find(value)

    def left(self, purpose: str) -> None:
        """The find is over."""
        self.pane.find("")

    def refocus(self) -> None:
        """The keys are the text's again."""
        self.to_text()
